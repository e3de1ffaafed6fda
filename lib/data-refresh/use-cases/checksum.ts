import { createHash } from 'node:crypto';

const SIZE = 1n << 128n;

/** A value with the fields of every object in one order, so that equal values are equal texts. */
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, field]) => [name, inOrder(field)]),
  );
};

/** An item as one line. */
export const toLine = (item: Readonly<Record<string, unknown>>): string => JSON.stringify(inOrder(item));

/** Adds up digests of lines: the same lines have the same sum in every order and however they are parted. 128 bits, in hex. */
export const openSum = () => {
  let sum = 0n;
  let rows = 0;
  return {
    add: (line: string): void => {
      sum = (sum + BigInt(`0x${createHash('sha256').update(line).digest('hex').slice(0, 32)}`)) % SIZE;
      rows += 1;
    },
    total: () => ({ rows, sum: sum.toString(16).padStart(32, '0') }),
  };
};

/** The sum of parts. */
export const addedUp = (parts: readonly { readonly rows: number; readonly sum: string }[]) => ({
  rows: parts.reduce((all, { rows }) => all + rows, 0),
  sum: (parts.reduce((all, { sum }) => all + BigInt(`0x${sum}`), 0n) % SIZE).toString(16).padStart(32, '0'),
});
