import { describe, expect, it } from 'vitest';
import { COUNTIES } from '../../../lib/shared/counties.ts';
import { err, ok } from '../../../lib/shared/result.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import type { NotLetIn } from '../../../lib/sync-checks/domain/skip-reason.ts';
import { watchCalendar } from '../../../lib/sync-checks/use-cases/watch-calendar.ts';
import { memoryAlternates, memoryDeliveries, memoryNights, settableClock } from '../memory-stores.ts';

const stage = (takenAt?: string, keptOut: Readonly<Record<string, NotLetIn>> = {}) => {
  const time = settableClock('2026-12-01T12:00:00-08:00');
  const nights = memoryNights().store;
  const alternates = memoryAlternates().store;
  const deliveries = memoryDeliveries();
  const looked = new Set<string>();
  let lines: string[] = [];
  const log = {
    info: () => undefined,
    warn: (code: string, fields: object = {}) => void lines.push([code, ...Object.values(fields)].join(' ')),
    error: () => undefined,
  };
  const pinSnapshot = async (county: string) => {
    looked.add(county);
    if (takenAt === undefined) return err('NO_SNAPSHOT' as const);
    return ok({ key: 'k', versionId: null, bytes: 1, takenAt: Temporal.Instant.from(takenAt) } as never);
  };
  const counties = { whyNotLetIn: async (county: string) => keptOut[county] ?? null };
  const at = async (moment: string): Promise<string[]> => {
    lines = [];
    time.set(moment);
    await watchCalendar({ clock: time.clock, nights, alternates, deliveries, rolls: { pinSnapshot }, counties }, log);
    return lines;
  };
  return { at, nights, alternates, deliveries, looked };
};

const DATE = Temporal.PlainDate.from('2026-12-04');

describe('a night that nobody started', () => {
  // Group A: the first Friday, 17:00 to 05:00 Pacific.
  it.each([
    ['before the window', '2026-12-04T10:00:00-08:00', false],
    ['within the grace', '2026-12-04T17:09:59-08:00', false],
    ['ten minutes after its start', '2026-12-04T17:10:00-08:00', true],
    ['in the middle of the night', '2026-12-05T00:30:00-08:00', true],
    ['a second before the close', '2026-12-05T04:59:59-08:00', true],
    ['at the close', '2026-12-05T05:00:00-08:00', false],
    ['on a Friday that is not its own', '2026-12-11T18:00:00-08:00', false],
  ])('%s', async (_when, moment, rings) => {
    const lines = await stage('2026-12-04T08:00:00-08:00').at(moment);
    expect(lines.filter((line) => line.startsWith('NIGHT'))).toEqual(
      rings ? ['NIGHT_NOT_ON_RECORD group-a 2026-12-04'] : [],
    );
  });

  it('is silent once it is on record', async () => {
    const { at, nights } = stage();
    await nights.recordPlan('group-a', DATE, ['01-2026-12-04-regular']);
    expect(await at('2026-12-04T18:00:00-08:00')).toEqual([]);
  });

  it('an agreed alternate date is promised too, a cancelled one is not', async () => {
    const { at, alternates } = stage();
    const agreed = {
      county: '19' as const,
      runAt: Temporal.Instant.from('2026-12-15T20:00:00-08:00'),
      reason: 'maintenance',
      state: 'agreed' as const,
    };
    await alternates.write(agreed as never);
    expect(await at('2026-12-15T20:15:00-08:00')).toEqual(['NIGHT_NOT_ON_RECORD alternate-19 2026-12-15']);
    await alternates.write({ ...agreed, state: 'cancelled' } as never);
    expect(await at('2026-12-15T20:15:00-08:00')).toEqual([]);
  });

  it('rings at some look of each night of two years, and at none outside windows', async () => {
    const { at } = stage('2026-12-04T08:00:00-08:00');
    const nights = new Set<string>();
    const first = Temporal.PlainDate.from('2026-12-01');
    for (let day = 0; day < 731; day += 1) {
      const date = first.add({ days: day });
      const evening = date.toZonedDateTime({ timeZone: 'America/Los_Angeles', plainTime: '23:20' });
      for (const line of await at(evening.toInstant().toString())) if (line.startsWith('NIGHT')) nights.add(line);
      const noon = date.toZonedDateTime({ timeZone: 'America/Los_Angeles', plainTime: '08:30' });
      expect((await at(noon.toInstant().toString())).filter((line) => line.startsWith('NIGHT'))).toEqual([]);
    }
    // Six nights a month, two years.
    expect(nights.size).toBe(6 * 24);
  });
});

describe('VoteCal’s snapshots before a night', () => {
  it('each county of the night is looked at in the six hours before, against the night’s start', async () => {
    // 36 hours before Friday 17:00 are Thursday 05:00.
    const stale = stage('2026-12-03T04:59:00-08:00');
    expect(await stale.at('2026-12-04T10:59:00-08:00')).toEqual([]);
    const groupA = COUNTIES.filter(({ syncGroup }) => syncGroup === 'A').map(({ code }) => code);
    const lines = await stale.at('2026-12-04T11:00:00-08:00');
    expect(lines).toEqual(groupA.map((code) => `VOTECAL_SNAPSHOT_STALE ${code} votecal-snapshot-too-old`));
    expect([...stale.looked]).toEqual(groupA);
    expect(await stage('2026-12-03T05:00:00-08:00').at('2026-12-04T11:00:00-08:00')).toEqual([]);
  });

  it('no county rings that a test environment does not let in: its night skips it', async () => {
    const keptOut = { '01': 'not-opted-in', '04': 'install-not-confirmed' } as const;
    const { at, looked } = stage('2026-12-03T04:59:00-08:00', keptOut);
    const rung = (await at('2026-12-04T11:00:00-08:00')).map((line) => line.split(' ')[1]);
    const groupA = COUNTIES.filter(({ syncGroup }) => syncGroup === 'A').map(({ code }) => code);
    expect(rung).toEqual(groupA.filter((code) => !(code in keptOut)));
    expect([...looked]).toEqual(rung);
    expect(rung.length).toBeLessThan(groupA.length);
  });

  it('a snapshot that is missing is told by its own code', async () => {
    const [line] = await stage().at('2026-12-04T16:00:00-08:00');
    expect(line).toMatch(/^VOTECAL_SNAPSHOT_STALE \d\d votecal-snapshot-missing$/);
  });
});

describe('the weekly statistics', () => {
  it('must have begun by nine on Monday', async () => {
    const { at, deliveries } = stage();
    expect(await at('2026-12-14T08:59:00-08:00')).toEqual([]);
    expect(await at('2026-12-14T09:00:00-08:00')).toEqual(['STATISTICS_NOT_BEGUN 2026-12-07']);
    expect(await at('2026-12-15T09:00:00-08:00')).toEqual([]);
    const week = Temporal.PlainDate.from('2026-12-07');
    const now = Temporal.Instant.from('2026-12-14T16:00:00Z');
    await deliveries.claim(week, '01', now, now);
    expect(await at('2026-12-14T09:15:00-08:00')).toEqual([]);
  });
});
