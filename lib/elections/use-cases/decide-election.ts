import type { Clock } from '../../shared/clock.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Election } from '../domain/election.ts';
import type { ElectionRefusal } from '../domain/refusal.ts';
import {
  acceptedElection,
  asAccepted,
  asRequested,
  type Decision,
  type DecisionRefusal,
  declinedElection,
  type KnownElection,
} from '../domain/requested-election.ts';
import type { ElectionRequests, MeasureTexts, TextParts } from '../ports.ts';
import { refusedName, textsOf } from './check-name.ts';
import type { UnknownElection } from './find-election.ts';

export type DecideElectionPorts = {
  readonly clock: Clock;
  readonly requests: Pick<ElectionRequests, 'find' | 'change' | 'accept'>;
  readonly measureTexts: MeasureTexts;
};

export type DecideElectionRefusal =
  | DecisionRefusal
  | ElectionRefusal
  | UnknownElection
  | { readonly code: 'election-exists'; readonly detail: string };

const CHANGED: DecisionRefusal = {
  code: 'changed-meanwhile',
  detail: 'Somebody else has changed or decided this request meanwhile. Read it again, then decide.',
};

/** The election after a decision, as it was asked for, and how long its texts get. */
export type DecidedElection = {
  readonly before: Election;
  readonly known: KnownElection;
  readonly texts: readonly TextParts[];
};

/**
 * Accepts a county's local election, which makes it one like all others, or declines it with a reason. Nothing happens where the
 * request is not the one that was read. Throws when the table cannot be reached.
 */
export const decideElection = async (
  { clock, requests, measureTexts }: DecideElectionPorts,
  electionId: string,
  decision: Decision,
  by: string,
): Promise<Result<DecidedElection, DecideElectionRefusal>> => {
  const requested = await requests.find(electionId);
  if (!requested) return err({ code: 'not-found', detail: 'No county has asked for such an election.' });
  const before = requested.election;
  const now = await clock();
  if (!decision.accept) {
    const declined = declinedElection(requested, decision, by, now);
    if (!declined.ok) return declined;
    if ((await requests.change(declined.value)) === 'conflict') return err(CHANGED);
    const texts = textsOf(declined.value.election, measureTexts);
    return ok({ before, known: asRequested(declined.value), texts });
  }
  const accepted = acceptedElection(requested, decision.version, by, now);
  if (!accepted.ok) return accepted;
  const texts = textsOf(accepted.value, measureTexts);
  const refused = refusedName(accepted.value, texts);
  if (refused) return err(refused);
  const outcome = await requests.accept(accepted.value);
  if (outcome === 'conflict') return err(CHANGED);
  if (outcome === 'exists') {
    const detail = `The election ${electionId} exists already. Decline this request.`;
    return err({ code: 'election-exists', detail });
  }
  return ok({ before, known: asAccepted(accepted.value), texts });
};
