import { CLEAN_EMS, compared, corpusFile, refused } from '../corpus-file.ts';
import { EMS, oneDayAhead, VOTECAL } from '../rolls.ts';
import { changing, csvText } from '../writing.ts';
import { LINES } from './damage.ts';

/** One address is on two lines, on both sides. */
const twoLines = (newline: string) =>
  changing(VOTECAL, (_, index) => (index === 40 ? { residenceAddress: `1 A ST${newline}REAR` } : undefined));

export const lineEndFiles = [
  corpusFile('crlf', 'line-ends', 'Point 4: CRLF is simply read.', () => ({
    ems: csvText(EMS, { newline: '\r\n' }),
    right: compared(),
  })),
  corpusFile('crlf-both-sides', 'line-ends', 'Points 4 and 6: CRLF in VoteCal’s export too.', () => ({
    ems: csvText(EMS, { newline: '\r\n' }),
    votecal: csvText(VOTECAL, { newline: '\r\n' }),
    right: compared(),
  })),
  corpusFile('crlf-quoted', 'line-ends', 'Point 4: CRLF after a closing quote.', () => ({
    ems: csvText(EMS, { newline: '\r\n', quoteAll: true }),
    right: compared(),
  })),
  corpusFile(
    'crlf-and-lf',
    'line-ends',
    'Point 4: two exporters’ files put together; each line has its own end.',
    () => ({
      ems: LINES.map((line, index) => line + (index % 2 ? '\n' : '\r\n')).join(''),
      right: compared(),
    }),
  ),
  corpusFile(
    'crlf-header-only',
    'line-ends',
    'Point 4: the header was written by another program than the rows.',
    () => ({
      ems: LINES.map((line, index) => line + (index ? '\n' : '\r\n')).join(''),
      right: compared(),
    }),
  ),
  corpusFile(
    'cr-only',
    'line-ends',
    'Point 4: old Mac line ends are refused by name; the file is not one long header.',
    () => ({
      ems: csvText(EMS, { newline: '\r' }),
      right: refused('wrong-line-ends', [/line end/i, /LF/]),
    }),
  ),
  corpusFile(
    'crcrlf',
    'line-ends',
    'Point 4: written in text mode twice; the CR is not a part of the last value of each row.',
    () => ({
      ems: csvText(EMS, { newline: '\r\r\n' }),
      right: refused('wrong-line-ends', [/line end/i, /LF/]),
    }),
  ),
  corpusFile('lfcr', 'line-ends', 'Point 4: the two the wrong way round would put a CR before every voter ID.', () => ({
    ems: csvText(EMS, { newline: '\n\r' }),
    right: refused('wrong-line-ends', [/line end/i, /LF/]),
  })),
  corpusFile('nel', 'line-ends', 'Point 4: U+0085, the mainframe’s line end, is no line end here.', () => ({
    ems: csvText(EMS, { newline: '\u0085' }),
    right: refused(['wrong-line-ends', 'missing-columns', 'no-header'], [/line end|header|column/i]),
  })),
  corpusFile(
    'newline-in-quotes-crlf-against-lf',
    'line-ends',
    'Point 1: inside quotes a line end is data; CRLF against LF differs.',
    () => ({
      ems: csvText(oneDayAhead(twoLines('\r\n'))),
      votecal: csvText(twoLines('\n')),
      canonical: false,
      right: compared({ ems: oneDayAhead(twoLines('\r\n')), votecal: twoLines('\n') }),
    }),
  ),
  corpusFile(
    'newline-in-quotes-both',
    'line-ends',
    'Point 1: a line break inside quotes, the same on both sides, is no difference.',
    () => ({
      ems: csvText(oneDayAhead(twoLines('\n'))),
      votecal: csvText(twoLines('\n')),
      canonical: false,
      right: compared({ ems: oneDayAhead(twoLines('\n')), votecal: twoLines('\n') }),
    }),
  ),
  corpusFile('no-final-newline', 'line-ends', 'Point 4: the last row ends with the file.', () => ({
    ems: CLEAN_EMS.slice(0, -1),
    right: compared(),
  })),
  corpusFile(
    'no-final-newline-crlf',
    'line-ends',
    'Point 4: the last row ends with a lone CR; the others with CRLF.',
    () => ({
      ems: csvText(EMS, { newline: '\r\n' }).slice(0, -1),
      right: compared(),
    }),
  ),
];
