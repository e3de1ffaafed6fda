import { describe, expect, it } from 'vitest';
import { newSecret } from '../../../lib/sign-up/use-cases/secrets.ts';
import { form, HOME, NOW, PHONE, signUp, signUpMemory, voter } from '../sign-up-memory.ts';

const AWAY = (number: number) => ({ address: `198.51.${Math.floor(number / 250)}.${number % 250}` });
const phone = (number: number) => `916-${200 + Math.floor(number / 100)}-01${String(number % 100).padStart(2, '0')}`;

describe('a number', () => {
  it('gets no more codes an hour than its budget, from wherever they are asked for, and says when to come back', async () => {
    const { doors, sent } = signUpMemory();
    const outcomes = [];
    for (let at = 0; at < 8; at += 1) outcomes.push(await doors.beginSignUp(newSecret(), form(), AWAY(at), NOW));
    expect(outcomes.map(({ kind }) => kind)).toEqual([...Array(6).fill('code-sent'), 'later', 'later']);
    expect(outcomes.at(-1)).toEqual({
      kind: 'later',
      what: 'codes',
      of: 'contact',
      until: NOW.add({ hours: 1 }),
    });
    expect(sent).toHaveLength(6);
    const hour = NOW.add({ hours: 1 });
    expect(await doors.beginSignUp(newSecret(), form(), AWAY(9), hour)).toEqual({ kind: 'code-sent' });
  });

  it('gets no two hours’ codes at the edge of an hour', async () => {
    const { doors, sent } = signUpMemory();
    const edge = NOW.add({ hours: 1 });
    for (let at = 0; at < 6; at += 1)
      await doors.beginSignUp(newSecret(), form(), AWAY(at), edge.subtract({ seconds: 3 }));
    for (let at = 6; at < 12; at += 1) await doors.beginSignUp(newSecret(), form(), AWAY(at), edge.add({ seconds: 3 }));
    expect(sent).toHaveLength(7);
    await doors.beginSignUp(newSecret(), form(), AWAY(20), edge.add({ minutes: 30 }));
    expect(sent).toHaveLength(8);
  });

  it('is counted as one, and an address too, however it is written', async () => {
    const { doors } = signUpMemory();
    const written = [
      'a.b@gmail.com',
      'ab+1@gmail.com',
      'AB@gmail.com',
      'a.b+x@gmail.com',
      'ab@gmail.com',
      'a.b+y@gmail.com',
    ];
    const outcomes = [];
    for (const [at, email] of written.entries()) {
      outcomes.push(await doors.beginSignUp(newSecret(), form({ channels: ['email'], email }), AWAY(at), NOW));
    }
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(6).fill('code-sent'));
    const seventh = form({ channels: ['email'], email: 'A.B+last@gmail.com' });
    expect(await doors.beginSignUp(newSecret(), seventh, AWAY(7), NOW)).toMatchObject({ kind: 'later', of: 'contact' });
  });

  it('signs up a family, and then nobody more that day', async () => {
    const names = ['Ann', 'Ben', 'Cyd', 'Dan', 'Eve', 'Fay', 'Guy', 'Hal', 'Ivy'];
    const memory = signUpMemory(names.map((firstName, at) => voter({ firstName, voterId: `V${at}` })));
    const outcomes = [];
    for (const [hour, firstName] of names.entries()) {
      const { outcome } = await signUp(memory, form({ firstName }), NOW.add({ minutes: 20 * hour }), AWAY(hour));
      outcomes.push(outcome.kind === 'later' ? outcome.what : outcome.kind);
    }
    expect(outcomes).toEqual([...Array(8).fill('subscribed'), 'matches']);
  });
});

describe('an address', () => {
  const begin = async (count: number) => {
    const memory = signUpMemory();
    for (let at = 0; at < count; at += 1) {
      await memory.doors.beginSignUp(newSecret(), form({ phone: phone(at) }), HOME, NOW);
    }
    const visit = newSecret();
    return { memory, visit, outcome: await memory.doors.beginSignUp(visit, form(), HOME, NOW) };
  };

  it('has to work for more than a household asks for; then everything is as ever', async () => {
    const { memory, visit, outcome } = await begin(8);
    expect(outcome).toEqual({ kind: 'check' });
    expect(memory.sent.some(({ to }) => to === PHONE)).toBe(false);
    expect(await memory.doors.viewVisit(visit, NOW)).toMatchObject({ state: 'check', check: { readyAt: undefined } });
    expect(await memory.doors.proveSignUp(visit, { phone: '000000' }, HOME, NOW)).toEqual({ kind: 'over' });
    expect(await memory.doors.passCheck(visit, { ...HOME, checkAnswer: 'wrong' }, NOW)).toEqual({ kind: 'check' });
    expect(await memory.doors.passCheck(visit, { ...HOME, checkAnswer: 'solved' }, NOW)).toEqual({ kind: 'code-sent' });
    expect(await memory.doors.passCheck(visit, { ...HOME, checkAnswer: 'solved' }, NOW)).toEqual({ kind: 'code-sent' });
    expect(memory.sent.filter(({ to }) => to === PHONE)).toHaveLength(1);
    const outcomeOfCode = await memory.doors.proveSignUp(visit, { phone: memory.codeTo(PHONE) }, HOME, NOW);
    expect(outcomeOfCode).toMatchObject({ kind: 'subscribed' });
  });

  it('waits where there is no script, each behind the one before', async () => {
    const { memory, visit } = await begin(8);
    const other = newSecret();
    await memory.doors.beginSignUp(other, form({ phone: phone(60) }), HOME, NOW);
    expect(await memory.doors.passCheck(visit, HOME, NOW)).toEqual({ kind: 'check' });
    expect(await memory.doors.passCheck(other, HOME, NOW)).toEqual({ kind: 'check' });
    const ready = async (secret: string) => (await memory.doors.viewVisit(secret, NOW))?.check?.readyAt;
    expect([await ready(visit), await ready(other)]).toEqual([NOW.add({ minutes: 1 }), NOW.add({ minutes: 2 })]);
    const soon = NOW.add({ seconds: 59 });
    expect(await memory.doors.passCheck(visit, HOME, soon)).toEqual({ kind: 'check' });
    const minute = NOW.add({ minutes: 1 });
    expect(await memory.doors.passCheck(other, HOME, minute)).toEqual({ kind: 'check' });
    expect(await memory.doors.passCheck(visit, HOME, minute)).toEqual({ kind: 'code-sent' });
  });

  it('is told to come back later where the queue is longer than an attempt', async () => {
    const { memory } = await begin(8);
    const outcomes = [];
    for (let at = 0; at < 21; at += 1) {
      const visit = newSecret();
      await memory.doors.beginSignUp(visit, form({ phone: phone(100 + at) }), HOME, NOW);
      outcomes.push((await memory.doors.passCheck(visit, HOME, NOW)).kind);
    }
    expect(outcomes).toEqual([...Array(20).fill('check'), 'later']);
  });

  it('counts as one with all that one line can have', async () => {
    const memory = signUpMemory();
    const line = (number: number) => ({ address: `2001:db8:1:2::${number.toString(16)}` });
    const outcomes = [];
    for (let at = 0; at < 10; at += 1) {
      outcomes.push((await memory.doors.beginSignUp(newSecret(), form({ phone: phone(at) }), line(at), NOW)).kind);
    }
    expect(outcomes).toEqual([...Array(8).fill('code-sent'), 'check', 'check']);
    const next = { address: '2001:db8:1:3::1' };
    expect(await memory.doors.beginSignUp(newSecret(), form(), next, NOW)).toEqual({ kind: 'code-sent' });
  });
});

describe('a person', () => {
  const guess = (day: number) => form({ dateOfBirth: `04-${String(day).padStart(2, '0')}-1971`, phone: phone(day) });

  it('at whose date of birth somebody guesses is asked for the VoteCal ID, and whoever has the name there', async () => {
    const memory = signUpMemory();
    const outcomes = [];
    for (let day = 1; day <= 8; day += 1)
      outcomes.push((await signUp(memory, guess(day), NOW, AWAY(day))).outcome.kind);
    expect(outcomes).toEqual([...Array(5).fill('not-matched'), ...Array(3).fill('voter-id-asked')]);
    const { visit, outcome } = await signUp(memory, form(), NOW, AWAY(99));
    expect(outcome).toEqual({ kind: 'voter-id-asked' });
    expect(await memory.doors.giveVoterId(visit, 'V1', AWAY(99), NOW)).toMatchObject({ kind: 'subscribed' });
    const another = form({ firstName: 'Maeve', phone: phone(70) });
    expect((await signUp(memory, another, NOW, AWAY(77))).outcome).toEqual({ kind: 'not-matched' });
    const tomorrow = NOW.add({ hours: 24 });
    expect((await signUp(memory, form({ phone: phone(71) }), tomorrow, AWAY(78))).outcome).toMatchObject({
      kind: 'subscribed',
    });
  });

  it('whose ZIP somebody looks for, too', async () => {
    const memory = signUpMemory();
    const outcomes = [];
    for (let at = 1; at <= 7; at += 1) {
      const typed = form({ zip: String(90_000 + at), phone: phone(at) });
      outcomes.push((await signUp(memory, typed, NOW, AWAY(at))).outcome.kind);
    }
    expect(outcomes).toEqual([...Array(5).fill('not-matched'), ...Array(2).fill('voter-id-asked')]);
    expect((await signUp(memory, form(), NOW, AWAY(99))).outcome).toEqual({ kind: 'voter-id-asked' });
  });

  it('is not guessed at by who types the right date', async () => {
    const namesakes = Array.from({ length: 20 }, (_, at) =>
      voter({ voterId: `V${at}`, dateOfBirth: `1971-04-${String(at + 1).padStart(2, '0')}` }),
    );
    const memory = signUpMemory(namesakes);
    const outcomes = [];
    for (let day = 1; day <= 20; day += 1)
      outcomes.push((await signUp(memory, guess(day), NOW, AWAY(day))).outcome.kind);
    expect(outcomes).toEqual(Array(20).fill('subscribed'));
  });
});
