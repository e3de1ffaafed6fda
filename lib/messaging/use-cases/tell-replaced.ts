import type { Channel, Language } from '../../shared/codes.ts';
import type { Log } from '../../shared/log.ts';
import { destinationFault } from '../domain/destination.ts';
import { type ContactEvent, renderContactNotice } from '../domain/render-replaced.ts';
import { handOver } from './hand-over.ts';
import type { CodePorts } from './send-code.ts';
import { takeTurn } from './take-turn.ts';

type Contact = { readonly channel: Channel; readonly to: string; readonly language: Language };

const LONGEST_WAIT_MS = 2_000;
const TIME_TO_LIVE = 24 * 60 * 60;

/**
 * Tells a number or address, at once and once, that a voter's messages go elsewhere from now on, or elsewhere as well. Whatever
 * happens is on record and nothing is thrown: what was changed stands all the same.
 */
export const contactTeller =
  (event: ContactEvent, ports: CodePorts, log: Pick<Log, 'info' | 'error'>) =>
  async (contact: Contact): Promise<void> => {
    const { channel, to, language } = contact;
    const fields = { type: event, channel, language };
    try {
      if (channel !== 'email' && destinationFault(to) !== undefined) {
        log.info('REPLACED_CONTACT_TOLD', { ...fields, result: 'refused' });
        return;
      }
      const message = renderContactNotice(event, channel, language);
      await takeTurn(ports, ports.pace[channel], message.channel === 'text' ? message.sms.parts : 1, LONGEST_WAIT_MS);
      const outcome = await handOver(ports, { to, language, atOnce: 'Answer', timeToLive: TIME_TO_LIVE }, message);
      log.info('REPLACED_CONTACT_TOLD', { ...fields, result: outcome.kind });
    } catch (error) {
      log.error('REPLACED_CONTACT_NOT_TOLD', error, fields);
    }
  };
