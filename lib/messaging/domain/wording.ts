import type { Election } from '../../elections/domain/election.ts';
import type { BallotStatusCode, MessageType } from '../../shared/codes.ts';
import type { Temporal } from '../../shared/time.ts';
import { isAskOpen } from './usable-until.ts';

/** The codes whose voter can cure the ballot with a signature (Elections Code 3019). */
const CURED_BY_SIGNATURE: readonly (BallotStatusCode | undefined)[] = ['NVS', 'NMS'];

/** What the wording depends on beside the message. */
export type WordingFacts = {
  readonly contact: { readonly site?: string | undefined; readonly cureForm?: string | undefined } | undefined;
  readonly election: Election | undefined;
  readonly now: Temporal.Instant;
};

/**
 * With which type's texts a message is written. A missing or different signature brings one message, and it carries the
 * cure form and its deadline (Elections Code 3019.7): as long as the form can be used and the county has one on the
 * web. Otherwise the voter is asked to call the county. The reminder of it is written alike.
 */
export const wordingOf = (
  message: { readonly type: MessageType; readonly statusCode?: BallotStatusCode | undefined },
  { contact, election, now }: WordingFacts,
): MessageType => {
  const isAsked = message.type === 'ContactCounty' || message.type === 'SignatureCure';
  if (!isAsked || !CURED_BY_SIGNATURE.includes(message.statusCode)) return message.type;
  const hasForm = Boolean(contact?.cureForm?.trim() || contact?.site?.trim());
  const canCure =
    election !== undefined && isAskOpen(message, { date: election.date, cureBy: election.deadlines.cureBy }, now);
  return hasForm && canCure ? 'SignatureCure' : 'ContactCounty';
};
