import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../lib/shared/result.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { agesKey, inboxKey, resultKey } from '../../../lib/sync-checks/adapters/s3/comparison-store.ts';
import {
  EVERYBODY_COMPARED,
  noDifferences,
  nothingInvisible,
} from '../../../lib/sync-checks/domain/compare/compare-report.ts';
import { comparisonOf } from '../../../lib/sync-checks/domain/comparison.ts';
import { countyCheck } from '../../../lib/sync-checks/domain/new-check.ts';
import { pinSnapshot } from '../../../lib/sync-checks/use-cases/pin-snapshot.ts';
import { recordComparison } from '../../../lib/sync-checks/use-cases/record-comparison.ts';
import { memoryChecks, settableClock, silentLog } from '../memory-stores.ts';

const now = Temporal.Instant.from('2026-12-05T02:00:00Z');
const side = { rows: 1, voters: 1, bytes: 1, sha256: null, problems: {} };
const snapshot = (versionId: string) => ({
  key: 'votecal/03/roll.csv',
  versionId,
  rows: 1,
  sha256: 'a'.repeat(64),
  bytes: 1,
  takenAt: now,
  canonical: true,
});

const stage = () => {
  const { store: checks, add } = memoryChecks();
  const check = { ...countyCheck('03', now), status: 'comparing' as const };
  add(check);
  return { checks, check, clock: settableClock(now.toString()).clock };
};

describe('comparing', () => {
  it('ends quietly when the window closed while the rolls were read: there is nothing left to judge', async () => {
    const { checks, check, clock } = stage();
    const ports: Parameters<typeof recordComparison>[0] = {
      clock,
      checks,
      compare: async () => {
        await checks.end(check.id, { status: 'window-closed', endedAt: now });
        return ok({
          county: '03',
          engine: 'same-order',
          ems: side,
          votecal: side,
          counts: noDifferences(),
          invisible: nothingInvisible(),
          notCompared: EVERYBODY_COMPARED,
          precincts: { ems: null, votecal: null, differences: null },
          problems: [],
        });
      },
    };
    expect(await recordComparison(ports, { checkId: check.id, attempt: 0 }, silentLog)).toEqual({
      outcome: 'ended',
      differences: null,
    });
    expect(await checks.read(check.id)).toMatchObject({ status: 'window-closed', comparison: null });
  });
});

const compared = (votecalRows: number) =>
  comparisonOf({
    county: '03',
    engine: 'same-order',
    ems: side,
    votecal: { ...side, rows: votecalRows },
    counts: noDifferences(),
    invisible: nothingInvisible(),
    notCompared: EVERYBODY_COMPARED,
    precincts: { ems: null, votecal: null, differences: null },
    problems: [],
  });

describe('what a comparison is told of the one before', () => {
  const toldOf = async (whole: boolean | undefined): Promise<unknown> => {
    const { store: checks, add } = memoryChecks();
    const extract = { ...snapshot('e'), rows: 900, confirmedAt: now, reallySo: false };
    const before = now.subtract({ hours: 24 });
    add({ ...countyCheck('03', before), status: 'completed', endedAt: before, extract, comparison: compared(910) });
    const check = { ...countyCheck('03', now), status: 'comparing' as const, votecal: { ...snapshot('v'), whole } };
    add(check);
    let told: unknown;
    const compare = async (_check: unknown, last: unknown) => {
      told = last;
      return err({ code: 'cut-short', side: 'votecal' } as const);
    };
    const { clock } = settableClock(now.toString());
    await recordComparison({ clock, checks, compare }, { checkId: check.id, attempt: 0 }, silentLog);
    return told;
  };

  it('is how many rows both sides had', async () => {
    expect(await toldOf(undefined)).toEqual({ rows: 900, votecalRows: 910 });
  });

  it('is nothing of VoteCal’s, where VoteCal says that the roll is whole', async () => {
    expect(await toldOf(true)).toEqual({ rows: 900, votecalRows: undefined });
  });
});

describe('a refusal', () => {
  it.each([
    [{ code: 'bad-voter-ids', side: 'ems' }, 'ROLL_REFUSED'],
    [{ code: 'bad-voter-ids', side: 'ems', mayBeVotecal: true }, 'VOTECAL_EXPORT_UNUSABLE'],
    [{ code: 'fewer-in-votecal', side: null }, 'VOTECAL_EXPORT_UNUSABLE'],
    [{ code: 'not-comparable', side: null }, 'VOTECAL_EXPORT_UNUSABLE'],
    [{ code: 'field-differs', side: 'votecal' }, 'VOTECAL_EXPORT_UNUSABLE'],
  ] as const)('of %o is told as %s: whoever may be at fault hears of it', async (refused, expected) => {
    const { checks, check, clock } = stage();
    const warned: string[] = [];
    const log = { ...silentLog, warn: (code: string) => void warned.push(code) };
    const ports = { clock, checks, compare: async () => err(refused) };
    await recordComparison(ports, { checkId: check.id, attempt: 0 }, log);
    expect(warned).toEqual([expected]);
  });
});

describe('a comparison of an execution that was stopped', () => {
  it('keeps nothing when its check was started again while it read the rolls', async () => {
    const { checks, check, clock } = stage();
    const ports: Parameters<typeof recordComparison>[0] = {
      clock,
      checks,
      compare: async () => {
        await checks.end(check.id, { status: 'failed', endedAt: now });
        const failed = await checks.read(check.id);
        if (!failed) throw new Error('The check is gone.');
        await checks.reopen(failed, now);
        await checks.advance(check.id, ['requested'], { status: 'comparing' });
        return ok({
          county: '03',
          engine: 'same-order',
          ems: side,
          votecal: side,
          counts: noDifferences(),
          invisible: nothingInvisible(),
          notCompared: EVERYBODY_COMPARED,
          precincts: { ems: null, votecal: null, differences: null },
          problems: [],
        });
      },
    };
    const run = { checkId: check.id, attempt: 0 };
    expect(await recordComparison(ports, run, silentLog)).toEqual({ outcome: 'ended', differences: null });
    expect(await checks.read(check.id)).toMatchObject({ status: 'comparing', redrives: 1, comparison: null });
  });

  it('writes to a place of its own, beside that of the run after it', () => {
    const { check } = stage();
    for (const key of [resultKey, agesKey, inboxKey]) expect(key(check)).not.toBe(key({ ...check, redrives: 1 }));
  });
});

describe('VoteCal’s side', () => {
  it('stays pinned when the step is repeated, and is pinned anew when a failed check is started again', async () => {
    const { checks, check, clock } = stage();
    let attempt = 0;
    let newest = 'damaged';
    const rolls = { pinSnapshot: async () => ok(snapshot(newest)) };
    const pin = () => pinSnapshot({ clock, checks, rolls }, { checkId: check.id, attempt }, silentLog);
    const pinned = async () => (await checks.read(check.id))?.votecal?.versionId;
    await pin();
    newest = 'sound';
    await pin();
    expect(await pinned()).toBe('damaged');

    await checks.end(check.id, { status: 'failed', endedAt: now });
    const failed = await checks.read(check.id);
    if (!failed) throw new Error('The check is gone.');
    expect(await checks.reopen(failed, now)).toBe(true);
    await checks.advance(check.id, ['requested'], { status: 'comparing' });
    attempt = 1;
    await pin();
    expect(await pinned()).toBe('sound');
  });
});
