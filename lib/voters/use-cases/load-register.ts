import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { Log } from '../../shared/log.ts';
import { err, ok, type Result } from '../../shared/result.ts';
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

/** Why a county that a run was asked for is not in it: its roll was refused, or there is nothing to do, or to do yet. */
export type LeftBecause = RefusalCode | 'NEVER_LOADED' | 'NOTHING_NEWER' | 'ANOTHER_RUN';

/** A run's counties, and those that it leaves alone. */
export type LoadPlan = {
  readonly planned: readonly CountyCode[];
  readonly left: readonly { readonly county: CountyCode; readonly because: LeftBecause }[];
};

/** Decides for a county whether it is loaded, and begins that; otherwise says why not. */
const planCounty = async (
  { registers, snapshots }: PlanPorts,
  county: CountyCode,
  known: CountyRegister,
  { first, accept }: LoadWish,
  now: Awaited<ReturnType<Clock>>,
  log: Log,
): Promise<'planned' | LeftBecause> => {
  if (known.load) return 'planned';
  if (!known.loaded && !first) return 'NEVER_LOADED';
  const newest = await snapshots.newest(county);
  const refuse = async (code: RefusalCode): Promise<RefusalCode> => {
    log.warn('REGISTER_NOT_LOADED', { county, code });
    await registers.refuse(county, null, refusal(code, now));
    return code;
  };
  if (!newest.ok) return refuse(newest.error);
  const fault = faultOfAge(newest.value.takenAt, now);
  if (fault !== null) return refuse(fault);
  const accepted = accept.find((one) => one.county === county);
  const step = nextStep(known, newest.value, now, { first, accepted });
  if (step.kind === 'resume') return 'planned';
  if (step.kind === 'begin') return (await registers.begin(county, step.load)) === 'begun' ? 'planned' : 'ANOTHER_RUN';
  if (step.because !== 'refused-already') return 'NOTHING_NEWER';
  log.warn('REGISTER_NOT_LOADED', { county, code: known.refused?.code });
  return known.refused?.code ?? 'NOTHING_NEWER';
};

/**
 * Which counties a run loads: what was begun before, then whose snapshot is newer than what the register holds. A county
 * that another run has begun at this moment is that one's.
 */
export const planLoad = async (ports: PlanPorts, wish: LoadWish, log: Log): Promise<LoadPlan> => {
  const now = await ports.clock();
  const known = new Map((await ports.registers.all()).map((one) => [one.county, one]));
  const planned: CountyCode[] = [];
  const left: LoadPlan['left'][number][] = [];
  for (const county of wish.counties) {
    const stands = known.get(county) ?? { county, ...NEVER_LOADED };
    const plan = await planCounty(ports, county, stands, wish, now, log);
    if (plan === 'planned') planned.push(county);
    else left.push({ county, because: plan });
  }
  log.info('REGISTER_LOAD_PLANNED', { planned: planned.length, count: wish.counties.length });
  return { planned, left };
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

/** Why a county of a run was not loaded: its roll was refused, or the next run goes on with it. */
export type UnloadedBecause = RefusalCode | 'UNFINISHED';

/**
 * Ends a county's load when every file was applied to its end; otherwise says why not. The voters that the register now
 * holds are counted, and held against the roll.
 */
export const finishLoad = async (
  ports: FinishPorts,
  county: CountyCode,
  log: Log,
): Promise<Result<Finished, UnloadedBecause>> => {
  const known = await ports.registers.find(county);
  const load = known?.load;
  if (!known || !load?.compared) return err(load ? 'UNFINISHED' : (known?.refused?.code ?? 'UNFINISHED'));
  let counts = NOTHING_APPLIED;
  for (const file of [...load.compared.present, ...load.compared.absent]) {
    const applied = await ports.files.applied(file);
    if (!applied) {
      log.warn('REGISTER_LOAD_UNFINISHED', { county });
      return err('UNFINISHED');
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
  return ok({ county, counts, voters: { before, after } });
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
