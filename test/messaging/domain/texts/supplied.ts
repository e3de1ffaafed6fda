import { CATALOG } from '../../../../lib/messaging/domain/catalog/catalog.ts';
import { entriesOf, TEXT_PLACES } from '../../../../lib/messaging/domain/texts/places.ts';
import { LANGUAGES, type Language } from '../../../../lib/shared/codes.ts';

/** A sheet as the Secretary of State would fill it in, by language and place: our drafts, marked as theirs in a sentence each. */
export const suppliedTexts = (): Record<Language, Record<string, string>> =>
  Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      Object.fromEntries(TEXT_PLACES.map(({ id }) => [id, entriesOf(CATALOG[language]).get(id)?.message ?? ''])),
    ]),
  ) as Record<Language, Record<string, string>>;

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** Rows as a spreadsheet saves them. */
export const asCsv = (rows: readonly (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(rows.map((row) => row.map(quoted).join(',')).join('\r\n'));

/** The rows of a sheet with these texts. */
export const sheetRows = (texts: Partial<Record<Language, Record<string, string>>>): string[][] => [
  ['text', 'variables', ...LANGUAGES.filter((language) => texts[language])],
  ...TEXT_PLACES.map(({ id }) => [
    id,
    '',
    ...LANGUAGES.filter((language) => texts[language]).map((language) => texts[language]?.[id] ?? ''),
  ]),
];
