import { describe, expect, it } from 'vitest';
import { newSecret } from '../../../lib/sign-up/use-cases/secrets.ts';
import { isStopped } from '../../../lib/voters/domain/phone-stop.ts';
import { form, HOME, NOW, PHONE, type SignUpMemory, signUp, signUpMemory, voter } from '../sign-up-memory.ts';

const EMAIL = 'sinead@example.org';
const OTHER = '+19165550177';
const soon = (minutes: number) => NOW.add({ minutes });

/** Somebody who has signed up, and their session. */
const subscribed = async (typed = form({ channels: ['text', 'email'], email: EMAIL })) => {
  const memory = signUpMemory();
  const { outcome } = await signUp(memory, typed);
  return { memory, session: outcome.kind === 'subscribed' ? outcome.session : 'none' };
};

/** A session that was signed in by a code to the email alone. */
const byEmail = async (memory: SignUpMemory, minutes: number): Promise<string> => {
  const visit = newSecret();
  await memory.doors.beginSignIn(visit, { contact: EMAIL, dateOfBirth: '3/9/1971' }, 'en', HOME, soon(minutes));
  const outcome = await memory.doors.proveSignIn(visit, { email: memory.codeTo(EMAIL) }, HOME, soon(minutes));
  return outcome.kind === 'signed-in' ? outcome.session : 'none';
};

/** What STOP from the number does. */
const stop = (memory: SignUpMemory, minutes: number): void => {
  memory.stops.set(PHONE, soon(minutes));
  const standing = memory.subscriptions.get('V1');
  if (!standing) return;
  const channels = standing.channels.filter((channel) => channel === 'email');
  const revision = (standing.revision ?? 0) + 1;
  memory.subscriptions.set('V1', { ...standing, channels, optedOutAt: soon(minutes), revision });
};

const standing = (memory: SignUpMemory) => memory.subscriptions.get('V1');
const textWished = { ...form(), channels: ['text', 'email'] };
const samePhone = { contact: 'phone', phone: '916-555-0123', email: '', channels: ['text'], consent: true } as const;

describe('a channel that STOP has ended', () => {
  it('is not opened by a tick of a session that has proven the email alone', async () => {
    const { memory } = await subscribed();
    stop(memory, 5);
    const session = await byEmail(memory, 10);
    expect(await memory.doors.changePreferences(session, textWished, ['email'], soon(11))).toEqual({
      kind: 'contact-needed',
      contact: 'phone',
      channels: ['text'],
    });
    expect(standing(memory)?.channels).toEqual(['email']);
    expect((await memory.doors.readSession(session, soon(11)))?.stopped).toEqual(['text', 'voice']);
  });

  it('is not opened by a tick either after a sign-up that proved the email alone', async () => {
    const { memory } = await subscribed();
    stop(memory, 5);
    const { outcome } = await signUp(memory, form({ channels: ['email'], phone: '', email: EMAIL }), soon(10));
    const session = outcome.kind === 'subscribed' ? outcome.session : 'none';
    await memory.doors.changePreferences(session, textWished, ['email'], soon(11));
    expect(standing(memory)?.channels).toEqual(['email']);
  });

  it('is opened by a code to that very number', async () => {
    const { memory } = await subscribed();
    stop(memory, 5);
    const session = await byEmail(memory, 10);
    await memory.doors.beginContactChange(session, samePhone, HOME, soon(12));
    await memory.doors.proveContactChange(session, { phone: memory.codeTo(PHONE) }, soon(13));
    expect(await memory.doors.readSession(session, soon(13))).toMatchObject({
      subscription: { channels: ['text', 'email'] },
      stopped: [],
    });
  });

  it('is opened by a tick after START', async () => {
    const { memory } = await subscribed();
    stop(memory, 5);
    memory.lifted.push({ phone: PHONE, at: soon(6) });
    const session = await byEmail(memory, 10);
    await memory.doors.changePreferences(session, textWished, ['email'], soon(11));
    expect(standing(memory)?.channels).toEqual(['text', 'email']);
  });

  it('is not opened by a proof from before STOP that a form sent again brings along', async () => {
    const memory = signUpMemory();
    const visit = newSecret();
    const both = form({ channels: ['text', 'email'], email: EMAIL });
    await memory.doors.beginSignUp(visit, both, HOME, NOW);
    await memory.doors.proveSignUp(visit, { phone: memory.codeTo(PHONE) }, HOME, soon(1));
    memory.stops.set(PHONE, soon(3));
    await memory.doors.beginSignUp(visit, both, HOME, soon(5));
    const outcome = await memory.doors.proveSignUp(visit, { email: memory.codeTo(EMAIL) }, HOME, soon(6));
    const session = outcome.kind === 'subscribed' ? outcome.session : 'none';
    const after = standing(memory);
    expect(after && isStopped({ at: soon(3) }, 'text', after)).toBe(true);
    expect(await memory.doors.readSession(session, soon(6))).toMatchObject({ subscription: { channels: ['email'] } });
  });
});

describe('a write at the same moment', () => {
  it('of another contact is not undone by a sign-up that had read the one before', async () => {
    const { memory, session } = await subscribed(form());
    await memory.doors.beginContactChange(session, { ...samePhone, phone: '916-555-0177' }, HOME, soon(1));
    const { replace } = memory.ports.changes;
    let isFirst = true;
    const slow: typeof replace = async (...call) => {
      if (isFirst) {
        isFirst = false;
        await memory.doors.proveContactChange(session, { phone: memory.codeTo(OTHER) }, soon(2));
      }
      return replace(...call);
    };
    Object.assign(memory.ports.changes, { replace: slow });
    await signUp(memory, form({ channels: ['email'], phone: '', email: EMAIL }), soon(2));
    expect(standing(memory)).toMatchObject({ phone: OTHER, email: EMAIL, channels: ['text', 'email'] });
    expect(memory.added).toEqual([{ channel: 'text', to: OTHER }]);
  });

  it('of a STOP is seen by preferences that had read the number before it', async () => {
    const { memory, session } = await subscribed();
    const { change } = memory.ports.changes;
    let isFirst = true;
    const slow: typeof change = async (...call) => {
      if (isFirst) stop(memory, 3);
      isFirst = false;
      return change(...call);
    };
    Object.assign(memory.ports.changes, { change: slow });
    const wish = { ...textWished, channels: ['text', 'voice', 'email'] };
    const outcome = await memory.doors.changePreferences(session, wish, ['text', 'email'], soon(3));
    expect(outcome).toMatchObject({ kind: 'contact-needed', channels: ['voice'] });
    expect(standing(memory)?.channels).toEqual(['email']);
  });
});

/** Has one call write and then not answer: as `lost`, which a retried conditional write gives, or as a machine that dies. */
const unanswered = (memory: SignUpMemory, method: 'replace' | 'change', as: 'lost' | 'dead'): void => {
  const known = memory.ports.changes[method] as (...call: readonly unknown[]) => Promise<'written' | 'lost'>;
  let isFirst = true;
  const once = async (...call: readonly unknown[]) => {
    const written = await known(...call);
    if (!isFirst) return written;
    isFirst = false;
    if (as === 'dead') throw new Error('dead');
    return 'lost';
  };
  Object.assign(memory.ports.changes, { [method]: once });
};

describe.each(['lost', 'dead'] as const)('a write whose answer is %s', (as) => {
  it('of a sign-up tells the replaced number once, and the page says so', async () => {
    const { memory } = await subscribed(form());
    unanswered(memory, 'replace', as);
    const visit = newSecret();
    await memory.doors.beginSignUp(visit, form({ phone: '916-555-0177' }), HOME, soon(5));
    const prove = () => memory.doors.proveSignUp(visit, { phone: memory.codeTo(OTHER) }, HOME, soon(6));
    await prove().catch(() => undefined);
    expect((await prove()).kind).toBe('subscribed');
    await prove();
    expect(standing(memory)?.phone).toBe(OTHER);
    expect(memory.replaced).toEqual([{ channel: 'text', to: PHONE }]);
    expect((await memory.doors.viewVisit(visit, soon(6)))?.former?.replaced).toEqual(['phone']);
    expect(memory.lifted.filter(({ phone }) => phone === OTHER).every(({ at }) => at.equals(soon(6)))).toBe(true);
  });

  it('of a sign-up tells the replaced number once, also where the form is sent anew', async () => {
    const { memory } = await subscribed(form());
    const { tellReplaced } = memory.ports;
    const typed = form({ phone: '916-555-0177' });
    Object.assign(memory.ports, { tellReplaced: () => Promise.reject(new Error('dead')) });
    const visit = newSecret();
    await memory.doors.beginSignUp(visit, typed, HOME, soon(5));
    const prove = () => memory.doors.proveSignUp(visit, { phone: memory.codeTo(OTHER) }, HOME, soon(6));
    await expect(prove()).rejects.toThrow('dead');
    Object.assign(memory.ports, { tellReplaced });
    unanswered(memory, 'replace', as);
    await memory.doors.beginSignUp(visit, { ...typed, channels: ['text', 'voice'] }, HOME, soon(6));
    await prove().catch(() => undefined);
    await prove();
    expect(standing(memory)?.channels).toEqual(['text', 'voice']);
    expect(memory.replaced).toEqual([{ channel: 'text', to: PHONE }]);
  });

  it('of a sign-up is followed also after the last VoteCal ID that may be tried', async () => {
    const memory = signUpMemory([voter(), voter({ voterId: 'V2' })]);
    const visit = newSecret();
    await memory.doors.beginSignUp(visit, form(), HOME, NOW);
    await memory.doors.proveSignUp(visit, { phone: memory.codeTo(PHONE) }, HOME, NOW);
    const give = (id: string) => memory.doors.giveVoterId(visit, id, HOME, NOW);
    for (const wrong of ['V8', 'V9']) expect((await give(wrong)).kind).toBe('wrong');
    unanswered(memory, 'replace', as);
    await give('V2').catch(() => undefined);
    expect((await give('V2')).kind).toBe('subscribed');
    expect(memory.confirmed).toHaveLength(1);
  });

  it('of another contact tells the replaced number once', async () => {
    const { memory, session } = await subscribed(form());
    unanswered(memory, 'change', as);
    await memory.doors.beginContactChange(session, { ...samePhone, phone: '916-555-0177' }, HOME, soon(1));
    const prove = () => memory.doors.proveContactChange(session, { phone: memory.codeTo(OTHER) }, soon(2));
    await prove().catch(() => undefined);
    expect((await prove()).kind).toBe('changed');
    await prove();
    expect(standing(memory)?.phone).toBe(OTHER);
    expect(memory.replaced).toEqual([{ channel: 'text', to: PHONE }]);
  });
});
