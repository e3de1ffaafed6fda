import { expect, it } from 'vitest';
import { LIES } from '../truth/lies.ts';
import { everyMessageIsTrue, orderNeverMatters } from '../truth/properties.ts';
import { TRUTHFUL } from '../truth/truthful.ts';

it('can be satisfied: a truthful subject breaks no rule', async () => {
  await everyMessageIsTrue(TRUTHFUL, { numRuns: 1_500 });
});

it('can be satisfied in any order of arrival', async () => {
  await orderNeverMatters(TRUTHFUL, { numRuns: 500 });
});

it('fails, with the history that it shrank, for a subject that lies', async () => {
  const lie = LIES.find(({ name }) => name === 'does not wait for the participation record');
  const run = lie && everyMessageIsTrue(lie.subject, { numRuns: 3_000, seed: 8 });
  await expect(run).rejects.toThrow(/in-person-grace/);
});
