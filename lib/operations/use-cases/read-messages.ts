import { concerns, type Election } from '../../elections/domain/election.ts';
import type { MessageCount } from '../../messaging/domain/message-count.ts';
import { pacificDate, type Temporal } from '../../shared/time.ts';
import { electionToShow } from '../domain/shown-election.ts';
import type { Viewer } from '../domain/viewer.ts';
import type { StaffReads } from '../ports.ts';

/** How the messages of an election stand. */
export type ElectionMessages = {
  /** The elections that concern the viewer, soonest first. */
  readonly elections: readonly Election[];
  /** The one asked for, or the one that is running; null when there is none. */
  readonly shown: Election | null;
  readonly counts: readonly MessageCount[];
};

/** The messages of an election, a county's own only; undefined for an election that does not concern the viewer. */
export const readMessages = async (
  ports: Pick<StaffReads, 'elections' | 'countMessages'>,
  viewer: Viewer,
  electionId: string | undefined,
  now: Temporal.Instant,
): Promise<ElectionMessages | undefined> => {
  const { county } = viewer;
  const elections = (await ports.elections.list()).filter((one) => county === null || concerns(one, county));
  const shown =
    electionId === undefined
      ? (electionToShow(elections, pacificDate(now)) ?? null)
      : elections.find((one) => one.id === electionId);
  if (shown === undefined) return undefined;
  return { elections, shown, counts: shown === null ? [] : await ports.countMessages(shown.id, county) };
};
