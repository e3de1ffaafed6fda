import { compared, corpusFile, refused } from '../corpus-file.ts';
import { EMS } from '../rolls.ts';
import { csvLines, csvText, joined } from '../writing.ts';
import { LINES } from './damage.ts';

const spaced = LINES.map((line, index) =>
  index
    ? csvLines(
        [EMS[index - 1] ?? EMS[0]].filter((row) => row !== undefined),
        { header: null, quoteAll: true },
      )
        .join('')
        .replaceAll('","', '", "')
    : line,
);

const COMMA = /comma/i;

export const delimiterFiles = [
  corpusFile('tab', 'delimiter', 'Point 4: tab is recognised and named, not "29 columns are missing".', () => ({
    ems: csvText(EMS, { delimiter: '\t' }),
    right: refused('wrong-delimiter', [/tab/i, COMMA]),
  })),
  corpusFile('pipe', 'delimiter', 'Point 4: pipe is recognised and named.', () => ({
    ems: csvText(EMS, { delimiter: '|' }),
    right: refused('wrong-delimiter', [/pipe|\|/i, COMMA]),
  })),
  corpusFile('semicolon', 'delimiter', 'Point 4: semicolon, as Excel writes in some regions.', () => ({
    ems: csvText(EMS, { delimiter: ';' }),
    right: refused('wrong-delimiter', [/semicolon|;/i, COMMA]),
  })),
  corpusFile(
    'caret',
    'delimiter',
    'Point 4: any other delimiter is at least not taken for a header of one column without a word.',
    () => ({
      ems: csvText(EMS, { delimiter: '^' }),
      right: refused(['wrong-delimiter', 'no-header', 'missing-columns'], [COMMA]),
    }),
  ),
  corpusFile('tab-quoted', 'delimiter', 'Point 4: quotes do not hide the tab.', () => ({
    ems: csvText(EMS, { delimiter: '\t', quoteAll: true }),
    right: refused('wrong-delimiter', [/tab/i, COMMA]),
  })),
  corpusFile(
    'header-comma-rows-tab',
    'delimiter',
    'Point 4: the header was added by hand; the rows’ delimiter is the fault of the file.',
    () => ({
      ems: joined([LINES[0] ?? '', ...csvLines(EMS, { delimiter: '\t', header: null })]),
      right: refused(['wrong-delimiter', 'wrong-column-count'], [/column|tab/i, /\b2\b/]),
    }),
  ),
  corpusFile('fixed-width', 'delimiter', 'Point 4: columns by width have no delimiter at all.', () => ({
    ems: joined(
      EMS.map((row) =>
        Object.values(row)
          .map((value) => value.padEnd(20))
          .join(''),
      ),
    ),
    right: refused(['no-header', 'wrong-delimiter', 'missing-columns'], [/header|column/i]),
  })),
  corpusFile(
    'space-after-comma-before-quotes',
    'delimiter',
    'Point 4: `"a", "b"`: a quote that does not begin its value; every row has it, so the file is refused and says why.',
    () => ({
      ems: joined(spaced),
      right: refused(['bad-quotes', 'unreadable-rows'], [/quote/i, /space/i, /\b2\b/]),
    }),
  ),
  corpusFile(
    'trailing-comma-rows-only',
    'delimiter',
    'Point 4: rows have one column more than the header; named so, with the first line.',
    () => ({
      ems: joined(LINES.map((line, index) => (index ? `${line},` : line))),
      right: refused('wrong-column-count', [/column/i, /30/, /29/, /\b2\b/]),
    }),
  ),
  corpusFile(
    'trailing-comma-everywhere',
    'delimiter',
    'Point 4: then the file has a further column without a name, which is ignored.',
    () => ({
      ems: joined(LINES.map((line) => `${line},`)),
      right: compared(),
    }),
  ),
  corpusFile('trailing-comma-header-only', 'delimiter', 'Point 4: rows have one column fewer than the header.', () => ({
    ems: joined(LINES.map((line, index) => (index ? line : `${line},`))),
    right: refused('wrong-column-count', [/column/i, /30/, /29/, /\b2\b/]),
  })),
  corpusFile(
    'two-trailing-commas-everywhere',
    'delimiter',
    'Point 4: two columns without a name are no column twice.',
    () => ({
      ems: joined(LINES.map((line) => `${line},,`)),
      right: compared(),
    }),
  ),
];
