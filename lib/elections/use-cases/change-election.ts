import type { Clock } from '../../shared/clock.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { historyFull } from '../domain/bounds.ts';
import { changeElection, type ElectionChanges } from '../domain/change.ts';
import type { Election, Viewer } from '../domain/election.ts';
import type { ElectionRefusal } from '../domain/refusal.ts';
import type { KnownElection } from '../domain/requested-election.ts';
import type { ElectionRequests, ElectionStore, MeasureTexts, TextParts } from '../ports.ts';
import { refusedName, textsOf } from './check-name.ts';
import { findKnownElection, type UnknownElection } from './find-election.ts';

export type ChangeElectionPorts = {
  readonly clock: Clock;
  readonly elections: Pick<ElectionStore, 'find' | 'change'>;
  readonly requests: Pick<ElectionRequests, 'find' | 'change'>;
  readonly measureTexts: MeasureTexts;
};

export type ChangeElectionRefusal =
  | ElectionRefusal
  | UnknownElection
  | { readonly code: 'changed-meanwhile' | 'already-declined'; readonly detail: string };

/** The election as it is now, how long its texts get, and whether the changes changed anything. */
export type RevisedElection = {
  readonly known: KnownElection;
  readonly texts: readonly TextParts[];
  readonly before: Election;
  readonly isNew: boolean;
};

/**
 * Changes an election, or a request for one, and keeps what it was before: SOS changes any, a county its own local one, and of
 * that nothing that SOS has accepted for voters to read. Throws when the table cannot be reached.
 */
export const reviseElection = async (
  { clock, elections, requests, measureTexts }: ChangeElectionPorts,
  by: Viewer & { readonly id: string },
  electionId: string,
  changes: ElectionChanges,
): Promise<Result<RevisedElection, ChangeElectionRefusal>> => {
  const found = await findKnownElection({ elections, requests }, electionId, by);
  if (!found.ok) return found;
  const { election: before, approval } = found.value;
  if (by.county !== null && before.county === null) {
    return err({ code: 'statewide-is-sos', detail: 'A statewide election is changed by SOS Ballot Tracking.' });
  }
  if (approval === 'declined') {
    return err({ code: 'already-declined', detail: 'This request was declined. Ask for the election again.' });
  }
  const changed = changeElection(found.value, changes, by, await clock());
  if (!changed.ok) return changed;
  const texts = textsOf(changed.value, measureTexts);
  if (changed.value === before) return ok({ known: found.value, texts, before, isNew: false });
  const refused = historyFull(changed.value, by) ?? refusedName(changed.value, texts);
  if (refused) return err(refused);
  const election = changed.value;
  const kept = approval === 'accepted' ? elections.change(election) : requests.change({ election, declined: null });
  if ((await kept) === 'changed') return ok({ known: { ...found.value, election }, texts, before, isNew: true });
  const detail = 'Somebody else has changed this election meanwhile. Read it again, then repeat your change.';
  return err({ code: 'changed-meanwhile', detail });
};
