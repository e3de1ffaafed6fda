import type { CountyCode } from '../../shared/counties.ts';
import { inParallel } from '../../shared/in-parallel.ts';
import type { Temporal } from '../../shared/time.ts';
import { type ApplyCounts, addCounts, NOTHING_APPLIED } from '../domain/register/apply-counts.ts';
import { type Applied, applyStatement } from '../domain/register/apply-statement.ts';
import type { ChangeInPlace, Statement, VoterRecord } from '../domain/register/statement.ts';
import type { ForgetVoter, LookAgain, MovedSubscriptions, RegisterRecords, TellMoved } from '../ports.ts';

type Said = Statement | ChangeInPlace;

export type ApplyPorts = {
  readonly records: RegisterRecords;
  readonly lookAgain: LookAgain;
  readonly subscriptions: MovedSubscriptions;
  /** Who is told that a subscription has ended because its voter moved. */
  readonly tellMoved: readonly TellMoved[];
  /** Of every table that holds anything of a voter beside the register itself. */
  readonly forget: readonly ForgetVoter[];
};

/** Statements that are looked after at the same time, and read in one go. */
const AT_ONCE = 32;
const READ_AT_ONCE = 400;
/** More tries than there can be writers of one voter. */
const MOST_TRIES = 10;

/** Applies one statement to the record as it is, however often another writer is faster. */
const applyOne = async (
  { records, lookAgain }: ApplyPorts,
  statement: Said,
  known: VoterRecord | undefined,
): Promise<Applied> => {
  const { voterId } = statement;
  let before = known;
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const applied = applyStatement(before, statement);
    if (applied.outcome !== 'written' && applied.outcome !== 'newer') return applied;
    // First: a repeat of what was cut off behind the write no longer knows whom it spoke against.
    for (const { county, after } of applied.again) await lookAgain.note(county, voterId, after);
    if (applied.outcome === 'newer') return applied;
    if ((await records.write(before, applied.record)) === 'written') return applied;
    before = (await records.findAll([voterId])).get(voterId);
  }
  throw new Error('A voter’s record was changed by somebody else at every try.');
};

/** What follows from a record once it stands. Done again by every repeat of the statement, and harmless then. */
const followUp = async (
  { lookAgain, forget }: ApplyPorts,
  { voterId, asOf, isAgain, county }: Said,
  applied: Applied,
): Promise<{ readonly isPurged: boolean }> => {
  if (applied.outcome !== 'written' && applied.outcome !== 'already') return { isPurged: false };
  if (applied.record.confidential) await Promise.all(forget.map((one) => one(voterId)));
  if (isAgain && county !== null) await lookAgain.clear(county, voterId, asOf);
  return { isPurged: applied.record.confidential };
};

/** Ends the subscriptions of those who are registered in another county than the one where they signed up. */
const endMoved = async (
  { subscriptions, tellMoved }: ApplyPorts,
  standing: readonly VoterRecord[],
  now: Temporal.Instant,
): Promise<number> => {
  const counties = new Map<string, CountyCode>();
  for (const { voterId, county, status, confidential } of standing) {
    if (status !== null && !confidential) counties.set(voterId, county);
  }
  if (counties.size === 0) return 0;
  let ended = 0;
  for (const moved of await subscriptions.elsewhere(counties)) {
    const { isNew, endedAt } = await subscriptions.end(moved, now);
    if (isNew) ended += 1;
    for (const tell of tellMoved) await tell(moved, endedAt);
  }
  return ended;
};

/**
 * Applies statements to the register, each voter's in their order, and does what follows: subscriptions of movers end, confidential voters are
 * forgotten. Stopped anywhere and repeated it comes to the same; only the counts then say `already`. Throws when a table
 * cannot be reached. `onApplied` is told of each in no order.
 */
export const applyStatements = async (
  ports: ApplyPorts,
  statements: readonly Said[],
  now: Temporal.Instant,
  onApplied: (statement: Said, applied: Applied) => void = () => undefined,
): Promise<ApplyCounts> => {
  let counts = NOTHING_APPLIED;
  for (let start = 0; start < statements.length; start += READ_AT_ONCE) {
    const some = statements.slice(start, start + READ_AT_ONCE);
    counts = addCounts(counts, await applySome(ports, some, now, onApplied));
  }
  return counts;
};

const applySome = async (
  ports: ApplyPorts,
  statements: readonly Said[],
  now: Temporal.Instant,
  onApplied: (statement: Said, applied: Applied) => void,
): Promise<ApplyCounts> => {
  const byVoter = Map.groupBy(statements, ({ voterId }) => voterId);
  const known = await ports.records.findAll([...byVoter.keys()]);
  const standing: VoterRecord[] = [];
  const counted = { ...NOTHING_APPLIED };
  await inParallel([...byVoter], AT_ONCE, async ([voterId, itsStatements]) => {
    let record = known.get(voterId);
    for (const statement of itsStatements) {
      const applied = await applyOne(ports, statement, record);
      if ('record' in applied) record = applied.record;
      counted[applied.outcome] += 1;
      if ((await followUp(ports, statement, applied)).isPurged) counted.purged += 1;
      onApplied(statement, applied);
    }
    if (record) standing.push(record);
  });
  const ended = await endMoved(ports, standing, now);
  return { ...counted, ended };
};
