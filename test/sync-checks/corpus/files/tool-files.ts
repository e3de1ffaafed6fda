import { deflateSync } from 'node:zlib';
import { ROLL_COLUMNS } from '../../../../lib/sync-checks/domain/roll-format.ts';
import { CLEAN_EMS, type CorpusFile, compared, corpusFile, refused } from '../corpus-file.ts';
import { EMS } from '../rolls.ts';
import { bytesOf, changing, csvText, inserting, joined, ndjsonLines, ndjsonText } from '../writing.ts';
import { HURT_LINE, LINES } from './damage.ts';

/** What tools leave in what they export: prompts, drawn lines, decorated names, their own delimiters and containers. */

const HEADER = ROLL_COLUMNS.join(',');
const UNDERLINE = ROLL_COLUMNS.map((name) => '-'.repeat(name.length)).join(',');
const plain = { bytes: bytesOf(CLEAN_EMS), format: 'csv' } as const;

const delimited = (name: string, delimiter: string, mention: RegExp): CorpusFile =>
  corpusFile(`delimiter-${name}`, 'delimiter', 'Point 4: the delimiter is named, whichever it is.', () => ({
    ems: csvText(EMS, { delimiter }),
    right: refused('wrong-delimiter', [mention, /comma/i]),
  }));

const decorated = (name: string, of: (column: string) => string, mention: RegExp): CorpusFile =>
  corpusFile(
    `header-${name}`,
    'header',
    'Point 4: the name that stands there is told beside the one to write.',
    () => ({
      ems: csvText(EMS, { header: ROLL_COLUMNS.map(of).join(',') }),
      right: refused('missing-columns', [/voterId/, mention]),
    }),
  );

const contained = (name: string, magic: readonly number[] | string, mention: RegExp): CorpusFile =>
  corpusFile(`container-${name}`, 'compression', 'Point 4: what is no roll is named as what it is.', () => ({
    ems: Buffer.concat([
      typeof magic === 'string' ? Buffer.from(magic, 'latin1') : Buffer.from(magic),
      bytesOf(CLEAN_EMS),
    ]),
    right: refused('container', [mention, /gzip/]),
  }));

const noHeader = (name: string, text: string, mention: RegExp): CorpusFile =>
  corpusFile(`first-line-of-${name}`, 'header', 'Point 4: what stands in place of a header is named.', () => ({
    ems: text,
    right: refused('no-header', [/header/, mention]),
  }));

const decoded = (text: string): string => Buffer.from(text).toString('base64').replaceAll(/.{76}/g, '$&\n');

export const toolFiles = [
  delimited('tilde', '~', /~/),
  delimited('colon', ':', /colon/),
  delimited('control-character', '\u0001', /U\+0001/),
  delimited('thorn', '\u00fe', /þ/),
  delimited('two-pipes', '||', /pipe/),
  corpusFile('delimiter-space', 'delimiter', 'Point 4: a space is a delimiter of others.', () => ({
    ems: csvText(
      EMS.map((row) => ({ ...row, residenceAddress: '1' })),
      { delimiter: ' ' },
    ),
    right: refused('wrong-delimiter', [/space/, /comma/i]),
  })),
  corpusFile('header-by-width', 'delimiter', 'Point 4: columns by width are told from a missing header.', () => ({
    ems: joined(
      [ROLL_COLUMNS, ...EMS.map((row) => Object.values(row))].map((row) =>
        row.map((value) => value.padEnd(30)).join(''),
      ),
    ),
    right: refused('wrong-delimiter', [/width/, /comma/i]),
  })),
  decorated('in-brackets', (name) => `[${name}]`, /\[voterid\]/i),
  decorated('in-apostrophes', (name) => `'${name}'`, /'voterid'/i),
  decorated('with-underscores', (name) => name.replaceAll(/[A-Z]/g, '_$&'), /voter_id/i),
  decorated('with-words', (name) => name.replaceAll(/[A-Z]/g, ' $&'), /voter id/i),
  corpusFile('header-as-comment', 'header', 'Point 4: one name of the header has a sign in front.', () => ({
    ems: `#${CLEAN_EMS}`,
    right: refused('missing-columns', [/voterId/, /#voterid/i]),
  })),
  corpusFile('blank-lines-above-the-header', 'header', 'Point 4: a blank line is no row, wherever it stands.', () => ({
    ems: `\r\n\n${CLEAN_EMS}`,
    right: compared(),
    plain,
  })),
  corpusFile('sep-line-crlf', 'header', 'Point 4: what Excel writes above a header for itself is no fault.', () => ({
    ems: `sep=,\r\n${csvText(EMS, { newline: '\r\n' })}`,
    right: compared(),
    plain,
  })),
  corpusFile('sep-line-semicolon', 'header', 'Point 4: the same for semicolons, which are a fault.', () => ({
    ems: `sep=;\r\n${csvText(EMS, { newline: '\r\n', delimiter: ';' })}`,
    right: refused('wrong-delimiter', [/semicolon/, /comma/i]),
  })),
  corpusFile('prompt-above-the-header', 'header', 'Point 4: the line on which the header stands is named.', () => ({
    ems: `SQL> SELECT * FROM roll;\n\n${CLEAN_EMS}`,
    right: refused('no-header', [/header/, /line 3\b/]),
  })),
  corpusFile('underlines-on-every-page', 'header', 'Point 4: headers and lines drawn below them are nobody’s.', () => ({
    ems: joined(inserting(inserting(inserting(LINES, 2, UNDERLINE), 100, HEADER), 101, UNDERLINE)),
    right: compared({
      emsLeftOut: [2, 100, 101].map((line) => ({ line, reason: 'repeated-header' as const })),
    }),
  })),
  noHeader('xml', '<?xml version="1.0"?>\n<voters/>\n', /XML/),
  noHeader('pgp', '-----BEGIN PGP MESSAGE-----\n\nhQEMA\n', /PGP/),
  noHeader('uuencode', 'begin 644 roll.csv\nM=F]T\n`\nend\n', /uuencoded/),
  noHeader('base64', decoded(CLEAN_EMS), /Base64/),
  noHeader('email', 'Content-Type: text/csv\n\nSee the attachment.\n', /email/),
  contained('empty-zip', 'PK\u0005\u0006', /zip/),
  contained('compress', [0x1f, 0x9d, 0x90], /\.Z/),
  contained('lz4', [0x04, 0x22, 0x4d, 0x18], /LZ4/),
  contained('parquet', 'PAR1', /Parquet/),
  contained('avro', 'Obj\u0001', /Avro/),
  contained('sqlite', 'SQLite format 3\0', /SQLite/),
  contained('access', [0, 1, 0, 0, ...Buffer.from('Standard Jet DB')], /Access/),
  contained('rtf', '{\\rtf1', /Rich Text/),
  corpusFile('container-zlib', 'compression', 'Point 4: zlib’s stream has not the frame of gzip.', () => ({
    ems: deflateSync(CLEAN_EMS),
    right: refused('container', [/zlib/, /gzip/]),
  })),
  corpusFile('utf16-in-its-second-half', 'encoding', 'Point 4: two files of two encodings were joined.', () => ({
    ems: Buffer.concat([bytesOf(joined(LINES.slice(0, 150))), Buffer.from(joined(LINES.slice(150)), 'utf16le')]),
    rows: null,
    right: refused(['bad-voter-ids', 'wrong-encoding'], [/UTF-16/]),
  })),
  corpusFile('formulas-for-zips', 'spreadsheet', 'Point 4: ="04012" is a formula, and said to be one.', () => ({
    ems: joined(LINES.map((line) => line.replace(/,(0\d{4}),/, ',="$1",'))),
    right: refused('bad-quotes', [/formula/, /="0123"/]),
  })),
  corpusFile('backslashes-before-quotes-throughout', 'quoting', 'Point 4: MySQL’s way with quotes is named.', () => ({
    ems: csvText(EMS.map((row) => ({ ...row, residenceAddress: '1 A ST "REAR"' }))).replaceAll('""', '\\"'),
    right: refused('bad-quotes', [/backslash/]),
  })),
  corpusFile('county-with-spaces', 'spreadsheet', 'Point 4: this county’s number, padded, is no other county.', () => ({
    ems: csvText(changing(EMS, () => ({ county: ' 19 ' }))),
    right: refused('wrong-county-code', [/spaces/, /\b19\b/]),
  })),
  ...[
    ['as-a-decimal', '19.0', /19\.0/] as const,
    ['with-its-name', '19 - Los Angeles', /19 - Los Angeles/] as const,
  ].map(([name, county, mention]) =>
    corpusFile(`county-${name}`, 'spreadsheet', 'Point 4: this county in another spelling is quoted.', () => ({
      ems: csvText(changing(EMS, () => ({ county }))),
      right: refused('wrong-county-code', [mention, /\b19\b/]),
    })),
  ),
  corpusFile(
    'ids-with-thin-spaces',
    'spreadsheet',
    'Point 4: numbers with spaces between thousands are named.',
    () => ({
      ems: csvText(changing(EMS, ({ voterId }) => ({ voterId: Number(voterId).toLocaleString('fr-FR') }))),
      right: refused('bad-voter-ids', [/voterId/, /spaces/]),
    }),
  ),
  corpusFile('lines-in-quotes', 'quoting', 'Point 4: each line became one value.', () => ({
    ems: joined(LINES.map((line) => `"${line.replaceAll('"', '""')}"`)),
    right: refused('no-header', [/header/, /in quotes/]),
  })),
  corpusFile('ndjson-cr-only', 'line-ends', 'Point 4: the line ends of old Macs, in NDJSON.', () => ({
    ems: ndjsonText(EMS).replaceAll('\n', '\r'),
    rows: null,
    right: refused('wrong-line-ends', [/\bCR\b/, /LF/]),
  })),
  corpusFile('ndjson-cr-only-small', 'line-ends', 'Point 4: the same where all rows fit into the longest row.', () => ({
    ems: ndjsonLines(EMS.slice(0, 20)).join('\r'),
    rows: null,
    right: refused('wrong-line-ends', [/\bCR\b/, /LF/]),
  })),
  corpusFile(
    'cr-between-a-few-rows',
    'line-ends',
    'Point 4: rows joined by a lone CR are named, with their lines.',
    () => ({
      ems: LINES.map((line, index) => line + (index === HURT_LINE - 1 || index === 90 ? '\r' : '\n')).join(''),
      right: refused('wrong-line-ends', [/\bCR\b/, /\b32\b/]),
    }),
  ),
];
