import { describe, expect, it } from 'vitest';
import { outboxProblems } from '../../../lib/local/demo/ballots.ts';
import { sameDifferences } from '../../../lib/local/demo/night.ts';
import { textTable } from '../../../lib/local/demo/table.ts';
import { demoExpectedMessages, seedCounty } from '../../../lib/local/seed/seed.ts';
import { Difference } from '../../../lib/sync-checks/domain/difference.ts';

describe('the summary of a night is held against the injected truth, difference by difference', () => {
  const { differences: truth } = seedCounty('03').truth;
  const priorityOf = { 'in-ems-not-votecal': 1, 'in-votecal-not-ems': 2, field: 3 };
  const fetched = truth.map((one) => Difference.parse({ ...one, priority: priorityOf[one.class] }));

  it('equal, whatever the order', () => {
    expect(sameDifferences(fetched.toReversed(), truth)).toBe(true);
  });

  it.each([
    ['nothing was fetched', undefined],
    ['one is missing', fetched.slice(1)],
    ['one is there twice instead of another', [...fetched.slice(1), ...fetched.slice(1, 2)]],
    [
      'one names another value',
      fetched.map((one, index) => (index === 0 ? Difference.parse({ ...one, voterId: 'V0' }) : one)),
    ],
  ])('not equal: %s', (_, list) => {
    expect(sameDifferences(list, truth)).toBe(false);
  });
});

describe('the outbox is held against the expected messages', () => {
  const expected = demoExpectedMessages();
  const outbox = expected.map((message) => ({ ...message, acceptedAt: message.notBefore }));
  const [first] = outbox;

  it('complete and in time', () => {
    expect(outboxProblems(outbox, expected)).toEqual([]);
  });

  it('names what is missing, sent twice, too early or not expected', () => {
    if (!first) throw new Error('The seed expects no message.');
    const name = `${first.voterId} ${first.type} ${first.channel} ${first.language}`;
    expect(outboxProblems(outbox.slice(1), expected)).toEqual([`missing: ${name}`]);
    expect(outboxProblems([...outbox, first], expected)).toEqual([`sent twice: ${name}`]);
    const early = { ...first, acceptedAt: '2026-10-05T00:00:00-07:00' };
    expect(outboxProblems([early, ...outbox.slice(1)], expected)).toEqual([`too early: ${name}`]);
    const other = { ...first, voterId: 'V9' };
    expect(outboxProblems([...outbox, other], expected)).toEqual([
      `not expected: V9 ${first.type} ${first.channel} ${first.language}`,
    ]);
  });
});

it('a table puts numbers to the right and words to the left', () => {
  expect(
    textTable(
      ['county', 'records'],
      [
        ['03 Amador', 7],
        ['19 Los Angeles', 1234],
      ],
    ),
  ).toBe(
    [
      '  county          records',
      '  --------------  -------',
      '  03 Amador             7',
      '  19 Los Angeles     1234',
    ].join('\n'),
  );
});
