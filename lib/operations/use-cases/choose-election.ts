import { concerns, type Election } from '../../elections/domain/election.ts';
import { pacificDate, type Temporal } from '../../shared/time.ts';
import { electionToShow } from '../domain/shown-election.ts';
import type { Viewer } from '../domain/viewer.ts';
import type { StaffReads } from '../ports.ts';

export type ChosenElection = {
  /** The elections that concern the viewer, soonest first. */
  readonly elections: readonly Election[];
  /** The one asked for, or the one that is running; null when there is none. */
  readonly shown: Election | null;
};

/** Which election a page shows; undefined for one that does not concern the viewer. */
export const chooseElection = async (
  { elections }: Pick<StaffReads, 'elections'>,
  { county }: Viewer,
  electionId: string | undefined,
  now: Temporal.Instant,
): Promise<ChosenElection | undefined> => {
  const all = (await elections.list()).filter((one) => county === null || concerns(one, county));
  if (electionId === undefined) return { elections: all, shown: electionToShow(all, pacificDate(now)) ?? null };
  const shown = all.find((one) => one.id === electionId);
  return shown && { elections: all, shown };
};
