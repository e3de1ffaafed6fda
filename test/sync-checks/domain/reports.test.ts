import { describe, expect, it } from 'vitest';
import { COUNTIES } from '../../../lib/shared/counties.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import type { SyncCheck } from '../../../lib/sync-checks/domain/check.ts';
import {
  EVERYBODY_COMPARED,
  noDifferences,
  nothingInvisible,
} from '../../../lib/sync-checks/domain/compare/compare-report.ts';
import { anchorStanding, monthlyStanding } from '../../../lib/sync-checks/domain/compliance.ts';
import { countyNotice } from '../../../lib/sync-checks/domain/county-notice.ts';
import { countyCheck, skippedCheck } from '../../../lib/sync-checks/domain/new-check.ts';
import { summariseNight } from '../../../lib/sync-checks/domain/night-summary.ts';
import { reminderDue, reminderNotice } from '../../../lib/sync-checks/domain/reminder.ts';
import { skipReason } from '../../../lib/sync-checks/domain/skip-reason.ts';
import { weekBefore, weeklyStatistics } from '../../../lib/sync-checks/domain/weekly-statistics.ts';

const at = (text: string) => Temporal.Instant.from(text);
const day = (text: string) => Temporal.PlainDate.from(text);
const counts = {
  ...noDifferences(),
  total: 4,
  byClass: { ...noDifferences().byClass, field: 4 },
  byCategory: { ...noDifferences().byCategory, registration: 4 },
};

const completed = (county: string, on: string, over: Partial<SyncCheck> = {}): SyncCheck => ({
  ...countyCheck(county, at(on)),
  status: 'completed',
  result: 'passed',
  endedAt: at(on).add({ hours: 1 }),
  comparison: {
    records: { ems: 1_000, votecal: 1_001 },
    counts,
    invisible: nothingInvisible(),
    notCompared: EVERYBODY_COMPARED,
    precincts: { ems: 4, votecal: 4, differences: 0 },
    leftOut: { ems: {}, votecal: {} },
    rowProblems: [],
  },
  judgement: [{ category: 'registration', differences: 4, allowed: 5, within: true, assumed: false }],
  resolution: { previousCheckId: null, new: 1, persisting: 3, resolved: 2, oldestDays: 33 },
  ...over,
});

describe('the notice to a county', () => {
  it('has result, counts by class and category, what was resolved, and the help desks', () => {
    const { subject, text } = countyNotice(completed('03', '2026-12-05T02:00:00Z'), 'runbeck');
    expect(subject).toBe('Sync check 03-20261204T180000-county, Amador County: passed');
    for (const line of [
      '1000 in your EMS, 1001 in VoteCal',
      'Differences: 4.',
      'Voter registration: 4 (allowed: 5)',
      '1 new, 3 still there, 2 resolved',
      'votecalhelp@sos.ca.gov, (888) 868-3225',
      'emshelpdesk@runbeck.net',
    ]) {
      expect(text).toContain(line);
    }
    expect(text).not.toContain('support@dfmassociates.com');
  });

  it('names both vendors’ desks when the county’s vendor is not on file', () => {
    const { text } = countyNotice(completed('03', '2026-12-05T02:00:00Z'), undefined);
    expect(text).toContain('support@dfmassociates.com');
    expect(text).toContain('emshelpdesk@runbeck.net');
  });

  it('says how many rows of the extract were left out, why, and where their lines are', () => {
    const check = completed('03', '2026-12-05T02:00:00Z');
    const leftOut = { ems: { 'not-json': 1, 'other-county': 2 }, votecal: {} };
    const { text } = countyNotice(
      { ...check, comparison: check.comparison && { ...check.comparison, leftOut } },
      'dfm',
    );
    expect(text).toContain('997 in your EMS, 1001 in VoteCal');
    expect(text).toContain('left out: 3.');
    expect(text).toContain('2: The row belongs to another county.');
    expect(text).toContain(`rowProblems of /v1/sync-checks/${check.id}`);
    expect(countyNotice(check, 'dfm').text).not.toContain('left out');
  });

  it('says when and why there is no result, and shows no counts then', () => {
    const closed = completed('03', '2026-12-05T02:00:00Z', { status: 'window-closed', result: null });
    expect(countyNotice(closed, 'dfm').text).toContain('before December 5 at 6:00 PM Pacific time');
    expect(countyNotice(closed, 'dfm').text).not.toContain('Differences:');
  });

  it('does not tell a county that sent its extract in time that none came', () => {
    const at5 = { status: 'window-closed' as const, result: null, comparison: null };
    const without = completed('03', '2026-12-05T02:00:00Z', at5);
    expect(countyNotice(without, 'dfm').text).toContain('confirmed no extract before');
    const confirmedAt = at('2026-12-05T03:00:00Z');
    const extract = {
      key: 'k',
      versionId: null,
      rows: 1,
      sha256: 'a'.repeat(64),
      bytes: 1,
      confirmedAt,
      reallySo: false,
    };
    expect(countyNotice({ ...without, extract }, 'dfm').text).toContain('comparison was not finished before');
    const compared = completed('03', '2026-12-05T02:00:00Z', { status: 'window-closed', result: null, extract });
    expect(countyNotice(compared, 'dfm').text).toContain('was compared, but the differences could not be published');
  });
});

describe('the weekly statistics', () => {
  it.each([
    ['2026-12-07T16:00:00Z', '2026-11-30', '2026-12-06'],
    ['2026-12-13T20:00:00Z', '2026-11-30', '2026-12-06'],
    ['2026-03-09T15:00:00Z', '2026-03-02', '2026-03-08'],
  ])('sent at %s are of Monday %s to Sunday %s', (sentAt, from, to) => {
    const week = weekBefore(at(sentAt));
    expect([week.from.toString(), week.to.toString()]).toEqual([from, to]);
  });

  const week = { from: day('2026-11-30'), to: day('2026-12-06') };
  const skipped = skippedCheck(
    countyCheck('04', at('2026-12-05T01:00:00Z')),
    skipReason('alternate-schedule-agreed', day('2026-12-10')),
  );

  it('name all 58 counties, each check of the week, and why one was not made', () => {
    const { csv, text, subject } = weeklyStatistics(week, [completed('03', '2026-12-05T02:00:00Z'), skipped]);
    const lines = csv.trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + 58);
    expect(lines[0]).toMatch(/^county,countyCode,group,check,kind,status,result/);
    for (const { name } of COUNTIES) expect(csv).toContain(name);
    expect(lines.find((line) => line.startsWith('Amador,03,A,'))).toContain(
      'completed,passed,2026-12-04T19:00:00-08:00,1000,1001,4,',
    );
    expect(lines.find((line) => line.startsWith('Butte,04,A,'))).toContain('2026-12-10');
    expect(lines.find((line) => line.startsWith('Alameda,01,C,'))).toContain('no check this week');
    expect(subject).toBe('County sync statistics, November 30, 2026 to December 6, 2026');
    expect(text).toContain('passed: 1');
    expect(text).toContain('skipped: 1');
    expect(text).toContain('Differences found: 4');
  });

  it('show a check in the week in which it ended, so that no result is left out', () => {
    const overnight = completed('03', '2026-12-07T04:00:00Z', { endedAt: at('2026-12-07T18:00:00Z') });
    const running = { ...overnight, status: 'comparing' as const, result: null, endedAt: null };
    const next = { from: day('2026-12-07'), to: day('2026-12-13') };
    expect(weeklyStatistics(week, [running]).csv).toContain(`${running.id},county,comparing`);
    expect(weeklyStatistics(week, [overnight]).csv).not.toContain(overnight.id);
    expect(weeklyStatistics(next, [overnight]).csv).toContain(`${overnight.id},county,completed,passed`);
    expect(weeklyStatistics(next, [overnight]).text).toContain('Checks: 1\n');
  });

  it('have as many values in every line as columns', () => {
    const { csv } = weeklyStatistics(week, [completed('03', '2026-12-05T02:00:00Z'), { ...skipped, skipReason: null }]);
    const widths = csv
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(',').length);
    expect(new Set(widths).size).toBe(1);
  });
});

describe('compliance with 2 CCR 19083', () => {
  it('asks for a completed check in each month, passed or not', () => {
    const checks = [
      completed('03', '2026-10-03T02:00:00Z', { result: 'failed' }),
      completed('03', '2026-11-30T06:00:00Z', { status: 'window-closed', result: null }),
    ];
    expect(monthlyStanding(checks, Temporal.PlainYearMonth.from('2026-10'), day('2026-12-15'))).toMatchObject([
      { month: '2026-10', standing: 'met' },
      { month: '2026-11', standing: 'missed' },
      { month: '2026-12', standing: 'open' },
    ]);
  });

  it('has no data of the months before the first check on record, however that ended, and of a county without any', () => {
    const from = Temporal.PlainYearMonth.from('2026-09');
    const standings = (checks: SyncCheck[]) =>
      monthlyStanding(checks, from, day('2026-12-15')).map(({ standing }) => standing);
    const closed = completed('03', '2026-10-30T06:00:00Z', { status: 'window-closed', result: null });
    expect(standings([closed])).toEqual(['no-data', 'missed', 'missed', 'open']);
    expect(standings([])).toEqual(['no-data', 'no-data', 'no-data', 'open']);
  });

  it('says by which rule of the Secretary of State’s own a month was let out, unless the month had its check', () => {
    const skipped = skippedCheck(
      countyCheck('03', at('2026-11-07T02:00:00Z')),
      skipReason('checked-within-seven-days', day('2026-11-03')),
    );
    const november = (checks: SyncCheck[]) =>
      monthlyStanding(checks, Temporal.PlainYearMonth.from('2026-11'), day('2026-12-15'))[0];
    expect(november([skipped])).toMatchObject({
      standing: 'missed',
      skipReason: { code: 'checked-within-seven-days', sentence: expect.stringContaining('2026-11-03') },
    });
    expect(november([skipped, completed('03', '2026-11-20T02:00:00Z')])).toMatchObject({
      standing: 'met',
      skipReason: null,
    });
  });

  const election = [{ id: '2026-11-03-statewide', date: day('2026-11-03') }];
  const report60 = (completedOn: string, today: string, over: Partial<SyncCheck> = {}) =>
    anchorStanding([completed('03', completedOn, over)], election, day(today)).find(
      ({ anchor }) => anchor === 'report-60',
    );

  it.each([
    ['30 days before it', '2026-08-05T18:00:00Z', {}, '2026-12-01', 'met'],
    ['31 days before it', '2026-08-04T18:00:00Z', {}, '2026-12-01', 'missed'],
    ['on its day', '2026-09-04T18:00:00Z', {}, '2026-12-01', 'met'],
    ['the day after, and none before is on record', '2026-09-05T18:00:00Z', {}, '2026-12-01', 'no-data'],
    ['in time, but not passed', '2026-08-20T18:00:00Z', { result: 'failed' as const }, '2026-12-01', 'missed'],
    ['while there is still time', '2026-06-01T18:00:00Z', {}, '2026-09-04', 'open'],
    ['the day after the last chance', '2026-06-01T18:00:00Z', {}, '2026-09-05', 'missed'],
  ])('wants a passed check within 30 days before the 60-day report: %s', (_, on, over, today, standing) => {
    expect(report60(on, today, over)).toMatchObject({ standing, assumed: false });
    expect(report60(on, today, over)?.date.toString()).toBe('2026-09-04');
  });

  it('is missed by a check on the day after, where an older one shows that the county was on record', () => {
    const checks = [completed('03', '2026-07-01T18:00:00Z'), completed('03', '2026-09-05T18:00:00Z')];
    const found = anchorStanding(checks, election, day('2026-12-01')).find(({ anchor }) => anchor === 'report-60');
    expect(found).toMatchObject({ standing: 'missed' });
  });
});

describe('reminders', () => {
  const waiting: SyncCheck = {
    ...countyCheck('03', at('2026-12-05T01:00:00Z')),
    status: 'awaiting-extract',
    extractRequestedAt: at('2026-12-05T01:00:00Z'),
    deadlineAt: at('2026-12-05T13:00:00Z'),
  };
  it.each([
    ['2026-12-05T02:59:59Z', false],
    ['2026-12-05T03:00:00Z', true],
    ['2026-12-05T12:59:59Z', true],
    ['2026-12-05T13:00:00Z', false],
  ])('at %s: %s', (now, due) => {
    expect(reminderDue(waiting, at(now))).toBe(due);
  });

  it('never go to a county whose extract has come', () => {
    expect(reminderDue({ ...waiting, status: 'comparing' }, at('2026-12-05T08:00:00Z'))).toBe(false);
  });

  it('say until when the extract can come', () => {
    expect(reminderNotice(waiting, 'dfm').text).toContain('December 5 at 5:00 AM Pacific time');
  });
});

describe('the summary of a night', () => {
  it('counts every county once and names each one’s end', () => {
    const checks = [
      completed('05', '2026-12-05T02:00:00Z', { result: 'failed' }),
      completed('03', '2026-12-05T02:00:00Z'),
      skippedCheck(countyCheck('04', at('2026-12-05T01:00:00Z')), skipReason('check-already-running')),
    ];
    const summary = summariseNight('group-a', day('2026-12-04'), checks);
    expect(summary.lines.map(({ county, status, result }) => [county, status, result])).toEqual([
      ['03', 'completed', 'passed'],
      ['04', 'skipped', null],
      ['05', 'completed', 'failed'],
    ]);
    expect(summary).toMatchObject({ passed: 1, failed: 1, byStatus: { completed: 2, skipped: 1 } });
  });
});
