import type { Language } from '../../shared/codes.ts';
import { TEXT_PLACES } from '../domain/texts/places.ts';
import type { SheetTexts } from '../domain/texts/read-sheet.ts';
import type { TextsVersion } from '../domain/texts/texts-version.ts';
import type { TextsStore } from '../ports/texts.ts';

/** A text that a version says otherwise. */
export type ChangedText = { readonly place: string; readonly before: string; readonly after: string };

/**
 * What a version says otherwise than the texts that are in force, in one language, in the order of the catalog. Throws when the
 * table cannot be reached.
 */
export const changedTexts = async (
  store: Pick<TextsStore, 'texts'>,
  { hashes }: TextsVersion,
  inForce: SheetTexts,
  language: Language,
): Promise<readonly ChangedText[]> => {
  const hash = hashes[language];
  const supplied = hash === undefined ? undefined : await store.texts(language, hash);
  return TEXT_PLACES.flatMap(({ id }) => {
    const after = supplied?.[id];
    const before = inForce[language]?.[id] ?? '';
    return after === undefined || after === before ? [] : [{ place: id, before, after }];
  });
};
