import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Temporal } from '../../../lib/shared/time.ts';
import type { AlternateSchedule } from '../../../lib/sync-checks/domain/alternate.ts';
import { sharesRegularWindow, syncNight } from '../../../lib/sync-checks/domain/calendar.ts';
import { decideSkip, type Eligibility, type PastCheck } from '../../../lib/sync-checks/domain/eligibility.ts';
import { NOT_LET_IN_CODES, type NotLetIn, SKIP_CODES } from '../../../lib/sync-checks/domain/skip-reason.ts';
import { windowOf } from '../../../lib/sync-checks/domain/window.ts';

const at = (text: string) => Temporal.Instant.from(text);
const resolution = { previousCheckId: null, new: 0, persisting: 0, resolved: 0, oldestDays: 0 };

const past = (requestedAt: string, over: Partial<PastCheck> = {}): PastCheck => ({
  kind: 'regular',
  status: 'completed',
  result: 'passed',
  requestedAt: at(requestedAt),
  endedAt: at(requestedAt).add({ hours: 1 }),
  deadlineAt: at(requestedAt).add({ hours: 12 }),
  resolution,
  ...over,
});

/** A county's situation at the start of a night. */
const situation = (nightId: string, on: string, over: Partial<Eligibility> = {}): Eligibility => {
  const night = syncNight(nightId);
  const window = night && windowOf(night, Temporal.PlainDate.from(on));
  if (!night || !window) throw new Error(`There is no night ${nightId} on ${on}.`);
  return {
    kind: night.kind,
    window,
    sharesRegularWindow: sharesRegularWindow(night),
    history: [],
    alternate: undefined,
    notLetIn: null,
    now: window.startsAt,
    ...over,
  };
};
const codeOf = (eligibility: Eligibility) => decideSkip(eligibility)?.code ?? null;

describe('the additional check of Los Angeles after an alternate date in the regular check’s place', () => {
  const night = (over: Partial<Eligibility>) => codeOf(situation('additional-los-angeles', '2026-12-18', over));
  const november = past('2026-11-07T02:00:00Z');
  const alternate: AlternateSchedule = {
    county: '19',
    runAt: at('2026-12-11T01:00:00Z'),
    reason: 'differences',
    agreedAt: at('2026-11-25T01:00:00Z'),
    state: 'agreed',
  };

  it('runs when the alternate check gave no result', () => {
    const closed = past('2026-12-11T01:00:00Z', { kind: 'alternate', status: 'window-closed', result: null });
    expect(night({ history: [november, closed], alternate })).toBeNull();
  });

  it('runs when the date was cancelled after the regular check had been skipped for it', () => {
    expect(night({ history: [november], alternate: { ...alternate, state: 'cancelled' } })).toBeNull();
  });

  it('is not needed when the regular check passed before the date was cancelled', () => {
    const history = [november, past('2026-12-05T01:00:00Z')];
    expect(night({ history, alternate: { ...alternate, state: 'cancelled' } })).toBe('additional-not-needed');
  });

  it('is not needed when the alternate check passed more than a week before', () => {
    const passed = past('2026-12-11T00:00:00Z', { kind: 'alternate' });
    expect(night({ history: [november, passed], alternate: { ...alternate, runAt: at('2026-12-10T20:00:00Z') } })).toBe(
      'alternate-schedule-agreed',
    );
  });
});

describe('a regular check is started', () => {
  it.each<[string, PastCheck[]]>([
    ['for a county without any history', []],
    [
      'when the county’s own check of last month failed',
      [past('2026-11-12T20:00:00Z', { kind: 'county', result: 'failed' })],
    ],
    [
      'when the county’s own check of last month got no result',
      [past('2026-11-12T20:00:00Z', { kind: 'county', status: 'window-closed', result: null })],
    ],
    ['when its own check passed two months ago', [past('2026-10-12T20:00:00Z', { kind: 'county' })]],
    [
      'when its own check passed this month, more than a week ago',
      [past('2026-12-01T20:00:00Z', { kind: 'county', endedAt: at('2026-11-27T20:00:00Z') })],
    ],
    ['when the last check passed last month but SOS had started it', [past('2026-11-06T20:00:00Z')]],
    [
      'when a check ended without a result this week',
      [past('2026-12-02T20:00:00Z', { status: 'failed', result: null })],
    ],
    [
      'when a dead check is past its deadline',
      [
        past('2026-12-03T20:00:00Z', {
          status: 'comparing',
          result: null,
          endedAt: null,
          deadlineAt: at('2026-12-04T08:00:00Z'),
        }),
      ],
    ],
  ])('%s', (_, history) => {
    expect(codeOf(situation('group-a', '2026-12-04', { history }))).toBeNull();
  });
});

describe('the three skips of the memorandum', () => {
  it('skips after a county-initiated check of the prior calendar month that passed, whatever its day', () => {
    for (const day of ['2026-11-01T08:00:00Z', '2026-11-30T23:00:00Z', '2026-12-01T07:59:59Z']) {
      const history = [past(day, { kind: 'county', endedAt: at('2026-11-20T00:00:00Z') })];
      expect(codeOf(situation('group-a', '2026-12-04', { history })), day).toBe('county-check-passed-last-month');
    }
    // One second later it is December in Sacramento.
    const history = [past('2026-12-01T08:00:00Z', { kind: 'county', endedAt: at('2026-11-20T00:00:00Z') })];
    expect(codeOf(situation('group-a', '2026-12-04', { history }))).toBeNull();
  });

  it.each([
    ['exactly seven days before', '2026-11-28T01:00:00Z', 'checked-within-seven-days'],
    ['a second earlier', '2026-11-28T00:59:59Z', null],
    ['a second before the opening', '2026-12-05T00:59:59Z', 'checked-within-seven-days'],
  ])('looks at completions within a week before the window: %s', (_, endedAt, code) => {
    for (const result of ['passed', 'failed'] as const) {
      const history = [past('2026-12-02T00:00:00Z', { kind: 'alternate', result, endedAt: at(endedAt) })];
      expect(codeOf(situation('group-a', '2026-12-04', { history }))).toBe(code);
    }
  });

  it('measures the week on the wall clock when the clocks change inside it', () => {
    // The clocks went back on November 1, 2026: seven days before Friday 17:00 PST is the Friday before, 17:00 PDT.
    const check = (endedAt: string) => [past('2026-10-30T20:00:00Z', { kind: 'alternate', endedAt: at(endedAt) })];
    expect(codeOf(situation('group-a', '2026-11-06', { history: check('2026-10-31T00:00:00Z') }))).toBe(
      'checked-within-seven-days',
    );
    expect(codeOf(situation('group-a', '2026-11-06', { history: check('2026-10-30T23:59:59Z') }))).toBeNull();
  });

  const alternate = (runAt: string, state: AlternateSchedule['state'] = 'agreed'): AlternateSchedule => ({
    county: '03',
    runAt: at(runAt),
    reason: 'working on differences',
    agreedAt: at('2026-11-20T00:00:00Z'),
    state,
  });
  it.each([
    ['later this month', alternate('2026-12-28T20:00:00Z'), [], true],
    ['on the last evening of the month', alternate('2027-01-01T07:59:59Z'), [], true],
    // December would have no check at all.
    ['early next month', alternate('2027-01-04T20:00:00Z'), [], false],
    ['cancelled', alternate('2026-12-28T20:00:00Z', 'cancelled'), [], false],
    ['passed this month without completing', alternate('2026-12-01T20:00:00Z'), [], false],
    [
      'completed this month',
      alternate('2026-12-01T20:00:00Z'),
      [past('2026-12-01T20:00:00Z', { kind: 'alternate' })],
      true,
    ],
    [
      'completed last month',
      alternate('2026-11-10T20:00:00Z'),
      [past('2026-11-10T20:00:00Z', { kind: 'alternate' })],
      false,
    ],
  ] as const)('replaces the check when the agreed date is %s: %s', (_, agreed, history, replaced) => {
    const code = codeOf(situation('group-a', '2026-12-04', { alternate: agreed, history }));
    expect(code === 'alternate-schedule-agreed').toBe(replaced);
  });

  it('does not let an alternate check skip itself', () => {
    const history = [past('2026-12-01T20:00:00Z', { kind: 'county' })];
    const own = situation('group-a', '2026-12-04', {
      kind: 'alternate',
      alternate: alternate('2026-12-05T01:00:00Z'),
      history,
    });
    expect(codeOf(own)).toBeNull();
  });

  it('says in the reason’s sentence which date it refers to', () => {
    const history = [past('2026-11-12T20:00:00Z', { kind: 'county' })];
    expect(decideSkip(situation('group-a', '2026-12-04', { history }))?.sentence).toContain('2026-11-12');
  });
});

describe('an additional check', () => {
  const regular = (over: Partial<PastCheck> = {}) => past('2026-12-05T01:00:00Z', over);
  it.each<[string, PastCheck[], string | null]>([
    ['runs after a failed regular check', [regular({ result: 'failed' })], null],
    [
      'runs after a passed one that left an older difference',
      [regular({ resolution: { ...resolution, persisting: 1 } })],
      null,
    ],
    [
      'is not needed after a passed one with only new differences',
      [regular({ resolution: { ...resolution, new: 3 } })],
      'additional-not-needed',
    ],
    ['is not needed without any completed check', [], 'additional-not-needed'],
    [
      'runs after a regular one whose window closed without a result, whatever the month before said',
      [regular({ status: 'window-closed', result: null }), past('2026-11-07T01:00:00Z')],
      null,
    ],
    ['runs after a first regular one that ended by a fault', [regular({ status: 'failed', result: null })], null],
    [
      'runs after a regular one whose execution died',
      [regular({ status: 'comparing', result: null, endedAt: null })],
      null,
    ],
    [
      'is not needed when the county has checked itself since, and passed',
      [
        regular({ status: 'failed', result: null }),
        past('2026-12-07T01:00:00Z', { kind: 'county', endedAt: at('2026-12-07T02:00:00Z') }),
      ],
      'additional-not-needed',
    ],
    [
      'is not needed for a regular one of last month that gave no result',
      [past('2026-11-07T01:00:00Z', { status: 'failed', result: null }), past('2026-10-03T01:00:00Z')],
      'additional-not-needed',
    ],
    [
      'goes by the last completed check alone',
      [regular(), past('2026-11-07T01:00:00Z', { result: 'failed' })],
      'additional-not-needed',
    ],
  ])('%s', (_, history, code) => {
    expect(codeOf(situation('additional-los-angeles', '2026-12-18', { history }))).toBe(code);
  });

  it('of San Diego can follow the regular check of the week before, and no other check', () => {
    const history = [past('2026-12-10T01:00:00Z', { result: 'failed', endedAt: at('2026-12-10T09:00:00Z') })];
    expect(codeOf(situation('additional-san-diego', '2026-12-16', { history }))).toBeNull();
    const own = [
      past('2026-12-10T01:00:00Z', { kind: 'county', result: 'failed', endedAt: at('2026-12-10T09:00:00Z') }),
    ];
    expect(codeOf(situation('additional-san-diego', '2026-12-16', { history: own }))).toBe('checked-within-seven-days');
  });

  const tonight = (over: Partial<PastCheck> = {}) => past('2026-12-18T01:00:00Z', over);
  it.each<[string, PastCheck[], string | null]>([
    ['runs when tonight’s regular check failed technically', [tonight({ status: 'failed', result: null })], null],
    ['is skipped when it was completed', [tonight({ result: 'failed' })], 'regular-check-completed'],
    [
      'is skipped while it still waits',
      [tonight({ status: 'awaiting-extract', result: null, endedAt: null })],
      'check-already-running',
    ],
  ])('of Orange %s', (_, history, code) => {
    expect(codeOf(situation('additional-orange', '2026-12-17', { history }))).toBe(code);
  });
});

describe('random histories', () => {
  type Plain = {
    day: number;
    kind: PastCheck['kind'];
    status: PastCheck['status'];
    passed: boolean;
    hours: number;
    persisting: number;
  };
  const DAY = 86_400_000;
  // 2026-12-04 17:00:00: text that sorts as time does.
  const pacific = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'America/Los_Angeles',
    dateStyle: 'short',
    timeStyle: 'medium',
  });

  /** The rules again, written from the memorandum with plain dates and no line of ours. */
  const oracle = (
    nightId: string,
    on: string,
    history: readonly PastCheck[],
    alternate: AlternateSchedule | undefined,
    notLetIn: NotLetIn | null,
  ): string | null => {
    if (notLetIn !== null) return notLetIn;
    const local = (instant: Temporal.Instant): string => pacific.format(instant.epochMilliseconds);
    const monthOf = (instant: Temporal.Instant): string => local(instant).slice(0, 7);
    const opens = `${on} 17:00:00`;
    const weekBefore = `${new Date(Date.parse(`${on}T00:00:00Z`) - 7 * DAY).toISOString().slice(0, 10)} 17:00:00`;
    const month = on.slice(0, 7);
    const [year = 0, number = 0] = month.split('-').map(Number);
    const lastMonth = number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
    const additional = nightId.startsWith('additional');
    const start = nightId === 'additional-orange' ? `${on} 23:00:00` : opens;
    const done = history
      .filter(({ status }) => status === 'completed')
      .map((check) => ({ ...check, ended: check.endedAt ? local(check.endedAt) : '' }));
    if (alternate?.state === 'agreed') {
      const run = local(alternate.runAt);
      const pending = run >= opens;
      const ran = done.some(({ kind, requestedAt }) => kind === 'alternate' && monthOf(requestedAt) === month);
      if (run.startsWith(month) && (pending || ran)) return 'alternate-schedule-agreed';
    }
    if (
      done.some(
        (check) => check.kind === 'county' && check.result === 'passed' && monthOf(check.requestedAt) === lastMonth,
      )
    )
      return 'county-check-passed-last-month';
    const counted = done.filter(
      (check) => !(additional && check.kind === 'regular' && monthOf(check.requestedAt) === month),
    );
    if (counted.some(({ ended }) => ended >= weekBefore && ended < opens)) return 'checked-within-seven-days';
    if (additional && nightId !== 'additional-orange') {
      const last = done
        .toSorted((a, b) => Number(a.endedAt?.epochMilliseconds) - Number(b.endedAt?.epochMilliseconds))
        .at(-1);
      const noResult = history
        .filter(({ kind, status }) => (kind === 'regular' || kind === 'alternate') && status !== 'completed')
        .filter(({ requestedAt }) => monthOf(requestedAt) === month)
        .some((check) => done.every(({ requestedAt }) => local(requestedAt) < local(check.requestedAt)));
      const passed = !last || (last.result === 'passed' && last.resolution?.persisting === 0);
      const lost =
        alternate?.state === 'cancelled' &&
        local(alternate.runAt).startsWith(month) &&
        !done.some(({ requestedAt }) => monthOf(requestedAt) === month);
      if (passed && !noResult && !lost) return 'additional-not-needed';
    }
    if (nightId === 'additional-orange' && done.some(({ ended }) => ended >= opens)) return 'regular-check-completed';
    const open = ['requested', 'awaiting-extract', 'comparing'];
    if (history.some(({ status, deadlineAt }) => open.includes(status) && local(deadlineAt) > start))
      return 'check-already-running';
    return null;
  };

  const nights = [
    ['group-a', '2026-12-04'],
    ['group-a', '2027-01-01'],
    ['group-b', '2026-11-11'],
    ['group-c', '2026-12-17'],
    ['additional-los-angeles', '2026-12-18'],
    ['additional-san-diego', '2026-11-18'],
    ['additional-orange', '2026-12-17'],
  ] as const;
  const plain: fc.Arbitrary<Plain> = fc.record({
    day: fc.integer({ min: -70, max: 0 }),
    kind: fc.constantFrom('regular', 'additional', 'alternate', 'county'),
    status: fc.constantFrom(
      'completed',
      'completed',
      'completed',
      'failed',
      'window-closed',
      'awaiting-extract',
      'comparing',
    ),
    passed: fc.boolean(),
    hours: fc.integer({ min: 0, max: 36 }),
    persisting: fc.integer({ min: 0, max: 1 }),
  });
  const agreed = fc.option(
    fc.record({
      day: fc.integer({ min: -20, max: 50 }),
      state: fc.constantFrom('agreed' as const, 'cancelled' as const),
    }),
    { nil: undefined },
  );

  // Mostly let in: with a reason to keep it out nothing else is looked at.
  const letIn = fc.oneof(
    { weight: 9, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(...NOT_LET_IN_CODES) },
  );

  it('skip exactly as the independent oracle says, with its reason', () => {
    const seen = new Set<string | null>();
    fc.assert(
      fc.property(
        fc.constantFrom(...nights),
        fc.array(plain, { maxLength: 6 }),
        agreed,
        letIn,
        ([nightId, on], drawn, date, notLetIn) => {
          const base = situation(nightId, on);
          // No two ends at one instant: which of them is the last would be a matter of taste.
          const history = drawn.map(({ day, kind, status, passed, hours, persisting }, index): PastCheck => {
            const requestedAt = base.window.opensAt.add({ hours: day * 24 + 5 }).add({ seconds: index });
            const completed = status === 'completed';
            const final = completed || status === 'failed' || status === 'window-closed';
            return {
              kind,
              status,
              result: completed ? (passed ? 'passed' : 'failed') : null,
              requestedAt,
              endedAt: final ? requestedAt.add({ hours }) : null,
              deadlineAt: requestedAt.add({ hours: 24 }),
              resolution: completed ? { ...resolution, persisting } : null,
            };
          });
          const alternate: AlternateSchedule | undefined = date && {
            county: '03',
            runAt: base.window.opensAt.add({ hours: date.day * 24 + 3 }),
            reason: 'working on differences',
            agreedAt: at('2026-09-01T00:00:00Z'),
            state: date.state,
          };
          const code = codeOf({ ...base, history, alternate, notLetIn });
          seen.add(code);
          expect(code).toBe(oracle(nightId, on, history, alternate, notLetIn));
        },
      ),
      { numRuns: 5_000 },
    );
    // Every reason, and none, must have come up, or the property proves less than it says.
    expect([...seen].toSorted()).toEqual([null, ...SKIP_CODES].toSorted());
  });
});
