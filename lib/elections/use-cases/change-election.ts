import type { Clock } from '../../shared/clock.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { changeElection, type ElectionChanges } from '../domain/change.ts';
import type { Election } from '../domain/election.ts';
import type { ElectionRefusal } from '../domain/request.ts';
import type { ElectionStore, MeasureTexts } from '../ports.ts';
import { refusedName } from './check-name.ts';

export type ChangeElectionPorts = {
  readonly clock: Clock;
  readonly elections: Pick<ElectionStore, 'change'>;
  readonly measureTexts: MeasureTexts;
};

export type ChangeElectionRefusal = ElectionRefusal | { readonly code: 'changed-meanwhile'; readonly detail: string };

/** Changes an election and keeps what it was before. Throws when the table cannot be reached. */
export const reviseElection = async (
  { clock, elections, measureTexts }: ChangeElectionPorts,
  election: Election,
  changes: ElectionChanges,
  by: string,
): Promise<Result<Election, ChangeElectionRefusal>> => {
  const changed = changeElection(election, changes, by, await clock());
  if (!changed.ok) return changed;
  if (changed.value === election) return ok(election);
  const refused = refusedName(changed.value, measureTexts);
  if (refused) return err(refused);
  if ((await elections.change(changed.value)) === 'changed') return ok(changed.value);
  const detail = 'Somebody else has changed this election meanwhile. Read it again, then repeat your change.';
  return err({ code: 'changed-meanwhile', detail });
};
