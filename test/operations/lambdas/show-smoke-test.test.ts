import { describe, expect, it } from 'vitest';
import { smokeTestSite } from '../../../lambdas/operations/show-smoke-test/handler.tsx';
import { PERSON_ROLES, REACH } from '../../../lib/shared/identity.ts';
import type { SmokeCells, SmokeRow } from '../../../lib/test-environment/domain/smoke.ts';
import { signedIn } from '../../site-kit/signed-in.ts';
import { memorySmokeRuns } from '../../test-environment/memory-smoke.ts';
import { NOW } from '../sample-checks.ts';
import { AMADOR, SOS } from '../sample-operations.ts';

const PASSED: SmokeCells = {
  connectivity: { state: 'passed' },
  credentials: { state: 'passed' },
  search: { state: 'passed' },
  ballot: { state: 'passed' },
  message: { state: 'passed' },
};
const row = (run: string, county: string, cells: Partial<SmokeCells> = {}, minutes = 0): SmokeRow => ({
  run,
  county,
  triedAt: NOW.add({ minutes }),
  cells: { ...PASSED, ...cells },
});

const page = async (rows: readonly SmokeRow[] = []) => {
  const runs = memorySmokeRuns();
  for (const id of new Set(rows.map((one) => one.run))) {
    await runs.begin({ id, startedAt: NOW, endedAt: null, counties: ['03'], electionId: 'e' });
  }
  for (const one of rows) await runs.saveRow(one);
  const site = smokeTestSite({
    runs,
    clock: async () => NOW,
    assetName: (name) => name,
    rehearsal: true,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  return async (who: Record<string, string> | null, query = '') => {
    const answer = await site.request(`/operations/smoke-test${query}`, {}, signedIn(who));
    return { status: answer.status, text: await answer.text() };
  };
};

describe('the page of the smoke test', () => {
  it('says when none was run', async () => {
    const { status, text } = await (await page())(SOS);
    expect(status).toBe(200);
    expect(text).toContain('No smoke test has been run');
    expect(text).toContain('Everything works in 0 of 58');
  });

  it('shows each county by each check as it was tried last, with what to do', async () => {
    const open = await page([
      row('smoke-test-1', '03', { search: { state: 'failed', reason: 'environment-down' } }),
      row('smoke-test-1', '19', {
        credentials: { state: 'failed', reason: 'no-credential' },
        search: { state: 'not-tried', because: 'credentials' },
      }),
      row('smoke-test-2', '03', {}, 30),
    ]);
    const { text } = await open(SOS);
    expect(text).toContain('Everything works in 1 of 58');
    expect(text).not.toContain('The County Test Environment is down');
    expect(text).toContain('The county has no credential that opens anything. SOS issues one');
    expect(text).toContain('Not tried: it needs “Credentials”.');
    const sheet = await open(SOS, '?format=csv');
    expect(sheet.text.split('\r\n')).toContain(
      `Amador,Works,Works,Works,Works,Works,${NOW.add({ minutes: 30 })
        .toZonedDateTimeISO('America/Los_Angeles')
        .toString({ timeZoneName: 'never', smallestUnit: 'second' })}`,
    );
  });

  it('shows a county its own row, and not how a run is started', async () => {
    const open = await page([row('smoke-test-1', '03'), row('smoke-test-1', '19')]);
    const { text } = await open(AMADOR);
    expect(text).toContain('Everything works in 1 of 1');
    expect(text).not.toContain('Los Angeles');
    expect(text).not.toContain('Step Functions');
    expect((await open(SOS)).text).toContain('smoke-test-2026');
  });

  it('opens for every role, and for nobody who has not signed in', async () => {
    const open = await page();
    for (const role of PERSON_ROLES) {
      const county = REACH[role] === 'county' ? { county: '03' } : {};
      expect((await open({ kind: 'person', role, id: 'somebody', ...county })).status, role).toBe(200);
    }
    expect((await open(null)).status).toBe(401);
    expect((await open({ kind: 'system', role: 'county-ems', county: '03', clientId: 'c' })).status).toBe(401);
  });
});
