import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Agreement, agreementOf } from '../../../lib/local/seed/differences.ts';
import { extractStyleOf } from '../../../lib/local/seed/ems.ts';
import { Permutation } from '../../../lib/local/seed/permutation.ts';
import { emsEndpoints, seedCounty, seedVoters } from '../../../lib/local/seed/seed.ts';
import type { InjectedDifference, PrecinctFile, RollFile } from '../../../lib/local/seed/types.ts';
import { COUNTIES } from '../../../lib/shared/counties.ts';
import { judge } from '../../../lib/sync-checks/domain/judge.ts';
import { FIELD_CATEGORY, ROLL_COLUMNS, ROLL_FIELDS } from '../../../lib/sync-checks/domain/roll-format.ts';

type Voters = ReadonlyMap<string, Readonly<Record<string, string>>>;

const csvFields = (line: string): string[] =>
  [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );

/** Reads a file as somebody would who knows the format and nothing of the code. */
const read = (file: RollFile): Voters => {
  const unpack = { none: (bytes: Uint8Array) => Buffer.from(bytes), gzip: gunzipSync, zstd: zstdDecompressSync };
  const lines = unpack[file.compression](file.bytes).toString('utf8').trimEnd().split('\n');
  const header = file.format === 'csv' ? (lines.shift() ?? '').split(',') : [];
  expect(lines.length).toBe(file.rows);
  const rows = lines.map((line) => {
    if (file.format === 'ndjson') return JSON.parse(line) as Record<string, string>;
    const fields = csvFields(line);
    return Object.fromEntries(header.map((column, place) => [column, fields[place] ?? '?']));
  });
  return new Map(rows.map((row) => [row['voterId'] ?? '?', row]));
};

const compareNaively = (ems: Voters, votecal: Voters): InjectedDifference[] => {
  const found: InjectedDifference[] = [];
  const missing = { category: 'registration', field: null, ems: null, votecal: null } as const;
  for (const [voterId, theirs] of ems) {
    const ours = votecal.get(voterId);
    if (ours === undefined) found.push({ voterId, class: 'in-ems-not-votecal', ...missing });
    for (const field of ROLL_FIELDS) {
      const [left, right] = [theirs[field] ?? '?', ours?.[field]];
      if (right === undefined || left === right) continue;
      found.push({ voterId, class: 'field', category: FIELD_CATEGORY[field], field, ems: left, votecal: right });
    }
  }
  for (const voterId of votecal.keys()) {
    if (!ems.has(voterId)) found.push({ voterId, class: 'in-votecal-not-ems', ...missing });
  }
  return found;
};

/** The districts of each precinct, as the file says. */
const readPrecincts = ({ bytes, rows }: PrecinctFile): ReadonlyMap<string, string> => {
  const [header, ...lines] = Buffer.from(bytes).toString('utf8').trimEnd().split('\n');
  expect(header).toBe('precinct,district');
  expect(lines.length).toBe(rows);
  const districts = new Map<string, string>();
  for (const line of lines) {
    const [precinct = '?', district = '?'] = line.split(',');
    districts.set(precinct, [...(districts.get(precinct)?.split(' ') ?? []), district].toSorted().join(' '));
  }
  return districts;
};

const comparePrecinctsNaively = (
  theirs: ReadonlyMap<string, string>,
  ours: ReadonlyMap<string, string>,
): InjectedDifference[] =>
  [...new Set([...theirs.keys(), ...ours.keys()])]
    .filter((precinct) => theirs.get(precinct) !== ours.get(precinct))
    .map((precinct) => ({
      voterId: null,
      precinct,
      class: 'field',
      category: 'precinct-district',
      field: 'districts',
      ems: theirs.get(precinct) ?? null,
      votecal: ours.get(precinct) ?? null,
    }));

const inOrder = (differences: readonly InjectedDifference[]): readonly string[] =>
  differences.map((difference) => JSON.stringify(Object.entries(difference).toSorted())).toSorted();

const countOf = (differences: readonly InjectedDifference[], key: 'class' | 'category', value: string): number =>
  differences.filter((difference) => difference[key] === value).length;

describe('the truth of a county is what its two files say', () => {
  // Alpine is the smallest, Los Angeles the largest; together they cover every part, format and compression.
  it.each(['02', '03', '05', '08', '11', '17', '18', '19', '20', '24', '30', '32', '37', '47'])(
    'county %s',
    (county) => {
      const { truth, voteCalFile, emsExtract, voteCalPrecincts, emsPrecincts } = seedCounty(county);
      const [ems, votecal] = [read(emsExtract()), read(voteCalFile())];
      const precincts = comparePrecinctsNaively(readPrecincts(emsPrecincts()), readPrecincts(voteCalPrecincts()));
      expect(precincts.length).toBe(county === '32' ? 2 : 0);
      const found = [...compareNaively(ems, votecal), ...precincts];
      expect(inOrder(found)).toEqual(inOrder(truth.differences));
      expect({ ems: ems.size, votecal: votecal.size }).toEqual(truth.records);
      for (const [key, value] of Object.entries(truth.byClass)) expect(countOf(found, 'class', key)).toBe(value);
      for (const [key, value] of Object.entries(truth.byCategory)) expect(countOf(found, 'category', key)).toBe(value);
    },
  );

  it('holds at 1:20 too', () => {
    const { truth, voteCalFile, emsExtract } = seedCounty('23', 20);
    expect(inOrder(compareNaively(read(emsExtract()), read(voteCalFile())))).toEqual(inOrder(truth.differences));
  });
});

describe('every county passes or fails as the judging rule says, without a close call', () => {
  it.each(COUNTIES.flatMap(({ code, name }) => [100, 20, 10].map((scale) => ({ code, name, scale }))))(
    '$name at 1:$scale',
    ({ code, scale }) => {
      const { byClass, byCategory, differences, records, result } = seedCounty(code, scale).truth;
      const larger = Math.max(records.ems, records.votecal);
      expect(judge({ total: differences.length, byClass, byCategory }, larger).result).toBe(result);
      // Whatever the higher tiers turn out to be: 5 pass everywhere, and more than twice the lowest rate fails.
      const { registration, 'precinct-district': precinctDistrict, ...others } = byCategory;
      const allowed = 5 * Math.ceil(larger / 5000);
      const passes = precinctDistrict === 0 && registration <= 5;
      const fails = precinctDistrict > 0 || registration > 2 * allowed;
      expect({ passes, fails }).toEqual({ passes: result === 'passed', fails: result === 'failed' });
      expect(Math.max(...Object.values(others))).toBeLessThanOrEqual(5);
    },
  );

  it('has every part in Group A, whose night is the demonstration', () => {
    const parts = COUNTIES.filter(({ syncGroup }) => syncGroup === 'A').map(({ code }) => agreementOf(code));
    const all: Record<Agreement, true> = {
      'in-agreement': true,
      'within-tolerance': true,
      'districts-differ': true,
      'registrations-differ': true,
      'everything-differs': true,
    };
    expect(new Set(parts)).toEqual(new Set(Object.keys(all)));
  });

  it.each(['19', '08', '23'])('county %s shows every class and every category', (county) => {
    const { byClass, byCategory } = seedCounty(county).truth;
    for (const count of [...Object.values(byClass), ...Object.values(byCategory)]) expect(count).toBeGreaterThan(0);
  });

  it('never touches a voter whom ballot tracking knows', () => {
    for (const { code } of COUNTIES) {
      const tracked = new Set(seedVoters(code).map((voter) => voter.voterId));
      expect(seedCounty(code).truth.differences.filter(({ voterId }) => tracked.has(voterId ?? ''))).toEqual([]);
    }
  });
});

describe('EMSs write as they please', () => {
  it('covers both formats, all compressions, column orders and row orders', () => {
    const styles = COUNTIES.map(({ code }) => extractStyleOf(code));
    expect(new Set(styles.map((style) => `${style.format} ${style.compression}`)).size).toBe(6);
    expect(new Set(styles.map((style) => style.columns.join())).size).toBeGreaterThan(3);
    expect(new Set(styles.map((style) => style.sorted)).size).toBe(2);
    for (const { columns } of styles) expect(columns.toSorted()).toEqual([...ROLL_COLUMNS].sort());
  });

  it('gives each county an endpoint and a secret of its own', () => {
    const endpoints = emsEndpoints('http://127.0.0.1:9/ems');
    expect(endpoints[2]).toMatchObject({ county: '03', vendor: 'dfm', webhookUrl: 'http://127.0.0.1:9/ems/03' });
    expect(new Set(endpoints.map((endpoint) => endpoint.signingSecret)).size).toBe(58);
  });

  it('scatters rows without losing or repeating one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.nat({ max: 9 }), (size, purpose) => {
        const order = new Permutation(purpose, '03', size);
        expect(new Set(Array.from({ length: size }, (_, place) => order.at(place))).size).toBe(size);
        expect(() => order.at(size)).toThrow('places');
      }),
      { numRuns: 30 },
    );
  });
});
