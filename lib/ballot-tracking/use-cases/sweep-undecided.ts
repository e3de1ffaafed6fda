import { inParallel } from '../../shared/in-parallel.ts';
import type { Log } from '../../shared/log.ts';
import type { MarkedRecord } from '../ports.ts';
import { type DecisionPorts, decideVoter } from './decide-voter.ts';

const RECORDS_PER_SHARD = 25;
const VOTERS_AT_ONCE = 32;
/** The next run starts a minute later and takes up what this one leaves. */
const BUDGET_SECONDS = 40;
/** A record that cannot be decided must not stand in the way of the others. */
const SET_ASIDE_MINUTES = 15;

const byVoter = (records: readonly MarkedRecord[]): MarkedRecord[][] => {
  const groups = new Map<string, MarkedRecord[]>();
  for (const record of records) {
    const key = `${record.electionId}#${record.voterId}`;
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  return [...groups.values()];
};

/** Voters decided about, messages created, and voters set aside for a quarter of an hour. */
export type SweptBallots = { readonly decided: number; readonly created: number; readonly failed: number };

/**
 * Decides about every record that the stream has not led to a decision within a minute, and about every held one
 * whose date has come. `failed` counts voters set aside for a quarter of an hour.
 */
export const sweepUndecided = async (ports: DecisionPorts, log: Log): Promise<SweptBallots> => {
  const started = await ports.clock();
  const seen = new Set<string>();
  const counts = { decided: 0, created: 0, failed: 0 };
  const decideGroup = async (group: readonly MarkedRecord[]): Promise<void> => {
    const [first] = group;
    if (!first) return;
    try {
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
  for (let now = started; now.since(started).total('seconds') < BUDGET_SECONDS; now = await ports.clock()) {
    const pages = ports.ballots.shards.map((shard) => ports.ballots.undecided(shard, now, RECORDS_PER_SHARD));
    // The index lags behind the table: a record just decided may be listed once more.
    const fresh = (await Promise.all(pages)).flat().filter((record) => !seen.has(JSON.stringify(record)));
    if (fresh.length === 0) break;
    for (const record of fresh) seen.add(JSON.stringify(record));
    await inParallel(byVoter(fresh), VOTERS_AT_ONCE, decideGroup);
  }
  return counts;
};
