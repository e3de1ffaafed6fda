/** A value of a stage file that nobody has filled in yet. */
export type Placeholder = {
  /** `addresses.voterSite.domain` */
  readonly place: string;
  readonly found: string;
};

/** Domains that are nobody's, our own mark, and accounts that nobody has: the second is that of AWS's documentation. */
const PLACEHOLDER = /\bexample\.|CHANGE-ME|(?<=^|:)(000000000000|123456789012)(?=:|$)/;

/** Every placeholder in a value read from JSON, with where it stands. */
export const placeholdersIn = (value: unknown, place = ''): readonly Placeholder[] => {
  if (typeof value === 'string') {
    const found = PLACEHOLDER.exec(value)?.[0];
    return found === undefined ? [] : [{ place, found: found === 'example.' ? 'example.…' : found }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => placeholdersIn(inner, place === '' ? key : `${place}.${key}`));
};
