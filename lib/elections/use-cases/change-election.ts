import type { Clock } from '../../shared/clock.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { changeElection, type ElectionChanges } from '../domain/change.ts';
import type { Election, Viewer } from '../domain/election.ts';
import type { ElectionRefusal } from '../domain/request.ts';
import type { ElectionStore, MeasureTexts } from '../ports.ts';
import { refusedName } from './check-name.ts';
import { findElection, type UnknownElection } from './find-election.ts';

export type ChangeElectionPorts = {
  readonly clock: Clock;
  readonly elections: Pick<ElectionStore, 'find' | 'change'>;
  readonly measureTexts: MeasureTexts;
};

export type ChangeElectionRefusal =
  | ElectionRefusal
  | UnknownElection
  | { readonly code: 'changed-meanwhile'; readonly detail: string };

/** The election as it is now, and whether the changes changed anything. */
export type RevisedElection = { readonly election: Election; readonly isNew: boolean };

/**
 * Changes an election and keeps what it was before: SOS changes any, a county its own local one. Throws when the table
 * cannot be reached.
 */
export const reviseElection = async (
  { clock, elections, measureTexts }: ChangeElectionPorts,
  by: Viewer & { readonly id: string },
  electionId: string,
  changes: ElectionChanges,
): Promise<Result<RevisedElection, ChangeElectionRefusal>> => {
  const found = await findElection(elections, electionId, by);
  if (!found.ok) return found;
  const before = found.value;
  if (by.county !== null && before.county === null) {
    return err({ code: 'statewide-is-sos', detail: 'A statewide election is changed by SOS Ballot Tracking.' });
  }
  const changed = changeElection(before, changes, by.id, await clock());
  if (!changed.ok) return changed;
  if (changed.value === before) return ok({ election: before, isNew: false });
  const refused = refusedName(changed.value, measureTexts);
  if (refused) return err(refused);
  if ((await elections.change(changed.value)) === 'changed') return ok({ election: changed.value, isNew: true });
  const detail = 'Somebody else has changed this election meanwhile. Read it again, then repeat your change.';
  return err({ code: 'changed-meanwhile', detail });
};
