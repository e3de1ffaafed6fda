import { newSecret } from '../../lib/sign-up/use-cases/secrets.ts';
import { form } from '../../test/sign-up/sign-up-memory.ts';
import { knownContact, NOBODY, oneOf, PEOPLE, type Person, typedDate, typedPerson, unknownContact } from './people.ts';
import type { Place } from './place.ts';
import type { Branch, Group } from './trials.ts';

const INDEXES = [...PEOPLE.subscribed.keys()];
const unknown = (): string => unknownContact(oneOf(INDEXES));
const known = (): string => knownContact(oneOf(INDEXES));
const wrongOf = (code: string): string => (code === '000000' ? '111111' : '000000');

const signUpForm = (person: Person, email: string) =>
  form({ ...typedPerson(person), channels: ['email'], phone: '', email });
const signInForm = (email: string, person: Person) => ({ contact: email, dateOfBirth: typedDate(person), by: 'text' });

/** Whom a form can be about, and to which contact: six who differ before the code. */
const FORMS: Readonly<Record<string, () => readonly [Person, string]>> = {
  'in no register': () => [oneOf(NOBODY), unknown()],
  'a registered voter': () => [oneOf(PEOPLE.registered), unknown()],
  confidential: () => [oneOf(PEOPLE.confidential), unknown()],
  inactive: () => [oneOf(PEOPLE.inactive), unknown()],
  'signed up already': () => [oneOf(PEOPLE.subscribed), unknown()],
  'contact is known': () => [oneOf(PEOPLE.registered), known()],
};
/** Whoever is not matched, once the contact is proven. */
const NOT_MATCHED: Readonly<Record<string, () => Person>> = {
  'in no register': () => oneOf(NOBODY),
  inactive: () => oneOf(PEOPLE.inactive),
  pending: () => oneOf(PEOPLE.pending),
  confidential: () => oneOf(PEOPLE.confidential),
  'another name': () => ({ ...oneOf(PEOPLE.registered), firstName: 'Quillon' }),
};
const SIGN_INS: Readonly<Record<string, () => readonly [string, Person]>> = {
  'contact is unknown': () => [unknown(), oneOf(PEOPLE.registered)],
  'contact is known': () => [known(), oneOf(PEOPLE.registered)],
};

const branchesOf = <Value>(
  place: Place,
  cases: Readonly<Record<string, () => Value>>,
  prepare: (value: Value, secret: string) => Promise<readonly [string, Readonly<Record<string, string | string[]>>]>,
): readonly Branch[] =>
  Object.entries(cases).map(([name, choose]) => ({
    name,
    prepare: async () => {
      await place.forget();
      const secret = newSecret();
      const [path, fields] = await prepare(choose(), secret);
      return () => place.post(path, secret, fields);
    },
  }));

const fieldsOf = (typed: ReturnType<typeof signUpForm>) => ({
  ...typed,
  channels: [...typed.channels],
  consent: 'yes',
});

/** All that nobody may be able to tell apart. */
export const groupsAt = (place: Place): readonly Group[] => [
  {
    id: 'form',
    name: 'sign-up: the form',
    branches: branchesOf(place, FORMS, async ([person, email]) => ['/sign-up', fieldsOf(signUpForm(person, email))]),
  },
  {
    id: 'wrong',
    name: 'sign-up: a wrong code',
    branches: branchesOf(place, FORMS, async ([person, email], secret) => {
      const code = await place.begun(secret, signUpForm(person, email));
      return ['/sign-up/code', { email: wrongOf(code) }];
    }),
  },
  {
    id: 'not-matched',
    name: 'sign-up: the right code, not matched',
    branches: branchesOf(place, NOT_MATCHED, async (person, secret) => {
      const code = await place.begun(secret, signUpForm(person, unknown()));
      return ['/sign-up/code', { email: code }];
    }),
  },
  {
    id: 'sign-in-form',
    name: 'sign-in: the form',
    branches: branchesOf(place, SIGN_INS, async ([email, person]) => ['/sign-in', signInForm(email, person)]),
  },
  {
    id: 'sign-in-wrong',
    name: 'sign-in: a wrong code',
    branches: branchesOf(place, SIGN_INS, async ([email, person], secret) => {
      const code = await place.begun(secret, signInForm(email, person));
      return ['/sign-in/code', { email: wrongOf(code) }];
    }),
  },
  {
    id: 'not-found',
    name: 'sign-in: the right code, another’s birthday',
    branches: branchesOf(place, SIGN_INS, async ([email, person], secret) => {
      const code = await place.begun(secret, signInForm(email, person));
      return ['/sign-in/code', { email: code }];
    }),
  },
];

/** Throws where the register does not hold what the branches are named after. */
export const checkPeople = async ({ candidates }: Place): Promise<void> => {
  const expected = { registered: 1, subscribed: 1, inactive: 1, pending: 1, confidential: 0 } as const;
  for (const [kind, least] of Object.entries(expected)) {
    for (const person of PEOPLE[kind as keyof typeof expected]) {
      const found = await candidates(person);
      if (least === 0 ? found > 0 : found < least) throw new Error(`${kind} ${person.voterId}: ${found} candidates.`);
    }
  }
  for (const person of NOBODY) if ((await candidates(person)) > 0) throw new Error('Somebody is there by chance.');
};
