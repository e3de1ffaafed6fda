import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countyPool } from '../../../lib/local/seed/roll-voter.ts';
import { DEFAULT_SCALE, rollCsv, seedCounty } from '../../../lib/local/seed/seed.ts';
import { seededVoters } from '../../../lib/local/seed/seed-county.ts';
import { voterAt } from '../../../lib/local/seed/tracked-voters.ts';
import { Language } from '../../../lib/shared/codes.ts';
import { COUNTIES, countyOf } from '../../../lib/shared/counties.ts';
import { isCanonicalRow, ROLL_COLUMNS, type RollRow } from '../../../lib/sync-checks/domain/roll-format.ts';

const sha256 = (chunks: Iterable<string | Uint8Array>): string => {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
};
const hashesOf = (county: string, scale?: number) => {
  const seeded = seedCounty(county, scale);
  return { votecal: seeded.voteCalFile().sha256, ems: seeded.emsExtract().sha256, truth: seeded.truth };
};

/** Both dates as YYYY-MM-DD, which order as text. */
const bornBy = '2008-11-03';
const fictional = { phone: /^\+1[2-9]\d{2}55501\d{2}$/, email: /^[a-z0-9.]+@example\.(org|com)$/ };

const problemsOf = (row: RollRow): readonly string[] =>
  [
    /^V\d{9}$/.test(row.voterId) ? '' : 'voter ID',
    row.phone === '' || fictional.phone.test(row.phone) ? '' : 'phone of somebody',
    row.email === '' || fictional.email.test(row.email) ? '' : 'email of somebody',
    row.dateOfBirth <= bornBy && row.dateOfBirth > '1910' ? '' : 'age',
    row.registrationDate < '2026-10' ? '' : 'registered in the future',
    row.firstName !== '' && row.lastName !== '' ? '' : 'name',
    /^9\d{4}(-\d{4})?$/.test(row.residenceZip) ? '' : 'ZIP',
    Language.safeParse(row.language).success ? '' : 'language',
    /^[AIPC]$/.test(row.status) ? '' : 'status',
    row.districts === row.districts.split(' ').toSorted().join(' ') ? '' : 'districts',
    row.participation === row.participation.split(' ').toSorted().join(' ') ? '' : 'participation',
    isCanonicalRow(row) ? '' : 'line break',
  ].filter((problem) => problem !== '');

describe('the same start gives the same night: rolls depend on county and scale alone', () => {
  it.each(['02', '03', '06', '18', '43'])('county %s has the same bytes again, whatever came before', (county) => {
    const first = hashesOf(county);
    hashesOf('58');
    hashesOf(county, 20);
    expect(hashesOf(county)).toEqual(first);
  });

  it('does not change unnoticed between releases', () => {
    expect(sha256(rollCsv(seedCounty('02').voteCalRows()))).toMatchInlineSnapshot(
      `"9b61611da9491171815fc0a075bf64abaff7bb42093178edbd6a7d367a5ffdc2"`,
    );
  });

  it('meets the same people at every scale', () => {
    const [coarse, fine] = [100, 20].map((scale) => [...seedCounty('05', scale).voteCalRows()]);
    expect(fine?.slice(0, coarse?.length)).toEqual(coarse);
    expect(fine?.length).toBeGreaterThan(4 * (coarse?.length ?? 0));
  });

  it.each([1_000, 100_000])('has a roll for every county at 1:%s, the largest that is taken', (scale) => {
    for (const { code } of COUNTIES) expect([...seedCounty(code, scale).voteCalRows()].length, code).toBeGreaterThan(0);
  });

  it('refuses a scale that makes no roll', () => {
    expect(() => seedCounty('03', 0)).toThrow('whole number');
    expect(() => seedCounty('03', 1.5)).toThrow('whole number');
  });
});

describe('no real person is in a roll', () => {
  it('holds over all 58 counties, both sides, with IDs unique in the state and in order', () => {
    const problems: string[] = [];
    const ids = new Set<string>();
    let rows = 0;
    for (const { code } of COUNTIES) {
      const seeded = seedCounty(code);
      let last = '';
      for (const row of seeded.voteCalRows()) {
        if (row.voterId <= last || row.voterId.slice(1, 3) !== code || row.county !== code) problems.push('order');
        last = row.voterId;
        ids.add(row.voterId);
        problems.push(...problemsOf(row));
        rows += 1;
      }
      if (code !== '19') for (const row of seeded.emsRows()) problems.push(...problemsOf(row));
    }
    expect(problems).toEqual([]);
    expect(ids.size).toBe(rows);
    expect(rows).toBeGreaterThan(215_000);
  });

  it('holds for any voter of any county at full size', () => {
    const county = fc.constantFrom(...COUNTIES.map(({ code }) => code));
    fc.assert(
      fc.property(county, fc.nat({ max: 5_600_000 }), (code, index) => {
        expect(problemsOf(voterAt(countyPool(code), index))).toEqual([]);
      }),
    );
  });
});

describe('a roll looks like its county', () => {
  it.each(COUNTIES.map(({ code, name }) => ({ code, name })))('$name has its share of voters', ({ code }) => {
    const voters = seededVoters(code, DEFAULT_SCALE);
    expect(voters).toBe(Math.max(80, Math.round(countyOf(code).activeRegistered2022 / 100)));
  });

  it('speaks ten languages and writes names as people do', () => {
    const rows = [...seedCounty('19').voteCalRows()];
    expect(new Set(rows.map((row) => row.language)).size).toBe(10);
    const names = rows.map((row) => `${row.firstName} ${row.lastName}`).join('\n');
    for (const mark of ["O'", '-', 'é', 'ñ', 'ễ', 'Đ', 'De la Cruz']) expect(names).toContain(mark);
    const share = (status: string) => rows.filter((row) => row.status === status).length / rows.length;
    expect(share('A')).toBeGreaterThan(0.85);
    for (const status of ['I', 'P', 'C']) expect(share(status)).toBeGreaterThan(0.01);
    expect(rows.some((row) => row.residenceAddress.includes(','))).toBe(true);
    expect(rows.some((row) => row.residenceAddress.includes('"'))).toBe(true);
    expect(new Set(rows.map((row) => row.affidavitNumber.replace('AG', 'AF'))).size).toBe(rows.length);
    expect(new Set(rows.map((row) => row.precinct)).size).toBeGreaterThan(3000);
  });

  it('writes the header of the roll format', () => {
    const [head] = rollCsv(seedCounty('02').voteCalRows());
    expect(head?.split('\n')[0]).toBe(ROLL_COLUMNS.join(','));
  });
});
