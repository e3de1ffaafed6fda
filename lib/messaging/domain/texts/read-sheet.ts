import { LANGUAGE_WORDS, LANGUAGES, type Language } from '../../../shared/codes.ts';
import { csvFile, readCsv } from '../../../shared/csv.ts';
import { VARIABLES_OF } from '../catalog-variables.ts';
import type { SheetFault } from './faults.ts';
import { findPlace, TEXT_PLACES } from './places.ts';

/** The texts of each language by the id of their place. */
export type SheetTexts = Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>>;

/** Columns of the template beside the languages. */
const PLACE = 'text';
const NOTE = 'variables';

const languageOf = (column: string): Language | undefined =>
  LANGUAGES.find((language) =>
    [language, LANGUAGE_WORDS[language].toLowerCase()].includes(column.trim().toLowerCase()),
  );

/** What a spreadsheet changes on the way says nothing: line ends, hard spaces, spaces at the ends, forms of a letter. */
const clean = (cell: string): string =>
  cell
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll(/ +\n/g, '\n')
    .trim();

/** The template, filled with the texts of each language. */
export const textsSheet = (texts: SheetTexts): string =>
  csvFile([
    [PLACE, NOTE, ...LANGUAGES.map((language) => LANGUAGE_WORDS[language])],
    ...TEXT_PLACES.map(({ id, type }) => [
      id,
      type === undefined ? '' : VARIABLES_OF[type].join(' '),
      ...LANGUAGES.map((language) => texts[language]?.[id] ?? ''),
    ]),
  ]);

type Columns = readonly { readonly index: number; readonly language: Language }[];

const readHeader = (header: readonly string[], wantsAll: boolean): { columns: Columns; faults: SheetFault[] } => {
  const columns: { index: number; language: Language }[] = [];
  const faults: SheetFault[] = [];
  for (const [index, name] of header.entries()) {
    const language = languageOf(name);
    if (index === 0 || name.trim() === '' || name.trim().toLowerCase() === NOTE) continue;
    if (language === undefined) faults.push({ code: 'unknown-column', row: 1, detail: name.slice(0, 40) });
    else if (columns.some((one) => one.language === language))
      faults.push({ code: 'column-twice', row: 1, language, detail: name });
    else columns.push({ index, language });
  }
  const missing = LANGUAGES.filter((language) => !columns.some((one) => one.language === language));
  if (wantsAll) faults.push(...missing.map((language): SheetFault => ({ code: 'missing-language', language })));
  return { columns, faults };
};

const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** A sheet as it was read: its texts, where each stood, and what is wrong with it as a table. */
export type ReadSheet = {
  readonly texts: SheetTexts;
  /** The row of each place. */
  readonly rows: ReadonlyMap<string, number>;
  readonly faults: readonly SheetFault[];
};

const nothing = (fault: SheetFault): ReadSheet => ({ texts: {}, rows: new Map(), faults: [fault] });

/**
 * Reads a sheet of texts: a row for each place, a column for each language. `whole`: the state's, which has every text in every
 * language; a county's may have some.
 */
export const readSheet = (bytes: Uint8Array, { whole }: { readonly whole: boolean }): ReadSheet => {
  const content = decoded(bytes);
  if (content === undefined || content.includes('\u0000')) return nothing({ code: 'not-utf8' });
  const table = readCsv(content);
  if ('brokenLine' in table) return nothing({ code: 'not-csv', detail: String(table.brokenLine) });
  const [header = [], ...body] = table.rows;
  const { columns, faults } = readHeader(header, whole);
  if (header[0]?.trim().toLowerCase() !== PLACE) return nothing({ code: 'no-header', row: 1 });
  const rows = new Map<string, number>();
  const texts: Partial<Record<Language, Record<string, string>>> = {};
  for (const [index, cells] of body.entries()) {
    const row = index + 2;
    const id = (cells[0] ?? '').trim();
    if (cells.every((cell) => cell.trim() === '')) continue;
    const place = findPlace(id);
    if (place === undefined) faults.push({ code: 'unknown-place', row, detail: id.slice(0, 60) });
    else if (!whole && place.type === undefined) faults.push({ code: 'not-for-county', row, place: id });
    else if (rows.has(id)) faults.push({ code: 'row-twice', row, place: id, detail: id });
    else if (cells.length > header.length) faults.push({ code: 'wrong-width', row, place: id });
    else {
      rows.set(id, row);
      for (const { index: at, language } of columns) {
        const text = clean(cells[at] ?? '');
        if (text !== '' || whole) texts[language] = { ...texts[language], [id]: text };
      }
    }
  }
  const missing = whole ? TEXT_PLACES.filter(({ id }) => !rows.has(id)) : [];
  faults.push(...missing.map(({ id }): SheetFault => ({ code: 'missing-row', place: id, detail: id })));
  if (Object.keys(texts).length === 0) faults.push({ code: 'no-texts' });
  return { texts, rows, faults };
};
