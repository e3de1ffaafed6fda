import type { Missing } from '../../counties/domain/completeness.ts';
import { type Coverage, coverageDays } from '../../imb/domain/coverage.ts';
import type { MessageCount } from '../../messaging/domain/message-count.ts';
import { type County, type CountyCode, countyOf } from '../../shared/counties.ts';
import { pacificDate, toPacificIso } from '../../shared/time.ts';
import { SITE_TEXTS } from '../../site-kit/texts/index.ts';
import { publishedPart, type SyncCheck } from '../../sync-checks/domain/check.ts';
import type { CountyCompliance } from '../../sync-checks/domain/county-compliance.ts';
import { DIFFERENCE_CATEGORIES, DIFFERENCE_CLASSES, type Difference } from '../../sync-checks/domain/difference.ts';
import { CATEGORY_NAMES, CLASS_NAMES, fieldInWords } from '../../sync-checks/domain/difference-names.ts';
import type { ScheduledWindow } from '../../sync-checks/domain/schedule.ts';
import { type CountyChecks, standingCheck } from '../domain/county-checks.ts';
import { outcomeOf } from '../domain/outcome.ts';
import type { Viewer } from '../domain/viewer.ts';
import { monthText, STANDING_TEXT } from './compliance.tsx';
import { CHANNEL_TEXT, STATE_TEXT } from './messages.tsx';
import { BEFORE_WORDS, NEED_WORDS, URGENCY_WORDS } from './missing-words.ts';
import { OUTCOME_TEXT } from './outcome.tsx';
import { explain, KIND_TEXT } from './words.ts';

/** A table for a spreadsheet: its first row names the columns. Times are ISO 8601 with the Pacific offset. */
export type Sheet = readonly (readonly (string | number | null)[])[];

const countNames = [
  ...DIFFERENCE_CLASSES.map((name) => CLASS_NAMES[name]),
  ...DIFFERENCE_CATEGORIES.map((name) => CATEGORY_NAMES[name]),
];

const countsOf = (check: SyncCheck | undefined): (number | null)[] => {
  const counts = check === undefined ? null : (publishedPart(check).comparison?.counts ?? null);
  return [
    ...DIFFERENCE_CLASSES.map((name) => counts?.byClass[name] ?? null),
    ...DIFFERENCE_CATEGORIES.map((name) => counts?.byCategory[name] ?? null),
  ];
};

const checkCells = (check: SyncCheck | undefined, viewer: Viewer): (string | number | null)[] => [
  check?.id ?? null,
  check === undefined ? null : KIND_TEXT[check.kind],
  check === undefined ? null : toPacificIso(check.requestedAt),
  OUTCOME_TEXT[outcomeOf(check)],
  check === undefined ? null : explain(check, viewer),
  ...countsOf(check),
];

const CHECK_COLUMNS = ['Check', 'Kind', 'Requested', 'Outcome', 'Why', ...countNames];

/** What came of each county's last night, and the check that it has started itself since then. */
export const summarySheet = (
  counties: readonly County[],
  latest: ReadonlyMap<CountyCode, CountyChecks>,
  viewer: Viewer,
): Sheet => [
  ['County', 'Code', 'Group', ...CHECK_COLUMNS, 'Own check since', 'Its outcome'],
  ...counties.map(({ name, code, syncGroup }) => {
    const checks = latest.get(code) ?? { night: undefined, own: undefined };
    const own = checks.night === undefined ? undefined : checks.own;
    const ownCells = own === undefined ? [null, null] : [own.id, OUTCOME_TEXT[outcomeOf(own)]];
    return [name, code, syncGroup, ...checkCells(standingCheck(checks), viewer), ...ownCells];
  }),
];

/** A county's checks. */
export const countySheet = (county: County, checks: readonly SyncCheck[], viewer: Viewer): Sheet => [
  ['County', ...CHECK_COLUMNS],
  ...checks.map((check) => [county.name, ...checkCells(check, viewer)]),
];

/** How many messages of an election are in which state. */
export const messageSheet = (counts: readonly MessageCount[]): Sheet => [
  ['Type', 'Type in words', 'Channel', 'State', 'Messages'],
  ...counts.map(({ type, channel, state, count }) => [
    type,
    SITE_TEXTS.en.messages.types[type].name,
    CHANNEL_TEXT[channel],
    STATE_TEXT[state],
    count,
  ]),
];

/** How much of each day's mail is scanned, county by county. */
export const mailSheet = (coverages: readonly Coverage[]): Sheet => [
  ['County', 'Code', 'Direction', 'Mail date', 'Mailed', 'Scanned', 'Not yet seen', 'First scans of the day'],
  ...coverages.flatMap((coverage) =>
    coverageDays(coverage).map(({ direction, day, mailed, scanned, notYetSeen, firstScanned }) => [
      countyOf(coverage.county).name,
      coverage.county,
      direction,
      day.toString(),
      mailed,
      scanned,
      notYetSeen,
      firstScanned,
    ]),
  ),
];

/** Whether each county had its check of each month. */
export const complianceSheet = (counties: readonly CountyCompliance[]): Sheet => [
  ['County', ...(counties[0]?.months ?? []).map(({ month }) => monthText(month))],
  ...counties.map(({ county, months }) => [
    countyOf(county).name,
    ...months.map(({ standing }) => STANDING_TEXT[standing]),
  ]),
];

/** What is missing of each county's file. */
export const missingSheet = (
  standings: readonly { readonly county: County; readonly missing: readonly Missing[] }[],
): Sheet => [
  ['County', 'Missing', 'Before', 'By', 'Pressing'],
  ...standings.flatMap(({ county, missing }) =>
    missing.map(({ need, before, by, urgency }) => [
      county.name,
      NEED_WORDS[need],
      BEFORE_WORDS[before],
      by?.toString() ?? null,
      URGENCY_WORDS[urgency],
    ]),
  ),
];

/** The windows between two dates, a row for each county. */
export const calendarSheet = (windows: readonly ScheduledWindow[]): Sheet => [
  ['Evening of', 'County', 'Kind', 'Group', 'Opens', 'Closes', 'Agreed because'],
  ...windows.map(({ county, kind, group, opensAt, closesAt, reason }) => [
    pacificDate(opensAt).toString(),
    countyOf(county).name,
    KIND_TEXT[kind],
    group,
    toPacificIso(opensAt),
    toPacificIso(closesAt),
    reason ?? null,
  ]),
];

/** Differences without their values: those are voters' personal data, and go to the county's EMS. */
export const differenceSheet = (differences: readonly Difference[]): Sheet => [
  ['Priority', 'Voter', 'Precinct', 'Class', 'Category', 'Field', 'Column', 'First found'],
  ...differences.map((difference) => [
    difference.priority,
    difference.voterId,
    difference.voterId === null ? difference.precinct : null,
    CLASS_NAMES[difference.class],
    CATEGORY_NAMES[difference.category],
    difference.field === null ? 'Whole record' : fieldInWords(difference.field),
    difference.field,
    difference.since ?? null,
  ]),
];
