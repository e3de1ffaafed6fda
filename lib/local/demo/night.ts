import { countyOf } from '../../shared/counties.ts';
import { pacificInstant, Temporal } from '../../shared/time.ts';
import { SyncCheckView } from '../../sync-checks/api/routes.ts';
import { countiesOf, SYNC_NIGHTS } from '../../sync-checks/domain/calendar.ts';
import { scheduledCheckId } from '../../sync-checks/domain/check-id.ts';
import { DIFFERENCE_CLASSES, type Difference } from '../../sync-checks/domain/difference.ts';
import { LocalFailure } from '../base/local-failure.ts';
import { inParallel } from '../base/wait.ts';
import { seedCounty } from '../seed/seed.ts';
import type { CountyTruth, InjectedDifference } from '../seed/types.ts';
import type { Stage } from '../stage.ts';
import { textTable } from './table.ts';

/** One county's line of a night's summary. */
export type NightLine = {
  readonly county: string;
  readonly name: string;
  readonly check: SyncCheckView | undefined;
  readonly truth: CountyTruth;
  /** Whether count, result and every single difference are the injected ones. */
  readonly equal: boolean;
};

const differenceText = (difference: InjectedDifference | Difference): string =>
  JSON.stringify([
    difference.voterId ?? `precinct ${difference.precinct}`,
    difference.class,
    difference.category,
    difference.field,
    difference.ems,
    difference.votecal,
  ]);

/** Whether what a county's EMS fetched is exactly what was injected, whatever the order. */
export const sameDifferences = (
  fetched: readonly Difference[] | undefined,
  truth: readonly InjectedDifference[],
): boolean => {
  if (fetched?.length !== truth.length) return false;
  const found = new Set(fetched.map(differenceText));
  return found.size === truth.length && truth.every((difference) => found.has(differenceText(difference)));
};

const sameCounts = (check: SyncCheckView | undefined, truth: CountyTruth): boolean =>
  check?.result === truth.result &&
  check.counts?.records.ems === truth.records.ems &&
  check.counts.records.votecal === truth.records.votecal &&
  DIFFERENCE_CLASSES.every((name) => check.counts?.byClass[name] === truth.byClass[name]);

const readCheck = async (stage: Stage, checkId: string, token: string): Promise<SyncCheckView | undefined> => {
  const answer = await fetch(`${stage.url}/v1/sync-checks/${checkId}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return answer.ok ? SyncCheckView.parse(await answer.json()) : undefined;
};

/** The summary of a regular night, county by county, against the truth of the seed. */
export const summarizeNight = async (
  stage: Stage,
  group: 'A' | 'B' | 'C',
  date: Temporal.PlainDate,
  scale: number,
): Promise<readonly NightLine[]> => {
  const night = SYNC_NIGHTS.find((one) => one.kind === 'regular' && one.group === group);
  if (!night) throw new Error(`The calendar has no night of group ${group}.`);
  const token = await stage.tokens.ofSos();
  return inParallel(countiesOf(night), 2, async (county) => {
    const checkId = scheduledCheckId(county, date, 'regular');
    const { truth } = seedCounty(county, scale);
    const check = await readCheck(stage, checkId, token);
    const equal = sameCounts(check, truth) && sameDifferences(stage.ems.fetched(checkId), truth.differences);
    return { county, name: countyOf(county).name, check, truth, equal };
  });
};

const lineOf = ({ county, name, check, equal }: NightLine): (string | number)[] => {
  const { counts, categories } = check ?? {};
  return [
    `${county} ${name}`,
    counts?.records.ems ?? '-',
    counts?.records.votecal ?? '-',
    ...DIFFERENCE_CLASSES.map((difference) => counts?.byClass[difference] ?? '-'),
    ...(categories ? [check?.result ?? '-'] : [check?.status ?? 'no check']),
    equal ? 'yes' : 'NO',
  ];
};

const HEADER = [
  'county',
  'EMS records',
  'VoteCal records',
  'in EMS only',
  'in VoteCal only',
  'fields differ',
  'result',
  'equals the injected truth',
];

/** The summary as a text table. */
export const nightTable = (lines: readonly NightLine[]): string => textTable(HEADER, lines.map(lineOf));

/** Group A's night of October 2026: a first Friday. */
export const DEMO_NIGHT = Temporal.PlainDate.from('2026-10-02');

/**
 * Group A's night, started by its own schedule: the clock is set to a minute before it and moved through the night.
 * Throws a `LocalFailure` when a county's result is not the injected one.
 */
export const playNight = async (stage: Stage, scale: number, print: (text: string) => void): Promise<void> => {
  const groupA = SYNC_NIGHTS.find((night) => night.kind === 'regular' && night.group === 'A');
  if (groupA) await stage.snapshots.ensure(countiesOf(groupA));
  await stage.scheduler.jumpTo(pacificInstant(DEMO_NIGHT, '16:59'));
  await stage.scheduler.moveTo(pacificInstant(DEMO_NIGHT.add({ days: 1 }), '05:01'));
  const lines = await summarizeNight(stage, 'A', DEMO_NIGHT, scale);
  print(nightTable(lines));
  const wrong = lines.filter((line) => !line.equal);
  if (wrong.length > 0) {
    const names = wrong.map(({ name, check }) => (check?.failure ? `${name} (${check.failure.sentence})` : name));
    throw new LocalFailure(`The night’s summary does not equal the injected truth: ${names.join(', ')}.`);
  }
};
