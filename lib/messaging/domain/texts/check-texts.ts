import { LANGUAGES, type Language, MESSAGE_TYPES } from '../../../shared/codes.ts';
import { CATALOG } from '../catalog/catalog.ts';
import { catalogFaults } from './catalog-faults.ts';
import { isQuestion, type SheetFault } from './faults.ts';
import { asCatalog, findPlace } from './places.ts';
import { type ReadSheet, readSheet, type SheetTexts } from './read-sheet.ts';
import { textFaults } from './text-faults.ts';

/** What is wrong with a sheet, row by row, and its texts. */
export type CheckedSheet = { readonly texts: SheetTexts; readonly faults: readonly SheetFault[] };

const cellFaults = ({ texts, rows }: ReadSheet): readonly SheetFault[] =>
  LANGUAGES.flatMap((language) =>
    Object.entries(texts[language] ?? {}).flatMap(([id, message]) => {
      const place = findPlace(id);
      if (place === undefined) return [];
      return textFaults(message, place, language).map(
        (fault): SheetFault => ({ ...fault, row: rows.get(id) ?? 0, place: id, language }),
      );
    }),
  );

/** Messages are made of texts that are right alone: whoever has mended those of a language is told of the rest. */
const messageFaults = (
  { texts, rows }: ReadSheet,
  whole: boolean,
  isAtFault: (language: Language) => boolean,
): readonly SheetFault[] =>
  LANGUAGES.flatMap((language) => {
    const own = texts[language];
    if (own === undefined || isAtFault(language)) return [];
    const types = MESSAGE_TYPES.filter((type) => whole || Object.keys(own).some((id) => findPlace(id)?.type === type));
    return catalogFaults(language, asCatalog(own, CATALOG[language]), types).map((fault) => {
      const row = fault.place === undefined ? undefined : rows.get(fault.place);
      return row === undefined ? fault : { ...fault, row };
    });
  });

const byRow = (one: SheetFault, other: SheetFault): number => (one.row ?? 0) - (other.row ?? 0);

/** Checks a sheet of texts as the Secretary of State supplies them: the file, each text, and every message made of them. */
export const checkSheet = (bytes: Uint8Array, kind: { readonly whole: boolean }): CheckedSheet => {
  const sheet = readSheet(bytes, kind);
  const cells = cellFaults(sheet);
  const isAtFault = (language: Language) =>
    sheet.faults.length > 0 || cells.some((fault) => fault.language === language && !isQuestion(fault));
  const messages = messageFaults(sheet, kind.whole, isAtFault);
  return { texts: sheet.texts, faults: [...sheet.faults, ...cells, ...messages].toSorted(byRow) };
};
