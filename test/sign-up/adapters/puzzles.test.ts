import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { expect, it } from 'vitest';
import { altchaPuzzles } from '../../../lib/sign-up/adapters/puzzles.ts';

it('is solved by work, for the visit that it was made for', async () => {
  const puzzle = await altchaPuzzles.make('key', 'light');
  const solution = await solveChallenge({ challenge: JSON.parse(puzzle), deriveKey });
  const answer = JSON.stringify(solution);
  expect(solution?.counter).toBeGreaterThanOrEqual(100);
  expect(await altchaPuzzles.isSolved('key', puzzle, answer)).toBe(true);
  expect(await altchaPuzzles.isSolved('other', puzzle, answer)).toBe(false);
  const eased = puzzle.replace(/"cost":\d+/, '"cost":1');
  expect(await altchaPuzzles.isSolved('key', eased, answer)).toBe(false);
});

it.each([
  '',
  'null',
  '{}',
  '{"counter":-1,"derivedKey":"00"}',
  `{"counter":200,"derivedKey":"${'ab'.repeat(32)}"}`,
  '[',
])('is not solved by %s', async (answer) => {
  const puzzle = await altchaPuzzles.make('key', 'light');
  expect(await altchaPuzzles.isSolved('key', puzzle, answer)).toBe(false);
});
