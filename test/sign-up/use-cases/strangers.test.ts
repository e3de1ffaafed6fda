import { describe, expect, it } from 'vitest';
import type { Temporal } from '../../../lib/shared/time.ts';
import { newSecret } from '../../../lib/sign-up/use-cases/secrets.ts';
import { form, HOME, NOW, PHONE, type SignUpMemory, signUp, signUpMemory, voter } from '../sign-up-memory.ts';

const EMAIL = 'sinead.private@example.org';
const AWAY = { address: '203.0.113.9' };
const HOUR = NOW.add({ hours: 1 });
const THEIRS = '916-555-0199';
const soon = (minutes: number): Temporal.Instant => HOUR.add({ minutes });

const sessionOf = (outcome: object): string =>
  'session' in outcome && typeof outcome.session === 'string' ? outcome.session : 'none';

const signIn = async (memory: SignUpMemory, contact: string, at: Temporal.Instant) => {
  const visit = newSecret();
  await memory.doors.beginSignIn(visit, { contact, dateOfBirth: '3/9/1971' }, 'en', HOME, at);
  const code = memory.codeTo(contact);
  const typed = contact.includes('@') ? { email: code } : { phone: code };
  return sessionOf(await memory.doors.proveSignIn(visit, typed, HOME, at));
};

const changeTo = async (memory: SignUpMemory, session: string, email: string, at: Temporal.Instant) => {
  const wish = { contact: 'email', phone: '', email, channels: ['email'], consent: true } as const;
  await memory.doors.beginContactChange(session, wish, HOME, at);
  return memory.doors.proveContactChange(session, { email: memory.codeTo(email) }, at);
};

/** A voter who gets emails, and a stranger who knows their details and has signed up with a number of their own. */
const invaded = async () => {
  const memory = signUpMemory();
  const own = await signUp(memory, form({ channels: ['email'], phone: '', email: EMAIL }));
  const typed = form({ phone: THEIRS, hoursStart: '03:00', hoursEnd: '03:30', language: 'km' });
  const { outcome } = await signUp(memory, typed, HOUR, AWAY);
  return { memory, victim: sessionOf(own.outcome), stranger: sessionOf(outcome) };
};

describe('a stranger who knows a voter’s name, date of birth and ZIP', () => {
  it('adds a number of their own, and changes neither hours nor language; the contact that stays hears of it at once', async () => {
    const { memory } = await invaded();
    expect(memory.subscriptions.get('V1')).toMatchObject({
      channels: ['text', 'email'],
      language: 'en',
      hours: { start: '08:00', end: '20:00' },
      guest: 'phone',
    });
    expect(memory.added).toEqual([{ channel: 'email', to: EMAIL }]);
    expect(memory.replaced).toEqual([]);
  });

  it('sees no contact that they have not proven', async () => {
    const { memory, stranger } = await invaded();
    expect(await memory.doors.readSession(stranger, HOUR)).toMatchObject({
      isOwner: false,
      contacts: {
        phone: { shown: '+19165550199', isProven: true },
        email: { shown: 's•••@example.org', isProven: false },
      },
    });
  });

  it.each(['in the session of the sign-up', 'signed in again'])(
    'ends and changes nothing of the voter’s, %s',
    async (which) => {
      const { memory, stranger } = await invaded();
      const session = which === 'signed in again' ? await signIn(memory, '+19165550199', soon(5)) : stranger;
      const at = soon(6);
      expect(await memory.doors.optOut(session, ['email'], at)).toEqual({ kind: 'proof-needed' });
      expect(await memory.doors.changePreferences(session, form({ language: 'km' }), ['text', 'email'], at)).toEqual({
        kind: 'proof-needed',
      });
      expect(await changeTo(memory, session, 'mallory@example.org', at)).toEqual({ kind: 'proof-needed' });
      expect(memory.subscriptions.get('V1')).toMatchObject({
        email: EMAIL,
        channels: ['text', 'email'],
        language: 'en',
      });
      expect(await memory.doors.optOut(session, ['text', 'email', 'voice'], at)).toEqual({
        kind: 'opted-out',
        left: ['email'],
      });
    },
  );

  it('is out once the voter ends the number, which the voter’s own contact may', async () => {
    const { memory, stranger } = await invaded();
    const session = await signIn(memory, EMAIL, soon(5));
    expect(await memory.doors.readSession(session, soon(5))).toMatchObject({
      isOwner: true,
      contacts: { phone: { shown: '(•••) •••-••99', isProven: false } },
    });
    expect(await memory.doors.optOut(session, ['text'], soon(6))).toEqual({ kind: 'opted-out', left: ['email'] });
    const wish = { contact: 'phone', phone: '916-555-0123', email: '', channels: ['text'], consent: true } as const;
    await memory.doors.beginContactChange(session, wish, HOME, soon(7));
    await memory.doors.proveContactChange(session, { phone: memory.codeTo(PHONE) }, soon(7));
    expect(memory.subscriptions.get('V1')).toMatchObject({ phone: PHONE, channels: ['text', 'email'] });
    expect(memory.subscriptions.get('V1')).not.toHaveProperty('guest');
    expect(await memory.doors.readSession(stranger, soon(8))).toBeUndefined();
    expect(await memory.doors.readSession(session, soon(8))).toMatchObject({ isOwner: true });
  });

  it('stays a stranger by signing up with the same number again', async () => {
    const { memory } = await invaded();
    const { outcome } = await signUp(memory, form({ phone: THEIRS, language: 'km' }), soon(30), AWAY);
    expect(await memory.doors.readSession(sessionOf(outcome), soon(30))).toMatchObject({ isOwner: false });
    expect(memory.subscriptions.get('V1')).toMatchObject({ language: 'en', guest: 'phone' });
  });
});

describe('a voter', () => {
  it('changes everything again once they have proven the contact that stood', async () => {
    const { memory, stranger: own } = await invaded();
    const at = soon(5);
    expect(await changeTo(memory, own, EMAIL, at)).toMatchObject({ kind: 'changed' });
    expect(await memory.doors.readSession(own, at)).toMatchObject({
      isOwner: true,
      contacts: { email: { shown: EMAIL, isProven: true } },
    });
    expect(await memory.doors.changePreferences(own, form({ language: 'es' }), ['text', 'email'], at)).toMatchObject({
      kind: 'changed',
      subscription: { language: 'es' },
    });
  });

  it('who proves the old contact with the new one at the sign-up owns both', async () => {
    const { memory } = await invaded();
    await signUp(memory, form({ phone: THEIRS, channels: ['text', 'email'], email: EMAIL, language: 'es' }), soon(30));
    expect(memory.subscriptions.get('V1')).toMatchObject({ language: 'es' });
    expect(memory.subscriptions.get('V1')).not.toHaveProperty('guest');
    expect(memory.added).toHaveLength(1);
  });

  it('whose number another has taken the place of is signed out, and so is who had proven that number alone', async () => {
    const memory = signUpMemory();
    const { outcome } = await signUp(memory, form({ phone: THEIRS }));
    await signUp(memory, form(), HOUR);
    expect(await memory.doors.readSession(sessionOf(outcome), NOW.add({ minutes: 19 }))).toBeUndefined();
    expect(memory.replaced).toEqual([{ channel: 'text', to: '+19165550199' }]);
  });
});

describe('wrong codes', () => {
  it('that one connection types for a number lock nobody else out', async () => {
    const memory = signUpMemory();
    const wrong = (code: string) => (code === '000000' ? '000001' : '000000');
    let at = NOW;
    let judged = 0;
    for (const _hour of [1, 2, 3]) {
      const visit = newSecret();
      await memory.doors.beginSignUp(visit, form({ firstName: 'Nobody' }), AWAY, at);
      for (const _code of [1, 2]) {
        for (const _try of [1, 2, 3, 4, 5]) {
          await memory.doors.proveSignUp(visit, { phone: wrong(memory.codeTo(PHONE)) }, AWAY, at);
          judged += 1;
        }
        at = at.add({ seconds: 61 });
        await memory.doors.sendAgain(visit, 'phone', AWAY, at);
      }
      at = at.add({ minutes: 60 });
    }
    expect(judged).toBe(30);
    const visit = newSecret();
    expect(await memory.doors.beginSignUp(visit, form(), HOME, at)).toEqual({ kind: 'code-sent' });
    const right = memory.codeTo(PHONE);
    for (const _try of [1, 2, 3, 4])
      expect((await memory.doors.proveSignUp(visit, { phone: wrong(right) }, HOME, at)).kind).toBe('wrong');
    expect(await memory.doors.proveSignUp(visit, { phone: right }, HOME, at)).toMatchObject({ kind: 'subscribed' });
  });
});

describe('a number that is proven', () => {
  it('is a later word than a STOP before it, from the moment of its code', async () => {
    const memory = signUpMemory();
    const visit = newSecret();
    await memory.doors.beginSignUp(visit, form(), HOME, NOW);
    const at = NOW.add({ minutes: 9 });
    await memory.doors.proveSignUp(visit, { phone: memory.codeTo(PHONE) }, HOME, at);
    expect(memory.lifted).toEqual([{ phone: PHONE, at }]);
  });

  it('is no word at all where only the email was proven', async () => {
    const memory = signUpMemory();
    await signUp(memory, form());
    await signUp(memory, form({ channels: ['email'], email: EMAIL }), HOUR);
    expect(memory.lifted).toHaveLength(1);
  });

  it('is worth half an hour, however often the form is sent', async () => {
    const memory = signUpMemory();
    const typed = form({ firstName: 'Nobody' });
    const { visit } = await signUp(memory, typed);
    const begin = (minutes: number) => memory.doors.beginSignUp(visit, typed, HOME, NOW.add({ minutes }));
    await begin(29);
    expect(memory.sent).toHaveLength(1);
    expect(await memory.doors.proveSignUp(visit, {}, HOME, NOW.add({ minutes: 31 }))).toEqual({ kind: 'over' });
    await begin(32);
    expect(memory.sent).toHaveLength(2);
  });

  it('is asked for anew after a sign-up: the back button subscribes and confirms nothing again', async () => {
    const memory = signUpMemory([voter(), voter({ voterId: 'V2', firstName: 'Aoife' })]);
    const { visit } = await signUp(memory, form());
    await memory.doors.beginSignUp(visit, form({ firstName: 'Aoife' }), HOME, NOW.add({ minutes: 2 }));
    expect(await memory.doors.viewVisit(visit, NOW.add({ minutes: 2 }))).toMatchObject({
      contacts: [{ state: 'sent' }],
    });
    expect(await memory.doors.proveSignUp(visit, {}, HOME, NOW.add({ minutes: 2 }))).toMatchObject({ kind: 'missing' });
    expect(memory.confirmed).toHaveLength(1);
    const typed = { phone: memory.codeTo(PHONE) };
    expect(await memory.doors.proveSignUp(visit, typed, HOME, NOW.add({ minutes: 3 }))).toMatchObject({
      subscription: { voterId: 'V2' },
    });
  });
});

it('six of a family sign up in one browser with one phone in an hour, each with a code of their own', async () => {
  const names = ['Ann', 'Ben', 'Cyd', 'Dan', 'Eve', 'Fay'];
  const memory = signUpMemory(names.map((firstName, at) => voter({ firstName, voterId: `V${at}` })));
  const visit = newSecret();
  const outcomes: string[] = [];
  for (const [at, firstName] of names.entries()) {
    const now = NOW.add({ minutes: at * 4 });
    await memory.doors.beginSignUp(visit, form({ firstName }), HOME, now);
    outcomes.push((await memory.doors.proveSignUp(visit, { phone: memory.codeTo(PHONE) }, HOME, now)).kind);
  }
  expect(outcomes).toEqual(Array(6).fill('subscribed'));
  expect(memory.sent).toHaveLength(6);
});

describe('three codes that were used up', () => {
  it('are followed by another after half an hour, however often the form is sent; none is said to be on its way', async () => {
    const memory = signUpMemory();
    const visit = newSecret();
    const at = (minutes: number) => NOW.add({ minutes });
    await memory.doors.beginSignUp(visit, form(), HOME, NOW);
    for (const minutes of [1, 2]) await memory.doors.sendAgain(visit, 'phone', HOME, at(minutes));
    for (const minutes of [13, 31]) await memory.doors.beginSignUp(visit, form(), HOME, at(minutes));
    expect(memory.sent).toHaveLength(3);
    expect(await memory.doors.viewVisit(visit, at(31))).toMatchObject({
      contacts: [{ state: 'spent', sendAgainAt: at(32) }],
    });
    await memory.doors.beginSignUp(visit, form(), HOME, at(32));
    expect(memory.sent).toHaveLength(4);
    expect(await memory.doors.viewVisit(visit, at(32))).toMatchObject({ contacts: [{ state: 'sent' }] });
  });
});

describe('somebody who is guessed at', () => {
  const miss = (at: number) => form({ dateOfBirth: `04-0${at}-1971`, phone: `916-555-010${at}` });
  const guessed = async () => {
    const memory = signUpMemory();
    for (const at of [1, 2, 3, 4, 5]) await signUp(memory, miss(at), NOW, { address: `203.0.113.${at}` });
    return memory;
  };

  it('cannot be told from nobody at the mark: the same answer and the same calls for a hit, a miss, and a miss again', async () => {
    const typed = { hit: form(), miss: miss(6), again: { ...miss(1), phone: '916-555-0107' } };
    const seen = await Promise.all(
      Object.values(typed).map(async (one) => {
        const memory = await guessed();
        memory.calls.length = 0;
        const { outcome } = await signUp(memory, one, NOW, { address: '198.51.100.1' });
        return JSON.stringify({ outcome, calls: memory.calls });
      }),
    );
    expect(seen[0]).toContain('voter-id-asked');
    expect(new Set(seen).size).toBe(1);
  });

  it('is one by every way of writing the name, and no namesake by its first letters', async () => {
    const memory = signUpMemory([voter(), voter({ voterId: 'V2', firstName: 'Sinbad' })]);
    const ways = ['Sinead', 'SINÉAD', 'Sinead ', 'sinéad', "Sine'ad"];
    for (const [at, firstName] of ways.entries())
      await signUp(memory, { ...miss(at + 1), firstName, lastName: 'O’Brien' }, NOW, { address: `203.0.113.${at}` });
    expect((await signUp(memory, form(), NOW)).outcome).toEqual({ kind: 'voter-id-asked' });
    const namesake = form({ firstName: 'Sinbad', phone: '916-555-0150' });
    expect((await signUp(memory, namesake, NOW)).outcome).toMatchObject({ kind: 'subscribed' });
    const tomorrow = form({ phone: '916-555-0151' });
    expect((await signUp(memory, tomorrow, NOW.add({ hours: 24 }))).outcome).toMatchObject({ kind: 'subscribed' });
  });
});

it('a connection with more sign-ups than a registration drive works for each, and is turned away from none', async () => {
  const memory = signUpMemory();
  const counted = { budget: 'address-matches', subject: HOME.address } as const;
  for (let count = 0; count < 400; count += 1) await memory.ports.budgets.take(counted, NOW);
  const visit = newSecret();
  expect(await memory.doors.beginSignUp(visit, form(), HOME, NOW)).toEqual({ kind: 'check' });
  expect((await memory.doors.viewVisit(visit, NOW))?.check?.puzzle).toContain('heavy');
  await memory.doors.passCheck(visit, { ...HOME, checkAnswer: 'solved' }, NOW);
  const outcome = await memory.doors.proveSignUp(visit, { phone: memory.codeTo(PHONE) }, HOME, NOW);
  expect(outcome).toMatchObject({ kind: 'subscribed' });
});
