import type { RollRefusedCode } from './refusal.ts';

/** What each code means and what to do, for who reads the format before a file was refused. */
export const REFUSAL_SUMMARY: Readonly<Record<RollRefusedCode, string>> = {
  'wrong-size': 'The stored file has another size than the uploaded one. Upload it again.',
  'wrong-sha256':
    'The SHA-256 that you announced is not that of the file. Announce that of the very file, or upload again.',
  container:
    'The file is an archive, a workbook, a database or the like. Send the plain file, or that one file in gzip or zstd.',
  'broken-compression':
    'The compressed file is damaged, ends too early, or has other bytes behind it. Compress it again.',
  'hollow-compression': 'The compressed file consists of empty parts. Compress the one file once.',
  'too-large': 'The file is larger than its limit, or unpacks to more. See the limits below.',
  'empty-file': 'The file has no header and no row.',
  'wrong-encoding': 'The file, or one row in a hundred, is not UTF-8: Latin-1, UTF-16, EBCDIC. Export it as UTF-8.',
  'wrong-line-ends': 'Lines end with CR alone, LF CR or CR CR LF. End them with LF or CRLF.',
  'wrong-delimiter': 'The columns are separated by something else than a comma; it is named.',
  'json-array': 'The file is one JSON array. Write one object per line.',
  'not-ndjson': 'The lines are not JSON objects. Write one object per line, without a CSV header above them.',
  'no-header': 'The first line names no column. Where the header stands on a later line, that line is named.',
  'too-many-columns': 'The header line is longer than a row may be: too many columns, or no line ends.',
  'missing-columns': 'The header lacks columns; they are named. A column without values must be there all the same.',
  'repeated-columns': 'The header has a column twice. PARTY beside party is twice.',
  'second-header': 'Another header stands among the rows: two exports were joined.',
  'missing-keys':
    'No NDJSON row has these keys. Case counts in keys. Write every key, with "" where a voter has no value.',
  'row-too-long': 'Rows are longer than the limit: a lost line end or quote.',
  'wrong-column-count': 'Rows have more or fewer columns than the header: trailing commas, commas outside quotes.',
  'bad-quotes': 'Quotes do not match: not doubled inside a value, a space before one, a formula such as ="0123".',
  'bad-voter-ids': 'Voter IDs are none (empty, 1.0E+08, spaces) or not VoteCal’s: zeros lost, another case, a prefix.',
  'unreadable-rows':
    'One row in a hundred cannot be read for other reasons: values that are arrays or objects, keys twice.',
  'wrong-county-code': 'The county column holds your county in another spelling, or something else than a county.',
  'foreign-rows': 'One row in a hundred belongs to another county. Export your own voters only.',
  'duplicate-rows': 'One row in a hundred is a further row of a voter. Write one row per voter.',
  'wrong-row-count':
    'The file has more or fewer voters’ rows than you announced. Header, blank lines and totals do not count.',
  'no-voters': 'The file has a header, and no row that could be compared.',
  'cut-short': 'Too few voters against VoteCal, against your last extract, or against both: see the limits below.',
  'fewer-in-votecal':
    'VoteCal’s export has far fewer voters than yours: one of the two is wrong. Operations hears of it.',
  'field-differs': 'Fields are spelt otherwise throughout, left empty, or spoilt; each is named, with two examples.',
  'not-comparable': 'Nearly everything differs: a fault of a file. Operations hears of it.',
};
