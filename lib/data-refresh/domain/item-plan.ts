import type { Treatment } from './roll-treatment.ts';

/**
 * Items of one kind in a table, and what becomes of each of their attributes. One that is not named is left out too, and somebody is told
 * to decide about it.
 */
export type ItemPlan = {
  readonly kind: string;
  readonly is: (key: { readonly pk: string; readonly sk: string }) => boolean;
  readonly attributes: Readonly<Record<string, Treatment>>;
};

/** These attributes as they are, with the keys. */
export const copied = (names: string): Readonly<Record<string, Treatment>> =>
  Object.fromEntries(`pk sk ${names}`.split(' ').map((name) => [name, 'copied']));

/** These attributes stay behind. */
export const removed = (names: string): Readonly<Record<string, Treatment>> =>
  Object.fromEntries(names.split(' ').map((name) => [name, 'removed']));
