/**
 * A keyed function of a label and a text, as a number of 128 bits (HMAC-SHA-256, cut). Whoever has not its key cannot tell its
 * values from chance.
 */
export type Keyed = (label: string, text: string) => bigint;

/** The order of a label's numbers, by the keyed function that made it. */
const orders = new WeakMap<Keyed, Map<string, ReadonlyMap<bigint, bigint>>>();

/**
 * What follows each number below `size` in a cycle through all of them, which the key alone tells: the order of their keyed values. A
 * network over a single column of numbers would only add a constant, and its cycle would be the order of the alphabet.
 */
const cycleOf = (keyed: Keyed, label: string, size: bigint): ReadonlyMap<bigint, bigint> => {
  const known = orders.get(keyed) ?? new Map<string, ReadonlyMap<bigint, bigint>>();
  orders.set(keyed, known);
  const name = `${label}/${size}`;
  const before = known.get(name);
  if (before) return before;
  const order = Array.from({ length: Number(size) }, (_, index) => BigInt(index))
    .map((value) => ({ value, by: keyed(`${name}/order`, String(value)) }))
    .toSorted((one, other) => (one.by < other.by ? -1 : 1))
    .map(({ value }) => value);
  const cycle = new Map(order.map((value, index) => [value, order[(index + 1) % order.length] ?? value]));
  known.set(name, cycle);
  return cycle;
};

/** The numbers from 0 below `left * right`, as pairs. */
export type Pairs = { readonly left: bigint; readonly right: bigint };

/** Rounds of the network: FF1 has as many (NIST SP 800-38G, 4.3). */
const ROUNDS = Array.from({ length: 10 }, (_, round) => round);

/** What the rounds of a network are called, kept: there are billions of them, and few names. */
const roundNames = new Map<string, readonly string[]>();
const MOST_NAMES = 100_000;
const roundsOf = (label: string): readonly string[] => {
  const before = roundNames.get(label);
  if (before) return before;
  if (roundNames.size >= MOST_NAMES) roundNames.clear();
  const names = ROUNDS.map((round) => `${label}/${round}`);
  roundNames.set(label, names);
  return names;
};

const mod = (value: bigint, size: bigint): bigint => ((value % size) + size) % size;

/** One direction of an alternating Feistel network over pairs: a permutation of them, whatever the keyed function gives. */
const network = (
  keyed: Keyed,
  names: readonly string[],
  { left, right }: Pairs,
  value: bigint,
  sign: 1n | -1n,
): bigint => {
  let l = value / right;
  let r = value % right;
  for (const round of sign === 1n ? ROUNDS : ROUNDS.toReversed()) {
    const name = names[round] ?? '';
    if (round % 2 === 0) l = mod(l + sign * keyed(name, String(r)), left);
    else r = mod(r + sign * keyed(name, String(l)), right);
  }
  return l * right + r;
};

/**
 * Another number below `left * right`: a keyed permutation that leaves no number where it is, as one cycle goes through all of them.
 * So different values stay different, equal ones equal, and none stays itself. There are two numbers at least.
 */
export const displaced = (keyed: Keyed, label: string, pairs: Pairs, value: bigint): bigint => {
  if (pairs.left === 1n) return cycleOf(keyed, label, pairs.right).get(value) ?? value;
  const names = roundsOf(`${label}/${pairs.left}x${pairs.right}`);
  const place = network(keyed, names, pairs, value, 1n);
  return network(keyed, names, pairs, mod(place + 1n, pairs.left * pairs.right), -1n);
};
