import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { LANGUAGES } from '../../lib/shared/codes.ts';
import { NAME_FAULT_SENTENCES, NAME_FAULTS, nameFault } from '../../lib/shared/plain-name.ts';
import confusables from './confusables.json' with { type: 'json' };
import honest from './honest-names.json' with { type: 'json' };
import hostile from './hostile-names.json' with { type: 'json' };
import { charactersNormalized } from './normalized-characters.ts';

const Names = z.array(z.string()).min(4);
const HONEST = z.record(z.enum(LANGUAGES), Names).parse(honest.names);
const HOSTILE = z.record(z.enum(['web-address', 'phone-number', 'look-alike']), Names).parse({
  'web-address': hostile['web-address'],
  'phone-number': hostile['phone-number'],
  'look-alike': hostile['look-alike'],
});

const LOOK_ALIKES = Object.entries(z.record(z.string(), z.string()).parse(confusables.lookLike)).flatMap(
  ([plain, codes]) => codes.split(' ').map((code) => [plain, String.fromCodePoint(Number.parseInt(code, 16))] as const),
);

describe('the corpora of names', () => {
  it('take every honest name of the ten languages', () => {
    const names = Object.values(HONEST).flat();
    expect(names.length).toBeGreaterThanOrEqual(60);
    expect(names.map((name) => [name, nameFault(name)]).filter(([, fault]) => fault !== undefined)).toEqual([]);
  });

  it('refuse every hostile one for what it carries', () => {
    const all = Object.entries(HOSTILE).flatMap(([fault, names]) => names.map((name) => ({ name, fault })));
    expect(all.length).toBeGreaterThanOrEqual(120);
    const found = all.map(({ name, fault }) => ({ name, fault, found: nameFault(name) ?? 'none' }));
    const isRight = ({ fault, found: is }: (typeof found)[number]): boolean =>
      is === fault || (fault === 'look-alike' && is === 'mixed-scripts');
    expect(found.filter((one) => !isRight(one))).toEqual([]);
  });

  it('carry what they carry also inside of an honest name', () => {
    const carriers = ['General Election 2026 – ', 'Measure A: '];
    const carried = [...HOSTILE['web-address'], ...HOSTILE['phone-number']];
    const passed = carriers.flatMap((before) =>
      carried.map((name) => before + name).filter((name) => nameFault(name) === undefined),
    );
    expect(passed).toEqual([]);
  });

  it('tell for every fault what to do', () => {
    for (const fault of NAME_FAULTS) expect(NAME_FAULT_SENTENCES[fault]).toMatch(/^(Use|Leave|Write) .+\.$/);
  });
});

describe('a name that is longer than any', () => {
  it('is refused without being looked at', () => {
    const marks = `a${'\u0301\u0323'.repeat(150_000)}`;
    expect(charactersNormalized(() => nameFault(marks))).toBe(0);
    expect(nameFault(marks)).toBe('too-long');
    expect(nameFault('a'.repeat(201))).toBe('too-long');
    expect(nameFault('a'.repeat(200))).toBeUndefined();
  });
});

describe('the names that elections have', () => {
  it.each([
    'General Election',
    '2026 Statewide Primary Election',
    'Special Election, State Senate District 36',
    'November 3, 2026 General Election',
    'School Board Election 2026-11-03',
    'Consolidated Election 11/3/2026',
    'Los Angeles Unified School District, Trustee Areas 1, 2, 3, 4, 5, 6 and 7',
    'Elections of 2026–2027',
    'Measure A-12: Parcel Tax (Fire Protection)',
    'Charter Amendment 1.2.3',
    'Recall of Area 4, Dot Lake Village',
    'Trustee Areas 1, 3, 5, 7 and 9',
    'Propositions 850 and 900',
    'Measures 850, 851, 852 and 853',
    'Trustee Areas 1, 2, 3, 4, 5, 6, 7, 8',
    'District 36, 2026 Special Primary',
    'Recall Election: St. Helena City Council',
    'U.S. Senate Special Primary',
    'Elección especial de la Junta de Agua, 2.ª vuelta',
    'Cañada College Bond',
    "Ka‘anapali & O'Neill Water District",
    'Bầu cử đặc biệt Quận 4',
    '水利委員會特別選舉',
    '特別選舉（二〇二六年）',
    '第３選挙区'.normalize('NFKC'),
    'ロサンゼルス郡 特別選挙',
    '2026년 특별 선거',
    'जल बोर्ड चुनाव 2026',
    'การเลือกตั้งพิเศษ เขต 5',
    'ការបោះឆ្នោតពិសេស ២០២៦',
    'Halalan ng Lupon ng Paaralan',
    'Water Board 水利委員會',
  ])('can stand in a message: %s', (name) => {
    expect(nameFault(name)).toBeUndefined();
  });
});

describe('what would speak in the state’s name', () => {
  it.each([
    'चुनावी.app',
    'चुनावी.भारत',
    'คู่.app',
    'ជ្រើស់.app',
    'votenow。中国',
    'https://vote-now.example',
    'Vote at vote-now.example today',
    'Verify at bit.ly/ca26',
    'General Election www vote-now',
    'WWW.VOTE.COM',
    'Vote.us now',
    'vote . com',
    'vote .org today',
    'vote dot com',
    'vote (dot) gov',
    'vote[.]org',
    'Vote punto com',
    'mail registrar@county.example',
    'xn--vte-gna',
    'ｖｏｔｅ．ｃｏｍ',
    'vote。com',
    'vo\u200bte.com',
    'vo\u00adte.co\u00adm',
    '𝐯𝐨𝐭𝐞.𝐜𝐨𝐦',
    'ⓥⓞⓣⓔ.ⓒⓞⓜ',
    'вото.рф',
    'hxxps://vote',
    'http vote',
    'St.Helena Election',
    'Vote at 10.0.0.1',
    '8.8.8.8/vote',
    'california dot vote',
    'ballots dot us',
    'vote dot co',
    'vote (dot) app',
    'vote d0t com',
    'vota punto link',
  ])('is an address: %s', (name) => {
    expect(nameFault(name)).toBe('web-address');
  });

  it.each([
    ...['\u2010', '\u2012', '\u2015', '\u2212', '\u2022', ',', ':', '*', '、', '・', 'ー'].map(
      (sign) => `Call 916${sign}653${sign}2244`,
    ),
    'Call 916, 653, 2244',
    'Text VOTE to 7\u20108\u20106\u20108\u20103',
    'Call 916 5-55-2024',
    'Call 916 2026-11-1',
    'Call 916-555-0142',
    'Call (916) 555 0142 to vote',
    'Call 1.916.555.0142',
    '+1 916 555 0142',
    '9165550142',
    '555-0142',
    'text VOTE to 55555',
    '9 1 6 5 5 5 0 1 4 2',
    '９１６５５５０１４２',
    '९१६५५५०१४२',
    '๙๑๖ ๕๕๕ ๐๑๔๒',
    '1-800-VOTE-NOW',
    '800 VOTE NOW',
    '1-900-ELECTION',
    '916–555–0142',
    '916_555_0142',
    '91655\u200b50142',
    '⑨①⑥⑤⑤⑤⓪①④②',
    'Election 2026-11-03 916-555-0142',
    'text VOTE to 5 5 5 5 5',
    'text VOTE to 5-5-5-5-5',
    '(877) CASH now',
    '1 (800) VOTE NOW',
  ])('is a telephone number: %s', (name) => {
    expect(nameFault(name)).toBe('phone-number');
  });

  it.each([
    'Water दल Board 水利',
    'การเลือกตั้ง 選舉',
    'जलboard',
    'ＥＬＥＣＴＩＯＮ',
    'Gеneral Election',
    'ΕLECTION',
    'Ꭼlection',
    'Electıon',
    'Elec\u0331tion',
    'E\u0336l\u0336e\u0336ction',
    'Election \u{1f5f3}',
    'Vote‮now',
    'Vote\u200dnow',
    'General \u2028Election',
    'Election | Vote',
    'Vote ½',
  ])('is not what it looks like, or of two languages: %s', (name) => {
    expect(['look-alike', 'mixed-scripts']).toContain(nameFault(name));
  });

  it('is any word with one character of Unicode’s table of look-alikes in it', () => {
    expect(LOOK_ALIKES.length).toBeGreaterThan(1_300);
    // The sign for kelvin is the letter K, by Unicode's own rules, as soon as a message is written.
    const others = LOOK_ALIKES.filter(([plain, alike]) => alike.normalize('NFC') !== plain);
    const taken = others.filter(([plain, alike]) => nameFault(`Vo${alike}te ${plain}`) === undefined);
    expect(taken.map(([plain, alike]) => `${plain} ${alike.codePointAt(0)?.toString(16)}`)).toEqual([]);
  });
});
