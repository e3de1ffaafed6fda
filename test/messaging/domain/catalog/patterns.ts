import { IntlMessageFormat } from 'intl-messageformat';
import { CATALOG } from '../../../../lib/messaging/domain/catalog/catalog.ts';
import type { CatalogEntry } from '../../../../lib/messaging/domain/catalog/entry.ts';
import type { Language } from '../../../../lib/shared/codes.ts';

/** One entry with where it stands, for example `messages.Outbound.email.subject`. */
export type PlacedEntry = { readonly place: string; readonly entry: CatalogEntry };

const collect = (node: object, place: string): PlacedEntry[] =>
  'message' in node && 'reviewedBy' in node
    ? [{ place, entry: node as CatalogEntry }]
    : Object.entries(node).flatMap(([key, child]) => collect(child, place === '' ? key : `${place}.${key}`));

/** Every entry of a language. */
export const entriesOf = (language: Language): PlacedEntry[] => collect(CATALOG[language], '');

type Node = { type: number; value?: string; options?: Record<string, { value: Node[] }> };
const LITERAL = 0;

const walk = (nodes: readonly Node[]): string[] =>
  nodes.flatMap((node) => {
    if (node.type === LITERAL) return [];
    const options = Object.entries(node.options ?? {});
    const choices = options.map(([key]) => `${node.value} is ${key}`);
    return [String(node.value), ...choices, ...options.flatMap(([, option]) => walk(option.value))];
  });

/** The variables of a pattern and the values that its selects name, sorted. */
export const placeholdersOf = (message: string): string[] => {
  const ast = new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst() as unknown as Node[];
  return [...new Set(walk(ast))].sort();
};
