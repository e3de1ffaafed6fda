import { expect, it } from 'vitest';
import { parseMockOptions } from '../../../lib/local/commands/mock-election.ts';

it.each([
  [[], {}],
  [['--ballots', '5000'], { ballots: 5000 }],
  [['--counties', '03,19', '--ballots', '1'], { counties: ['03', '19'], ballots: 1 }],
])('reads %j', (words, options) => {
  expect(parseMockOptions(words)).toEqual(options);
});

it.each([
  [['--ballots']],
  [['--ballots', '-1']],
  [['--ballots', '10000000']],
  [['--counties', '59']],
  [['--county', '03']],
])('refuses %j', (words) => {
  expect(() => parseMockOptions(words)).toThrow(/takes --ballots N and --counties 03,19/);
});
