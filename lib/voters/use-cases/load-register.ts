import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { Log } from '../../shared/log.ts';
import { faultOfAge } from '../../sync-checks/domain/snapshot.ts';
import { type ApplyCounts, addCounts, NOTHING_APPLIED } from '../domain/register/apply-counts.ts';
import {
  type Accepted,
  type Compared,
  type CountyRegister,
  nextStep,
  type RefusalCode,
} from '../domain/register/load.ts';
import type { CountyRegisters, RegisterRecords, RegisterSnapshots, RunFiles, StatementFiles } from '../ports.ts';
import { type ApplyPorts, applyStatements } from './apply-statements.ts';
import { type FindPorts, findChanges } from './find-changes.ts';

/** What a run is asked for. `first`: counties of which the register holds nothing are loaded too. */
export type LoadWish = {
  readonly counties: readonly CountyCode[];
  readonly first: boolean;
  readonly accept: readonly Accepted[];
};

export type PlanPorts = {
  readonly clock: Clock;
  readonly registers: CountyRegisters;
  readonly snapshots: Pick<RegisterSnapshots, 'newest'>;
};

const NEVER_LOADED = { loaded: null, load: null, refused: null } as const;

const refusal = (code: RefusalCode, at: Awaited<ReturnType<Clock>>) => ({ code, at, sha256: null, counts: null });

/** Decides for a county whether it is loaded, and begins that. */
const planCounty = async (
  { registers, snapshots }: PlanPorts,
  county: CountyCode,
  known: CountyRegister,
  { first, accept }: LoadWish,
  now: Awaited<ReturnType<Clock>>,
  log: Log,
): Promise<boolean> => {
  if (known.load) return true;
  if (!known.loaded && !first) return false;
  const newest = await snapshots.newest(county);
  const fault = newest.ok ? faultOfAge(newest.value.takenAt, now) : newest.error;
  if (!newest.ok || fault !== null) {
    const code = newest.ok ? fault : newest.error;
    log.warn('REGISTER_NOT_LOADED', { county, code });
    if (code !== null) await registers.refuse(county, null, refusal(code, now));
    return false;
  }
  const accepted = accept.find((one) => one.county === county);
  const step = nextStep(known, newest.value, now, { first, accepted });
  if (step.kind === 'resume') return true;
  if (step.kind === 'begin') return (await registers.begin(county, step.load)) === 'begun';
  if (step.because === 'refused-already')
    log.warn('REGISTER_NOT_LOADED', { county, code: known.refused?.code ?? null });
  return false;
};

/**
 * Which counties a run loads: what was begun before, then whose snapshot is newer than what the register holds. A county
 * that another run has begun at this moment is that one's.
 */
export const planLoad = async (ports: PlanPorts, wish: LoadWish, log: Log): Promise<readonly CountyCode[]> => {
  const now = await ports.clock();
  const known = new Map((await ports.registers.all()).map((one) => [one.county, one]));
  const planned: CountyCode[] = [];
  for (const county of wish.counties) {
    const stands = known.get(county) ?? { county, ...NEVER_LOADED };
    if (await planCounty(ports, county, stands, wish, now, log)) planned.push(county);
  }
  log.info('REGISTER_LOAD_PLANNED', { planned: planned.length, count: wish.counties.length });
  return planned;
};

export type ComparePorts = FindPorts & {
  readonly clock: Clock;
  readonly registers: CountyRegisters;
};

/** Finds what a county's load writes, once, and gives its files; undefined when there is nothing to load. */
export const compareSnapshot = async (
  ports: ComparePorts,
  county: CountyCode,
  log: Log,
): Promise<Pick<Compared, 'present' | 'absent'> | undefined> => {
  const { registers } = ports;
  const known = await registers.find(county);
  const load = known?.load;
  if (!load) return undefined;
  if (load.compared) return load.compared;
  const found = await findChanges(ports, county, load, known.loaded?.snapshot);
  if (!found.ok) {
    const { code, counts } = found.error;
    log.warn('REGISTER_NOT_LOADED', { county, code, count: counts?.tonight });
    await registers.refuse(county, load.id, { code, at: await ports.clock(), sha256: load.snapshot.sha256, counts });
    return undefined;
  }
  const { counts } = found.value;
  log.info('REGISTER_COMPARED', {
    county,
    count: counts.tonight,
    differences: counts.new + counts.changed + counts.gone,
  });
  return registers.settle(county, load.id, found.value);
};

export type ApplyFilePorts = ApplyPorts & { readonly clock: Clock; readonly files: StatementFiles };

/** Applies one file of statements, unless that was done before. */
export const applyFile = async (ports: ApplyFilePorts, file: string): Promise<ApplyCounts> => {
  const before = await ports.files.applied(file);
  if (before) return before;
  const counts = await applyStatements(ports, await ports.files.read(file), await ports.clock());
  await ports.files.markApplied(file, counts);
  return counts;
};

export type FinishPorts = {
  readonly clock: Clock;
  readonly registers: CountyRegisters;
  readonly files: Pick<StatementFiles, 'applied'>;
  readonly records: Pick<RegisterRecords, 'count'>;
};

/** Voters whom two counties' rolls of one night see on the way between them, and urgent changes of the day. */
const MOVING_SHARE = 0.001;

/** How a county's load ended. `voters`: what the register holds, before and after. */
export type Finished = {
  readonly county: CountyCode;
  readonly counts: ApplyCounts;
  readonly voters: { readonly before: number; readonly after: number };
};

/**
 * Ends a county's load when every file was applied to its end; undefined when one was not: the next run goes on. The
 * voters that the register now holds are counted, and held against the roll.
 */
export const finishLoad = async (ports: FinishPorts, county: CountyCode, log: Log): Promise<Finished | undefined> => {
  const known = await ports.registers.find(county);
  const load = known?.load;
  if (!known || !load?.compared) return undefined;
  let counts = NOTHING_APPLIED;
  for (const file of [...load.compared.present, ...load.compared.absent]) {
    const applied = await ports.files.applied(file);
    if (!applied) {
      log.warn('REGISTER_LOAD_UNFINISHED', { county });
      return undefined;
    }
    counts = addCounts(counts, applied);
  }
  const after = await ports.records.count(county);
  const before = known.loaded?.voters ?? 0;
  await ports.registers.finish(county, load, await ports.clock(), after);
  const { tonight, confidential, unusable } = load.compared.counts;
  const expected = tonight - confidential;
  const mayDiffer = counts.newer + unusable + confidential + Math.ceil(tonight * MOVING_SHARE);
  if (Math.abs(after - expected) > mayDiffer)
    log.warn('REGISTER_COUNT_DIFFERS', { county, records: after, count: expected });
  log.info('REGISTER_LOADED', { county, records: after, accepted: counts.written, skipped: counts.newer });
  return { county, counts, voters: { before, after } };
};

export type ListPorts = { readonly registers: Pick<CountyRegisters, 'find'>; readonly runs: RunFiles };

/** What a run has to apply: where its two lists of files are, and how long they are. */
export type RunLists = Readonly<Record<'present' | 'absent', { readonly key: string; readonly files: number }>>;

/**
 * Writes down the files of these counties' loads for a run: first who is in a roll, then who is in none any more, so
 * that a voter who moves is never in no county between two of them.
 */
export const listStatements = async (
  { registers, runs }: ListPorts,
  run: string,
  counties: readonly CountyCode[],
): Promise<RunLists> => {
  const present: string[] = [];
  const absent: string[] = [];
  for (const county of counties) {
    const compared = (await registers.find(county))?.load?.compared;
    present.push(...(compared?.present ?? []));
    absent.push(...(compared?.absent ?? []));
  }
  return {
    present: { key: await runs.write(run, 'present', present), files: present.length },
    absent: { key: await runs.write(run, 'absent', absent), files: absent.length },
  };
};
