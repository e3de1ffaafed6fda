import { describe, expect, it } from 'vitest';
import { forbidding } from '../../../lib/releases/domain/forbidden.ts';
import { findingsOf, type Rule, type RuleFacts } from '../../../lib/releases/domain/rules.ts';
import { APPROVAL_KINDS, type Approval, type Schedule } from '../../../lib/releases/domain/schedule.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { aSchedule, aTask, on } from '../sample-schedule.ts';

const election = (date: string): RuleFacts => ({
  statewideElections: [{ name: 'the General Election', date: Temporal.PlainDate.from(date) }],
  confirmations: [],
});
const NOTHING: RuleFacts = { statewideElections: [], confirmations: [] };
const approval = (kind: Approval['kind'], day: string): Approval => ({
  kind,
  by: 'A. Person',
  on: day,
  reference: 'x',
});

/** A county's word on task 1, the installation, of a day of May. */
const word = (county: string | null, day: number, task = '1') => ({
  county,
  task,
  at: Temporal.Instant.from(`2026-05-0${day}T18:00:00Z`),
});

const broken = (part: Partial<Schedule>, facts: RuleFacts = NOTHING): Rule[] =>
  findingsOf(aSchedule(part), facts)
    .filter(({ kind }) => kind === 'violated')
    .map(({ rule }) => rule);

describe('the days before a statewide election', () => {
  // The release is on June 1, 2026; the days were counted on a calendar.
  it.each([
    ['2026-05-31', false, 'the day before the release'],
    ['2026-06-01', true, 'the day of the release'],
    ['2026-06-02', true, '1 day after it'],
    ['2026-07-31', true, '60 days after it'],
    ['2026-08-01', false, '61 days after it'],
  ])('an election on %s freezes the release: %s (%s)', (date, frozen) => {
    expect(broken({}, election(date))).toEqual(frozen ? ['release-freeze'] : []);
  });

  it.each([
    ['the right approval, on the day itself', [approval('release-before-election', '2026-06-01')], []],
    ['an approval of something else', [approval('schedule', '2026-03-01')], ['release-freeze']],
    [
      'an approval that came after',
      [approval('release-before-election', '2026-06-02')],
      ['release-freeze', 'approval-before-release'],
    ],
  ] as const)('with %s', (_, approvals, rules) => {
    expect(broken({ approvals: [...approvals] }, election('2026-06-02'))).toEqual(rules);
  });
});

describe('a broken rule with a written approval', () => {
  const releasesOn = { votecal: '2026-06-01', ems: '2026-05-30' };
  const testing = aTask({ action: 'acceptance-test', end: on('2026-06-02') });

  // Which approval is asked for is a table of its own: nobody approves for one rule and is taken to have approved another.
  it.each<[Rule, Partial<Schedule>, RuleFacts, Approval['kind'] | null]>([
    ['release-freeze', {}, election('2026-06-02'), 'release-before-election'],
    ['releases-coincide', { releasesOn }, NOTHING, 'schedule'],
    ['acceptance-test-before-release', { tasks: [testing] }, NOTHING, 'schedule'],
    [
      'same-ems-version',
      {},
      { ...NOTHING, confirmations: [{ ...word('03', 1), versions: { production: '5.1', cte: '5.2' } }] },
      null,
    ],
    ['approval-before-release', { approvals: [approval('schedule', '2026-06-09')] }, NOTHING, null],
  ])('%s is shown with it, and forbids the release without it', (rule, part, facts, needed) => {
    const judged = (kinds: readonly Approval['kind'][], day = '2026-05-30') => {
      const approvals = [...(part.approvals ?? []), ...kinds.map((kind) => approval(kind, day))];
      return findingsOf(aSchedule({ ...part, approvals }), facts).filter((one) => one.rule === rule);
    };
    const [bare] = judged([]);
    expect(bare?.kind).toBe('violated');
    expect(forbidding(bare ? [bare] : [])).toHaveLength(needed === null ? 0 : 1);
    for (const kind of APPROVAL_KINDS) {
      const [found] = judged([kind]);
      expect(found?.kind).toBe(kind === needed ? 'approved' : 'violated');
      if (kind === needed) expect(found?.sentence).toContain('A. Person approved it on May 30, 2026 (x).');
      expect(forbidding(found ? [found] : [])).toHaveLength(needed === null || kind === needed ? 0 : 1);
      // One of the day after the release has approved nothing.
      expect(judged([kind], '2026-06-02').every((one) => one.kind === 'violated')).toBe(true);
    }
  });
});

describe('the two releases', () => {
  it('coincide, and each keeps clear of elections', () => {
    const releasesOn = { votecal: '2026-06-01', ems: '2026-06-03' };
    expect(broken({ releasesOn })).toEqual(['releases-coincide']);
    // 61 days after VoteCal's release, 59 after that of the EMSs.
    expect(broken({ releasesOn }, election('2026-08-01'))).toEqual(['release-freeze', 'releases-coincide']);
  });
});

describe('the acceptance test', () => {
  const testing = (end: Schedule['tasks'][number]['end'], ems = '2026-06-01') => ({
    releasesOn: { votecal: '2026-06-01', ems },
    tasks: [aTask({ action: 'acceptance-test', end })],
  });

  it.each([
    ['the day before', on('2026-05-31'), []],
    ['the day of the release', on('2026-06-01'), ['acceptance-test-before-release']],
    ['never', { kind: 'ongoing' }, ['acceptance-test-before-release']],
    ['no one knows when', { kind: 'unknown' }, []],
  ] as const)('ends %s', (_, end, rules) => {
    expect(broken(testing(end))).toEqual(rules);
  });

  it('is not missing, and comes before the first of two releases', () => {
    expect(broken({ tasks: [aTask()] })).toEqual(['acceptance-test-before-release']);
    expect(broken(testing(on('2026-05-30'), '2026-05-30'))).toEqual([
      'releases-coincide',
      'acceptance-test-before-release',
    ]);
  });
});

describe('the version of a county’s EMS', () => {
  const versions = (production: string, cte: string) => ({ production, cte });

  it('is the same in production, by the county’s newest word', () => {
    const confirmations = [
      { ...word('01', 1), versions: versions('5.1', '5.2') },
      { ...word('02', 1), versions: versions('5.2', '5.2') },
      { ...word('03', 1), versions: versions('5.1', '5.2') },
      { ...word('04', 1) },
      { ...word(null, 1) },
      { ...word('01', 2), versions: versions('5.2', '5.2') },
    ];
    expect(findingsOf(aSchedule(), { ...NOTHING, confirmations })).toEqual([
      {
        rule: 'same-ems-version',
        kind: 'violated',
        sentence: 'Amador County has 5.1 in production and 5.2 in the test environment.',
      },
      { rule: 'same-ems-version', kind: 'not-judged', sentence: expect.stringMatching(/: Butte\.$/) },
    ]);
  });

  const SAME = versions('5.2', '5.2');
  const OTHER = versions('5.1', '5.2');
  const anew = Temporal.Instant.from('2026-05-08T18:00:00Z');
  // Task 1 installs, task 2 is the acceptance test, task 3 another installation.
  it.each<[string, RuleFacts['confirmations'], readonly string[]]>([
    ['said anew behind its confirmation', [{ ...word('03', 1), versions: SAME, versionsAt: anew }], []],
    [
      'said anew behind another installation',
      [
        { ...word('03', 1), versions: OTHER, versionsAt: anew },
        { ...word('03', 3, '3'), versions: SAME },
      ],
      ['violated'],
    ],
    [
      'not said with the newer installation',
      [{ ...word('03', 1), versions: SAME }, word('03', 3, '3')],
      ['not-judged'],
    ],
    ['said with another task', [word('03', 1), { ...word('03', 2, '2'), versions: SAME }], []],
    ['not asked with another task', [word('03', 2, '2')], []],
    ['not there where nobody has installed', [], []],
  ])('%s', (_, confirmations, kinds) => {
    const { tasks } = aSchedule();
    const schedule = aSchedule({ tasks: [...tasks, aTask({ number: '3' })] });
    for (const order of [confirmations, confirmations.toReversed()]) {
      const found = findingsOf(schedule, { ...NOTHING, confirmations: order });
      expect(found.map(({ kind }) => kind)).toEqual(kinds);
      expect(forbidding(found)).toEqual([]);
    }
  });
});
