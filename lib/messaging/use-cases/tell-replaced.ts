import type { Channel, Language } from '../../shared/codes.ts';
import type { Log } from '../../shared/log.ts';
import { REPLACED_CATALOG } from '../domain/catalog/replaced.ts';
import { destinationFault } from '../domain/destination.ts';
import { VOICE_DELIVERY } from '../domain/voice-delivery.ts';
import type { EmailSender, TextSender, VoiceSender } from '../ports/providers.ts';

type ReplacedPorts = {
  readonly text: TextSender;
  readonly email: EmailSender;
  readonly voice: VoiceSender;
  readonly log: Log;
};

type Replaced = { readonly channel: Channel; readonly to: string; readonly language: Language };

/** A day: it is of use whenever it comes. Seconds. */
const TIME_TO_LIVE = 86_400;

const tell = async ({ text, email, voice }: ReplacedPorts, { channel, to, language }: Replaced): Promise<string> => {
  const entries = REPLACED_CATALOG[language];
  const base = { to, language, atOnce: 'Answer' } as const;
  if (channel === 'email')
    return (await email({ ...base, subject: entries.email.subject.message, text: entries.email.body.message })).kind;
  if (destinationFault(to) !== undefined) return 'refused';
  if (channel === 'text') return (await text({ ...base, body: entries.text.message, timeToLive: TIME_TO_LIVE })).kind;
  const delivery = VOICE_DELIVERY[language];
  // Nobody has recorded it where no synthetic voice speaks the language; English is understood rather than nothing.
  const spoken = delivery.kind === 'recording' ? 'en' : language;
  const script = REPLACED_CATALOG[spoken].voice.message;
  const call = { ...base, language: spoken, script, voice: VOICE_DELIVERY[spoken], timeToLive: TIME_TO_LIVE };
  return (await voice(call)).kind;
};

/**
 * Tells a number or address, past the ledger and at once, that a voter's messages go elsewhere from now on. What a provider
 * answers is recorded without the contact; it ends nothing.
 */
export const replacedTeller =
  (ports: ReplacedPorts) =>
  async (replaced: Replaced): Promise<void> => {
    try {
      const result = await tell(ports, replaced);
      ports.log.info('CONTACT_REPLACED_TOLD', { channel: replaced.channel, result });
    } catch (error) {
      ports.log.error('CONTACT_REPLACED_NOT_TOLD', error, { channel: replaced.channel });
    }
  };
