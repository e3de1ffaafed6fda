import { isDeepStrictEqual } from 'node:util';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLL_COLUMNS, type RollRow } from '../../lib/sync-checks/domain/roll-format.ts';
import { pairFacts, pairInput, wrongFacts } from './corpus/check.ts';
import { factsOf, invisibleIn, judgementOf, oracle, readRoll } from './corpus/oracle.ts';
import { type RandomPair, randomPairs } from './corpus/random-rolls.ts';
import type { CompareSubject } from './corpus/subject.ts';
import { csvText, ndjsonText } from './corpus/writing.ts';

const COUNTY = '19';
const row = (voterId: string, values: Partial<RollRow> = {}): RollRow => ({
  ...(Object.fromEntries(ROLL_COLUMNS.map((column) => [column, ''])) as RollRow),
  county: COUNTY,
  voterId,
  ...values,
});
const bytes = (text: string | Uint8Array): Uint8Array => (typeof text === 'string' ? Buffer.from(text) : text);
const csv = (text: string | Uint8Array) => ({ bytes: bytes(text), format: 'csv' as const });
const ndjson = (text: string | Uint8Array) => ({ bytes: bytes(text), format: 'ndjson' as const });

/** The header, and a row of which the first columns are given as they are written. */
const HEADER = `${ROLL_COLUMNS.join(',')}\n`;
const line = (written: string): string => written + ','.repeat(ROLL_COLUMNS.length - written.split(',').length);
const rest = ','.repeat(ROLL_COLUMNS.length - 3);

/** What was read, in short: each row as `id:last name`, each left-out row as `line reason id`. */
const short = (file: { bytes: Uint8Array; format: 'csv' | 'ndjson' }): string[] => {
  const { read, leftOut } = readRoll(file, COUNTY);
  return [
    ...read.map(({ line: at, row: found }) => `${at} ${found.voterId}:${found.lastName}`),
    ...leftOut.map(({ line: at, reason, voterId }) => `${at} ${reason} ${voterId}`),
  ];
};

describe('the oracle reads CSV', () => {
  it.each<[string, string | Uint8Array, string[]]>([
    ['a row', `${line('1,19,LEE')}\n`, ['2 1:LEE']],
    ['a row without newline', line('1,19,LEE'), ['2 1:LEE']],
    ['CRLF', `${line('1,19,LEE')}\r\n${line('2,19,KIM')}\r\n`, ['2 1:LEE', '3 2:KIM']],
    ['a lone CR at the end', `${line('1,19,LEE')}\r`, ['2 1:LEE']],
    ['quotes', `1,19,"LEE"${rest}\n`, ['2 1:LEE']],
    ['quotes within quotes', `1,19,"L""E""E"${rest}\n`, ['2 1:L"E"E']],
    ['an empty value in quotes', `1,19,""${rest}\n`, ['2 1:']],
    ['a comma in quotes', `1,19,"L,EE"${rest}\n`, ['2 1:L,EE']],
    ['a line break in quotes', `1,19,"L\nEE"${rest}\n${line('2,19,KIM')}\n`, ['2 1:L\nEE', '4 2:KIM']],
    ['CRLF in quotes', `1,19,"L\r\nEE"${rest}\n`, ['2 1:L\r\nEE']],
    ['spaces as they are', `${line('1,19, LEE ')}\n`, ['2 1: LEE ']],
    ['a bare CR inside a value', `${line('1,19,L\rEE')}\n`, ['2 1:L\rEE']],
    [
      'CR CR LF: one CR is data',
      `${ROLL_COLUMNS.map((_, at) => ['1', '19', 'LEE'][at] ?? '').join(',')}\r\r\n`,
      ['2 1:LEE'],
    ],
    [
      'NUL, U+001F, U+FFFD, U+FEFF, U+2028',
      `${line('1,19,\0\u001f\ufffd\ufeff\u2028')}\n`,
      ['2 1:\0\u001f\ufffd\ufeff\u2028'],
    ],
    ['blank lines', `\n${line('1,19,LEE')}\n\r\n  \n${line('2,19,KIM')}\n\n`, ['3 1:LEE', '6 2:KIM']],
    ['the DOS end mark on a line of its own', `${line('1,19,LEE')}\n\u001a`, ['2 1:LEE']],
    ['the DOS end mark behind the last row', `${line('1,19,LEE')}\u001a`, ['2 1:LEE']],
    ['the same character inside', `${line('1,19,L\u001aEE')}\n`, ['2 1:L\u001aEE']],
    ['a column too many', `${line('1,19,LEE')},\n`, ['2 wrong-column-count 1']],
    ['a column too few', `1,19,LEE${rest.slice(1)}\n`, ['2 wrong-column-count 1']],
    ['rubbish', `?,?\n${line('1,19,LEE')}\n`, ['3 1:LEE', '2 wrong-column-count null']],
    ['a footer', `${line('1,19,LEE')}\n(1 row affected)\n`, ['2 1:LEE', '3 footer null']],
    ['a header again', `${line('1,19,LEE')}\n${HEADER}`, ['2 1:LEE', '3 repeated-header null']],
    ['a quote inside a value', `${line('1,19,L"E"E')}\n${line('2,19,KIM')}\n`, ['3 2:KIM', '2 bad-quotes 1']],
    ['text behind a closing quote', `1,19,"LE"E${rest}\n${line('2,19,KIM')}\n`, ['3 2:KIM', '2 bad-quotes 1']],
    ['a space before a quote', `${line('1,19, "LEE"')}\n`, ['2 bad-quotes 1']],
    ['a quote never closed', `${line('1,19,"LEE')}\n${line('2,19,KIM')}\n`, ['3 2:KIM', '2 bad-quotes 1']],
    ['a quote closed by the next row’s', `${line('1,19,"LEE')}\n2,19,"KIM"${rest}\n`, ['3 2:KIM', '2 bad-quotes 1']],
    [
      'two such rows running',
      `${line('1,19,"LEE')}\n${line('2,19,"KIM')}\n${line('3,19,DOE')}\n`,
      ['4 3:DOE', '2 bad-quotes 1', '3 bad-quotes 2'],
    ],
    [
      'a lost quote before an unreadable row',
      `${line('1,19,"LEE')}\n${line('2,19,K"IM')}\n`,
      ['2 bad-quotes 1', '3 bad-quotes 2'],
    ],
    [
      'a record of two lines with a column too many',
      `1,19,"L\nEE",${rest}\n${line('2,19,KIM')}\n`,
      ['4 2:KIM', '2 wrong-column-count 1'],
    ],
    [
      'a record of two lines with bad quotes',
      `1,19,"L\nEE" X${rest}\n${line('2,19,KIM')}\n`,
      ['4 2:KIM', '2 bad-quotes 1'],
    ],
    [
      'a record of two lines in Latin-1',
      Buffer.from(`1,19,"PE\u00d1A\nX"${rest}\n${line('2,19,KIM')}\n`, 'latin1'),
      ['4 2:KIM', '2 not-utf8 1'],
    ],
    ['a row in Latin-1', Buffer.from(`${line('1,19,PE\u00d1A')}\n`, 'latin1'), ['2 not-utf8 1']],
    [
      'a surrogate in three bytes',
      Buffer.concat([Buffer.from('1,19,'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from(`${rest}\n`)]),
      ['2 not-utf8 1'],
    ],
    ['no ID', `${line(',19,LEE')}\n`, ['2 bad-voter-id null']],
    ['an ID with a space', `${line('1 ,19,LEE')}\n`, ['2 bad-voter-id null']],
    ['a scientific ID', `${line('1.0E+08,19,LEE')}\n`, ['2 bad-voter-id null']],
    ['an ID of 65 characters', `${line(`${'1'.repeat(65)},19,LEE`)}\n`, ['2 bad-voter-id null']],
    ['another county', `${line('1,30,LEE')}\n`, ['2 other-county 1']],
    ['a county without its zero', `${line('1,1,LEE')}\n`, ['2 other-county 1']],
    ['a voter twice', `${line('1,19,LEE')}\n${line('1,19,KIM')}\n`, ['2 1:LEE', '3 duplicate-voter-id 1']],
    [
      'a readable row after an unreadable one of the voter',
      `${line('1,19,L"E')}\n${line('1,19,LEE')}\n`,
      ['3 1:LEE', '2 bad-quotes 1'],
    ],
    ['a row of 70 KB', `${line(`1,19,${'A'.repeat(70_000)}`)}\n${line('2,19,KIM')}\n`, ['3 2:KIM', '2 row-too-long 1']],
  ])('%s', (_, text, expected) => {
    expect(short(csv(Buffer.concat([Buffer.from(HEADER), bytes(text)])))).toEqual(expected);
  });

  it.each<[string, string]>([
    ['capitals', HEADER.toUpperCase()],
    ['spaces', HEADER.replaceAll(',', ' , ')],
    [
      'quotes',
      HEADER.trim()
        .split(',')
        .map((name) => `"${name}"`)
        .join(',')
        .concat('\n'),
    ],
    ['a byte order mark', `\ufeff${HEADER}`],
  ])('a header with %s', (_, header) => {
    expect(short(csv(`${header}${line('1,19,LEE')}\n`))).toEqual(['2 1:LEE']);
  });

  it('other columns, in any order, by their names', () => {
    const file = csvText([row('1', { lastName: 'LEE', correspondence: 'VIG' })], {
      columns: ['x', ...[...ROLL_COLUMNS].reverse(), '', ''],
    });
    expect(readRoll(csv(file), COUNTY).read[0]?.row).toEqual(row('1', { lastName: 'LEE', correspondence: 'VIG' }));
  });

  it('0x1A at the end of the last value, before the newline, as data', () => {
    const file = csvText([row('1', { correspondence: 'VIG\u001a' })]);
    expect(readRoll(csv(file), COUNTY).read[0]?.row.correspondence).toBe('VIG\u001a');
    expect(readRoll(csv(file.slice(0, -1)), COUNTY).read[0]?.row.correspondence).toBe('VIG');
  });

  it('no file without a column, or with one twice', () => {
    expect(() => short(csv(HEADER.replace(',party', '')))).toThrow('party');
    expect(() => short(csv(HEADER.replace('\n', ',PARTY\n')))).toThrow('party');
    expect(() => short(csv(`"${HEADER}`))).toThrow('header');
  });
});

describe('the oracle reads NDJSON', () => {
  const voter = (members: string): string => `{"voterId":"1","county":"19",${members}}`;
  it.each<[string, string | Uint8Array, string[]]>([
    ['a row', voter('"lastName":"LEE"'), ['1 1:LEE']],
    ['null, an absent key', `${voter('"lastName":null')}\n{"voterId":"2","county":"19"}`, ['1 1:', '2 2:']],
    ['true and false', voter('"lastName":false'), ['1 1:false']],
    ['a number as spelt', voter('"lastName":-12345678901234567890.10E+0'), ['1 1:-12345678901234567890.10E+0']],
    [
      'an ID and a county as numbers',
      '{"voterId":100000000000000001,"county":19,"lastName":"LEE"}',
      ['1 100000000000000001:LEE'],
    ],
    ['escapes', voter('"lastName":"\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\uD83D\\uddf3"'), ['1 1:"\\/\b\f\n\r\tA🗳']],
    ['a key by escapes', voter('"l\\u0061stName":"LEE"'), ['1 1:LEE']],
    ['spaces and CRLF', ` { "voterId" : "1" ,\t"county":"19","lastName":"LEE" } \r\n\r\n`, ['1 1:LEE']],
    ['a byte order mark', `\ufeff${voter('"lastName":"LEE"')}`, ['1 1:LEE']],
    ['raw U+2028', voter('"lastName":"\u2028"'), ['1 1:\u2028']],
    ['other keys with anything', voter('"x":{"a":[1,{}]},"lastName":"LEE","y":[]'), ['1 1:LEE']],
    ['a key twice', voter('"lastName":"LEE","lastName":"LEE"'), ['1 duplicate-key 1']],
    ['a key twice, once by escape', voter('"lastName":"A","last\\u004eame":"B"'), ['1 duplicate-key 1']],
    ['two IDs', voter('"voterId":"2"'), ['1 duplicate-key null']],
    ['a key twice that is not the roll’s', voter('"x":1,"x":2,"lastName":"LEE"'), ['1 1:LEE']],
    ['an array as a value', voter('"districts":["CD1"]'), ['1 bad-value 1']],
    ['an object as a value', voter('"phone":{}'), ['1 bad-value 1']],
    ['a lone surrogate', voter('"lastName":"\\ud800"'), ['1 bad-value 1']],
    ['a number with a leading zero', voter('"residenceZip":04012'), ['1 not-json 1']],
    ['a trailing comma', voter('"lastName":"LEE",'), ['1 not-json 1']],
    ['a raw control character', voter('"lastName":"\t"'), ['1 not-json 1']],
    ['a bad escape', voter('"lastName":"\\x41"'), ['1 not-json 1']],
    [
      '+1, .5, 1., NaN',
      ['+1', '.5', '1.', 'NaN'].map((value) => voter(`"phone":${value}`)).join('\n'),
      ['1 not-json 1', '2 not-json 1', '3 not-json 1', '4 not-json 1'],
    ],
    [
      'an array, a text, a number, null',
      '[]\n"x"\n3\nnull',
      ['1 not-json null', '2 not-json null', '3 not-json null', '4 not-json null'],
    ],
    ['half an object', '{"voterId":"1","county":', ['1 not-json 1']],
    ['two objects', `${voter('"lastName":"A"')}{}`, ['1 not-json 1']],
    ['Latin-1', Buffer.from(voter('"lastName":"\u00d1"'), 'latin1'), ['1 not-utf8 1']],
    ['no ID', '{"county":"19"}', ['1 bad-voter-id null']],
    ['another county', '{"voterId":"1","county":"30"}', ['1 other-county 1']],
    ['a voter twice', `${voter('"lastName":"A"')}\n${voter('"lastName":"B"')}`, ['1 1:A', '2 duplicate-voter-id 1']],
    ['the DOS end mark', `${voter('"lastName":"LEE"')}\n\u001a`, ['1 1:LEE']],
  ])('%s', (_, text, expected) => {
    expect(short(ndjson(text))).toEqual(expected);
  });
});

describe('the oracle compares', () => {
  const said = (ems: string, votecal: string): string[] => {
    const facts = oracle(COUNTY, csv(ems), csv(votecal));
    return [
      ...facts.differences.map(
        ({ priority, voterId, field, ems: a, votecal: b }) => `${priority} ${voterId} ${field} ${a}/${b}`,
      ),
      ...facts.notCompared.map((voterId) => `not compared ${voterId}`),
    ];
  };
  const one = HEADER + line('1,19,LEE\n').replace('\n', '');
  it.each<[string, string, string, string[]]>([
    ['equal rolls', csvText([row('1'), row('2')]), csvText([row('2'), row('1')]), []],
    ['a voter more', csvText([row('1'), row('2')]), csvText([row('1')]), ['1 2 null null/null']],
    ['a voter fewer', csvText([row('1')]), csvText([row('1'), row('2')]), ['2 2 null null/null']],
    [
      'fields in fixing order',
      csvText([row('1', { party: 'A', precinct: 'P', correspondence: 'C', signatureHash: 'S', participation: 'V' })]),
      csvText([row('1')]),
      ['3 1 precinct P/', '4 1 party A/', '5 1 participation V/', '6 1 signatureHash S/', '7 1 correspondence C/'],
    ],
    [
      'by voter within a category',
      csvText([row('b', { party: 'x' }), row('B', { party: 'x' })]),
      csvText([row('b'), row('B')]),
      ['4 B party x/', '4 b party x/'],
    ],
    [
      'case',
      csvText([row('1', { lastName: 'Lee' })]),
      csvText([row('1', { lastName: 'LEE' })]),
      ['4 1 lastName Lee/LEE'],
    ],
    [
      'an unreadable row: its voter is not missing',
      `${HEADER}${line('1,19,L"EE')}\n`,
      csvText([row('1'), row('2')]),
      ['2 2 null null/null', 'not compared 1'],
    ],
    [
      'two rows of nobody: neither of two voters of the other side is missing',
      `${HEADER}${line(',19,LEE')}\n${line(',19,LEE')}\n`,
      csvText([row('1'), row('2')]),
      ['not compared 1', 'not compared 2'],
    ],
    [
      'a row of nobody is one voter’s: of two who are missing both are told',
      `${HEADER}${line(',19,LEE')}\n`,
      csvText([row('1'), row('2')]),
      ['2 1 null null/null', '2 2 null null/null'],
    ],
    [
      'a row of nobody beside a row of a known voter, and two who are missing',
      `${HEADER}${line(',19,LEE')}\n${line('1,30,LEE')}\n`,
      csvText([row('1'), row('2'), row('3')]),
      ['2 2 null null/null', '2 3 null null/null', 'not compared 1'],
    ],
    [
      'the same on VoteCal’s side',
      csvText([row('1'), row('2')]),
      `${HEADER}${line('1,19,L"EE')}\n`,
      ['1 2 null null/null', 'not compared 1'],
    ],
    ['a row of nobody on VoteCal’s side', csvText([row('1')]), `${HEADER}${line(',19,LEE')}\n`, ['not compared 1']],
    [
      'an ID out of a torn row that VoteCal does not know is nobody’s',
      `${HEADER}LEE,1,19\n`,
      csvText([row('1')]),
      ['not compared 1'],
    ],
    [
      'an ID in its place of a voter whom VoteCal does not know',
      `${HEADER}${line('7,30,LEE')}\n`,
      csvText([row('1')]),
      ['2 1 null null/null'],
    ],
    ['a known voter under another county', `${HEADER}${line('1,30,LEE')}\n`, csvText([row('1')]), ['not compared 1']],
    [
      'an unreadable row beside a readable one',
      `${one}\n${line('1,19,L"EE')}\n`,
      csvText([row('1', { lastName: 'LEE' })]),
      [],
    ],
    ['unreadable on both sides', `${HEADER}${line('1,19,L"EE')}\n`, `${HEADER}${line('1,19,L"EE')}\n`, []],
    ['unreadable here, missing there', `${HEADER}${line('1,19,L"EE')}\n`, csvText([row('2')]), ['not compared 2']],
    ['a footer is nobody’s', `${csvText([row('1')])}(1 row)\n`, csvText([row('1'), row('2')]), ['2 2 null null/null']],
    [
      'a second header is nobody’s',
      csvText([row('1')]) + HEADER,
      csvText([row('1'), row('2')]),
      ['2 2 null null/null'],
    ],
    [
      'the first of two rows counts',
      csvText([row('1', { party: 'A' }), row('1')]),
      csvText([row('1')]),
      ['4 1 party A/'],
    ],
  ])('%s', (_, ems, votecal, expected) => {
    expect(said(ems, votecal)).toEqual(expected);
  });

  it.each<[string, string, readonly string[]]>([
    ['LEE', 'KIM', []],
    ['LEE', 'LEE ', ['padding']],
    ['LEE', '\0LEE\t', ['padding']],
    ['', '  ', ['padding']],
    ['É', 'E\u0301', ['unicode-form']],
    ['É ', 'E\u0301', ['unicode-form', 'padding']],
    ['A B', 'A  B', []],
    ['ffi', 'ﬃ', []],
    ['a', 'A', []],
  ])('what no eye sees in %j and %j: %j', (ems, votecal, expected) => {
    expect(invisibleIn(ems, votecal)).toEqual(expected);
  });

  it('judges where the tolerance leaves no doubt', () => {
    const rolls = (changes: readonly Partial<RollRow>[]) =>
      oracle(
        COUNTY,
        csv(csvText(changes.map((values, n) => row(`${n}`, values)))),
        csv(csvText(changes.map((_, n) => row(`${n}`)))),
      );
    const parties = (count: number) => Array.from({ length: count }, () => ({ party: 'A' }));
    expect(judgementOf(rolls([]))).toBe('passed');
    expect(judgementOf(rolls(parties(5)))).toBe('passed');
    expect(judgementOf(rolls(parties(6)))).toBe('failed');
    expect(judgementOf(rolls([{ precinct: 'P' }]))).toBe('failed');
    expect(judgementOf(rolls([{ precinct: ' ' }]))).toBeNull();
    expect(judgementOf(oracle(COUNTY, csv(csvText([row('1'), row('1')])), csv(csvText([row('1')]))))).toBeNull();
  });
});

describe('random rolls', () => {
  const unpacked = ({ bytes: packed, compression, plain }: RandomPair['ems']): boolean => {
    if (compression === 'none') return Buffer.from(packed).equals(plain.bytes);
    if (compression === 'gzip') return gunzipSync(packed).equals(plain.bytes);
    // Node’s own call reads the first frame only.
    return Buffer.from(plain.bytes).subarray(0, zstdDecompressSync(packed).length).equals(zstdDecompressSync(packed));
  };

  it('are read by the oracle as they were written', () => {
    let damaged = 0;
    let told = 0;
    void fc.assert(
      fc.property(randomPairs, ({ county, ems, votecal }) => {
        for (const side of [ems, votecal]) {
          expect(unpacked(side)).toBe(true);
          if (side.plain.format === 'csv' && side.plain.bytes.length === 0) continue;
          const read = readRoll(side.plain, county);
          if (side.model !== null) expect(read).toEqual(side.model);
          damaged += read.leftOut.length > 0 ? 1 : 0;
        }
        const facts = factsOf({ ems: readRoll(ems.plain, county), votecal: readRoll(votecal.plain, county) });
        told += facts.differences.length > 0 ? 1 : 0;
      }),
      { numRuns: 500 },
    );
    expect(damaged).toBeGreaterThan(150);
    expect(told).toBeGreaterThan(150);
  });

  it('are handed to a subject as they are written for this one, which answers with the oracle', async () => {
    const naive =
      (pair: RandomPair): CompareSubject =>
      async ({ guards }) =>
        guards
          ? { result: 'no-result', diagnosis: 'unreadable-rows', side: 'ems', text: 'Guards are off for random pairs.' }
          : { result: 'compared', judgement: 'failed', ...pairFacts(pair) };
    await fc.assert(
      fc.asyncProperty(randomPairs, async (pair) => {
        const input = pairInput(pair);
        const given = [];
        for await (const piece of input.ems()) given.push(piece);
        expect(Buffer.concat(given).equals(pair.ems.bytes)).toBe(true);
        const answer = await naive(pair)(input);
        expect(answer.result === 'compared' ? wrongFacts(answer, pairFacts(pair)) : answer.text).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('hold all of Unicode, every format and compression, canonical rolls and damage on both sides', () => {
    const pairs = fc.sample(randomPairs, { numRuns: 1500, seed: 9 });
    const texts = pairs
      .flatMap(({ ems, votecal }) => [ems, votecal])
      .map(({ plain }) => Buffer.from(plain.bytes).toString());
    const all = texts.join('');
    for (const character of [
      '\0',
      '\u001f',
      '\ufffd',
      '\u2028',
      '\ufeff',
      '\u202e',
      '\u0301',
      '𠮷',
      '\u{10ffff}',
      '"',
      '\\',
    ]) {
      expect(all.includes(character), JSON.stringify(character)).toBe(true);
    }
    expect([...all].some((character) => /\p{Bidi_Control}/u.test(character))).toBe(true);
    const count = (test: (pair: RandomPair) => boolean): number => pairs.filter(test).length;
    expect(count(({ canonical }) => canonical)).toBeGreaterThan(200);
    expect(count(({ ems }) => ems.plain.format === 'ndjson')).toBeGreaterThan(400);
    for (const kind of ['none', 'gzip', 'zstd'])
      expect(count(({ ems }) => ems.compression === kind)).toBeGreaterThan(300);
    const hurt = (side: RandomPair['ems']): boolean => readRoll(side.plain, COUNTY).leftOut.length > 0;
    expect(count(({ ems, votecal }) => hurt(ems) && hurt(votecal))).toBeGreaterThan(50);
  });

  it('say the same in either format and in every order', () => {
    void fc.assert(
      fc.property(randomPairs, ({ county, ems, votecal }) => {
        if (ems.model === null || votecal.model === null) return;
        const rows = ems.model.read.map((entry) => entry.row);
        const facts = oracle(county, csv(csvText(rows)), votecal.plain);
        const others = [
          csv(csvText([...rows].reverse(), { columns: [...ROLL_COLUMNS].reverse(), quoteAll: true })),
          ndjson(ndjsonText(rows)),
        ];
        for (const other of others) expect(isDeepStrictEqual(oracle(county, other, votecal.plain), facts)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
