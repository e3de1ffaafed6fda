import type { Channel } from '../../shared/codes.ts';
import type { SendOutcome } from '../domain/delivery-outcome.ts';
import { destinationFault } from '../domain/destination.ts';
import { renderCode } from '../domain/render-code.ts';
import type { SendCode } from '../ports/codes.ts';
import type { Pace } from '../ports/pace.ts';
import type { EmailSender, TextSender, VoiceSender } from '../ports/providers.ts';
import { handOver } from './hand-over.ts';
import { takeTurn } from './take-turn.ts';

export type CodePorts = {
  readonly text: TextSender;
  readonly email: EmailSender;
  readonly voice: VoiceSender;
  /** The turns of each channel, which messages share with codes. */
  readonly pace: Readonly<Record<Channel, Pick<Pace, 'turn'>>>;
  /** Waits so many milliseconds of real time. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Where voters find Where's My Ballot. */
  readonly siteUrl: string;
};

/** Somebody looks at a page meanwhile. */
const LONGEST_WAIT_MS = 2_000;
/** A carrier that has not brought a code by then need not try: the next one is on its way. Seconds. */
const TIME_TO_LIVE = 300;
/** Between the tries of a provider that says "later". */
const AGAIN_MS = [400, 1_200] as const;

const ANSWERS: Readonly<Record<SendOutcome['kind'], 'sent' | 'refused' | 'failed'>> = {
  accepted: 'sent',
  // It may arrive. Who waits in vain asks for another one.
  unknown: 'sent',
  refused: 'refused',
  'opted-out': 'refused',
  'not-accepted': 'failed',
};

/** Sends codes past the ledger: they belong to no voter yet, are worth ten minutes, and nobody keeps them. */
export const codeSender =
  (ports: CodePorts): SendCode =>
  async (code) => {
    if (code.channel !== 'email' && destinationFault(code.to) !== undefined) return 'refused';
    const message = renderCode(code, ports.siteUrl);
    const units = message.channel === 'text' ? message.sms.parts : 1;
    await takeTurn(ports, ports.pace[code.channel], units, LONGEST_WAIT_MS);
    const { to, language } = code;
    const hand = () => handOver(ports, { to, language, atOnce: 'Code', timeToLive: TIME_TO_LIVE }, message);
    let outcome = await hand();
    for (const pause of AGAIN_MS) {
      if (outcome.kind !== 'not-accepted' || outcome.reason !== 'THROTTLED') break;
      await ports.wait(pause);
      outcome = await hand();
    }
    return ANSWERS[outcome.kind];
  };
