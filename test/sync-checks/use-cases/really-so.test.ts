import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Temporal } from '../../../lib/shared/time.ts';
import { nodeTools } from '../../../lib/sync-checks/adapters/rolls/node-tools.ts';
import { readableRoll } from '../../../lib/sync-checks/adapters/rolls/readable-roll.ts';
import { recogniseRoll } from '../../../lib/sync-checks/adapters/rolls/recognise-roll.ts';
import { syncCheckView } from '../../../lib/sync-checks/api/view.ts';
import type { SyncCheck } from '../../../lib/sync-checks/domain/check.ts';
import {
  EVERYBODY_COMPARED,
  noDifferences,
  nothingInvisible,
} from '../../../lib/sync-checks/domain/compare/compare-report.ts';
import type { RollRefusedCode } from '../../../lib/sync-checks/domain/compare/refusal.ts';
import { countyNotice } from '../../../lib/sync-checks/domain/county-notice.ts';
import { acceptedFields, refusalOf, refusedCodeOf } from '../../../lib/sync-checks/domain/failures.ts';
import { judgeComparison } from '../../../lib/sync-checks/domain/judge-comparison.ts';
import { countyCheck } from '../../../lib/sync-checks/domain/new-check.ts';
import type { RollRow } from '../../../lib/sync-checks/domain/roll-format.ts';
import { compareRolls } from '../../../lib/sync-checks/use-cases/compare-rolls.ts';
import { confirmExtract } from '../../../lib/sync-checks/use-cases/confirm-extract.ts';
import { tryRoll } from '../../../lib/sync-checks/use-cases/try-roll.ts';
import { CLEAN_VOTECAL } from '../corpus/corpus-file.ts';
import { COUNTY, EMS, VOTECAL, voter } from '../corpus/rolls.ts';
import { changing, csvText } from '../corpus/writing.ts';
import { memoryChecks, settableClock, silentLog } from '../memory-stores.ts';

/** A county says that what looks like a fault of its file is really so. */

const SHA = 'a'.repeat(64);
const now = Temporal.Instant.from('2026-12-05T04:00:00Z');
const earlier = now.subtract({ hours: 48 });
const pinned = { key: 'k', versionId: null, bytes: 1, rows: 200, confirmedAt: earlier, reallySo: false };
const refusedBefore = (code: string, sha256 = SHA): SyncCheck => ({
  ...countyCheck(COUNTY, earlier),
  status: 'failed',
  endedAt: earlier,
  failure: { code, sentence: '' },
  extract: { ...pinned, sha256 },
});

const confirm = async (...past: readonly (SyncCheck | undefined)[]) => {
  const { store: checks, add } = memoryChecks();
  const check: SyncCheck = { ...countyCheck(COUNTY, now), status: 'awaiting-extract' };
  add(check);
  past.forEach((one, index) => {
    if (one) add({ ...one, id: `${one.id.slice(0, -1)}${index}` });
  });
  await checks.keepWait(check.id, { uploadKey: 'u', taskToken: null });
  const ports = {
    clock: settableClock(now.toString()).clock,
    checks,
    rolls: { findUpload: async () => ({ versionId: null, bytes: 1 }), findPrecincts: async () => undefined },
    tokens: {} as never,
  };
  return confirmExtract(ports, check, { sha256: SHA, rows: 200, confirm: true }, silentLog);
};

describe('"it is really so"', () => {
  it('is taken for the very file that a check refused for what may be so', async () => {
    const taken = await confirm(refusedBefore('extract-field-differs'));
    expect(taken.ok && taken.value.extract).toMatchObject({
      sha256: SHA,
      reallySo: true,
      accepted: ['extract-field-differs'],
    });
  });

  it.each([
    ['a file that no check has seen', undefined],
    ['another file', refusedBefore('extract-field-differs', 'b'.repeat(64))],
    ['a file refused for what cannot be so', refusedBefore('extract-wrong-sha256')],
    ['a check that failed for VoteCal’s file', refusedBefore('votecal-foreign-rows')],
  ])('is not taken for %s', async (_, past) => {
    expect(await confirm(past)).toMatchObject({ ok: false, error: { code: 'nothing-to-confirm' } });
  });
});

const phones = csvText(changing(EMS, ({ phone }) => ({ phone: phone.replaceAll(/\D/g, '') })));
const rollOf = async (text: string) => {
  const open = () => Readable.from([Buffer.from(text)]);
  return readableRoll({ open, expected: {}, ...(await recogniseRoll(open)) });
};

describe('a file with two faults', () => {
  const latin1 = Buffer.concat(
    csvText(changing(EMS, ({ phone }) => ({ phone: phone.replaceAll(/\D/g, '') })))
      .split('\n')
      .map((line, index) =>
        Buffer.concat([
          index > 0 && index < 12 ? Buffer.from(line.replace(/^(\d+,19,)/, '$1\u00d1'), 'latin1') : Buffer.from(line),
          Buffer.from('\n'),
        ]),
      ),
  );
  const compared = async (...accepted: RollRefusedCode[]) => {
    const open = () => Readable.from([latin1]);
    return compareRolls(nodeTools, {
      ems: readableRoll({ open, expected: {}, ...(await recogniseRoll(open)) }),
      votecal: await rollOf(CLEAN_VOTECAL),
      county: COUNTY,
      guards: { ems: true, votecal: true, accepted: new Set(accepted) },
      onDifference: () => undefined,
    });
  };

  it('is refused for the second when the county says that the first is so', async () => {
    expect(await compared()).toMatchObject({ ok: false, error: { code: 'wrong-encoding' } });
    expect(await compared('wrong-encoding')).toMatchObject({ ok: false, error: { code: 'field-differs' } });
    expect(await compared('wrong-encoding', 'field-differs')).toMatchObject({ ok: true });
  });

  it('keeps every difference when what was accepted can take voters back', async () => {
    const result = await compared('wrong-encoding', 'field-differs');
    expect(result.ok && result.value.counts.byClass.field).toBeGreaterThan(180);
  });

  it('is confirmed for all that it was refused for, by the checks of five weeks', async () => {
    const taken = await confirm(refusedBefore('extract-field-differs'), refusedBefore('extract-wrong-encoding'));
    expect(taken.ok && taken.value.extract?.accepted).toEqual(['extract-field-differs', 'extract-wrong-encoding']);
    expect(['extract-field-differs', 'fewer-in-votecal', 'votecal-cut-short'].flatMap(refusedCodeOf)).toEqual([
      'field-differs',
      'fewer-in-votecal',
    ]);
  });
});

describe('fields that differ throughout', () => {
  const otherwise = changing(EMS, ({ phone, lastName }, n) => ({
    phone: phone.replaceAll(/\D/g, ''),
    lastName: n % 2 === 0 ? lastName.toLowerCase() : lastName,
  }));
  const compared = async (told: readonly string[]) => {
    const result = await compareRolls(nodeTools, {
      ems: await rollOf(csvText(otherwise)),
      votecal: await rollOf(CLEAN_VOTECAL),
      county: COUNTY,
      guards: {
        ems: true,
        votecal: true,
        accepted: new Set(told.flatMap(refusedCodeOf)),
        acceptedFields: acceptedFields(told),
      },
      onDifference: () => undefined,
    });
    return result.ok ? undefined : result.error;
  };

  it('are confirmed field by field: one that was not told of is told anew, alone', async () => {
    const first = await compared([]);
    expect(first?.fields?.map(({ field }) => field)).toEqual(['lastName', 'phone']);
    const second = await compared(['extract-field-differs:phone']);
    expect(second?.fields?.map(({ field }) => field)).toEqual(['lastName']);
    expect(second?.examples?.map(({ field }) => field)).toEqual(['lastName', 'lastName']);
    expect(await compared(['extract-field-differs:lastName', 'extract-field-differs:phone'])).toBeUndefined();
  });

  it('are on record by name where the county was told of them', async () => {
    const told = refusedBefore('extract-field-differs');
    const examples = [{ field: 'phone', ems: '1', votecal: '2' }];
    const taken = await confirm({ ...told, failure: { code: 'extract-field-differs', sentence: '', examples } });
    expect(taken.ok && taken.value.extract?.accepted).toEqual(['extract-field-differs:phone']);
  });
});

describe('a file of which no row could be read', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['the county without its zero', csvText(changing(EMS, () => ({ county: '7' })))],
    ['a column too many in every row', csvText(EMS).replaceAll(/(?<=\d,19,.*)\n/g, ',\n')],
    ['arrays in every object', EMS.map((row) => `${JSON.stringify({ ...row, districts: ['CD1'] })}\n`).join('')],
    ['JSON over many lines', EMS.map((row) => `${JSON.stringify(row, null, 1)}\n`).join('')],
  ];

  it.each(texts)('is not to be confirmed: %s', async (_, text) => {
    const result = await tryRoll(nodeTools, await rollOf(text), COUNTY);
    if (result.ok) throw new Error('It was compared.');
    expect(refusalOf(result.error).sentence).not.toContain('really so');
  });

  it('names the key whose value is none', async () => {
    const [, , [, arrays = ''] = []] = texts;
    const result = await tryRoll(nodeTools, await rollOf(arrays), COUNTY);
    expect(!result.ok && refusalOf(result.error).sentence).toContain('It is the key districts.');
  });
});

describe('columns that stand in the county’s place', () => {
  it.each(['residenceZip', 'lastName'] as const)('are not quoted: %s', async (column) => {
    const rows = changing(EMS, (row, n) => ({ county: n === 0 && column === 'lastName' ? 'ORANGE' : row[column] }));
    const result = await tryRoll(nodeTools, await rollOf(csvText(rows)), COUNTY);
    if (result.ok) throw new Error('It was compared.');
    expect(result.error.found).toBeUndefined();
    expect(refusalOf(result.error).sentence).not.toMatch(/“(?!19)/);
  });
});

describe('VoteCal’s snapshot and the one before', () => {
  const against = async (votecalRows: number | undefined, accepted: RollRefusedCode[] = []) =>
    compareRolls(nodeTools, {
      ems: await rollOf(csvText(EMS)),
      votecal: await rollOf(csvText(VOTECAL.slice(0, 150))),
      county: COUNTY,
      guards: { ems: true, votecal: true, accepted: new Set(accepted) },
      last: { rows: 200, votecalRows },
      onDifference: () => undefined,
    });

  it('of which the new one is far smaller, end the check by VoteCal’s fault, whatever the county says', async () => {
    const fault = { code: 'cut-short', side: 'votecal', count: 150, expected: 200, against: 'last-snapshot' };
    expect(await against(200)).toMatchObject({ ok: false, error: fault });
    expect(await against(200, ['cut-short', 'fewer-in-votecal'])).toMatchObject({ ok: false, error: fault });
  });

  it('which were as small, leave open whose fault it is', async () => {
    for (const rows of [150, undefined]) {
      expect(await against(rows)).toMatchObject({ ok: false, error: { code: 'fewer-in-votecal', side: null } });
      expect(await against(rows, ['fewer-in-votecal'])).toMatchObject({ ok: true });
    }
  });
});

describe('two files of hundreds of voters, and those before', () => {
  const voters = Array.from({ length: 2000 }, (_, n) => voter(n));
  const but = (every: number) => voters.filter((_, n) => n % every !== 0);
  const shorter = voters.slice(0, 1920);
  const removed = voters.slice(0, 1700);
  const result = async (
    ems: readonly RollRow[],
    votecal: readonly RollRow[],
    last: { rows: number; votecalRows: number },
    accepted: RollRefusedCode[] = [],
  ) => {
    const found = await compareRolls(nodeTools, {
      ems: await rollOf(csvText(ems)),
      votecal: await rollOf(csvText(votecal)),
      county: COUNTY,
      guards: { ems: true, votecal: true, accepted: new Set(accepted) },
      last,
      onDifference: () => undefined,
    });
    return found.ok ? `${found.value.counts.total} differences` : `${found.error.side} ${found.error.code}`;
  };
  const whole = { rows: 2000, votecalRows: 2000 };

  it('tell from two small signs together which of them is cut short', async () => {
    expect(await result(voters, shorter, whole, ['cut-short', 'fewer-in-votecal'])).toBe('votecal cut-short');
    expect(await result(shorter, voters, whole)).toBe('ems cut-short');
    expect(await result(shorter, voters, whole, ['cut-short'])).toBe('80 differences');
  });

  it('are compared where one sign alone is there', async () => {
    expect(await result(voters, shorter, { rows: 2000, votecalRows: 1920 })).toBe('80 differences');
    expect(await result(shorter, voters, { rows: 1920, votecalRows: 2000 })).toBe('80 differences');
    expect(await result(but(50), voters, { rows: 2040, votecalRows: 2000 })).toBe('40 differences');
  });

  it('may both shrink: where they agree, no snapshot is called cut short, and the county can say that it is so', async () => {
    expect(await result(removed, removed, whole)).toBe('ems cut-short');
    expect(await result(removed, removed, whole, ['cut-short'])).toBe('0 differences');
  });
});

describe('voter IDs of which hardly any pair', () => {
  const idsAs = (of: (voterId: string) => string): RollRow[] =>
    changing(VOTECAL, ({ voterId }) => ({ voterId: of(voterId) }));
  const faultOf = async (ems: readonly RollRow[], votecal: readonly RollRow[], last: { rows: number } | undefined) => {
    const found = await compareRolls(nodeTools, {
      ems: await rollOf(csvText(ems)),
      votecal: await rollOf(csvText(votecal)),
      county: COUNTY,
      guards: { ems: true, votecal: true },
      last,
      onDifference: () => undefined,
    });
    return found.ok ? undefined : found.error;
  };

  it('are a matter for operations too where they paired in a check before', async () => {
    const prefixed = idsAs((voterId) => `CA${voterId}`);
    const told = await faultOf(VOTECAL, prefixed, { rows: 200 });
    expect(told).toMatchObject({ code: 'bad-voter-ids', side: 'ems', mayBeVotecal: true });
    expect(told && refusalOf(told).sentence).toMatch(
      /if your export has not changed since.*operations has been alerted/,
    );
    const first = await faultOf(VOTECAL, prefixed, undefined);
    expect(first?.mayBeVotecal).toBeUndefined();
    expect(first && refusalOf(first).sentence).not.toMatch(/operations/);
  });

  it('are the county’s where a spreadsheet has taken their zeros', async () => {
    const zeros = idsAs((voterId) => `00${voterId}`);
    expect((await faultOf(VOTECAL, zeros, { rows: 200 }))?.mayBeVotecal).toBeUndefined();
    expect((await faultOf(zeros, VOTECAL, { rows: 200 }))?.mayBeVotecal).toBe(true);
  });
});

describe('a field that differs throughout', () => {
  const compare = async (ems: boolean) =>
    compareRolls(nodeTools, {
      ems: await rollOf(phones),
      votecal: await rollOf(CLEAN_VOTECAL),
      county: COUNTY,
      guards: { ems, votecal: true },
      onDifference: () => undefined,
    });

  it('gives no result, and its examples go to the county alone', async () => {
    const result = await compare(true);
    if (result.ok) throw new Error('It was compared.');
    const failure = refusalOf(result.error);
    expect(failure.code).toBe('extract-field-differs');
    expect(failure.sentence).not.toMatch(/916/);
    expect(failure.examples).toHaveLength(2);
    const check: SyncCheck = { ...countyCheck(COUNTY, now), status: 'failed', failure };
    expect(syncCheckView(check, { own: true }).failure?.examples).toEqual(failure.examples);
    expect(syncCheckView(check, { own: false }).failure).toEqual({ code: failure.code, sentence: failure.sentence });
    const { text } = countyNotice(check, 'dfm');
    expect(text).not.toMatch(/555/);
    expect(text).toContain(`Examples of phone: on the page of the check (/operations/checks/${check.id})`);
  });

  it('is compared as it is when the county says so', async () => {
    const result = await compare(false);
    expect(result.ok && result.value.counts.byClass.field).toBeGreaterThan(190);
  });
});

describe('a trial', () => {
  it('says what a check would, and gives no difference to anybody', async () => {
    const good = await tryRoll(nodeTools, await rollOf(phones), COUNTY);
    expect(good).toMatchObject({ ok: true, value: { rows: 200, voters: 200, problems: [] } });
    const tabs = await tryRoll(nodeTools, await rollOf(csvText(EMS, { delimiter: '\t' })), COUNTY);
    expect(tabs).toMatchObject({ ok: false, error: { code: 'wrong-delimiter', side: 'ems' } });
    const twice = await tryRoll(nodeTools, await rollOf(csvText([...EMS, ...EMS])), COUNTY);
    expect(twice).toMatchObject({ ok: false, error: { code: 'duplicate-rows', count: 200 } });
  });
});

describe('rows left out', () => {
  it('weigh as differences in registration: nobody passes by a file that cannot be read', () => {
    const comparison = {
      records: { ems: 1000, votecal: 1000 },
      counts: noDifferences(),
      invisible: nothingInvisible(),
      notCompared: EVERYBODY_COMPARED,
      precincts: { ems: 4, votecal: 4, differences: 0 },
      leftOut: { ems: {}, votecal: {} },
      rowProblems: [],
    };
    expect(judgeComparison(comparison).result).toBe('passed');
    expect(judgeComparison({ ...comparison, leftOut: { ems: { footer: 9 }, votecal: {} } }).result).toBe('passed');
    expect(judgeComparison({ ...comparison, leftOut: { ems: { 'not-utf8': 5 }, votecal: {} } }).result).toBe('passed');
    expect(judgeComparison({ ...comparison, leftOut: { ems: { 'not-utf8': 6 }, votecal: {} } }).result).toBe('failed');
    const many = { ...comparison, notCompared: { ...EVERYBODY_COMPARED, voters: 6, lackedBy: { ems: 6, votecal: 0 } } };
    expect(judgeComparison(many).result).toBe('failed');
  });
});
