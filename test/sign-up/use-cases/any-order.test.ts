import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Temporal } from '../../../lib/shared/time.ts';
import { newSecret } from '../../../lib/sign-up/use-cases/secrets.ts';
import { form, NOW, signUpMemory, voter } from '../sign-up-memory.ts';

const NUMBERS = ['916-555-0123', '916-555-0124', '916-555-0125'] as const;
const e164 = (number: string) => `+1${number.replaceAll('-', '')}`;
const NAMES = ['Ann', 'Ben', 'Cyd', 'Nobody'] as const;
const DOORS = [
  'form',
  'right',
  'wrong',
  'old',
  'again',
  'sign-in',
  'sign-in code',
  'opt-out',
  'read',
  'sign-out',
] as const;

const actions = fc.record({
  browser: fc.nat(2),
  door: fc.constantFrom(...DOORS),
  name: fc.nat(NAMES.length - 1),
  number: fc.nat(NUMBERS.length - 1),
  /** Minutes until it. */
  pause: fc.constantFrom(0, 0, 0, 1, 5, 11, 21, 40),
  /** Clicked so many times at once. */
  clicks: fc.integer({ min: 1, max: 3 }),
});
type Action = typeof actions extends fc.Arbitrary<infer Value> ? Value : never;

/** A browser as an outsider sees it: its secrets, the last code that was sent for it, and the numbers whose newest codes it has typed. */
const browserOf = () => ({
  visit: newSecret(),
  sessions: new Map<string, string>(),
  typed: new Set<string>(),
  number: '',
  code: '',
});

const play = async (steps: readonly Action[]) => {
  const memory = signUpMemory(NAMES.slice(0, 3).map((firstName, at) => voter({ firstName, voterId: `V${at}` })));
  const { doors } = memory;
  const browsers = [browserOf(), browserOf(), browserOf()];
  const sentAt: { readonly to: string; readonly at: Temporal.Instant }[] = [];
  let now = NOW;
  for (const { browser: which, door, name, number, pause, clicks } of steps) {
    now = now.add({ minutes: pause });
    const browser = browsers[which] ?? browserOf();
    const from = { address: `192.0.2.${which}` };
    const to = e164(browser.number || NUMBERS[0]);
    const code = memory.codeTo(to);
    const earlier = memory.sent.filter((one) => one.to === to).at(-2)?.digits ?? 'none';
    const wrong = code === '123456' ? '654321' : '123456';
    const before = memory.sent.length;
    const once = async (): Promise<{ readonly kind: string; readonly session?: string }> => {
      switch (door) {
        case 'form':
          browser.number = NUMBERS[number] ?? '';
          return doors.beginSignUp(
            browser.visit,
            form({ firstName: NAMES[name] ?? '', phone: browser.number }),
            from,
            now,
          );
        case 'sign-in':
          browser.number = NUMBERS[number] ?? '';
          return doors.beginSignIn(
            browser.visit,
            { contact: browser.number, dateOfBirth: '03-09-1971' },
            'en',
            from,
            now,
          );
        case 'right':
          browser.typed.add(to);
          return doors.proveSignUp(browser.visit, { phone: code }, from, now);
        case 'sign-in code':
          browser.typed.add(to);
          return doors.proveSignIn(browser.visit, { phone: code }, from, now);
        case 'wrong':
          return doors.proveSignUp(browser.visit, { phone: wrong }, from, now);
        case 'old':
          return earlier === code ? { kind: 'same' } : doors.proveSignUp(browser.visit, { phone: earlier }, from, now);
        case 'again':
          return doors.sendAgain(browser.visit, 'phone', from, now);
        case 'opt-out':
          for (const session of browser.sessions.keys()) await doors.optOut(session, ['text'], now);
          return { kind: 'done' };
        case 'sign-out':
          for (const session of browser.sessions.keys()) await doors.signOut(session);
          browser.sessions.clear();
          return { kind: 'done' };
        case 'read':
          for (const [session, voterId] of browser.sessions) {
            const read = await doors.readSession(session, now);
            expect(read?.voterId ?? voterId).toBe(voterId);
          }
          return { kind: 'done' };
      }
    };
    const outcomes = await Promise.all(Array.from({ length: clicks }, once));
    // However often it was clicked, a right code has one outcome; another that is told is that there is nothing to do. The newest code
    // to a number is another browser's where that one asked later: here it is a wrong one, and tries end.
    if (door === 'right' && code === browser.code)
      expect(new Set(outcomes.map(({ kind }) => kind).filter((kind) => kind !== 'later')).size).toBeLessThan(2);
    for (const outcome of outcomes) {
      if (outcome.session === undefined || !('subscription' in outcome)) continue;
      const { voterId } = outcome.subscription as { readonly voterId: string };
      browser.sessions.set(outcome.session, voterId);
    }
    for (const one of memory.sent.slice(before)) {
      sentAt.push({ to: one.to, at: now });
      browser.code = one.digits;
    }
  }
  return { memory, browsers, sentAt };
};

it('whatever is done in whatever order, nobody is subscribed whose number nobody has proven, and no number rings too often', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(actions, { minLength: 5, maxLength: 40 }), async (steps) => {
      const { memory, browsers, sentAt } = await play(steps);
      const typed = new Set(browsers.flatMap((one) => [...one.typed]));
      for (const subscription of memory.subscriptions.values()) expect(typed).toContain(subscription.phone);
      for (const number of NUMBERS) {
        const times = sentAt
          .filter(({ to }) => to === e164(number))
          .map(({ at }) => Math.floor(at.epochMilliseconds / 3_600_000));
        const hours = Object.values(Object.groupBy(times, String)).map((hour) => hour?.length ?? 0);
        expect(Math.max(0, ...hours)).toBeLessThanOrEqual(6);
      }
      // Each of two sessions of one browser is somebody's who has a subscription, or none any more.
      for (const { sessions } of browsers) {
        for (const voterId of sessions.values()) expect(memory.subscriptions.has(voterId)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});
