import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Temporal } from '../../../lib/shared/time.ts';
import type { Person } from '../../../lib/staff/domain/person.ts';
import { judgeSession } from '../../../lib/staff/use-cases/judge-session.ts';
import { endAllSessions } from '../../../lib/staff/use-cases/manage-people.ts';
import { keyOf, newSecret } from '../../../lib/staff/use-cases/secrets.ts';
import { beginSignIn, finishSignIn } from '../../../lib/staff/use-cases/sign-in.ts';
import { memoryProvider } from '../memory-provider.ts';
import { memoryStaff, unrecorded } from '../memory-staff.ts';

const NOW = Temporal.Instant.from('2026-11-27T18:00:00Z');
const runs = process.env['FEWER_CASES'] === 'yes' ? 50 : 300;

const stage = () => {
  const staff = memoryStaff();
  const { provider, approve } = memoryProvider();
  const ports = { ...staff.ports, provider, onRecord: unrecorded };
  const wish = { invitation: null, loginHint: undefined, returnTo: undefined };
  const begin = (browser: string | undefined, now = NOW) => beginSignIn(ports, { ...wish, browser }, now);
  const claimsOf = ({ subject, email }: Person) => ({ subject, email, emailVerified: true });
  const finish = (address: URL, browser: string | undefined, former?: string, now = NOW) =>
    finishSignIn(ports, { address, browser, former, userAgent: 'Mozilla/5.0 (Windows NT 10.0) Firefox/150.0' }, now);
  return { staff, ports, begin, approve, claimsOf, finish };
};

describe('a sign-in', () => {
  it('ends in a session of the person, which is stored as a hash alone', async () => {
    const { staff, begin, approve, claimsOf, finish } = stage();
    const clerk = staff.addPerson('county-clerk', '03');
    const { url, browser } = await begin(undefined);
    const signedIn = await finish(approve(url, claimsOf(clerk)), browser);
    if (!signedIn.ok) throw new Error(signedIn.error);
    const { session, returnTo } = signedIn.value;
    expect(returnTo).toBe('/operations');
    expect(JSON.stringify([...staff.sessions.entries(), ...staff.attempts.entries()])).not.toContain(session);
    expect(await judgeSession(staff.ports, session, NOW)).toMatchObject({ identity: { id: clerk.id, county: '03' } });
    expect([...staff.sessions.values()]).toMatchObject([{ browser: 'Firefox on Windows', key: keyOf(session) }]);
  });

  it('is refused when its state is missing, unknown, used, late, or comes back to another browser', async () => {
    const { staff, begin, approve, claimsOf, finish } = stage();
    const claims = claimsOf(staff.addPerson('county-clerk', '03'));
    const start = async () => {
      const { url, browser } = await begin(undefined);
      return { address: approve(url, claims), browser };
    };
    const stale = { ok: false, error: 'stale' };
    const one = await start();
    expect(await finish(new URL('https://pages.example.org/?code=x'), one.browser)).toEqual(stale);
    expect(await finish(new URL(`https://pages.example.org/?code=x&state=${newSecret()}`), one.browser)).toEqual(stale);
    expect(await finish(one.address, newSecret())).toEqual(stale);
    expect(await finish(one.address, one.browser), 'used up by the other browser').toEqual(stale);
    const two = await start();
    expect(await finish(two.address, undefined)).toEqual(stale);
    const three = await start();
    expect(await finish(three.address, three.browser, undefined, NOW.add({ minutes: 20 }))).toEqual(stale);
    const four = await start();
    expect((await finish(four.address, four.browser, undefined, NOW.add({ minutes: 19 }))).ok).toBe(true);
    expect(await finish(four.address, four.browser)).toEqual(stale);
    expect(staff.sessions.size).toBe(1);
  });

  it('is refused where the user pool asked nobody since it began: who was there before has not signed in', async () => {
    const { staff, begin, approve, claimsOf, finish } = stage();
    const claims = claimsOf(staff.addPerson('county-clerk', '03'));
    for (const [seconds, isOk] of [
      [-1140, false],
      [-6, false],
      [-5, true],
      [0, true],
      [60, true],
    ] as const) {
      const { url, browser } = await begin(undefined);
      const address = approve(url, { ...claims, authenticatedAt: NOW.add({ seconds }) });
      expect((await finish(address, browser)).ok, `${seconds} s`).toBe(isOk);
    }
  });

  it('begins no session for a stranger, nor when one attempt’s code comes with another’s state', async () => {
    const { staff, begin, approve, claimsOf, finish } = stage();
    const clerk = staff.addPerson('county-clerk', '03');
    const first = await begin(undefined);
    const stranger = { subject: 'nobody', email: 'n@example.org', emailVerified: true };
    expect(await finish(approve(first.url, stranger), first.browser)).toEqual({ ok: false, error: 'stranger' });
    const [own, victim] = [await begin(undefined), await begin(undefined)];
    const mixed = approve(victim.url, claimsOf(clerk));
    mixed.searchParams.set('code', approve(own.url, claimsOf(clerk)).searchParams.get('code') ?? '');
    expect(await finish(mixed, victim.browser)).toEqual({ ok: false, error: 'refused' });
    expect(staff.sessions.size).toBe(0);
  });

  it('in two tabs of one browser ends in each, whichever is first, and each answer counts once', async () => {
    const { staff, begin, approve, claimsOf, finish } = stage();
    const claims = claimsOf(staff.addPerson('help-desk'));
    const first = await begin(undefined);
    const second = await begin(first.browser);
    expect(second.browser).toBe(first.browser);
    const [one, two] = [approve(first.url, claims), approve(second.url, claims)];
    const later = await finish(two, first.browser);
    if (!later.ok) throw new Error(later.error);
    expect((await finish(one, first.browser, later.value.session)).ok).toBe(true);
    expect(staff.sessions.size, 'the tab that came last has the browser’s one session').toBe(1);
    expect((await finish(one, first.browser)).ok).toBe(false);
  });

  it('takes no session id from the browser, and ends the one that was there', async () => {
    const { staff, begin, approve, claimsOf, finish } = stage();
    const clerk = staff.addPerson('county-clerk', '03');
    const former = staff.signedIn(clerk, NOW);
    const { url, browser } = await begin(undefined);
    const signedIn = await finish(approve(url, claimsOf(clerk)), browser, former);
    if (!signedIn.ok) throw new Error(signedIn.error);
    expect(signedIn.value.session).not.toBe(former);
    expect(await judgeSession(staff.ports, former, NOW)).toEqual({ kind: 'unknown' });
    const planted = newSecret();
    const again = await begin(browser);
    const next = await finish(approve(again.url, claimsOf(clerk)), browser, planted);
    expect(next.ok && next.value.session).not.toBe(planted);
    expect(await judgeSession(staff.ports, planted, NOW)).toEqual({ kind: 'unknown' });
  });

  it.each([
    '/operations/audit?county=03',
    '/operations/checks/03-2026-12-04-regular',
    '/operations?at=2026-10-02T17:00%2B00:00',
  ])('leads to the page that was asked for, %s, with its query', async (returnTo) => {
    const { staff, ports } = stage();
    await beginSignIn(ports, { browser: undefined, invitation: null, loginHint: undefined, returnTo }, NOW);
    expect([...staff.attempts.values()].map((attempt) => attempt.returnTo)).toEqual([returnTo]);
  });

  it.each([
    'https://evil.example.org',
    '//evil.example.org',
    '/\\evil.example.org',
    '/operations.evil.example.org',
    '/operations@evil.example.org',
    '/operations/../x',
    '/operations/..?x',
    '/operations?next=//evil.example.org',
    '/operations?x#y',
    '/operations?x\r\nLocation: https://evil.example.org',
    '/operations/sign-in?return=/operations',
    '/operations/sign-out',
    `/operations?${'x'.repeat(501)}`,
    '/v1/x',
    undefined,
  ])('leads to the home page and not to %s', async (returnTo) => {
    const { staff, ports } = stage();
    await beginSignIn(ports, { browser: undefined, invitation: null, loginHint: undefined, returnTo }, NOW);
    expect([...staff.attempts.values()].map((attempt) => attempt.returnTo)).toEqual(['/operations']);
  });
});

describe('a session', () => {
  /** What can happen between two looks, in minutes and by name. */
  const Step = fc.oneof(
    fc.record({ kind: fc.constantFrom('look' as const, 'wait' as const), minutes: fc.integer({ min: 0, max: 45 }) }),
    fc.record({
      kind: fc.constantFrom('end', 'end-all', 'remove', 'role', 'sign-in-again' as const),
      minutes: fc.integer({ min: 0, max: 3 }),
    }),
  );

  it('opens something exactly while it is neither idle, old nor revoked, and its person is there: whatever happens when', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(Step, { maxLength: 40 }), async (steps) => {
        const staff = memoryStaff();
        const person = staff.addPerson('read-only', '03');
        let id = staff.signedIn(person, NOW);
        let now = NOW;
        // Told apart from the code: minutes since the beginning, and what has happened.
        let model = { began: 0, used: 0, isRevoked: false, isThere: true, role: 'read-only' };
        for (const { kind, minutes } of steps) {
          now = now.add({ minutes, milliseconds: 1 });
          const minute = (now.epochMilliseconds - NOW.epochMilliseconds) / 60_000;
          if (kind === 'look') {
            const judged = await judgeSession(staff.ports, id, now);
            const opens =
              model.isThere && !model.isRevoked && minute - model.used < 30 && minute - model.began < 12 * 60;
            expect(judged.kind).toBe(opens ? 'registered' : 'unknown');
            if (judged.kind === 'registered') expect(judged.identity.role).toBe(model.role);
            if (opens && minute - model.used >= 1) model.used = minute;
          } else if (kind === 'end') {
            await staff.ports.sessions.end(keyOf(id));
            model.isRevoked = true;
          } else if (kind === 'end-all' && model.isThere) {
            await endAllSessions(staff.ports, person, now);
            model.isRevoked = true;
          } else if (kind === 'remove') {
            staff.people.delete(person.id);
            model.isThere = false;
          } else if (kind === 'role' && model.isThere) {
            const present = staff.people.get(person.id);
            if (present) staff.people.set(person.id, { ...present, role: 'county-technician' });
            model.role = 'county-technician';
          } else if (kind === 'sign-in-again' && model.isThere) {
            id = staff.signedIn(person, now.add({ milliseconds: 1 }));
            model = { ...model, began: minute, used: minute, isRevoked: false };
          }
        }
      }),
      { numRuns: runs },
    );
  });

  it('is over at the very instant at which it ends, and one that was ended does not come back by being seen', async () => {
    const staff = memoryStaff();
    const id = staff.signedIn(staff.addPerson('sos-operations'), NOW);
    const kindAt = async (now: Temporal.Instant) => (await judgeSession(staff.ports, id, now)).kind;
    expect(await kindAt(NOW.add({ minutes: 30 }))).toBe('unknown');
    expect(await kindAt(NOW.add({ milliseconds: 30 * 60_000 - 1 }))).toBe('registered');
    await staff.ports.sessions.end(keyOf(id));
    await staff.ports.sessions.see(keyOf(id), NOW);
    expect(await kindAt(NOW)).toBe('unknown');
  });
});
