import type { RollField, RollRow } from '../../../../lib/sync-checks/domain/roll-format.ts';
import { type CorpusFile, compared, corpusFile, refused } from '../corpus-file.ts';
import { EMS, VOTERS } from '../rolls.ts';
import { changing, csvText } from '../writing.ts';

const WHY =
  'Point 3: one field spelt otherwise in every row is a fault of the file: no result, the field named, two examples of both spellings.';

/** A field of every voter spelt otherwise; the two spellings of one voter must be shown. */
const throughout = (
  name: string,
  field: RollField,
  spelt: (value: string, row: RollRow) => string,
  examples: readonly RegExp[],
): CorpusFile =>
  corpusFile(name, 'field-throughout', WHY, () => ({
    ems: csvText(changing(EMS, (row) => ({ [field]: spelt(row[field], row) }))),
    right: refused('field-differs', [new RegExp(field), ...examples]),
  }));

const capitalised = (name: string): string => name.slice(0, 1) + name.slice(1).toLowerCase();

export const throughoutFiles = [
  throughout('phone-digits-only', 'phone', (phone) => phone.replaceAll(/\D/g, ''), [
    /916555\d{4}/,
    /\(916\) 555-\d{4}/,
  ]),
  throughout('phone-dots', 'phone', (phone) => phone.replaceAll(/\D/g, '').replace(/(...)(...)/, '$1.$2.'), [
    /916\.555\.\d{4}/,
  ]),
  throughout('phone-e164', 'phone', (phone) => `+1${phone.replaceAll(/\D/g, '')}`, [/\+1916555\d{4}/]),
  throughout('date-us', 'dateOfBirth', (date) => date.replace(/(....)-(..)-(..)/, '$2/$3/$1'), [
    /\d\d\/\d\d\/19\d\d/,
    /19\d\d-\d\d-\d\d/,
  ]),
  throughout('date-compact', 'dateOfBirth', (date) => date.replaceAll('-', ''), [/\b19\d{6}\b/]),
  throughout('date-with-time', 'registrationDate', (date) => `${date} 00:00:00`, [/00:00:00/]),
  throughout('date-without-zeros', 'registrationDate', (date) => date.replaceAll('-0', '-'), [/-5-6/, /-05-06/]),
  throughout('date-serial', 'dateOfBirth', (date) => String(25_569 + Date.parse(date) / 86_400_000), [/\b\d{5}\b/]),
  throughout('padded-names', 'lastName', (name) => name.padEnd(20), [/pad|space/i]),
  throughout('padded-with-tab', 'lastName', (name) => `${name}\t`, [/pad|space|tab/i]),
  throughout('zip-plus-four', 'residenceZip', (zip) => `${zip}-0000`, [/-0000/]),
  throughout('zip-without-zero', 'residenceZip', (zip) => zip.replace(/^0+/, ''), [
    /zero/i,
    /\b4\d{3}\b/,
    /\b04\d{3}\b/,
  ]),
  throughout('zip-as-decimal', 'residenceZip', (zip) => `${zip}.0`, [/\.0/]),
  throughout('zip-as-formula', 'residenceZip', (zip) => `="${zip}"`, [/="?/]),
  throughout('names-capitalised', 'firstName', (name) => capitalised(name), [
    /Ana|John|Wei|Maria|Aiko|Pat|Sam/,
    /case|capital/i,
  ]),
  throughout('status-as-word', 'status', () => 'Active', [/Active/]),
  throughout('yes-no-as-digit', 'permanentVbm', (value) => (value === 'Y' ? '1' : '0'), [/permanentVbm/]),
  throughout('language-as-word', 'language', (code) => (code === 'en' ? 'English' : 'Spanish'), [/English|Spanish/]),
  throughout('precinct-padded-with-zeros', 'precinct', (precinct) => precinct.replace('P', 'P000'), [/P000\d+/]),
  throughout('districts-other-separator', 'districts', (districts) => districts.replace('|', ';'), [
    /CD1;SD2/,
    /CD1\|SD2/,
  ]),
  throughout('districts-other-order', 'districts', () => 'SD2|CD1', [/SD2\|CD1/]),
  throughout('participation-empty', 'participation', () => '', [/empty|participation/]),
  throughout('mailing-null-word', 'mailingCity', () => 'NULL', [/NULL/]),
  throughout('mailing-not-applicable', 'mailingState', () => 'N/A', [/N\/A/]),
  throughout('mailing-mysql-null', 'mailingZip', () => '\\N', [/\\N/]),
  throughout('signature-in-capitals', 'signatureHash', (hash) => hash.toUpperCase(), [/AB0/, /case|capital/i]),
  corpusFile(
    'two-columns-swapped',
    'field-throughout',
    'Point 3: two headers changed places; both fields are named.',
    () => ({
      ems: csvText(changing(EMS, ({ lastName, firstName }) => ({ lastName: firstName, firstName: lastName }))),
      right: refused('field-differs', [/lastName/, /firstName/]),
    }),
  ),
  corpusFile(
    'columns-shifted-by-one',
    'field-throughout',
    'Point 3: a column left out in the rows shifts all that follow; several fields are named.',
    () => ({
      ems: csvText(
        changing(EMS, (row) => ({
          middleName: row.suffix,
          suffix: row.dateOfBirth,
          dateOfBirth: row.residenceAddress,
        })),
      ),
      right: refused('field-differs', [/dateOfBirth/]),
    }),
  ),
  corpusFile(
    'field-in-sixty-percent',
    'field-throughout',
    'Point 3: most voters, not all: still a fault of the file.',
    () => ({
      ems: csvText(
        changing(EMS, ({ phone }, index) => (index % 5 < 3 ? { phone: phone.replaceAll(/\D/g, '') } : undefined)),
      ),
      right: refused('field-differs', [/phone/]),
    }),
  ),
  corpusFile(
    'field-in-five-percent',
    'field-throughout',
    'Point 3: ten voters are differences that must be fixed, and are told one by one.',
    () => {
      const ems = changing(EMS, ({ phone }, index) =>
        index % 20 === 1 ? { phone: phone.replaceAll(/\D/g, '') } : undefined,
      );
      return { ems: csvText(ems), right: compared({ ems }) };
    },
  ),
  corpusFile(
    'field-optional-throughout',
    'field-throughout',
    'Point 3: a field that few voters have (suffix, one in 25) differs for all seven who have it: differences of few voters, or a fault of the field among those who have it.',
    () => {
      const ems = changing(EMS, ({ suffix }) => ({ suffix: suffix.toLowerCase() }));
      return { ems: csvText(ems), right: [compared({ ems }), refused('field-differs', [/suffix/])] };
    },
  ),
  corpusFile(
    'alpine-sized',
    'field-throughout',
    `${WHY} For small counties too: here of ${VOTERS} voters, which the old guard let pass.`,
    () => ({
      ems: csvText(changing(EMS, ({ phone }) => ({ phone: phone.replace('(', '') }))),
      right: refused('field-differs', [/phone/]),
    }),
  ),
];
