import { expect, it } from 'vitest';
import { matchOf } from '../../lib/sign-up/domain/match.ts';
import { FAMILY_NAMES, GIVEN_NAMES, SUFFIXES } from './difficult-names.ts';
import { form, type MemoryVoter, NOW, signUp, signUpMemory, voter } from './sign-up-memory.ts';

const PEOPLE = 1000;
/**
 * Ten are born on one day and live in one ZIP: with the same first name in the first half of the people, with the same last name
 * in the other. Whoever is not told apart there is taken for another.
 */
const HALF = 500;
const bucketOf = (at: number): number => (at < HALF ? Math.floor(at / 10) : 50 + (at % 50));

type Person = {
  readonly voter: MemoryVoter;
  readonly typed: { readonly firstName: string; readonly lastName: string };
};

const pick = <Item>(list: readonly Item[], at: number): Item => {
  const item = list[at % list.length];
  if (item === undefined) throw new Error('The list is empty.');
  return item;
};

/** The person at a place: the roll has the name in one way, and its owner writes it in another. */
const personAt = (at: number): Person => {
  // Each pair of a given and a family name once: 26 and 50 names, and 1,000 people.
  const family = pick(FAMILY_NAMES, at);
  const given = pick(GIVEN_NAMES, Math.floor(at / FAMILY_NAMES.length));
  const suffix = at % 7 === 0 ? pick(SUFFIXES, at) : undefined;
  const middleName = at % 5 === 0 ? pick(['Sue', 'Thị', 'J.', 'de la Luz'], at) : '';
  const isSuffixInLastName = at % 14 === 0;
  const rolled = [pick(given, at), pick(family, at + 1)] as const;
  const typed = [pick(given, at + 1), pick(family, Math.floor(at / 3))] as const;
  const bucket = bucketOf(at);
  return {
    voter: voter({
      voterId: `V${at}`,
      firstName: rolled[0],
      lastName: suffix && isSuffixInLastName ? `${rolled[1]} ${suffix[0]}` : rolled[1],
      suffix: suffix && !isSuffixInLastName ? pick(suffix, at) : '',
      middleName,
      dateOfBirth: `19${60 + (bucket % 30)}-0${1 + (bucket % 9)}-1${bucket % 10}`,
      zip: String(95_000 + bucket),
    }),
    typed: {
      firstName: middleName !== '' && at % 10 === 0 ? `${typed[0]} ${middleName}` : typed[0],
      lastName: suffix && at % 21 === 0 ? `${typed[1]}${at % 2 === 0 ? ', ' : ' '}${pick(suffix, at + 1)}` : typed[1],
    },
  };
};

const people = Array.from({ length: PEOPLE }, (_, at) => personAt(at));

const typedBy = ({ voter: { dateOfBirth, zip }, typed }: Person, at: number) => {
  const [year, month, day] = dateOfBirth.split('-');
  return form({
    ...typed,
    dateOfBirth: `${month}-${day}-${year}`,
    zip,
    channels: ['email'],
    email: `voter${at}@gmail.com`,
  });
};

it('a thousand voters with difficult names sign up, each as themselves', async () => {
  const memory = signUpMemory(people.map((person) => person.voter));
  const wrong: string[] = [];
  for (const [at, person] of people.entries()) {
    const from = { address: `10.${at % 200}.${Math.floor(at / 200)}.1` };
    const { outcome } = await signUp(memory, typedBy(person, at), NOW.add({ seconds: at }), from);
    const found = outcome.kind === 'subscribed' ? outcome.subscription.voterId : outcome.kind;
    if (found !== person.voter.voterId) wrong.push(`${JSON.stringify(person)}: ${found}`);
  }
  expect(wrong).toEqual([]);
  expect(memory.subscriptions.size).toBe(PEOPLE);
});

it('and while they are not in the roll themselves, not one of them is taken for somebody else of that day and ZIP', () => {
  const together = Map.groupBy(people.keys(), bucketOf);
  const taken = people.filter((person, at) => {
    const others = (together.get(bucketOf(at)) ?? [])
      .filter((other) => other !== at)
      .map((other) => people[other]?.voter);
    const candidates = others.filter((one) => one !== undefined);
    expect(candidates).toHaveLength(9);
    return matchOf(person.typed, candidates).kind !== 'nobody';
  });
  expect(taken).toEqual([]);
});
