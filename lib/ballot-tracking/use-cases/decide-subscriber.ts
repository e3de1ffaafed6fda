import type { Election } from '../../elections/domain/election.ts';
import type { ElectionStore } from '../../elections/ports.ts';
import { bringForwardMove, giveUpMove } from '../../messaging/domain/changed-subscription.ts';
import type { LedgerMove } from '../../messaging/domain/ledger-move.ts';
import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import type { ListeningVoter } from '../../voters/ports.ts';
import { LATEST_STATUS_DAYS } from '../data/limits.ts';
import type { CaseKey } from '../ports.ts';
import { type DecidedCounts, type DecisionPorts, decideVoter } from './decide-voter.ts';

export type SubscriberPorts = DecisionPorts & { readonly calendar: Pick<ElectionStore, 'list'> };

const mayStillTell = ({ date }: Election, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(today, date.add({ days: LATEST_STATUS_DAYS })) <= 0;

/** Changes those of a voter's messages that a rule wants changed; one that something else changes meanwhile stays. */
const moveMessages = async (
  { messages }: SubscriberPorts,
  { electionId, voterId }: CaseKey,
  wanted: (row: LedgerRow) => LedgerMove | undefined,
): Promise<void> => {
  const rows = await messages.ofVoter(electionId, voterId);
  const moves = rows.flatMap((row) => {
    const move = wanted(row);
    return move ? [messages.move(row, move)] : [];
  });
  await Promise.all(moves);
};

/**
 * Decides about a voter who has just opened a channel or changed hours or contacts, in every election that is not long
 * over: what was decided while nobody listened may be news to them, from the day of their return on; what did not
 * arrive at a number that is replaced is told anew; what waits for the morning may go out now. Throws when a table
 * cannot be reached; deciding again is harmless.
 */
export const decideSubscriber = async (
  ports: SubscriberPorts,
  { voterId, replaced }: ListeningVoter,
): Promise<DecidedCounts> => {
  const [elections, now, subscription] = await Promise.all([
    ports.calendar.list(),
    ports.clock(),
    ports.subscriptions.find(voterId),
  ]);
  const open = elections.filter((election) => mayStillTell(election, pacificDate(now)));
  const decided = await Promise.all(
    open.map(async ({ id }) => {
      const key = { electionId: id, voterId };
      if (replaced.length > 0) await moveMessages(ports, key, (row) => giveUpMove(row, replaced, now));
      const counts = await decideVoter(ports, key);
      if (subscription) await moveMessages(ports, key, (row) => bringForwardMove(row, subscription.hours, now));
      return counts;
    }),
  );
  const sum = (of: keyof DecidedCounts): number => decided.reduce((total, counts) => total + counts[of], 0);
  return { created: sum('created'), existing: sum('existing'), superseded: sum('superseded') };
};
