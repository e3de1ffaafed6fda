import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { readCounties, reportLoad } from '../../../lib/local/commands/first-steps.ts';
import { closingWords } from '../../../lib/local/commands/up.ts';
import { type FirstSteps, firstStepRoutes } from '../../../lib/local/gateway/first-steps.ts';
import { loadRegister } from '../../../lib/local/gateway/load-register.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import type { CountyRegister, RefusalCode } from '../../../lib/voters/domain/register/load.ts';

const at = (hour: number) => Temporal.Instant.from('2026-11-27T00:00:00Z').add({ hours: hour });
const FILE = { key: 'k', versionId: null, rows: 1, sha256: 'a', bytes: 1 };
const SNAPSHOT = { ...FILE, takenAt: at(0), canonical: true, confidential: FILE };
const holds = (county: CountyCode, voters: number, finishedAt: Temporal.Instant): CountyRegister => ({
  county,
  loaded: { snapshot: SNAPSHOT, finishedAt, voters },
  load: null,
  refused: null,
});
const refused = (county: CountyCode, code: RefusalCode): CountyRegister => ({
  county,
  loaded: null,
  load: null,
  refused: { code, at: at(1), sha256: null, counts: null },
});
const begun = (county: CountyCode): CountyRegister => ({
  county,
  loaded: null,
  load: { id: '1', snapshot: SNAPSHOT, startedAt: at(1), acceptedBecause: null, compared: null },
  refused: null,
});

/** A register that a run turns from one state into another. */
const parts = (before: readonly CountyRegister[], after: readonly CountyRegister[]) => {
  let stands = before;
  const asked: (readonly CountyCode[])[] = [];
  return {
    asked,
    registers: { all: async () => stands },
    run: async (counties: readonly CountyCode[]) => {
      asked.push(counties);
      stands = after;
      return 'SUCCEEDED';
    },
  };
};

describe('loading the register by the local command', () => {
  it('says of each county that was asked for whether it was loaded, or why not', async () => {
    const old = holds('07', 70, at(0));
    const ports = parts([old], [holds('03', 30, at(1)), old, refused('02', 'TOO_OLD'), begun('01')]);
    const told = await loadRegister(ports, { counties: ['03', '07', '02', '01'] });
    expect(told.counties).toEqual([
      { county: '03', loaded: true, voters: 30, because: null },
      { county: '07', loaded: false, voters: 70, because: 'NOTHING_NEWER' },
      { county: '02', loaded: false, voters: 0, because: 'TOO_OLD' },
      { county: '01', loaded: false, voters: 0, because: 'UNFINISHED' },
    ]);
    expect(reportLoad(told)).toEqual({
      code: 1,
      lines: [
        '03 Amador: loaded, 30 voters',
        '07 Contra Costa: not loaded (NOTHING_NEWER): the register holds this roll already, or a newer one; the register holds 70 voters of it',
        '02 Alpine: not loaded (TOO_OLD): VoteCal’s roll is too old; the register holds 0 voters of it',
        '01 Alameda: not loaded (UNFINISHED): the run ended before it was done; start it again, and it goes on; the register holds 0 voters of it',
      ],
    });
  });

  it('loads every county when none is named, and an anew loaded one counts as loaded', async () => {
    const ports = parts([holds('03', 30, at(0))], [holds('03', 31, at(1))]);
    const told = await loadRegister(ports, {});
    expect(ports.asked[0]).toHaveLength(58);
    expect(told.counties[2]).toEqual({ county: '03', loaded: true, voters: 31, because: null });
  });

  it('waits until VoteCal’s rolls are exported at the stage’s time before it starts', async () => {
    const order: string[] = [];
    const app = new Hono().route(
      '/local',
      firstStepRoutes({
        ...parts([], [holds('03', 30, at(1))]),
        run: async () => {
          order.push('run');
          return 'SUCCEEDED';
        },
        snapshotsReady: async (counties) => {
          order.push(`exported ${counties}`);
        },
        invite: async () => undefined,
      } satisfies FirstSteps),
    );
    await app.request('/local/register', { method: 'POST', body: '{"counties":["03"]}' });
    expect(order).toEqual(['exported 03', 'run']);
  });

  it('takes no other word for a county', () => {
    expect(readCounties(['03', '58'])).toEqual(['03', '58']);
    expect(() => readCounties(['Amador'])).toThrow(/"Amador" is no county’s code/);
  });
});

it('the first person is invited by the function of production, without a tool of AWS', async () => {
  const invited: unknown[] = [];
  const app = firstStepRoutes({
    ...parts([], []),
    snapshotsReady: async () => undefined,
    invite: async (who) => {
      invited.push(who);
      return { outcome: 'invited' };
    },
  });
  const who = { name: 'Olivia Park', email: 'olivia.park@sos.ca.gov' };
  const answer = await app.request('/first-person', { method: 'POST', body: JSON.stringify(who) });
  expect([await answer.json(), invited]).toEqual([{ outcome: 'invited' }, [who]]);
});

it('a stage that is ready says how it stops in the background too, and from nothing what comes next', () => {
  const seeded = closingWords('http://localhost:8787', { seeded: true });
  expect(seeded).toContain('npm run local -- down');
  expect(seeded).not.toContain('load-register');
  const empty = closingWords('http://localhost:8787', { seeded: false });
  expect(empty).toMatch(
    /invite-first-person "Olivia Park" olivia.park@sos.ca.gov\n\s+npm run local -- load-register 03/,
  );
});
