import type { Temporal } from '../../shared/time.ts';
import { maskBirth } from './mask-birth.ts';
import { maskEmail, maskPhone } from './mask-contact.ts';
import { maskWords } from './mask-words.ts';
import type { Keyed } from './permute.ts';
import type { Treatment } from './roll-treatment.ts';

/** What an address says of its kind, and of nobody. Source: USPS Publication 28, appendices C1 and C2, the most common ones. */
const OF_ADDRESSES: ReadonlySet<string> = new Set(
  'st street ave av avenue rd road dr drive ln lane ct court blvd boulevard way pl place cir circle ter terrace pkwy hwy loop trl trail apt unit ste suite spc space fl floor bldg po box n s e w ne nw se sw north south east west'.split(
    ' ',
  ),
);

/** Masks a text by its treatment; null for what is left out. */
export type Masks = (treatment: Treatment, text: string) => string | null;

/** As many as the largest county has words in names and streets, numbers of houses and dates of birth. */
const MOST_REMEMBERED = 1_000_000;

/**
 * The masks of one copy: by its key, and the Pacific day of its backup. The same text of the same treatment has the same mask, whatever
 * table or file it stands in.
 */
export const masksOf = (keyed: Keyed, day: Temporal.PlainDate): Masks => {
  const known = new Map<string, string>();
  const remembered = (treatment: Treatment, text: string, mask: () => string): string => {
    const name = `${treatment} ${text}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const value = mask();
    known.set(name, value);
    return value;
  };
  const by: Readonly<Record<Treatment, (text: string) => string | null>> = {
    copied: (text) => text,
    name: (text) => remembered('name', text, () => maskWords(keyed, 'words', text)),
    birth: (text) => remembered('birth', text, () => maskBirth(keyed, day, text)),
    street: (text) => maskWords(keyed, 'words', text, OF_ADDRESSES, (word, mask) => remembered('street', word, mask)),
    phone: (text) => maskPhone(keyed, text),
    email: (text) => maskEmail(keyed, text),
    code: (text) => maskWords(keyed, 'code', text),
    removed: () => null,
  };
  return (treatment, text) => by[treatment](text);
};
