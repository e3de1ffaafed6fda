import { expect, it } from 'vitest';
import type { EmsMode } from '../../../lib/local/ems/ems-event.ts';
import { isLeftAlone } from '../../../lib/local/ems/left-alone.ts';

const leftAlone = (
  mode: EmsMode,
  status: string,
  gaveUp = false,
  webhookUrl: string | null = 'http://localhost/',
  tells = true,
) => {
  // Only the status of the check is read.
  const checks = { read: async () => ({ status }) } as unknown as Parameters<typeof isLeftAlone>[0];
  const ems = { mode: () => mode, gaveUp: () => gaveUp };
  const directory = { findEms: async () => ({ vendor: 'dfm', webhookUrl, secretName: 'signing' }) as const };
  return isLeftAlone(checks, ems, directory, tells)('sync-check-03-2026-10-02-regular-r1');
};

it.each([
  ['silent', 'awaiting-extract', true],
  ['manual', 'awaiting-extract', true],
  ['manual', 'comparing', false],
  ['simulated', 'awaiting-extract', false],
] as const)(
  'an EMS that is %s, a check that is %s: nothing left to do but wait for outsiders: %s',
  async (mode, status, expected) => {
    expect(await leftAlone(mode, status)).toBe(expected);
  },
);

it('a simulated EMS that could not deliver does not hold the clock up: the night goes on to its close', async () => {
  expect(await leftAlone('simulated', 'awaiting-extract', true)).toBe(true);
  expect(await leftAlone('simulated', 'comparing', true)).toBe(false);
});

it('a county that has registered no system to be told is waited for by nobody', async () => {
  expect(await leftAlone('simulated', 'awaiting-extract', false, null)).toBe(true);
  expect(await leftAlone('simulated', 'comparing', false, null)).toBe(false);
});

it('a stage that tells counties’ systems nothing waits for none of them', async () => {
  expect(await leftAlone('simulated', 'awaiting-extract', false, 'http://localhost/', false)).toBe(true);
  expect(await leftAlone('simulated', 'comparing', false, 'http://localhost/', false)).toBe(false);
});
