import { CLEAN_EMS, CLEAN_VOTECAL, compared, corpusFile, refused } from '../corpus-file.ts';
import { EMS, oneDayAhead, VOTECAL, voter } from '../rolls.ts';
import { bytesOf, changing, csvLines, csvText, joined, latin1, replacing } from '../writing.ts';
import { HURT, HURT_LINE, LINES, oneUnreadable, without } from './damage.ts';

const BOM = '\ufeff';
const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const utf32 = (text: string): Buffer => Buffer.concat([...text].map((character) => utf16(`${character}\0`)));

/** Latin-1 has no `’`, so these rolls have none. */
const plain = <T extends { lastName: string }>(rows: readonly T[]): T[] =>
  rows.map((row) => ({ ...row, lastName: row.lastName.replace('’', "'") }));
const PLAIN_VOTECAL = csvText(plain(VOTECAL));
const PLAIN_EMS = plain(EMS);

/** Every voter has an accent. */
const ACCENTED = changing(plain(VOTECAL), (_, index) => ({ firstName: `JOSÉ ${index}` }));
const accentedLines = csvLines(oneDayAhead(ACCENTED));

const WHAT_TO_DO = /UTF-8/;

const latin1AsUtf8 = (text: string): string => Buffer.from(text).toString('latin1');

/** Letters and digits of EBCDIC code page 037; the rest of what the rolls hold becomes a question mark. */
const EBCDIC: readonly (readonly [string, number])[] = [
  ['abcdefghi', 0x81],
  ['jklmnopqr', 0x91],
  ['stuvwxyz', 0xa2],
  ['ABCDEFGHI', 0xc1],
  ['JKLMNOPQR', 0xd1],
  ['STUVWXYZ', 0xe2],
  ['0123456789', 0xf0],
  [',', 0x6b],
  ['\n', 0x25],
  [' ', 0x40],
];
const ebcdic = (character: string): number => {
  const row = EBCDIC.find(([characters]) => characters.includes(character));
  return row === undefined ? 0x6f : row[1] + row[0].indexOf(character);
};

/** A one-row Latin-1 damage needs a row of its own, since the others are UTF-8. */
const pena = replacing(LINES, HURT_LINE, (line) => line.replace(`,${HURT.lastName},`, ',PE\u0001A,'));
const withByte = (text: string, byte: number): Uint8Array => {
  const bytes = Buffer.from(text);
  bytes[bytes.indexOf(1)] = byte;
  return bytes;
};

export const encodingFiles = [
  corpusFile('clean', 'encoding', 'The control: what every harmless file must equal.', () => ({
    ems: CLEAN_EMS,
    right: compared(),
  })),
  corpusFile('utf8-bom', 'encoding', 'Point 4: a byte order mark is simply read.', () => ({
    ems: BOM + CLEAN_EMS,
    right: compared(),
  })),
  corpusFile('utf8-bom-crlf', 'encoding', 'Point 4: as Excel writes "CSV UTF-8"; both are simply read.', () => ({
    ems: BOM + csvText(EMS, { newline: '\r\n' }),
    right: compared(),
  })),
  corpusFile('utf8-bom-quoted-header', 'encoding', 'Point 4: the mark stands before the header’s first quote.', () => ({
    ems: BOM + csvText(EMS, { quoteAll: true }),
    right: compared(),
  })),
  corpusFile('utf16le-bom', 'encoding', 'Point 4: UTF-16 is refused by name (Excel "Unicode text").', () => ({
    ems: utf16(BOM + CLEAN_EMS),
    right: refused('wrong-encoding', [/UTF-16/, WHAT_TO_DO]),
  })),
  corpusFile('utf16be-bom', 'encoding', 'Point 4: UTF-16, the other byte order.', () => ({
    ems: swapped(utf16(BOM + CLEAN_EMS)),
    right: refused('wrong-encoding', [/UTF-16/, WHAT_TO_DO]),
  })),
  corpusFile('utf16le', 'encoding', 'Point 4: UTF-16 without a mark still has a zero in every second byte.', () => ({
    ems: utf16(CLEAN_EMS),
    right: refused('wrong-encoding', [/UTF-16/, WHAT_TO_DO]),
  })),
  corpusFile('utf16be', 'encoding', 'Point 4: the same in the other byte order.', () => ({
    ems: swapped(utf16(CLEAN_EMS)),
    right: refused('wrong-encoding', [/UTF-16/, WHAT_TO_DO]),
  })),
  corpusFile(
    'utf32le',
    'encoding',
    'Point 4: four bytes a character, refused as an encoding; its name is a bonus.',
    () => ({
      ems: utf32(BOM + CLEAN_EMS),
      right: refused('wrong-encoding', [WHAT_TO_DO]),
    }),
  ),
  corpusFile(
    'latin1-whole',
    'encoding',
    'Points 3 and 4: every tenth row has an Ñ; the encoding and its first line are named, no voter is missing.',
    () => ({
      ems: latin1(csvText(PLAIN_EMS)),
      votecal: PLAIN_VOTECAL,
      canonical: true,
      right: refused('wrong-encoding', [/Latin-1|8859-1|1252/, /\b10\b/, WHAT_TO_DO]),
    }),
  ),
  corpusFile(
    'latin1-every-row',
    'encoding',
    'Point 4: no row can be read; the encoding is the diagnosis, not "no voters".',
    () => ({
      ems: latin1(joined(accentedLines)),
      votecal: csvText(ACCENTED),
      canonical: true,
      right: refused('wrong-encoding', [/Latin-1|8859-1|1252/, /\b2\b/, WHAT_TO_DO]),
    }),
  ),
  corpusFile(
    'latin1-half-the-rows',
    'encoding',
    'Point 3: half the rows in another encoding is a fault of the file.',
    () => ({
      ems: Buffer.concat([bytesOf(joined(accentedLines.slice(0, 101))), latin1(joined(accentedLines.slice(101)))]),
      votecal: csvText(ACCENTED),
      canonical: true,
      right: refused('wrong-encoding', [/Latin-1|8859-1|1252/, /\b102\b/, WHAT_TO_DO]),
    }),
  ),
  corpusFile(
    'latin1-one-row',
    'encoding',
    'Point 2: one byte costs one row; its voter is unreadable, not missing.',
    () => ({
      ems: withByte(joined(pena), 0xd1),
      right: oneUnreadable('not-utf8'),
    }),
  ),
  corpusFile('windows-1252-one-row', 'encoding', 'Point 2: the curly apostrophe 0x92 in one row.', () => ({
    ems: withByte(joined(pena), 0x92),
    right: oneUnreadable('not-utf8'),
  })),
  corpusFile(
    'overlong-utf8-one-row',
    'encoding',
    'Point 2: an overlong form (C0 AF) is not UTF-8, whatever it would decode to.',
    () => {
      const at = Buffer.from(joined(pena)).indexOf(1);
      const bytes = Buffer.from(joined(pena));
      return {
        ems: Buffer.concat([bytes.subarray(0, at), Buffer.from([0xc0, 0xaf]), bytes.subarray(at + 1)]),
        right: oneUnreadable('not-utf8'),
      };
    },
  ),
  corpusFile(
    'surrogate-in-utf8-one-row',
    'encoding',
    'Point 2: CESU-8, a surrogate written as three bytes (Oracle’s "UTF8").',
    () => {
      const bytes = Buffer.from(joined(pena));
      const at = bytes.indexOf(1);
      return {
        ems: Buffer.concat([bytes.subarray(0, at), Buffer.from([0xed, 0xa0, 0x80]), bytes.subarray(at + 1)]),
        right: oneUnreadable('not-utf8'),
      };
    },
  ),
  corpusFile(
    'utf8-cut-inside-character',
    'encoding',
    'Point 2: a CHAR(n) column cut in bytes leaves half a character.',
    () => ({
      ems: withByte(joined(pena), 0xc3),
      right: oneUnreadable('not-utf8'),
    }),
  ),
  corpusFile(
    'latin1-in-two-line-record',
    'encoding',
    'Point 4: a damaged record of two lines costs its own lines and no more.',
    () => ({
      ems: withByte(
        joined(replacing(pena, HURT_LINE, (line) => line.replace(HURT.residenceAddress, '"150 MAIN ST\nREAR"'))),
        0xd1,
      ),
      right: oneUnreadable('not-utf8'),
    }),
  ),
  corpusFile(
    'mojibake',
    'encoding',
    'Point 3: UTF-8 read as Latin-1 and written again is valid UTF-8; all 20 with an Ñ differ, by the export’s fault.',
    () => {
      const ems = changing(PLAIN_EMS, ({ lastName }) => ({ lastName: latin1AsUtf8(lastName) }));
      return {
        ems: csvText(ems),
        votecal: PLAIN_VOTECAL,
        canonical: true,
        right: refused('field-differs', [/lastName/, /UTF-8/]),
      };
    },
  ),
  corpusFile('html-entities', 'encoding', 'Point 1: an entity is compared as it is written.', () => {
    const ems = changing(EMS, ({ lastName }) => ({ lastName: lastName.replace("'", '&#39;') }));
    return { ems: csvText(ems), right: compared({ ems }) };
  }),
  corpusFile(
    'ebcdic',
    'encoding',
    'Point 4: a mainframe’s code page has no header that could be read; refused, never compared.',
    () => ({
      ems: Buffer.from([...CLEAN_EMS].map(ebcdic)),
      right: refused(['wrong-encoding', 'no-header'], [/UTF-8|header/i]),
    }),
  ),
  corpusFile(
    'bom-twice',
    'encoding',
    'Point 4: a tool that adds a mark to a file that has one. Read, or named as a header that is not the format’s.',
    () => ({
      ems: BOM + BOM + CLEAN_EMS,
      right: [compared(), refused(['missing-columns', 'wrong-encoding', 'no-header'], [/voterId|byte order mark/i])],
      plain: { bytes: bytesOf(CLEAN_EMS), format: 'csv' },
    }),
  ),
  corpusFile('votecal-and-ems-bom', 'encoding', 'Points 4 and 6: a mark on both sides.', () => ({
    ems: BOM + CLEAN_EMS,
    votecal: BOM + CLEAN_VOTECAL,
    canonical: false,
    right: compared(),
  })),
  corpusFile('latin1-two-rows', 'encoding', 'Point 2: two rows of 200, each with its line.', () => {
    const bytes = Buffer.from(
      joined(replacing(pena, 62, (line) => line.replace(`,${voter(60).lastName},`, ',PE\u0001A,'))),
    ).map((byte) => (byte === 1 ? 0xd1 : byte));
    return {
      ems: bytes,
      right: compared({
        ems: without(HURT, voter(60)),
        emsLeftOut: [
          { line: HURT_LINE, reason: 'not-utf8', voterId: HURT.voterId },
          { line: 62, reason: 'not-utf8', voterId: voter(60).voterId },
        ],
      }),
    };
  }),
];
