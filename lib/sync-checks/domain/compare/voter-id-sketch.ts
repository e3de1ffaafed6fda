import type { FieldExample } from './refusal.ts';
import type { Side } from './row-problem.ts';

/** So many voters of a side are kept: enough to tell a share, and few enough for any roll. */
const KEPT = 4096;
const ALL = 2 ** 32;
/** A number of fewer digits may be anybody's. */
const SHORTEST_NUMBER = 4;

/** What is left of a voter ID without zeros in front, and without what stands around its digits. */
const folded = (voterId: string): string => {
  const digits = voterId.replaceAll(/\D/g, '').replace(/^0+/, '');
  return digits.length < SHORTEST_NUMBER ? voterId.toLowerCase() : digits;
};

/** FNV-1a. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

/** Voters by their folded IDs, as many as are kept: those with the lowest hashes, whatever the order they come in. */
class Kept {
  #below = ALL;
  readonly #voters = new Map<string, { readonly hash: number; readonly voterId: string }>();

  add(voterId: string): void {
    const key = folded(voterId);
    const hash = hashOf(key);
    if (hash >= this.#below) return;
    const present = this.#voters.get(key);
    if (present === undefined || voterId < present.voterId) this.#voters.set(key, { hash, voterId });
    while (this.#voters.size > KEPT) {
      this.#below /= 2;
      for (const [other, kept] of this.#voters) if (kept.hash >= this.#below) this.#voters.delete(other);
    }
  }

  get below(): number {
    return this.#below;
  }

  under(limit: number): Map<string, string> {
    return new Map([...this.#voters].flatMap(([key, { hash, voterId }]) => (hash < limit ? [[key, voterId]] : [])));
  }
}

/** How the voters whom only one side knows would pair if their IDs were written alike. */
export interface AlikeIds {
  /** The share of the side with fewer of them. */
  readonly share: number;
  /** Two pairs; of voters who do not pair when none does. */
  readonly examples: readonly FieldExample[];
  /** In what the IDs of the pairs differ. */
  readonly found: string;
  /** The county's IDs are VoteCal's without the zeros in front of them. */
  readonly haveLostZeros: boolean;
}

type IdPair = readonly [string, string];

/** Whether the county's IDs are VoteCal's without the zeros in front of them. */
const haveLostZeros = (pairs: readonly IdPair[]): boolean =>
  pairs.length > 0 && pairs.every(([ems, votecal]) => votecal !== ems && votecal.replace(/^0+/, '') === ems);

const foundIn = (pairs: readonly IdPair[]): string => {
  const all = (isSo: (one: string, other: string) => boolean): boolean =>
    pairs.length > 0 && pairs.every(([one, other]) => isSo(one, other));
  if (all((one, other) => one.replace(/^0+/, '') === other.replace(/^0+/, ''))) return 'other leading zeros';
  if (all((one, other) => one.toLowerCase() === other.toLowerCase())) return 'capital and small letters';
  return pairs.length > 0
    ? 'the same digits with other characters or zeros around them'
    : 'IDs that VoteCal does not know';
};

/** A sample of the voters whom only one side knows, the same in any order: constant memory for any roll. */
export class VoterIdSketch {
  readonly #kept: Readonly<Record<Side, Kept>> = { ems: new Kept(), votecal: new Kept() };

  add(side: Side, voterId: string): void {
    this.#kept[side].add(voterId);
  }

  alike(): AlikeIds {
    const limit = Math.min(this.#kept.ems.below, this.#kept.votecal.below);
    const ems = this.#kept.ems.under(limit);
    const votecal = this.#kept.votecal.under(limit);
    const pairs = [...ems].flatMap(([key, voterId]) => {
      const other = votecal.get(key);
      return other === undefined ? [] : [[voterId, other] as const];
    });
    const fewer = Math.min(ems.size, votecal.size);
    const first = <T extends readonly string[]>(list: readonly T[]): T[] =>
      list.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)).slice(0, 2);
    const apart = first([...votecal.values()].map((voterId) => [voterId]));
    const shown =
      pairs.length > 0
        ? first(pairs)
        : first([...ems.values()].map((voterId) => [voterId])).map(([voterId = ''], at) => [
            voterId,
            apart[at]?.[0] ?? '',
          ]);
    return {
      share: fewer === 0 ? 0 : pairs.length / fewer,
      examples: shown.map(([one = '', other = '']) => ({ field: 'voterId', ems: one, votecal: other })),
      found: foundIn(pairs),
      haveLostZeros: haveLostZeros(pairs),
    };
  }
}
