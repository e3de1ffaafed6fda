import type { Election } from '../../elections/domain/election.ts';
import type { ElectionStore } from '../../elections/ports.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import { LATEST_STATUS_DAYS } from '../data/limits.ts';
import { type DecidedCounts, type DecisionPorts, decideVoter } from './decide-voter.ts';

export type SubscriberPorts = DecisionPorts & { readonly calendar: Pick<ElectionStore, 'list'> };

const mayStillTell = ({ date }: Election, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(today, date.add({ days: LATEST_STATUS_DAYS })) <= 0;

/**
 * Decides about a voter who has just opened a channel, in every election that is not long over: what was decided while
 * nobody listened may be news to them, from the day of their return on. Throws when a table cannot be reached; deciding
 * again is harmless.
 */
export const decideSubscriber = async (ports: SubscriberPorts, voterId: string): Promise<DecidedCounts> => {
  const [elections, now] = await Promise.all([ports.calendar.list(), ports.clock()]);
  const open = elections.filter((election) => mayStillTell(election, pacificDate(now)));
  const decided = await Promise.all(open.map(({ id }) => decideVoter(ports, { electionId: id, voterId })));
  const sum = (of: keyof DecidedCounts): number => decided.reduce((total, counts) => total + counts[of], 0);
  return { created: sum('created'), existing: sum('existing'), superseded: sum('superseded') };
};
