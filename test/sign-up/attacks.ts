import { Temporal } from '../../lib/shared/time.ts';
import type { SignUpForm } from '../../lib/sign-up/domain/sign-up-form.ts';
import type { Visitor } from '../../lib/sign-up/use-cases/doors.ts';
import { newSecret } from '../../lib/sign-up/use-cases/secrets.ts';
import { form, HOME, NOW, signUpMemory, voter } from './sign-up-memory.ts';

/** Attacks on sign-up, played against the real use cases on a clock of their own. Each says what it came to, in numbers. */

type Outcome = { readonly kind: string };
type Attack = {
  /** What was tried, what of it did anything, and whether a real voter still got in. */
  readonly figures: Readonly<Record<string, number>>;
  readonly realVoter: string;
};

const addressOf = (number: number): string =>
  `10.${Math.floor(number / 65_536)}.${Math.floor(number / 256) % 256}.${number % 256}`;

/** Area codes of California: with 100 invented numbers each. */
const AREAS = [
  '209',
  '213',
  '310',
  '323',
  '408',
  '415',
  '424',
  '442',
  '510',
  '530',
  '559',
  '562',
  '619',
  '626',
  '628',
  '650',
];
/** Exchanges that carriers have given out; what stands behind them is no matter here. */
const numberOf = (number: number): string =>
  `${AREAS[number % AREAS.length]}${String(230 + (Math.floor(number / AREAS.length) % 700))}${String(1000 + (Math.floor(number / 11_200) % 9000))}`;

const dateOf = (day: number): string => {
  const date = Temporal.PlainDate.from('1971-01-01').add({ days: day });
  return `${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}-${date.year}`;
};

type World = ReturnType<typeof signUpMemory> & { readonly solved: { count: number } };
const world = (): World => ({ ...signUpMemory(), solved: { count: 0 } });

/** Begins a sign-up and does the work that is asked for; gives up where that does not help. */
const begin = async (
  { doors, solved }: World,
  visit: string,
  typed: SignUpForm,
  from: Visitor,
  now: Temporal.Instant,
): Promise<Outcome> => {
  const begun = await doors.beginSignUp(visit, typed, from, now);
  if (begun.kind !== 'check') return begun;
  solved.count += 1;
  return doors.passCheck(visit, { ...from, checkAnswer: 'solved' }, now);
};

/** Signs up with a contact of one's own, work and codes included. */
const signUpFrom = async (
  memory: World,
  typed: SignUpForm,
  from: Visitor,
  now: Temporal.Instant,
  visit = newSecret(),
): Promise<Outcome> => {
  const begun = await begin(memory, visit, typed, from, now);
  if (begun.kind !== 'code-sent') return begun;
  const to = typed.channels.includes('email') ? typed.email : `+1${typed.phone.replaceAll(/\D/g, '')}`;
  const code = memory.codeTo(to);
  return memory.doors.proveSignUp(
    visit,
    typed.channels.includes('email') ? { email: code } : { phone: code },
    from,
    now,
  );
};

const mailbox = (number: number) => ({ channels: ['email'], email: `mallory${number}@gmail.com` });

/** The voter themselves, from home, with their VoteCal ID at hand. */
const realVoter = async (memory: World, now: Temporal.Instant, typed: SignUpForm = form()): Promise<string> => {
  const visit = newSecret();
  const outcome = await signUpFrom(memory, typed, HOME, now, visit);
  if (outcome.kind !== 'voter-id-asked') return outcome.kind;
  return `${outcome.kind}, ${(await memory.doors.giveVoterId(visit, 'V1', HOME, now)).kind}`;
};

const counted = (outcomes: readonly Outcome[], kind: string): number =>
  outcomes.filter((one) => one.kind === kind).length;

/** Somebody knows a voter's name, ZIP and year of birth, and tries all its days, with a mailbox and an address of its own for each try. */
export const dateGuessed = async (guesses: number): Promise<Attack> => {
  const memory = world();
  const outcomes: Outcome[] = [];
  for (let at = 0; at < guesses; at += 1) {
    const typed = form({ ...mailbox(at), dateOfBirth: dateOf(at) });
    outcomes.push(await signUpFrom(memory, typed, { address: addressOf(at) }, NOW.add({ seconds: at })));
  }
  return {
    figures: {
      guesses,
      answered: counted(outcomes, 'not-matched'),
      matched: counted(outcomes, 'subscribed'),
      'asked for the VoteCal ID': counted(outcomes, 'voter-id-asked'),
    },
    realVoter: await realVoter(memory, NOW.add({ seconds: guesses })),
  };
};

/** Somebody knows a voter's name and date of birth, and tries every ZIP of California. */
export const zipSought = async (zips: number): Promise<Attack> => {
  const memory = world();
  const outcomes: Outcome[] = [];
  for (let at = 0; at < zips; at += 1) {
    const typed = form({ ...mailbox(at), zip: String(90_001 + at) });
    outcomes.push(await signUpFrom(memory, typed, { address: addressOf(at) }, NOW.add({ seconds: at })));
  }
  return {
    figures: { zips, answered: counted(outcomes, 'not-matched'), matched: counted(outcomes, 'subscribed') },
    realVoter: await realVoter(memory, NOW.add({ seconds: zips })),
  };
};

/** Somebody goes through a list of a hundred names and all dates of a year in one ZIP, with some mailboxes and one connection, for a day. */
export const zipEnumerated = async (tries: number, mailboxes: number): Promise<Attack> => {
  const memory = world();
  const outcomes: Outcome[] = [];
  const sorry = { address: '203.0.113.1' };
  for (let at = 0; at < tries; at += 1) {
    const typed = form({
      ...mailbox(at % mailboxes),
      firstName: `${'abcdefghij'[at % 10]}anne`,
      lastName: `Other${'klmnopqrst'[Math.floor(at / 10) % 10]}`,
      dateOfBirth: dateOf(at % 365),
    });
    outcomes.push(await signUpFrom(memory, typed, sorry, NOW.add({ seconds: Math.floor((at * 86_000) / tries) })));
  }
  return {
    figures: { tries, mailboxes, answered: counted(outcomes, 'not-matched'), 'proofs of work': memory.solved.count },
    realVoter: await realVoter(memory, NOW.add({ seconds: 86_000 })),
  };
};

/** One number is typed by a botnet, for a day: its owner wants to sign up in the middle of it, by email, and by text the day after. */
export const phonePumped = async (addresses: number, hours = 24): Promise<Attack> => {
  const memory = world();
  const perHour = Array.from({ length: hours }, () => 0);
  for (let at = 0; at < addresses; at += 1) {
    const second = Math.floor((at * hours * 3600) / addresses);
    const before = memory.sent.length;
    await begin(memory, newSecret(), form(), { address: addressOf(at) }, NOW.add({ seconds: second }));
    const hour = Math.floor(second / 3600);
    perHour[hour] = (perHour[hour] ?? 0) + memory.sent.length - before;
  }
  const sent = memory.sent.length;
  const byEmail = await realVoter(memory, NOW.add({ hours: Math.floor(hours / 2) }), form(mailbox(1)));
  return {
    figures: { requests: addresses, 'codes to the number': sent, 'in one hour, at most': Math.max(...perHour) },
    realVoter: `${byEmail} by email; ${await realVoter(memory, NOW.add({ hours: 31 }))} by text a day later`,
  };
};

/** One connection types one number, all day long. Its owner signs up by text from home. */
export const phonePumpedByOne = async (requests: number): Promise<Attack> => {
  const memory = world();
  for (let at = 0; at < requests; at += 1) {
    const now = NOW.add({ seconds: Math.floor((at * 20_000) / requests) });
    await begin(memory, newSecret(), form(), { address: '203.0.113.1' }, now);
  }
  return {
    figures: { requests, 'codes to the number': memory.sent.length },
    realVoter: await realVoter(memory, NOW.add({ seconds: 21_600 })),
  };
};

/** Somebody begins with a number that is not theirs and types codes, from many addresses, for some days. */
export const codesWalked = async (days: number): Promise<Attack> => {
  const memory = world();
  let judged = 0;
  let opened = 0;
  for (let at = 0; at < days * 24 * 4; at += 1) {
    const now = NOW.add({ minutes: at * 15 });
    const visit = newSecret();
    const from = { address: addressOf(at) };
    if ((await begin(memory, visit, form(), from, now)).kind !== 'code-sent') continue;
    for (let tried = 0; tried < 20; tried += 1) {
      const typed = String((at * 20 + tried) % 1_000_000).padStart(6, '0');
      const outcome = await memory.doors.proveSignUp(visit, { phone: typed }, from, now);
      if (outcome.kind === 'later') break;
      if (outcome.kind === 'wrong') judged += 1;
      if (outcome.kind === 'subscribed' || outcome.kind === 'not-matched') opened += 1;
      if (outcome.kind === 'spent') {
        judged += 1;
        break;
      }
    }
  }
  return {
    figures: {
      days,
      'codes judged': judged,
      'a day': Math.round(judged / days),
      opened,
      'chance in a million a day': Math.round(judged / days),
    },
    realVoter: await realVoter(memory, NOW.add({ hours: 24 * (days + 1) })),
  };
};

/**
 * A botnet asks for codes to numbers, each of its own, for an hour. `solves`: whether it does the work. Meanwhile, each minute a
 * voter signs up, in a browser with a script.
 */
export const botnet = async (addresses: number, requestsEach: number, solves: boolean): Promise<Attack> => {
  const voters = 60;
  const people = Array.from({ length: voters }, (_, at) =>
    voter({
      voterId: `V${at}`,
      firstName: `Maeve${'abcdefghijklmnopqrstuvwxyz'[at % 26]}${'xyz'[Math.floor(at / 26)]}`,
    }),
  );
  const memory: World = { ...signUpMemory(people), solved: { count: 0 } };
  const requests = addresses * requestsEach;
  const outcomes: Record<string, number> = {};
  let gotIn = 0;
  let done = 0;
  for (let minute = 0; minute < voters; minute += 1) {
    const now = NOW.add({ minutes: minute });
    const until = Math.floor(((minute + 1) * requests) / voters);
    for (; done < until; done += 1) {
      const from = { address: addressOf(done % addresses) };
      const typed = form({ phone: numberOf(done) });
      const { kind } = solves
        ? await begin(memory, newSecret(), typed, from, now)
        : await memory.doors.beginSignUp(newSecret(), typed, from, now);
      outcomes[kind] = (outcomes[kind] ?? 0) + 1;
    }
    const real = form({
      firstName: people[minute]?.firstName ?? '',
      channels: ['email'],
      email: `voter${minute}@gmail.com`,
    });
    const outcome = await signUpFrom(memory, real, { address: `192.0.2.${minute}` }, now);
    if (outcome.kind === 'subscribed') gotIn += 1;
  }
  return {
    figures: {
      addresses,
      requests,
      ...outcomes,
      'codes sent': memory.sent.length,
      'proofs of work': memory.solved.count,
    },
    realVoter: `${gotIn} of ${voters} got in meanwhile`,
  };
};
