import { expect, it } from 'vitest';
import {
  botnet,
  codesWalked,
  dateGuessed,
  phonePumped,
  phonePumpedByOne,
  zipEnumerated,
  zipSought,
} from './attacks.ts';

it('whoever guesses a date of birth gets five answers in a week, and the voter gets in with the VoteCal ID', async () => {
  expect(await dateGuessed(60)).toEqual({
    figures: { guesses: 60, answered: 5, matched: 0, 'asked for the VoteCal ID': 55 },
    realVoter: 'voter-id-asked, subscribed',
  });
});

it('whoever seeks a ZIP gets five answers', async () => {
  expect(await zipSought(40)).toEqual({
    figures: { zips: 40, answered: 5, matched: 0 },
    realVoter: 'voter-id-asked, subscribed',
  });
});

it('whoever goes through a ZIP gets eight answers a day for each mailbox, with work for most', async () => {
  const { figures, realVoter } = await zipEnumerated(400, 10);
  expect(figures).toMatchObject({ tries: 400 });
  expect(figures['answered']).toBeLessThanOrEqual(2 * 8 * 10);
  expect(figures['proofs of work']).toBeGreaterThan(20);
  expect(realVoter).toBe('subscribed');
});

it('a number that a botnet types rings six times an hour and fifteen times a day', async () => {
  const { figures, realVoter } = await phonePumped(300);
  expect(figures['in one hour, at most']).toBeLessThanOrEqual(6);
  expect(figures['codes to the number']).toBeLessThanOrEqual(2 * 15);
  expect(realVoter).toBe('subscribed by email; subscribed by text a day later');
});

it('a number that one connection types rings six times a day, and its owner still gets a code', async () => {
  const { figures, realVoter } = await phonePumpedByOne(100);
  expect(figures['codes to the number']).toBeLessThanOrEqual(6);
  expect(realVoter).toBe('subscribed');
});

it('whoever walks through codes has five tries at each of fifteen codes a day', async () => {
  const { figures, realVoter } = await codesWalked(2);
  expect(figures['codes judged']).toBeLessThanOrEqual(3 * 75);
  expect(figures['opened']).toBe(0);
  expect(realVoter).toBe('subscribed');
});

it('a botnet has to work, and everybody gets in meanwhile', async () => {
  const idle = await botnet(50, 12, false);
  expect(idle.figures['code-sent']).toBeLessThanOrEqual(50 * 8);
  expect(idle.figures['check']).toBeGreaterThanOrEqual(50 * 4);
  expect(idle.realVoter).toBe('60 of 60 got in meanwhile');
});
