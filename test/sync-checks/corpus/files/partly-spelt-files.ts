import type { RollField, RollRow } from '../../../../lib/sync-checks/domain/roll-format.ts';
import { type CorpusFile, compared, corpusFile, refused } from '../corpus-file.ts';
import { EMS, oneDayAhead, VOTECAL, voter } from '../rolls.ts';
import { changing, csvText, mixed, ndjsonText } from '../writing.ts';

/** Spellings that fewer than half of the voters have: of an optional field, of some rows, of small counties. */

const WHY =
  'Point 3: of the voters who differ in a field nearly all mean the same: the export spells it otherwise, and that is no list of voters.';

type Spelt = (value: string, row: RollRow, index: number) => string;
const spelt = (rows: readonly RollRow[], field: RollField, as: Spelt): RollRow[] =>
  changing(rows, (row, index) => ({ [field]: as(row[field], row, index) }));

const partly = (name: string, field: RollField, as: Spelt, mentions: readonly RegExp[]): CorpusFile =>
  corpusFile(name, 'field-throughout', WHY, () => ({
    ems: csvText(spelt(EMS, field, as)),
    right: refused('field-differs', [new RegExp(field), ...mentions]),
  }));

const digits = (phone: string): string => phone.replaceAll(/\D/g, '');
const inNine =
  (as: (value: string) => string, of: number): Spelt =>
  (value, _, index) =>
    index % 20 < of ? as(value) : value;

/** VoteCal's side with IDs of two kinds, four in ten with a zero in front. */
const zeros = changing(VOTECAL, ({ voterId }, index) => ({ voterId: `${index % 5 < 2 ? '00' : '99'}${voterId}` }));
const letters = changing(VOTECAL, ({ voterId }) => ({ voterId: `V${voterId}` }));
const ids = (name: string, votecal: readonly RollRow[], as: Spelt, mentions: readonly RegExp[]): CorpusFile[] =>
  ([(rows) => rows, mixed] as const satisfies readonly ((rows: readonly RollRow[]) => readonly RollRow[])[]).map(
    (order, at) =>
      corpusFile(
        `${name}${at === 0 ? '' : '-mixed'}`,
        'field-throughout',
        'Point 3: voters whom only one side knows, and who are the same voters with their IDs written otherwise, the same words in any order.',
        () => ({
          ems: csvText(
            order(changing(oneDayAhead(votecal), (row, index) => ({ voterId: as(row.voterId, row, index) }))),
          ),
          votecal: csvText(votecal),
          canonical: true,
          rows: null,
          right: refused('bad-voter-ids', [/voterId/, ...mentions]),
        }),
      ),
  );

const few = (count: number): RollRow[] => VOTECAL.slice(0, count);
const small = (
  count: number,
  name: string,
  ems: (rows: readonly RollRow[]) => RollRow[],
  diagnosis: 'field-differs' | 'cut-short',
) =>
  corpusFile(
    `${count}-voters-${name}`,
    'field-throughout',
    'Point 3: for small counties too: in a roll of a few voters, more than half of them is a fault of the file.',
    () => ({
      ems: csvText(ems(few(count))),
      votecal: csvText(few(count)),
      rows: null,
      right: refused(diagnosis, [diagnosis === 'cut-short' ? /cut short/ : /phone/]),
    }),
  );

/** In 45 of 100 voters, as a tool writes that was changed in between, or an export out of two systems. */
const inSome = (
  name: string,
  field: RollField,
  as: (value: string) => string,
  mentions: readonly RegExp[],
): CorpusFile => partly(`${name}-in-some`, field, inNine(as, 9), mentions);
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const dayBefore = (date: string): string => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);

export const partlySpeltFiles = [
  corpusFile(
    'names-swapped-in-some',
    'field-throughout',
    'Point 3: two exports were joined, of which one had first and last names the other way round.',
    () => ({
      ems: csvText(
        changing(EMS, ({ firstName, lastName }, index) =>
          index < 90 ? { firstName: lastName, lastName: firstName } : undefined,
        ),
      ),
      right: refused('field-differs', [/lastName/, /firstName/, /each other’s place/]),
    }),
  ),
  inSome(
    'dates-with-names-of-months',
    'dateOfBirth',
    (date) => date.replace(/..(..)-(..)-(..)/, (_, year, month, day) => `${day}-${MONTHS[Number(month) - 1]}-${year}`),
    [/-(JAN|FEB|MAR)-/],
  ),
  inSome('dates-of-a-spreadsheet', 'dateOfBirth', (date) => date.replaceAll(/\D/g, '').slice(2, 7), [/format/]),
  inSome('dates-a-day-early', 'dateOfBirth', dayBefore, [/time zone/]),
  inSome('ones-and-zeros', 'permanentVbm', (value) => (value === 'Y' ? '1' : '0'), [/"1"|"0"/]),
  inSome('zips-as-decimals', 'residenceZip', (zip) => `${Number(zip)}.0`, [/\.0/]),
  inSome('numbers-in-scientific-notation', 'affidavitNumber', () => '1.9E+13', [/1\.9E\+13/]),
  inSome('phones-of-the-country', 'phone', (phone) => `+1${digits(phone)}`, [/\+1916/]),
  partly('email-in-capitals', 'email', (email) => email.toUpperCase(), [/VOTER0@EXAMPLE/, /capital/]),
  partly('mailing-address-in-small-letters', 'mailingAddress', (text) => text.toLowerCase(), [/po box/, /capital/]),
  partly('party-in-other-case', 'party', (party) => (party === 'DEM' ? 'Dem' : party), [/Dem/, /capital/]),
  partly('question-marks-for-accents', 'lastName', (name) => name.replaceAll(/[^\0-\x7f]/g, '?'), [
    /\?/,
    /accents/,
    /UTF-8/,
  ]),
  partly('accents-lost', 'lastName', (name) => name.normalize('NFD').replaceAll(/\p{M}|’/gu, ''), [/MUNOZ/, /accents/]),
  partly(
    'zip-without-zero-in-forty-percent',
    'residenceZip',
    inNine((zip) => zip.replace(/^0/, ''), 8),
    [/zero/i],
  ),
  partly('phone-digits-in-forty-five-percent', 'phone', inNine(digits, 9), [/916555\d{4}/]),
  partly(
    'dates-us-in-forty-five-percent',
    'dateOfBirth',
    inNine((date) => date.replace(/(....)-(..)-(..)/, '$2/$3/$1'), 9),
    [/order/],
  ),
  partly(
    'names-cut-in-a-third',
    'residenceAddress',
    inNine((text) => text.slice(0, 8), 7),
    [/cut off/],
  ),
  corpusFile('two-fields-in-forty-five-percent', 'field-throughout', WHY, () => ({
    ems: csvText(
      spelt(
        spelt(EMS, 'phone', inNine(digits, 9)),
        'residenceZip',
        inNine((zip) => `${zip}-0000`, 9),
      ),
    ),
    right: refused('field-differs', [/phone/, /residenceZip/, /-0000/]),
  })),
  corpusFile('precinct-without-zeros', 'field-throughout', WHY, () => {
    const votecal = changing(VOTECAL, (_, index) => ({ precinct: String(index % 180).padStart(3, '0') }));
    return {
      ems: csvText(spelt(oneDayAhead(votecal), 'precinct', (precinct) => String(Number(precinct)))),
      votecal: csvText(votecal),
      canonical: true,
      right: refused('field-differs', [/precinct/, /zero/]),
    };
  }),
  corpusFile(
    'ndjson-key-in-another-case-in-some-rows',
    'ndjson',
    `${WHY} Here a key that some rows write otherwise.`,
    () => {
      const rows = EMS.map(({ phone, ...row }, index) =>
        index % 20 < 9 ? { ...row, Phone: phone } : { ...row, phone },
      );
      return {
        ems: rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
        right: refused(['field-differs', 'missing-keys'], [/phone/, /empty/]),
      };
    },
  ),
  corpusFile(
    'participation-one-election-behind',
    'field-throughout',
    'Point 1: a third of the voters voted in an election that one side has not recorded: that is what differs, not a spelling.',
    () => {
      const votecal = changing(VOTECAL, ({ participation }, index) =>
        index % 3 === 0 ? { participation: `${participation} 2026-11-03:VBM` } : undefined,
      );
      return { ems: csvText(EMS), votecal: csvText(votecal), canonical: true, right: compared({ votecal }) };
    },
  ),
  ...ids('ids-without-zeros-in-forty-percent', zeros, (id) => id.replace(/^0+/, ''), [/400\d*|zero/]),
  ...ids('ids-in-small-letters', letters, (id) => id.toLowerCase(), [/capital/, /v100000000/, /V100000000/]),
  ...ids('ids-in-small-letters-in-forty-percent', letters, (id, _, index) => (index % 5 < 2 ? id.toLowerCase() : id), [
    /capital/,
  ]),
  ...ids('ids-without-prefix', letters, (id) => id.slice(1), [/same digits/]),
  small(5, 'phone-digits', (rows) => spelt(rows, 'phone', digits), 'field-differs'),
  small(9, 'phone-digits', (rows) => spelt(rows, 'phone', digits), 'field-differs'),
  small(5, 'cut-short', (rows) => rows.slice(0, 2), 'cut-short'),
  small(9, 'cut-short', (rows) => rows.slice(0, 4), 'cut-short'),
  corpusFile('five-voters-two-differ', 'field-throughout', 'Point 3: two voters of five are told one by one.', () => {
    const ems = spelt(few(5), 'phone', (phone, _, index) => (index < 2 ? digits(phone) : phone));
    return { ems: csvText(ems), votecal: csvText(few(5)), rows: 5, right: compared({ ems, votecal: few(5) }) };
  }),
  corpusFile(
    'votecal-of-fewer-voters',
    'votecal',
    'Point 6: VoteCal has six in ten of the county’s voters: its export is cut short, or the county’s holds others; never 80 voters to be removed.',
    () => ({
      ems: csvText(EMS),
      votecal: csvText(VOTECAL.slice(0, 120)),
      canonical: true,
      right: refused('fewer-in-votecal', [/120/, /200/, /operations/], null),
    }),
  ),
  ...(
    [
      ['phone-empty', csvText(spelt(VOTECAL, 'phone', () => '')), /phone/],
      [
        'dates-us',
        csvText(spelt(VOTECAL, 'dateOfBirth', (date) => date.replace(/(....)-(..)-(..)/, '$2/$3/$1'))),
        /dateOfBirth/,
      ],
      ['names-garbled', csvText(spelt(VOTECAL, 'lastName', (name) => name.replaceAll(/[^ -~]/g, '?'))), /lastName/],
      [
        'names-in-another-code-page',
        csvText(spelt(VOTECAL, 'lastName', (name) => Buffer.from(name).toString('latin1'))),
        /lastName/,
      ],
      ['names-decomposed', csvText(spelt(VOTECAL, 'lastName', (name) => name.normalize('NFD'))), /lastName/],
      ['zips-without-zeros', csvText(spelt(VOTECAL, 'residenceZip', (zip) => zip.replace(/^0/, ''))), /residenceZip/],
      ['null-words', csvText(spelt(VOTECAL, 'mailingCity', () => 'NULL')), /mailingCity/],
      ['padded-names', csvText(spelt(VOTECAL, 'lastName', (name) => name.padEnd(20))), /lastName/],
      ['key-missing', ndjsonText(VOTECAL).replaceAll(/"phone":"[^"]*",/g, ''), /phone/],
    ] as const
  ).map(([name, votecal, field]) =>
    corpusFile(
      `votecal-${name}`,
      'votecal',
      'Point 6: the county writes what the format asks for, and VoteCal’s export does not: the county is not blamed.',
      () => ({
        ems: csvText(EMS),
        votecal,
        right: refused('votecal-unusable', [/VoteCal/, /nothing is wrong on your side/i, field], 'votecal'),
      }),
    ),
  ),
  corpusFile(
    'votecal-dates-us-and-county-phone-digits',
    'votecal',
    'Points 3 and 6: both sides have a fault: VoteCal’s comes first.',
    () => ({
      ems: csvText(spelt(EMS, 'phone', digits)),
      votecal: csvText(spelt(VOTECAL, 'dateOfBirth', (date) => date.replaceAll('-', '/'))),
      right: refused('votecal-unusable', [/dateOfBirth/], 'votecal'),
    }),
  ),
  corpusFile(
    'spelt-otherwise-up-to-the-limit',
    'field-throughout',
    'Point 3: up to one voter in ten of a very small county is told one by one.',
    () => {
      const ems = spelt(EMS, 'firstName', (name, _, index) =>
        index > 0 && index % 11 === 0 ? name.toLowerCase() : name,
      );
      return { ems: csvText(ems), right: compared({ ems }) };
    },
  ),
  corpusFile(
    'new-voters-of-the-day',
    'field-throughout',
    'Point 3: voters whom only one side knows, on both sides, and no ID like another: they are told.',
    () => {
      const ems = [...EMS.slice(9), ...Array.from({ length: 9 }, (_, n) => voter(2000 + n))];
      return { ems: csvText(ems), rows: ems.length, right: compared({ ems }) };
    },
  ),
];
