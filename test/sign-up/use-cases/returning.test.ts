import { describe, expect, it } from 'vitest';
import type { Temporal } from '../../../lib/shared/time.ts';
import { newSecret } from '../../../lib/sign-up/use-cases/secrets.ts';
import { form, HOME, NOW, PHONE, type SignUpMemory, signUp, signUpMemory, voter } from '../sign-up-memory.ts';

const EMAIL = 'sinead@example.org';
const BOTH = form({ channels: ['text', 'email'], email: EMAIL });
const LATER = NOW.add({ hours: 24 });

const signIn = async (
  memory: SignUpMemory,
  contact: string,
  to: string,
  at: Temporal.Instant = LATER,
  dateOfBirth = '3/9/1971',
) => {
  const visit = newSecret();
  const begun = await memory.doors.beginSignIn(visit, { contact, dateOfBirth }, 'en', HOME, at);
  if (begun.kind !== 'code-sent') return { visit, outcome: begun };
  const typed = to === PHONE ? { phone: memory.codeTo(to) } : { email: memory.codeTo(to) };
  return { visit, outcome: await memory.doors.proveSignIn(visit, typed, HOME, at) };
};

/** Somebody who has signed up, and their session. */
const subscribed = async (typed = BOTH) => {
  const memory = signUpMemory();
  const { outcome } = await signUp(memory, typed);
  return { memory, session: outcome.kind === 'subscribed' ? outcome.session : 'none' };
};

describe('a sign-in', () => {
  it('opens the subscription of a contact, for the voter with that birthday', async () => {
    const { memory } = await subscribed();
    const { outcome } = await signIn(memory, '(916) 555-0123', PHONE);
    expect(outcome).toMatchObject({ kind: 'signed-in', subscription: { voterId: 'V1' } });
    expect(await signIn(memory, 'Sinead@EXAMPLE.org', 'Sinead@example.org')).toMatchObject({
      outcome: { kind: 'signed-in' },
    });
  });

  it('calls a number whose owner asks for it', async () => {
    const { memory } = await subscribed();
    await memory.doors.beginSignIn(
      newSecret(),
      { contact: PHONE, dateOfBirth: '3/9/1971', by: 'voice' },
      'en',
      HOME,
      LATER,
    );
    expect(memory.sent.at(-1)?.channel).toBe('voice');
  });

  it('is the same for whoever has none, in every answer and call', async () => {
    const none = ['no subscription', 'another birthday', 'opted out', 'moved', 'confidential'] as const;
    const seen = await Promise.all(
      none.map(async (cause) => {
        const { memory } = cause === 'no subscription' ? { memory: signUpMemory() } : await subscribed(form());
        const standing = memory.subscriptions.get('V1');
        if (standing && cause === 'opted out') memory.subscriptions.set('V1', { ...standing, channels: [] });
        if (standing && cause === 'moved')
          memory.subscriptions.set('V1', { ...standing, ended: { at: NOW, movedTo: '19' } });
        if (cause === 'confidential') memory.register(voter({ confidential: true }));
        memory.calls.length = 0;
        const { outcome } = await signIn(
          memory,
          PHONE,
          PHONE,
          LATER,
          cause === 'another birthday' ? '3/10/1971' : '3/9/1971',
        );
        return JSON.stringify({ outcome, calls: memory.calls });
      }),
    );
    expect([...new Set(seen)]).toHaveLength(1);
    expect(seen[0]).toContain('not-found');
  });

  it('asks a family that shares a phone and a birthday whom of them, by first name', async () => {
    const memory = signUpMemory([voter(), voter({ voterId: 'V2', firstName: 'Aoife' })]);
    await signUp(memory, form());
    await signUp(memory, form({ firstName: 'Aoife' }), NOW.add({ minutes: 5 }));
    const { visit, outcome } = await signIn(memory, PHONE, PHONE);
    expect(outcome).toEqual({
      kind: 'choose',
      voters: [
        { choice: '0', firstName: 'Sinéad' },
        { choice: '1', firstName: 'Aoife' },
      ],
    });
    expect(await memory.doors.chooseVoter(visit, '7', LATER)).toMatchObject({ kind: 'choose' });
    expect(await memory.doors.chooseVoter(newSecret(), '1', LATER)).toEqual({ kind: 'over' });
    const chosen = await memory.doors.chooseVoter(visit, '1', LATER);
    expect(chosen).toMatchObject({ kind: 'signed-in', subscription: { voterId: 'V2' } });
    expect(await memory.doors.chooseVoter(visit, '0', LATER)).toEqual(chosen);
  });

  it('shows no name of who became confidential while the family chose', async () => {
    const memory = signUpMemory([voter(), voter({ voterId: 'V2', firstName: 'Aoife' })]);
    await signUp(memory, form());
    await signUp(memory, form({ firstName: 'Aoife' }), NOW.add({ minutes: 5 }));
    const { visit } = await signIn(memory, PHONE, PHONE);
    memory.register(voter({ voterId: 'V2', firstName: 'Aoife', confidential: true }));
    const again = await memory.doors.proveSignIn(visit, {}, HOME, LATER);
    expect(again).toEqual({ kind: 'choose', voters: [{ choice: '0', firstName: 'Sinéad' }] });
    expect(await memory.doors.chooseVoter(visit, '1', LATER)).toEqual({ kind: 'not-found' });
  });

  it('asks for a new code in a browser that has proven the contact before: another may sit there', async () => {
    const memory = signUpMemory();
    const { visit } = await signUp(memory, form());
    await memory.doors.beginSignIn(visit, { contact: PHONE, dateOfBirth: '3/9/1971' }, 'en', HOME, NOW);
    expect(memory.sent).toHaveLength(2);
    expect(await memory.doors.proveSignIn(visit, {}, HOME, NOW)).toMatchObject({ kind: 'missing' });
  });

  it('repeated after a sign-out opens nothing', async () => {
    const { memory } = await subscribed();
    const { visit, outcome } = await signIn(memory, PHONE, PHONE);
    const session = outcome.kind === 'signed-in' ? outcome.session : 'none';
    await memory.doors.signOut(session);
    await memory.doors.proveSignIn(visit, { phone: memory.codeTo(PHONE) }, HOME, LATER);
    expect(await memory.doors.readSession(session, LATER)).toBeUndefined();
  });
});

describe('a session', () => {
  it('ends after twenty minutes without a request, and after two hours', async () => {
    const { memory, session } = await subscribed();
    const at = (minutes: number) => memory.doors.readSession(session, NOW.add({ minutes }));
    for (let minutes = 19; minutes < 120; minutes += 19)
      expect(await at(minutes)).toMatchObject({ voterId: 'V1', county: '34' });
    expect(await at(120)).toBeUndefined();
    const other = await subscribed();
    expect(await other.memory.doors.readSession(other.session, NOW.add({ minutes: 20 }))).toBeUndefined();
  });

  const ENDS: readonly (readonly [string, (memory: SignUpMemory) => unknown])[] = [
    ['becomes confidential', ({ register }) => register(voter({ confidential: true }))],
    ['moves', ({ register }) => register(voter({ county: '19' }))],
    [
      'has moved',
      ({ subscriptions }) => {
        const standing = subscriptions.get('V1');
        if (standing) subscriptions.set('V1', { ...standing, ended: { at: NOW, movedTo: '19' } });
      },
    ],
    [
      'stops every channel by text',
      ({ subscriptions }) => {
        const standing = subscriptions.get('V1');
        if (standing) subscriptions.set('V1', { ...standing, channels: [] });
      },
    ],
    ['is forgotten', ({ subscriptions }) => subscriptions.delete('V1')],
  ];
  it.each(ENDS)('ends when its voter %s, for good', async (_, happens) => {
    const { memory, session } = await subscribed();
    happens(memory);
    expect(await memory.doors.readSession(session, NOW)).toBeUndefined();
    memory.register(voter());
    expect(await memory.doors.readSession(session, NOW)).toBeUndefined();
  });

  it('stays open for a voter whose registration became inactive: the ballot may have come back', async () => {
    const { memory, session } = await subscribed();
    memory.register(voter({ status: 'I' }));
    expect(await memory.doors.readSession(session, NOW)).toBeDefined();
  });

  it('opens nothing to who has another secret', async () => {
    const { memory } = await subscribed();
    const stranger = newSecret();
    expect(await memory.doors.readSession(stranger, NOW)).toBeUndefined();
    expect(await memory.doors.optOut(stranger, ['text'], NOW)).toEqual({ kind: 'over' });
    expect(await memory.doors.changePreferences(stranger, BOTH, ['text'], NOW)).toEqual({ kind: 'over' });
    const change = { contact: 'phone', phone: '916-555-0199', email: '', channels: [], consent: true } as const;
    expect(await memory.doors.beginContactChange(stranger, change, HOME, NOW)).toEqual({ kind: 'over' });
    expect(await memory.doors.proveContactChange(stranger, {}, NOW)).toEqual({ kind: 'over' });
  });
});

describe('preferences', () => {
  it('change what the voter changed, and nothing that changed elsewhere meanwhile', async () => {
    const { memory, session } = await subscribed();
    await memory.ports.subscriptions.optOut('V1', ['text'], NOW.add({ minutes: 1 }));
    const typed = { ...BOTH, channels: ['text', 'email'], language: 'es', hoursStart: '09:00' };
    const changed = await memory.doors.changePreferences(session, typed, ['text', 'email'], NOW.add({ minutes: 2 }));
    expect(changed).toMatchObject({
      kind: 'changed',
      subscription: { channels: ['email'], language: 'es', hours: { start: '09:00' } },
    });
  });

  it('open a channel of a contact that is known, from now on, and ask for one that is not', async () => {
    const { memory, session } = await subscribed(form());
    const at = NOW.add({ minutes: 5 });
    const wish = { ...form(), channels: ['text', 'voice', 'email'] };
    expect(await memory.doors.changePreferences(session, wish, ['text'], at)).toEqual({
      kind: 'contact-needed',
      contact: 'email',
      channels: ['email'],
    });
    expect(memory.subscriptions.get('V1')).toMatchObject({ channels: ['text', 'voice'], channelsSince: { voice: at } });
  });

  it('say what is wrong', async () => {
    const { memory, session } = await subscribed();
    const outcome = await memory.doors.changePreferences(session, { ...BOTH, channels: [] }, ['text'], NOW);
    expect(outcome).toEqual({ kind: 'invalid', problems: [{ field: 'channels', code: 'missing' }] });
  });
});

describe('another contact', () => {
  const change = { contact: 'phone', phone: '916-555-0199', email: '', channels: ['text'], consent: true } as const;

  it('takes the place of the old one once it is proven, and the old one is told', async () => {
    const { memory, session } = await subscribed();
    expect(await memory.doors.beginContactChange(session, change, HOME, NOW)).toEqual({ kind: 'code-sent' });
    expect(await memory.doors.viewVisit(session, NOW)).toMatchObject({ kind: 'contact-change', state: 'codes' });
    expect(memory.subscriptions.get('V1')?.phone).toBe(PHONE);
    const typed = { phone: memory.codeTo('+19165550199') };
    const changed = await memory.doors.proveContactChange(session, typed, NOW);
    expect(changed).toMatchObject({
      kind: 'changed',
      subscription: { phone: '+19165550199', channels: ['text', 'email'] },
    });
    expect(await memory.doors.proveContactChange(session, typed, NOW)).toEqual(changed);
    expect(memory.replaced).toEqual([{ channel: 'text', to: PHONE }]);
  });

  it('opens a channel that had none', async () => {
    const { memory, session } = await subscribed(form());
    const email = { contact: 'email', phone: '', email: EMAIL, channels: ['email'], consent: true } as const;
    await memory.doors.beginContactChange(session, email, HOME, NOW);
    await memory.doors.proveContactChange(session, { email: memory.codeTo(EMAIL) }, NOW);
    expect(memory.subscriptions.get('V1')).toMatchObject({ channels: ['text', 'email'], email: EMAIL });
    expect(memory.replaced).toEqual([]);
  });

  it('changes nothing by another session of the same voter', async () => {
    const { memory, session } = await subscribed();
    await memory.doors.beginContactChange(session, change, HOME, NOW);
    const { outcome } = await signIn(memory, EMAIL, EMAIL, NOW);
    const other = outcome.kind === 'signed-in' ? outcome.session : 'none';
    const typed = { phone: memory.codeTo('+19165550199') };
    expect(await memory.doors.proveContactChange(other, typed, NOW)).toEqual({ kind: 'over' });
  });
});

describe('an opt-out', () => {
  it('takes channels out, and ends the session with the last', async () => {
    const { memory, session } = await subscribed();
    expect(await memory.doors.optOut(session, ['text'], NOW)).toEqual({ kind: 'opted-out', left: ['email'] });
    expect(await memory.doors.readSession(session, NOW)).toBeDefined();
    expect(await memory.doors.optOut(session, ['email'], NOW)).toEqual({ kind: 'opted-out', left: [] });
    expect(await memory.doors.readSession(session, NOW)).toBeUndefined();
    expect(memory.sessions.size).toBe(0);
  });

  it('is undone by signing up again', async () => {
    const { memory, session } = await subscribed();
    await memory.doors.optOut(session, ['text', 'email'], NOW);
    expect((await signUp(memory, form(), LATER)).outcome).toMatchObject({ kind: 'subscribed' });
    expect(memory.subscriptions.get('V1')).toMatchObject({ channels: ['text'] });
    expect(memory.subscriptions.get('V1')).not.toHaveProperty('optedOutAt');
  });
});
