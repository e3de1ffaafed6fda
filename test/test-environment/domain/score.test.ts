import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../lib/shared/codes.ts';
import { COUNTIES } from '../../../lib/shared/counties.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { castOf, countBallots, isOfTheCast } from '../../../lib/test-environment/domain/cast.ts';
import { judgeAnswer } from '../../../lib/test-environment/domain/judge-answer.ts';
import { countyPart, isAsExpected, type MockReport } from '../../../lib/test-environment/domain/report.ts';
import { reportDocument } from '../../../lib/test-environment/domain/report-document.ts';
import { type ObservedMessage, scoreMessages } from '../../../lib/test-environment/domain/score.ts';
import { filesOf, neighbourOf, notTried, rowsOfScript } from '../../../lib/test-environment/domain/script.ts';
import { STORIES, UPLOAD_DAYS } from '../../../lib/test-environment/domain/stories.ts';
import { mockPlan, perfectMessages, rightAnswer } from '../perfect-stage.ts';

const ALL = COUNTIES.map(({ code }) => code);
const [plan, perfect] = [mockPlan, perfectMessages];

describe('the cast', () => {
  it('has a listener for every story in each county, and reaches the ballots that were asked for', () => {
    const wish = plan({ counties: ALL, ballots: 100_000 });
    const casts = ALL.map((county) => castOf(wish, county));
    const ballots = casts.map(countBallots).reduce((sum, count) => sum + count, 0);
    expect(ballots).toBe(100_000);
    for (const cast of casts) {
      expect(cast.filter(({ listens }) => listens).map(({ story }) => story)).toEqual(STORIES);
    }
    const voters = casts.flat().map(({ voterId }) => voterId);
    expect(new Set(voters).size).toBe(voters.length);
    expect(voters.every(isOfTheCast)).toBe(true);
    expect(isOfTheCast('V030000001')).toBe(false);
  });

  it('hears every story on every channel and in every language somewhere', () => {
    const heard = new Map<string, Set<string>>();
    for (const player of ALL.flatMap((county) => castOf(plan({ counties: ALL }), county))) {
      const known = heard.get(player.story.id) ?? new Set();
      heard.set(player.story.id, known);
      for (const channel of player.listens?.channels ?? []) known.add(channel);
      if (player.listens) known.add(player.listens.language);
    }
    expect([...heard.values()].every((found) => found.size === CHANNELS.length + 10)).toBe(true);
  });

  it('listens on no channel that cannot be rehearsed', () => {
    const cast = castOf(plan({ channels: ['text', 'email'] }), '19');
    expect(new Set(cast.flatMap(({ listens }) => listens?.channels ?? []))).toEqual(new Set(['text', 'email']));
  });
});

describe('the files', () => {
  it('bring each row once, those of one voter and file together, at most 1,000 in a request', () => {
    const wish = plan({ ballots: 5_000 });
    const cast = castOf(wish, '19');
    const files = UPLOAD_DAYS.flatMap((day) => filesOf(wish, cast, day));
    const steps = cast.flatMap(({ story }) => story.steps);
    expect(files.flatMap(({ rows }) => rows)).toHaveLength(steps.length);
    expect(files.every(({ rows }) => rows.length <= 1_000)).toBe(true);
    const others = files.filter(({ by }) => by !== '19');
    expect(others.map(({ by }) => by)).toEqual([neighbourOf(wish, '19')]);
    for (const { rows } of files) {
      const voters = rows.map(({ body }) => body['voterId'] ?? body['imb']);
      expect(voters.filter((voter, index) => voter !== voters[index - 1])).toHaveLength(new Set(voters).size);
    }
  });

  it('are judged by what became of each row', () => {
    const [file] = filesOf(plan(), castOf(plan(), '03'), -16).filter(
      ({ kind, by }) => kind === 'ballots' && by === '03',
    );
    if (!file) throw new Error('There is no such file.');
    const right = rightAnswer(file);
    expect(judgeAnswer(file, right)).toMatchObject({ asExpected: file.rows.length, differences: [] });
    const [first, ...rest] = right.heldRows;
    const accepted = judgeAnswer(file, { ...right, heldRows: rest });
    expect(accepted.asExpected).toBe(file.rows.length - 1);
    expect(accepted.differences.join()).toMatch(/was to be "held: [a-z-]+" and is "accepted"/);
    expect(
      judgeAnswer(file, { ...right, heldRows: [...rest, { index: first?.index ?? 0, code: 'other' }] }),
    ).toMatchObject({
      asExpected: file.rows.length - 1,
    });
    expect(judgeAnswer(file, { ...right, unchanged: right.unchanged + 2 }).asExpected).toBe(file.rows.length - 2);
    const many = {
      ...file,
      rows: Array.from({ length: 900 }, () => ({ ...file.rows[0], becomes: 'held: other' }) as never),
    };
    const { differences, asExpected } = judgeAnswer(many, { ...right, heldRows: [], rejected: [] });
    expect([differences.length, asExpected]).toEqual([40, 0]);
  });
});

describe('the score', () => {
  const cast = castOf(plan(), '03');
  const messages = perfect(plan(), '03');
  const [any] = messages;
  if (!any) throw new Error('Nobody hears anything.');
  const score = (observed: readonly ObservedMessage[]) => scoreMessages(plan(), cast, observed);

  it('finds nothing where everything came as the stories say', () => {
    const { messages: tally, findings, delays } = score(messages);
    expect(tally).toEqual({ expected: messages.length, asExpected: messages.length, missing: 0, unexpected: 0 });
    expect(findings).toEqual([]);
    expect(delays).toMatchObject({ longest: 30 });
    expect(delays.counts[0]).toBe(messages.length);
  });

  it.each([
    ['one that did not come', messages.slice(1), 'missing'],
    ['one that came twice', [...messages, { ...any, at: any.at.add({ hours: 1 }) }], 'unexpected'],
    ['one that came too early', [{ ...any, at: any.at.subtract({ hours: 1 }) }, ...messages.slice(1)], 'too-early'],
    [
      'one in another language',
      [{ ...any, language: any.language === 'en' ? 'es' : 'en' } as const, ...messages.slice(1)],
      'other-language',
    ],
    ['one about another ballot', [...messages, { ...any, ballotId: 'M030000001-9' }], 'unexpected'],
  ])('finds %s', (_, observed, kind) => {
    const { findings, findingCount } = score(observed);
    expect(findings.map((finding) => finding.kind)).toEqual([kind]);
    expect(findingCount).toBe(1);
  });

  it('finds whoever heard something without having signed up', () => {
    const wish = plan({ ballots: 500 });
    const silent = castOf(wish, '19').find(({ listens }) => !listens);
    const heard = { ...any, voterId: silent?.voterId ?? '' };
    expect(scoreMessages(wish, castOf(wish, '19'), [...perfect(wish, '19'), heard]).findings).toMatchObject([
      { kind: 'unexpected' },
    ]);
  });
});

describe('a row that another county’s system posts', () => {
  it.each([
    [['03', '19'], '03', '19'],
    [['03', '19'], '19', '03'],
    [['03', '19', '58'], '58', '03'],
  ])('of %j, for county %s: county %s, which takes part', (counties, county, by) => {
    expect(neighbourOf(plan({ counties }), county)).toBe(by);
  });

  it('is left out where a county plays alone, and named', () => {
    const alone = plan({ counties: ['58'] });
    const cast = castOf(alone, '58');
    const files = UPLOAD_DAYS.flatMap((day) => filesOf(alone, cast, day));
    expect(new Set(files.map(({ by }) => by))).toEqual(new Set(['58']));
    expect(rowsOfScript(alone, cast)).toBe(cast.flatMap(({ story }) => story.steps).length - 1);
    expect(notTried(alone, cast)).toHaveLength(1);
    expect(notTried(plan(), castOf(plan(), '03'))).toEqual([]);
  });
});

describe('the report', () => {
  const report = (spoil: (messages: readonly ObservedMessage[]) => readonly ObservedMessage[]): MockReport => ({
    electionId: plan().electionId,
    electionDay: plan().electionDay,
    startedAt: Temporal.Instant.from('2026-12-01T00:00:00Z'),
    endedAt: Temporal.Instant.from('2027-01-20T00:00:00Z'),
    seconds: 90,
    counties: plan().counties.map((county) => {
      const files = UPLOAD_DAYS.flatMap((day) => filesOf(plan(), castOf(plan(), county), day));
      const rows = files.map((file) => judgeAnswer(file, rightAnswer(file)));
      const seen = perfect(plan(), county);
      return {
        county,
        notTried: [],
        rows: rows.reduce((one, other) => ({
          rows: one.rows + other.rows,
          asExpected: one.asExpected + other.asExpected,
          held: one.held + other.held,
          rejected: one.rejected + other.rejected,
          differences: [],
        })),
        messages: scoreMessages(plan(), castOf(plan(), county), county === '03' ? spoil(seen) : seen),
        own: { uploads: county === '19' ? 1 : 0, rows: 7, held: 1, rejected: 0, messages: 3 },
      };
    }),
  });

  it('says so when observed equals expected, with every row of the table', () => {
    const { verdict, tables } = reportDocument(report((messages) => messages));
    expect(verdict).toMatch(/^Observed equals expected: all \d+ messages/);
    const [rows] = tables;
    expect(rows?.rows).toHaveLength(21);
    expect(rows?.rows.filter(([, , , expected]) => expected === 0).map(([row]) => row)).toEqual([]);
    expect(tables.some(({ caption }) => caption === 'What differs')).toBe(false);
    for (const { columns, rows: cells } of tables) {
      for (const row of cells) expect(row).toHaveLength(columns.length);
    }
  });

  it('names what differs first, and by county who is concerned', () => {
    const spoiled = report((messages) => messages.slice(1));
    expect(spoiled.counties.map(isAsExpected)).toEqual([false, true]);
    const { verdict, tables } = reportDocument(spoiled);
    expect(verdict).toMatch(
      /^Observed differs from expected in 1 of 2 counties\. Differences: 1 of messages, 0 of rows/,
    );
    expect(tables[0]).toMatchObject({ caption: 'What differs', rows: [['Amador', 'missing', expect.any(String)]] });
    expect(reportDocument(countyPart(spoiled, '19'))).toMatchObject({
      title: 'Mock election of January 5, 2027, Los Angeles County',
      verdict: expect.stringMatching(/^Observed equals expected/),
    });
  });

  it('names no voter', () => {
    expect(JSON.stringify(reportDocument(report((messages) => messages.slice(3))))).not.toMatch(/M\d{9}/);
  });
});
