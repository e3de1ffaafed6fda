import { LANGUAGES } from '../../shared/codes.ts';
import { CATALOG } from '../domain/catalog/catalog.ts';
import { asCatalog } from '../domain/texts/places.ts';
import { type TextsVersion, versionName } from '../domain/texts/texts-version.ts';
import type { LanguageTexts } from '../domain/variable-patterns.ts';
import type { TextsInForce } from '../ports/texts.ts';

/** Texts of versions beside our own, and what names them all. */
export type Supplied = { readonly key: string; readonly texts: readonly LanguageTexts[] };

/** Messages of older versions are still pasted; of more than these nobody has one left. */
const MOST_VERSIONS = 12;

/** The texts of every version that was approved, read once: a county's over those of the newest of the state. */
export const suppliedTexts = (source: TextsInForce) => {
  let kept: Supplied = { key: '', texts: [] };
  return async (): Promise<Supplied> => {
    const approved = (await source.versions())
      .filter((version) => version.approved !== undefined)
      .slice(-MOST_VERSIONS);
    const key = approved.map(versionName).join(' ');
    if (kept.key === key) return kept;
    const newest = approved.findLast(({ scope }) => scope.kind === 'state');
    const textsOf = async (version: TextsVersion): Promise<readonly LanguageTexts[]> => {
      const found = await Promise.all(
        LANGUAGES.map(async (language) => {
          const read = async (hash: string | undefined) =>
            hash === undefined ? {} : await source.texts(language, hash);
          const own = await read(version.hashes[language]);
          const below = version.scope.kind === 'county' ? await read(newest?.hashes[language]) : {};
          const isEmpty = own === undefined || Object.keys(own).length === 0;
          return isEmpty ? [] : [{ language, catalog: asCatalog({ ...below, ...own }, CATALOG[language]) }];
        }),
      );
      return found.flat();
    };
    kept = { key, texts: (await Promise.all(approved.map(textsOf))).flat() };
    return kept;
  };
};
