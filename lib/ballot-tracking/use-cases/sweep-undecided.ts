import { inParallel } from '../../shared/in-parallel.ts';
import type { Log } from '../../shared/log.ts';
import type { Temporal } from '../../shared/time.ts';
import type { Subscribers } from '../../voters/ports.ts';
import type { CloseUnheard, MarkedRecord } from '../ports.ts';
import { type DecisionPorts, decideVoter } from './decide-voter.ts';
import { type MisplacedPorts, searchMisplaced } from './misplaced-records.ts';

/** Records that one look at the index brings, from all its shards together. */
const RECORDS_AT_ONCE = 400;
const VOTERS_AT_ONCE = 32;
/**
 * The next run starts a minute after this one and takes up what this one leaves. What is looked at in one go is gone through to its
 * end: none is begun that would take longer than there is time, judged by the slowest so far.
 */
const BUDGET_SECONDS = 50;
/** A record that cannot be decided must not stand in the way of the others. */
const SET_ASIDE_MINUTES = 15;

export type SweepPorts = DecisionPorts &
  MisplacedPorts & {
    readonly subscribers: Subscribers;
    readonly closeUnheard: CloseUnheard;
  };

/**
 * Which records a sweep looks at. Fresh ones, which the stream has not led to a decision, have a sweep of their own:
 * they never wait behind the 24 million ballots whose date comes on one night, which `parts` sweeps share.
 */
export type SweepScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'fresh' }
  | { readonly kind: 'held'; readonly part: number; readonly parts: number };

const byVoter = (records: readonly MarkedRecord[]): MarkedRecord[][] => {
  const groups = new Map<string, MarkedRecord[]>();
  for (const record of records) {
    const key = `${record.electionId}#${record.voterId}`;
    const group = groups.get(key);
    if (group) group.push(record);
    else groups.set(key, [record]);
  }
  return [...groups.values()];
};

/** Voters decided about, messages created, voters set aside for a quarter of an hour, records nobody is told of. */
export type SweptBallots = {
  readonly decided: number;
  readonly created: number;
  readonly failed: number;
  readonly unheard: number;
};

const shardsOf = ({ ballots }: SweepPorts, scope: SweepScope): readonly (readonly string[])[] => {
  if (scope.kind === 'fresh') return [ballots.shards];
  if (scope.kind === 'all') return [ballots.shards, ballots.heldShards];
  return [ballots.heldShards.filter((_, shard) => shard % scope.parts === scope.part)];
};

/** The next records whose moment has come: those of the first group of shards that has any. */
const dueRecords = async (
  { ballots }: SweepPorts,
  groups: readonly (readonly string[])[],
  now: Temporal.Instant,
  seen: ReadonlySet<string>,
): Promise<readonly MarkedRecord[]> => {
  for (const shards of groups) {
    if (shards.length === 0) continue;
    const limit = Math.ceil(RECORDS_AT_ONCE / shards.length);
    const pages = await Promise.all(shards.map((shard) => ballots.undecided(shard, now, limit)));
    // The index lags behind the table: a record just decided may be listed once more.
    const due = pages.flat().filter((record) => !seen.has(JSON.stringify(record)));
    if (due.length > 0) return due;
  }
  return [];
};

/**
 * Decides about every record that the stream has not led to a decision within a minute, and about every held one
 * whose date has come, also where its election was moved to an earlier one. Three voters of four have no subscription:
 * of them nothing else is read. `failed` counts voters set aside for a quarter of an hour.
 */
export const sweepUndecided = async (
  ports: SweepPorts,
  log: Log,
  scope: SweepScope = { kind: 'all' },
): Promise<SweptBallots> => {
  const started = await ports.clock();
  const seen = new Set<string>();
  const counts = { decided: 0, created: 0, failed: 0, unheard: 0 };
  const decideGroup = async (group: readonly MarkedRecord[], subscribed: ReadonlySet<string>): Promise<void> => {
    const [first] = group;
    if (!first) return;
    try {
      if (!subscribed.has(first.voterId)) {
        const closed = await Promise.all(group.map((record) => ports.closeUnheard(record)));
        counts.unheard += closed.filter((result) => result === 'closed').length;
        if (closed.every((result) => result === 'closed')) return;
      }
      const { created } = await decideVoter(ports, first);
      counts.decided += 1;
      counts.created += created;
    } catch (error) {
      counts.failed += 1;
      log.error('BALLOT_UNDECIDABLE', error, { electionId: first.electionId });
      const until = (await ports.clock()).add({ minutes: SET_ASIDE_MINUTES });
      await Promise.all(group.map((record) => ports.ballots.postpone(record, until)));
    }
  };
  const groups = shardsOf(ports, scope);
  const misplaced = searchMisplaced(
    ports,
    groups.flat().filter((shard) => ports.ballots.heldShards.includes(shard)),
    started,
  );
  let slowest = 0;
  let [now, spent] = [started, 0];
  while (spent + slowest < BUDGET_SECONDS) {
    const due = await dueRecords(ports, groups, now, seen);
    const records = due.length > 0 ? due : await misplaced();
    if (records === undefined) break;
    for (const record of records) seen.add(JSON.stringify(record));
    if (records.length > 0) {
      const subscribed = await ports.subscribers.among(records.map(({ voterId }) => voterId));
      await inParallel(byVoter(records), VOTERS_AT_ONCE, (group) => decideGroup(group, subscribed));
    }
    const before = spent;
    now = await ports.clock();
    spent = now.since(started).total('seconds');
    slowest = Math.max(slowest, spent - before);
  }
  return counts;
};
