import { type Language, MESSAGE_TYPES, type MessageType } from '../../../shared/codes.ts';
import { CATALOG } from '../catalog/catalog.ts';
import type { CatalogEntry, LanguageCatalog } from '../catalog/entry.ts';

/** Where a text is said. A subject is that of an email; a sentence stands in messages of every channel. */
export type PlaceKind = 'text' | 'subject' | 'email' | 'voice' | 'sentence';

/** One place of the catalog that holds a text, such as `messages.Outbound.email.subject`. */
export type TextPlace = {
  readonly id: string;
  readonly kind: PlaceKind;
  /** The type whose messages say it; none for what several types say. */
  readonly type?: MessageType;
};

const isEntry = (node: object): node is CatalogEntry => 'message' in node && 'reviewedBy' in node;

const collect = (node: object, id: string): readonly (readonly [string, CatalogEntry])[] =>
  isEntry(node)
    ? [[id, node]]
    : Object.entries(node).flatMap(([key, child]: [string, object]) =>
        collect(child, id === '' ? key : `${id}.${key}`),
      );

/** Every text of a catalog by the id of its place. */
export const entriesOf = (catalog: LanguageCatalog): ReadonlyMap<string, CatalogEntry> => new Map(collect(catalog, ''));

const kindOf = (id: string): PlaceKind => {
  if (id.endsWith('.text')) return 'text';
  if (id.endsWith('.subject')) return 'subject';
  if (id.endsWith('.body') || id.startsWith('frame.email')) return 'email';
  if (id.endsWith('.voice') || id.startsWith('frame.voice')) return 'voice';
  return 'sentence';
};

const placeOf = (id: string): TextPlace => {
  const type = MESSAGE_TYPES.find((one) => id.startsWith(`messages.${one}.`));
  return { id, kind: kindOf(id), ...(type === undefined ? {} : { type }) };
};

/** Every place, in the order of the catalog: the same in all languages. */
export const TEXT_PLACES: readonly TextPlace[] = [...entriesOf(CATALOG.en).keys()].map(placeOf);

const PLACES = new Map(TEXT_PLACES.map((place) => [place.id, place]));

/** The place of an id, undefined for one that the catalog has not. */
export const findPlace = (id: string): TextPlace | undefined => PLACES.get(id);

/** Our own wording of a place. */
export const draftAt = (language: Language, id: string): string => entriesOf(CATALOG[language]).get(id)?.message ?? '';

const replaced = (node: object, id: string, texts: ReadonlyMap<string, CatalogEntry>): object => {
  if (isEntry(node)) return texts.get(id) ?? node;
  return Object.fromEntries(
    Object.entries(node).map(([key, child]: [string, object]) => [
      key,
      replaced(child, id === '' ? key : `${id}.${key}`, texts),
    ]),
  );
};

/** Texts of a language as a catalog, over another one: ours, or the state's. What the catalog has no place for is left out. */
export const asCatalog = (
  texts: Readonly<Record<string, string>>,
  base: LanguageCatalog,
  reviewedBy: CatalogEntry['reviewedBy'] = { status: 'draft' },
): LanguageCatalog => {
  const entries = Object.entries(texts).map(([id, message]): [string, CatalogEntry] => [id, { message, reviewedBy }]);
  // The shape is that of the base: only entries are put in the place of entries.
  return replaced(base, '', new Map(entries)) as LanguageCatalog;
};
