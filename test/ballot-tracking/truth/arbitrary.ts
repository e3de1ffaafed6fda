import fc from 'fast-check';
import { BALLOT_STATUS_CODES, CHANNELS } from '../../../lib/shared/codes.ts';
import { DEFAULT_HOURS, ENDS_AT, fromMailing, LONG_AGO } from './build.ts';
import { atWall, type Day, GENERAL_2026, HOUR, MINUTE, type Ms, plusDays } from './calendar.ts';
import { arriveTogether, type History, type HistoryEvent, inOrder, isCountyRow, permuteArrivals } from './history.ts';

/** Nothing, except once in `inTimes` times. */
const seldom = <Value>(arbitrary: fc.Arbitrary<Value>, inTimes: number): fc.Arbitrary<Value | null> =>
  fc.oneof({ weight: inTimes - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

/** Days are counted from E-29, minutes from midnight, lags in minutes: small numbers, which shrink well. */
const times = {
  minute: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 0, max: 1439 }) },
    // Midnight, the edges of the default hours, 01:30 on the night the clocks change, 17:00, the last minute.
    { weight: 3, arbitrary: fc.constantFrom(0, 90, 479, 480, 1020, 1199, 1200, 1439) },
  ),
  /** How long after its own time a row arrives; negative when it is dated ahead. */
  lag: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 600 }) },
    { weight: 3, arbitrary: fc.integer({ min: 601, max: 20_000 }) },
    { weight: 2, arbitrary: fc.integer({ min: -12_000, max: -1 }) },
  ),
} as const;

/** What usually follows what, so that whole lives are frequent and not only noise. */
const SCRIPTS: readonly (readonly string[])[] = [
  ['INR', 'ACCEPTED'],
  ['INR', 'NVS', 'ACCEPTED'],
  ['NMS', 'ACCEPTED'],
  ['INR', 'NMS', 'NVS'],
  ['INR', 'ACCEPTED', 'NMS'],
  ['ACCEPTED', 'VAV'],
  ['UND', 'ISSUED', 'UND'],
  ['UND', 'ISSUED', 'INR', 'ACCEPTED'],
  ['CLD'],
  ['VAV'],
  ['INR', 'BME'],
];

const code = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...BALLOT_STATUS_CODES) },
  { weight: 1, arbitrary: fc.constant('SPOILED') },
);

const script: fc.Arbitrary<readonly string[]> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...SCRIPTS) },
  { weight: 3, arbitrary: fc.array(code, { maxLength: 5 }) },
);

/** Days since the step before; now and then before the issue, or across the deadlines. */
const gap = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0, max: 6 }) },
  { weight: 2, arbitrary: fc.integer({ min: -25, max: -1 }) },
  { weight: 2, arbitrary: fc.integer({ min: 7, max: 45 }) },
);

/** A date of no date (1900, 2079), or one that the window cannot hold. */
const far = seldom(fc.constantFrom<Day>('2079-06-06', '2027-02-01', '1900-01-01', '2026-09-10'), 40);

const step = fc.record({
  gap,
  ...times,
  far,
  copyLag: seldom(fc.integer({ min: 0, max: 10_000 }), 8),
  withdrawnLag: seldom(fc.integer({ min: -2_000, max: 8_000 }), 7),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const ballot = fc.record({
  sentDay: fc.oneof(
    { weight: 7, arbitrary: fc.integer({ min: 0, max: 10 }) },
    { weight: 2, arbitrary: fc.integer({ min: -20, max: -1 }) },
    { weight: 1, arbitrary: fc.integer({ min: 11, max: 40 }) },
  ),
  /** The row's own day against the sent day: the day itself, a print file's, or entered later. */
  stampShift: fc.oneof(
    { weight: 7, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.integer({ min: -26, max: -1 }) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }) },
  ),
  issue: step,
  has: fc.oneof(
    { weight: 16, arbitrary: fc.constant('issue' as const) },
    { weight: 1, arbitrary: fc.constant('no-sent-date' as const) },
    { weight: 1, arbitrary: fc.constant('no-issue' as const) },
  ),
  names: seldom(fc.constantFrom(0, 1), 4),
  script,
  steps: fc.array(step, { minLength: 5, maxLength: 5 }),
});
type Ballot = typeof ballot extends fc.Arbitrary<infer Value> ? Value : never;

const BALLOT_IDS: readonly string[] = ['A', 'B', 'C'];

const ownTime = (day: number, { minute, far: elsewhere }: Step): Ms => atWall(elsewhere ?? fromMailing(day), minute);

/** A row as often as it arrives, and its withdrawal. */
const sendings = (
  row: Extract<HistoryEvent, { kind: 'status' }>,
  { copyLag, withdrawnLag }: Step,
): readonly HistoryEvent[] => [
  row,
  ...(copyLag === null ? [] : [{ ...row, arrives: row.arrives + copyLag * MINUTE }]),
  ...(withdrawnLag === null
    ? []
    : [{ ...row, arrives: row.arrives + withdrawnLag * MINUTE, withdrawn: true as const }]),
];

const issueOf = (plan: Ballot, ballotId: string): readonly HistoryEvent[] => {
  if (plan.has === 'no-issue') return [];
  const statusAt = ownTime(plan.sentDay + plan.stampShift, plan.issue);
  // No circles: a ballot names one that stands before it in the list, whatever their dates.
  const named = plan.names === null ? undefined : BALLOT_IDS.slice(0, BALLOT_IDS.indexOf(ballotId))[plan.names];
  const row = {
    kind: 'status',
    arrives: Math.min(statusAt, ENDS_AT) + plan.issue.lag * MINUTE,
    ballotId,
    status: 'ISSUED',
    statusAt,
    ...(plan.has === 'no-sent-date' ? {} : { sentDate: plan.issue.far ?? fromMailing(plan.sentDay) }),
    ...(named === undefined ? {} : { supersedes: named }),
  } as const;
  return sendings(row, plan.issue);
};

const eventsOf = (plan: Ballot, ballotId: string): readonly HistoryEvent[] => {
  let day = plan.sentDay;
  const statuses = plan.script.flatMap((status, index): readonly HistoryEvent[] => {
    const next = plan.steps[index % plan.steps.length];
    if (next === undefined) return [];
    day += next.gap;
    // "Not received on time" mostly belongs after the deadline.
    if (status === 'NOT' && next.lag % 4 !== 0) day = Math.max(day, 37);
    const statusAt = ownTime(day, next);
    const arrives = Math.min(Math.max(statusAt, LONG_AGO), ENDS_AT) + next.lag * MINUTE;
    const mailed = status === 'ISSUED' ? { sentDate: next.far ?? fromMailing(day) } : {};
    return sendings({ kind: 'status', arrives, ballotId, status, statusAt, ...mailed }, next);
  });
  return [...issueOf(plan, ballotId), ...statuses];
};

const participation = fc
  .record({
    method: fc.constantFrom('POLL', 'VCR', 'POLL', 'VCR', 'MAIL', 'PROV'),
    active: fc.boolean(),
    day: fc.integer({ min: 5, max: 29 }),
    ...times,
  })
  .map(({ method, active, day, minute, lag }): HistoryEvent => {
    const at = atWall(fromMailing(day), minute);
    return { kind: 'participation', arrives: at + lag * MINUTE, method, active, at };
  });

const asOf = fc.record({ day: fc.integer({ min: 0, max: 40 }), ...times }).map(({ day, minute, lag }): HistoryEvent => {
  const at = atWall(fromMailing(day), minute);
  return { kind: 'participation-as-of', arrives: at + Math.max(lag, 0) * MINUTE, asOf: at };
});

const subscription = fc
  .record({
    channel: fc.constantFrom(...CHANNELS),
    day: fc.integer({ min: -3, max: 40 }),
    minute: times.minute,
    backAfter: fc.option(fc.integer({ min: 1, max: 6_000 })),
    /** The channel that is wanted instead. */
    instead: seldom(fc.constantFrom(...CHANNELS), 2),
  })
  .map(({ channel, day, minute, backAfter, instead }): readonly HistoryEvent[] => {
    const arrives = atWall(fromMailing(day), minute);
    const out = { kind: 'subscription', arrives, channel, on: false } as const;
    return [
      out,
      ...(instead === null || instead === channel ? [] : [{ ...out, channel: instead, on: true }]),
      ...(backAfter === null ? [] : [{ ...out, arrives: arrives + backAfter * MINUTE, on: true }]),
    ];
  });

const registration = fc
  .record({
    day: fc.integer({ min: -10, max: 60 }),
    minute: times.minute,
    change: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('inactive', 'cancelled', 'pending', 'active') },
      { weight: 1, arbitrary: fc.constantFrom('confidential', 'public', 'moved') },
    ),
  })
  .map(({ day, minute, change }): HistoryEvent => {
    const event = { kind: 'registration', arrives: atWall(fromMailing(day), minute) } as const;
    if (change === 'moved') return { ...event, movedTo: '34' };
    if (change === 'confidential' || change === 'public') return { ...event, confidential: change === 'confidential' };
    return { ...event, status: change as 'inactive' | 'cancelled' | 'pending' | 'active' };
  });

const county = fc
  .record({
    missingFrom: seldom(fc.integer({ min: -20, max: 40 }), 6),
    missingFor: fc.integer({ min: 1, max: 30 }),
    certifiedDay: seldom(fc.integer({ min: 16, max: 36 }), 2),
    statedDay: fc.integer({ min: -20, max: 45 }),
    minute: times.minute,
  })
  .map(({ missingFrom, missingFor, certifiedDay, statedDay, minute }): readonly HistoryEvent[] => {
    const facts = (day: number) => ({ kind: 'county' as const, arrives: atWall(fromMailing(day), minute) });
    const certifiedOn = certifiedDay === null ? undefined : plusDays(GENERAL_2026.electionDay, certifiedDay);
    return [
      ...(missingFrom === null
        ? []
        : [
            { ...facts(missingFrom), contact: false },
            { ...facts(missingFrom + missingFor), contact: true },
          ]),
      // A county states its day before that day.
      ...(certifiedOn === undefined ? [] : [{ ...facts(Math.min(statedDay, (certifiedDay ?? 0) + 28)), certifiedOn }]),
    ];
  });

const voter = fc.record({
  county: fc.constantFrom('19', '33', '48', '32'),
  channels: fc.subarray([...CHANNELS], { minLength: 1 }),
  subscribedAt: fc.oneof(
    { weight: 8, arbitrary: fc.constant(LONG_AGO) },
    { weight: 1, arbitrary: fc.integer({ min: -5, max: 30 }).map((day) => atWall(fromMailing(day), 600)) },
  ),
  hours: fc.oneof(
    { weight: 5, arbitrary: fc.constant(DEFAULT_HOURS) },
    { weight: 1, arbitrary: fc.constant({ from: 0, to: 17 * 60 }) },
    { weight: 1, arbitrary: fc.constant({ from: 17 * 60, to: 21 * 60 }) },
  ),
});

/** Sometimes most of it, often little: a failure should shrink to the few events that matter. */
const settings = fc.record({
  participation: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.array(participation, { maxLength: 3 }) },
  ),
  asOf: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(asOf, { maxLength: 2 }) }),
  subscriptions: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(subscription, { maxLength: 2 }) },
  ),
  registrations: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(registration, { maxLength: 2 }) },
  ),
  county,
});

const FIRST: Ms = LONG_AGO + HOUR;

/** Everything that can happen to one voter in one statewide election. */
export const histories: fc.Arbitrary<History> = fc
  .record({ voter, ballots: fc.array(ballot, { minLength: 1, maxLength: 3 }), settings })
  .map(({ voter: who, ballots, settings: set }) => {
    const events = [
      ...ballots.flatMap((plan, index) => eventsOf(plan, BALLOT_IDS[index] ?? 'A')),
      ...set.participation,
      ...set.asOf,
      ...set.subscriptions.flat(),
      ...set.registrations,
      ...set.county,
    ];
    const within = events.map((event) => ({
      ...event,
      arrives: Math.min(Math.max(event.arrives, FIRST), ENDS_AT - HOUR),
    }));
    return { calendar: GENERAL_2026, voter: who, events: inOrder(within), endsAt: ENDS_AT };
  })
  // Orders the rows so that `supersedes` names a ballot that is known.
  .map((history) =>
    history.events.some((event) => event.kind === 'status' && event.supersedes) ? tidied(history) : history,
  );

/** A ballot that names another one arrives after it. */
const tidied = (history: History): History => {
  const { events } = history;
  const isEarly = events.some(
    (event, index) =>
      event.kind === 'status' &&
      event.supersedes !== undefined &&
      !events.slice(0, index).some((other) => other.kind === 'status' && other.ballotId === event.supersedes),
  );
  return isEarly ? permuteArrivals(history, 0) : history;
};

/** A history whose rows all arrive before anything can be decided, and seeds for other orders of the same rows. */
export const togetherInAnyOrder: fc.Arbitrary<{ readonly history: History; readonly others: readonly History[] }> = fc
  .record({
    history: histories,
    day: fc.integer({ min: -10, max: 50 }),
    minute: times.minute,
    seeds: fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 2, maxLength: 3 }),
  })
  .map(({ history, day, minute, seeds }) => {
    const at = atWall(fromMailing(day), minute);
    const first = arriveTogether(history, at, 0);
    return { history: first, others: seeds.map((seed) => arriveTogether(first, at, seed)) };
  });

export const countRows = (history: History): number => history.events.filter(isCountyRow).length;
