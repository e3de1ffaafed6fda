import { describe, expect, it } from 'vitest';
import { newSecret } from '../../../lib/sign-up/use-cases/secrets.ts';
import { form, HOME, type MemoryVoter, NOW, PHONE, signUp, signUpMemory, voter } from '../sign-up-memory.ts';

const EMAIL = 'sinead@example.org';
const BOTH = form({ channels: ['text', 'email'], email: EMAIL });

describe('a sign-up', () => {
  it('sends a code, and subscribes whoever types it', async () => {
    const memory = signUpMemory();
    const { outcome } = await signUp(memory, form());
    expect(outcome).toMatchObject({ kind: 'subscribed', leftOut: [], confirmedFrom: NOW });
    expect(memory.sent).toMatchObject([{ channel: 'text', to: PHONE }]);
    expect(memory.subscriptions.get('V1')).toMatchObject({
      county: '34',
      channels: ['text'],
      phone: PHONE,
      language: 'en',
      consentedAt: NOW,
      consentSource: 'site',
    });
    expect(memory.confirmed).toHaveLength(1);
  });

  it('says what is wrong with the form before anything else', async () => {
    const memory = signUpMemory();
    const { outcome } = await signUp(memory, form({ dateOfBirth: '31/12/1970' }));
    expect(outcome).toMatchObject({ kind: 'invalid', problems: [{ field: 'dateOfBirth', code: 'date-day-first' }] });
    expect(memory.calls).toEqual(['drafts.keep']);
  });

  it('calls a number that is to be called only', async () => {
    const memory = signUpMemory();
    await signUp(memory, form({ channels: ['voice'] }));
    expect(memory.sent[0]?.channel).toBe('voice');
  });

  it('has each contact proven, or goes on with one and says what it leaves out', async () => {
    const memory = signUpMemory();
    const visit = newSecret();
    await memory.doors.beginSignUp(visit, BOTH, HOME, NOW);
    const phone = memory.codeTo(PHONE);
    expect(await memory.doors.proveSignUp(visit, { phone }, HOME, NOW)).toEqual({
      kind: 'part',
      proven: 'phone',
      open: 'email',
    });
    expect(memory.subscriptions.size).toBe(0);
    const outcome = await memory.doors.proveSignUp(visit, { goOnWith: 'phone' }, HOME, NOW);
    expect(outcome).toMatchObject({ kind: 'subscribed', leftOut: ['email'] });
    expect(memory.subscriptions.get('V1')).not.toHaveProperty('email');
  });

  it('goes on with no contact that is not proven', async () => {
    const memory = signUpMemory();
    const visit = newSecret();
    await memory.doors.beginSignUp(visit, BOTH, HOME, NOW);
    const outcome = await memory.doors.proveSignUp(visit, { goOnWith: 'phone' }, HOME, NOW);
    expect(outcome).toEqual({ kind: 'missing', of: ['phone', 'email'] });
    expect(memory.calls).not.toContain('register.query');
  });

  it('takes a code with spaces and in the digits of any script', async () => {
    const memory = signUpMemory();
    const visit = newSecret();
    await memory.doors.beginSignUp(visit, form(), HOME, NOW);
    const code = memory.codeTo(PHONE);
    const devanagari = [...code].map((digit) => String.fromCodePoint(0x966 + Number(digit))).join('');
    const typed = `${devanagari.slice(0, 3)} ${devanagari.slice(3)}`;
    expect(await memory.doors.proveSignUp(visit, { phone: typed }, HOME, NOW)).toMatchObject({ kind: 'subscribed' });
  });

  it('is over after half an hour', async () => {
    const memory = signUpMemory();
    const visit = newSecret();
    await memory.doors.beginSignUp(visit, form(), HOME, NOW);
    const later = NOW.add({ minutes: 30 });
    expect(await memory.doors.proveSignUp(visit, { phone: memory.codeTo(PHONE) }, HOME, later)).toEqual({
      kind: 'over',
    });
    expect(await memory.doors.viewVisit(visit, later)).toBeUndefined();
  });

  it('belongs to the browser that began it', async () => {
    const memory = signUpMemory();
    await memory.doors.beginSignUp(newSecret(), form(), HOME, NOW);
    const outcome = await memory.doors.proveSignUp(newSecret(), { phone: memory.codeTo(PHONE) }, HOME, NOW);
    expect(outcome).toEqual({ kind: 'over' });
  });

  it('shows where it has come to, and of the contact only enough to know it by', async () => {
    const memory = signUpMemory();
    const visit = newSecret();
    await memory.doors.beginSignUp(visit, BOTH, HOME, NOW);
    expect(await memory.doors.viewVisit(visit, NOW)).toEqual({
      kind: 'sign-up',
      state: 'codes',
      language: 'en',
      zip: '95814',
      contacts: [
        {
          contact: 'phone',
          channel: 'text',
          shown: '(•••) •••-0123',
          state: 'sent',
          sendAgainAt: NOW.add({ minutes: 1 }),
        },
        {
          contact: 'email',
          channel: 'email',
          shown: 's•••@example.org',
          state: 'sent',
          sendAgainAt: NOW.add({ minutes: 1 }),
        },
      ],
    });
  });
});

describe('codes', () => {
  const wrongOf = (code: string): string => (code === '000000' ? '111111' : '000000');

  it('open nothing after five wrong ones, and a new one does', async () => {
    const memory = signUpMemory();
    const visit = newSecret();
    await memory.doors.beginSignUp(visit, form(), HOME, NOW);
    const right = memory.codeTo(PHONE);
    for (const triesLeft of [4, 3, 2, 1]) {
      const outcome = await memory.doors.proveSignUp(visit, { phone: wrongOf(right) }, HOME, NOW);
      expect(outcome).toEqual({ kind: 'wrong', of: ['phone'], triesLeft });
    }
    const spent = { kind: 'spent', of: ['phone'] };
    expect(await memory.doors.proveSignUp(visit, { phone: wrongOf(right) }, HOME, NOW)).toEqual(spent);
    expect(await memory.doors.proveSignUp(visit, { phone: right }, HOME, NOW)).toEqual(spent);
    const soon = NOW.add({ seconds: 59 });
    expect(await memory.doors.sendAgain(visit, 'phone', HOME, soon)).toEqual({
      kind: 'later',
      what: 'codes',
      of: 'contact',
      until: NOW.add({ seconds: 60 }),
    });
    const minute = NOW.add({ seconds: 60 });
    expect(await memory.doors.sendAgain(visit, 'phone', HOME, minute)).toEqual({ kind: 'sent' });
    const outcome = await memory.doors.proveSignUp(visit, { phone: memory.codeTo(PHONE) }, HOME, minute);
    expect(outcome).toMatchObject({ kind: 'subscribed' });
  });

  it('are worth ten minutes', async () => {
    const memory = signUpMemory();
    const visit = newSecret();
    await memory.doors.beginSignUp(visit, form(), HOME, NOW);
    const code = memory.codeTo(PHONE);
    const late = NOW.add({ minutes: 10 });
    expect(await memory.doors.proveSignUp(visit, { phone: code }, HOME, late)).toEqual({
      kind: 'spent',
      of: ['phone'],
    });
  });

  it('come three times at most in one attempt, and the one before is worth nothing', async () => {
    const memory = signUpMemory();
    const visit = newSecret();
    await memory.doors.beginSignUp(visit, form(), HOME, NOW);
    const first = memory.codeTo(PHONE);
    for (const minutes of [1, 2]) {
      expect(await memory.doors.sendAgain(visit, 'phone', HOME, NOW.add({ minutes }))).toEqual({ kind: 'sent' });
    }
    expect(await memory.doors.sendAgain(visit, 'phone', HOME, NOW.add({ minutes: 3 }))).toMatchObject({
      kind: 'later',
    });
    expect(memory.sent).toHaveLength(3);
    if (first !== memory.codeTo(PHONE)) {
      const outcome = await memory.doors.proveSignUp(visit, { phone: first }, HOME, NOW.add({ minutes: 3 }));
      expect(outcome).toMatchObject({ kind: 'wrong' });
    }
  });

  it('are not sent twice by two tabs, a second click or a changed name', async () => {
    const memory = signUpMemory();
    const visit = newSecret();
    await Promise.all([1, 2, 3].map(() => memory.doors.beginSignUp(visit, form(), HOME, NOW)));
    await memory.doors.beginSignUp(visit, form({ firstName: 'Sinéad' }), HOME, NOW.add({ seconds: 30 }));
    expect(memory.sent).toHaveLength(1);
    const outcome = await memory.doors.proveSignUp(
      visit,
      { phone: memory.codeTo(PHONE) },
      HOME,
      NOW.add({ seconds: 40 }),
    );
    expect(outcome).toMatchObject({ kind: 'subscribed' });
  });

  it('stay what they are for a contact that was proven: a corrected name needs no other code', async () => {
    const memory = signUpMemory();
    const { visit, outcome } = await signUp(memory, form({ lastName: 'Brien' }));
    expect(outcome).toEqual({ kind: 'not-matched' });
    await memory.doors.beginSignUp(visit, form(), HOME, NOW);
    expect((await memory.doors.viewVisit(visit, NOW))?.contacts).toMatchObject([{ state: 'proven' }]);
    expect(await memory.doors.proveSignUp(visit, {}, HOME, NOW)).toMatchObject({ kind: 'subscribed' });
    expect(memory.sent).toHaveLength(1);
  });

  it('that could not be sent, for now or for good, are not said to be on their way, and can be asked for again at once', async () => {
    const memory = signUpMemory();
    const visit = newSecret();
    memory.answerCodes('failed');
    expect(await memory.doors.beginSignUp(visit, form(), HOME, NOW)).toEqual({ kind: 'code-sent' });
    expect((await memory.doors.viewVisit(visit, NOW))?.contacts[0]?.state).toBe('failed');
    memory.answerCodes('refused');
    expect(await memory.doors.sendAgain(visit, 'phone', HOME, NOW)).toEqual({ kind: 'failed' });
    expect((await memory.doors.viewVisit(visit, NOW))?.contacts[0]?.state).toBe('failed');
    memory.answerCodes('sent');
    expect(await memory.doors.sendAgain(visit, 'phone', HOME, NOW)).toEqual({ kind: 'sent' });
    expect((await memory.doors.viewVisit(visit, NOW))?.contacts[0]?.state).toBe('sent');
  });

  it('are kept as nothing that gives them away', async () => {
    const memory = signUpMemory();
    await memory.doors.beginSignUp(newSecret(), form(), HOME, NOW);
    expect(JSON.stringify([...memory.visits])).not.toContain(memory.codeTo(PHONE));
  });
});

describe('who is not matched', () => {
  const NOBODY: readonly (readonly [string, readonly MemoryVoter[]])[] = [
    ['not registered', []],
    ['inactive', [voter({ status: 'I' })]],
    ['pending', [voter({ status: 'P' })]],
    ['cancelled', [voter({ status: 'C' })]],
    ['confidential', [voter({ confidential: true })]],
    ['another name', [voter({ lastName: 'Brien' })]],
  ];
  const everybody = [['registered', [voter()]] as const, ...NOBODY];

  it('is nobody who can be told from another: the same answers, the same calls, before the code and after', async () => {
    const before = await Promise.all(
      everybody.map(async ([, voters]) => {
        const memory = signUpMemory(voters);
        const visit = newSecret();
        const begun = await memory.doors.beginSignUp(visit, BOTH, HOME, NOW);
        const view = await memory.doors.viewVisit(visit, NOW);
        const code = memory.codeTo(PHONE) === '000000' ? '111111' : '000000';
        const wrong = await memory.doors.proveSignUp(visit, { phone: code }, HOME, NOW);
        const part = await memory.doors.proveSignUp(visit, { phone: memory.codeTo(PHONE) }, HOME, NOW);
        return JSON.stringify({ begun, view, wrong, part, calls: memory.calls });
      }),
    );
    expect([...new Set(before)]).toHaveLength(1);
    const after = await Promise.all(
      NOBODY.map(async ([, voters]) => {
        const memory = signUpMemory(voters);
        const { visit, outcome } = await signUp(memory, BOTH);
        const again = await memory.doors.proveSignUp(visit, {}, HOME, NOW);
        const view = await memory.doors.viewVisit(visit, NOW);
        return JSON.stringify({ outcome, again, view, calls: memory.calls });
      }),
    );
    expect([...new Set(after)]).toHaveLength(1);
    expect(after[0]).toContain('{"kind":"not-matched"}');
    expect(after[0]).toContain('register.query');
  });
});

describe('a contact that this browser has proven', () => {
  it('asks for no code of who corrects a name or a birthday, and for one of who is another', async () => {
    for (const [change, codes] of [
      [{ firstName: 'Sinead' }, 1],
      [{ dateOfBirth: '03-10-1971' }, 1],
      [{ firstName: 'Aoife', lastName: 'Walsh', dateOfBirth: '01-02-1990' }, 2],
    ] as const) {
      const memory = signUpMemory([voter({ voterId: 'V2' })]);
      const { visit } = await signUp(memory, form({ firstName: 'Sined' }));
      await memory.doors.beginSignUp(visit, form({ firstName: 'Sined', ...change }), HOME, NOW.add({ minutes: 20 }));
      expect(memory.sent, JSON.stringify(change)).toHaveLength(codes);
    }
  });

  it('gets three codes an attempt and one a minute, whether by text or by a call', async () => {
    const memory = signUpMemory();
    const visit = newSecret();
    for (const channel of ['text', 'voice', 'text', 'voice', 'text', 'voice'] as const)
      await memory.doors.beginSignUp(visit, form({ channels: [channel] }), HOME, NOW);
    expect(memory.sent).toHaveLength(1);
  });
});

describe('voters with the same name, date of birth and ZIP', () => {
  const twins = [voter(), voter({ voterId: 'V2' }), voter({ voterId: 'V3', lastName: 'Brien' })];

  it('are told apart by their VoteCal ID, and by no other’s', async () => {
    const memory = signUpMemory(twins);
    const { visit, outcome } = await signUp(memory, form());
    expect(outcome).toEqual({ kind: 'voter-id-asked' });
    expect((await memory.doors.viewVisit(visit, NOW))?.state).toBe('voter-id');
    expect(await memory.doors.giveVoterId(visit, 'V3', HOME, NOW)).toEqual({ kind: 'wrong', triesLeft: 2 });
    expect(await memory.doors.giveVoterId(visit, '?!', HOME, NOW)).toMatchObject({ kind: 'invalid' });
    expect(await memory.doors.giveVoterId(visit, ' v-2 ', HOME, NOW)).toMatchObject({ kind: 'subscribed' });
    expect([...memory.subscriptions.keys()]).toEqual(['V2']);
  });

  it('get three tries', async () => {
    const memory = signUpMemory(twins);
    const { visit } = await signUp(memory, form());
    const answers = [];
    for (const id of ['V7', 'V8', 'V9', 'V2']) answers.push(await memory.doors.giveVoterId(visit, id, HOME, NOW));
    expect(answers).toEqual([
      { kind: 'wrong', triesLeft: 2 },
      { kind: 'wrong', triesLeft: 1 },
      { kind: 'not-matched' },
      { kind: 'not-matched' },
    ]);
    expect(memory.subscriptions.size).toBe(0);
  });

  it('get three tries, however many are sent at once, and the others are counted nowhere', async () => {
    const memory = signUpMemory(twins);
    const { visit } = await signUp(memory, form());
    const ids = Array.from({ length: 8 }, (_, index) => `V${index + 10}`);
    const kinds = (await Promise.all(ids.map((id) => memory.doors.giveVoterId(visit, id, HOME, NOW)))).map(
      ({ kind }) => kind,
    );
    expect(kinds.filter((kind) => kind !== 'over')).toHaveLength(3);
    const { outcome } = await signUp(memory, form({ dateOfBirth: '03-10-1971' }));
    expect(outcome.kind).not.toBe('later');
  });

  it('are asked for nothing where only one of them is active', async () => {
    const memory = signUpMemory([voter({ status: 'C' }), voter({ voterId: 'V2' })]);
    expect((await signUp(memory, form())).outcome).toMatchObject({
      kind: 'subscribed',
      subscription: { voterId: 'V2' },
    });
  });
});

describe('repeats and moves', () => {
  it('give the same answer and session, and one confirmation more at most', async () => {
    const memory = signUpMemory();
    const visit = newSecret();
    await memory.doors.beginSignUp(visit, form(), HOME, NOW);
    const typed = { phone: memory.codeTo(PHONE) };
    const outcomes = await Promise.all([1, 2].map(() => memory.doors.proveSignUp(visit, typed, HOME, NOW)));
    const third = await memory.doors.proveSignUp(visit, typed, HOME, NOW.add({ minutes: 1 }));
    const sessions = [...outcomes, third].map((one) => (one.kind === 'subscribed' ? one.session : one.kind));
    expect([...new Set(sessions)]).toHaveLength(1);
    expect(memory.sessions.size).toBe(1);
    expect(memory.subscriptions.size).toBe(1);
  });

  it('end no channel that was not proven now, and tell a number that another took its place', async () => {
    const memory = signUpMemory();
    await signUp(memory, BOTH);
    const stranger = form({ phone: '916-555-0199', channels: ['text'], language: 'es' });
    await signUp(memory, stranger, NOW.add({ hours: 1 }));
    expect(memory.subscriptions.get('V1')).toMatchObject({
      channels: ['text', 'email'],
      phone: '+19165550199',
      email: EMAIL,
      channelsSince: { text: NOW, email: NOW },
    });
    expect(memory.replaced).toEqual([{ channel: 'text', to: PHONE }]);
  });

  it('keep a channel of a contact that was proven, where it is not named again', async () => {
    const memory = signUpMemory();
    await signUp(memory, form({ channels: ['text', 'voice'] }));
    await signUp(memory, form({ channels: ['voice'] }), NOW.add({ hours: 1 }));
    expect(memory.subscriptions.get('V1')?.channels).toEqual(['text', 'voice']);
  });

  it('give another number what was agreed to for it alone', async () => {
    const memory = signUpMemory();
    await signUp(memory, form({ channels: ['text', 'voice'] }));
    const { visit } = await signUp(memory, form({ channels: ['voice'], phone: '916-555-0177' }), NOW.add({ hours: 1 }));
    expect(memory.subscriptions.get('V1')?.channels).toEqual(['voice']);
    const view = await memory.doors.viewVisit(visit, NOW.add({ hours: 1 }));
    expect(view?.former).toEqual({ kept: [], replaced: ['phone'] });
  });

  it('open a subscription anew that a move has ended, in the new county and with nothing of the old', async () => {
    const memory = signUpMemory();
    await signUp(memory, BOTH);
    const old = memory.subscriptions.get('V1');
    if (old) memory.subscriptions.set('V1', { ...old, ended: { at: NOW, movedTo: '19' } });
    memory.register(voter({ county: '19', zip: '90012' }));
    const { outcome } = await signUp(memory, form({ zip: '90012' }), NOW.add({ hours: 2 }));
    expect(outcome).toMatchObject({ kind: 'subscribed' });
    expect(memory.subscriptions.get('V1')).toMatchObject({ county: '19', channels: ['text'] });
    expect(memory.subscriptions.get('V1')).not.toHaveProperty('ended');
    expect(memory.subscriptions.get('V1')).not.toHaveProperty('email');
  });
});
