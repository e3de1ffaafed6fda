import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTIES } from '../../../lib/shared/counties.ts';
import { PERSON_ROLES, type PersonRole } from '../../../lib/shared/identity.ts';
import { ok } from '../../../lib/shared/result.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { looksAfter } from '../../../lib/staff/domain/person.ts';
import { invitationOf, invite, inviteFirst, withdrawInvitation } from '../../../lib/staff/use-cases/invite.ts';
import {
  changeRole,
  endOwnSession,
  ownSessions,
  readPeople,
  removePerson,
} from '../../../lib/staff/use-cases/manage-people.ts';
import { keyOf } from '../../../lib/staff/use-cases/secrets.ts';
import { beginSignIn, finishSignIn } from '../../../lib/staff/use-cases/sign-in.ts';
import { memoryProvider } from '../memory-provider.ts';
import { memoryStaff, unrecorded } from '../memory-staff.ts';

const NOW = Temporal.Instant.from('2026-11-27T18:00:00Z');

const office = () => {
  const staff = memoryStaff();
  const mails: { to: string; text: string }[] = [];
  const mail = async ({ to, text }: { to: string; text: string }) => {
    mails.push({ to, text });
    return ok({ providerId: 'm' });
  };
  return { staff, mails, ports: { ...staff.ports, mail, pagesUrl: 'https://pages.example.org' } };
};

describe('who looks after whom', () => {
  it('is SOS operations the state and the clerks, a clerk the own county, and nobody else anybody: every post by every post', () => {
    const places = [null, ...COUNTIES.map(({ code }) => code)];
    const posts = places.flatMap((county) => PERSON_ROLES.map((role) => ({ county, role })));
    let pairs = 0;
    let allowed = 0;
    const wrong: unknown[] = [];
    for (const by of posts) {
      for (const post of posts) {
        const exists =
          post.county === null
            ? ['sos-operations', 'sos-ballot-tracking', 'help-desk', 'read-only'].includes(post.role)
            : ['county-clerk', 'county-technician', 'read-only'].includes(post.role);
        const state = by.role === 'sos-operations' && by.county === null;
        const clerk = by.role === 'county-clerk' && by.county !== null;
        const expected =
          exists &&
          ((state && (post.county === null || post.role === 'county-clerk')) || (clerk && post.county === by.county));
        if (looksAfter(by, post) !== expected) wrong.push({ by, post });
        pairs += 1;
        if (expected) allowed += 1;
      }
    }
    expect(wrong).toEqual([]);
    expect(pairs).toBe((59 * 6) ** 2);
    expect(allowed).toBe(4 + 58 + 58 * 3);
  });
});

describe('people', () => {
  it('have somebody who looks after them, whatever is changed and removed in whichever order', async () => {
    const Step = fc.record({
      by: fc.nat(5),
      whom: fc.nat(5),
      role: fc.constantFrom<PersonRole>(...PERSON_ROLES),
      isRemoval: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(Step, { maxLength: 30 }), async (steps) => {
        const { staff } = office();
        const everybody = [
          staff.addPerson('county-clerk', '03'),
          staff.addPerson('county-clerk', '03'),
          staff.addPerson('county-technician', '03'),
          staff.addPerson('sos-operations'),
          staff.addPerson('help-desk'),
          staff.addPerson('county-clerk', '19'),
        ];
        for (const { by, whom, role, isRemoval } of steps) {
          const [acting, target] = [staff.people.get(everybody[by]?.id ?? ''), everybody[whom]];
          if (!acting || !target) continue;
          if (isRemoval) await removePerson(staff.ports, acting, target, NOW);
          else await changeRole(staff.ports, acting, target, role);
          const left = [...staff.people.values()];
          for (const county of ['03', '19']) {
            expect(left.some((one) => one.county === county && one.role === 'county-clerk')).toBe(true);
          }
          expect(left.some((one) => one.role === 'sos-operations')).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('of another county are nobody, and their sessions nobody’s', async () => {
    const { staff } = office();
    const [amador, angeles] = [staff.addPerson('county-clerk', '03'), staff.addPerson('county-clerk', '19')];
    const other = staff.addPerson('read-only', '19');
    expect(await readPeople(staff.ports, amador, '19', NOW)).toBeUndefined();
    expect(await readPeople(staff.ports, amador, null, NOW)).toBeUndefined();
    expect(await removePerson(staff.ports, amador, other, NOW)).toBe('nobody');
    expect(await changeRole(staff.ports, amador, { county: '03', id: other.id }, 'read-only')).toBe('nobody');
    const session = staff.signedIn(angeles, NOW);
    await endOwnSession(staff.ports, amador, keyOf(session));
    expect(await ownSessions(staff.ports, angeles, NOW)).toHaveLength(1);
    expect(await ownSessions(staff.ports, amador, NOW)).toEqual([]);
  });
});

describe('an invitation', () => {
  const accept = async (
    { staff, mails }: ReturnType<typeof office>,
    { email, verified = true, now = NOW }: { email: string; verified?: boolean; now?: Temporal.Instant },
  ) => {
    const { provider, approve } = memoryProvider();
    const ports = { ...staff.ports, provider, onRecord: unrecorded };
    const invitation = invitationOf(/invitations\/(\S+)/.exec(mails.at(-1)?.text ?? '')?.[1]) ?? null;
    const wish = { browser: undefined, invitation, loginHint: undefined, returnTo: undefined };
    const { url, browser } = await beginSignIn(ports, wish, now);
    const address = approve(url, { subject: `pool-${email}`, email, emailVerified: verified });
    return finishSignIn(ports, { address, browser, former: undefined, userAgent: undefined }, now);
  };

  it('goes by email, is stored as a hash, and makes one person of whoever reads mail there', async () => {
    const here = office();
    const clerk = here.staff.addPerson('county-clerk', '03');
    const invited = { county: '03', role: 'county-technician' as const, name: 'Nora New', email: 'nora@example.org' };
    expect((await invite(here.ports, clerk, invited, NOW)).ok).toBe(true);
    const secret = /03-([\w-]{43})/.exec(here.mails[0]?.text ?? '')?.[1] ?? '';
    expect(here.mails[0]?.to).toBe('nora@example.org');
    expect(JSON.stringify([...here.staff.invitations.values()])).not.toContain(secret);
    expect(await accept(here, { email: 'else@example.org' })).toEqual({ ok: false, error: 'other-address' });
    expect(await accept(here, { email: 'nora@example.org', verified: false })).toEqual({
      ok: false,
      error: 'other-address',
    });
    const entered = await accept(here, { email: 'Nora@Example.org' });
    expect(entered).toMatchObject({ ok: true, value: { person: { role: 'county-technician', county: '03' } } });
    expect(await accept(here, { email: 'second@example.org' })).toEqual({ ok: false, error: 'invitation-gone' });
  });

  it('is over when who wrote it has been removed, or looks after such people no more', async () => {
    for (const end of ['removed', 'demoted'] as const) {
      const here = office();
      const sos = here.staff.addPerson('sos-operations');
      const colleague = here.staff.addPerson('county-clerk', '03');
      const eve = here.staff.addPerson('county-clerk', '03');
      const invited = { county: '03', role: 'county-clerk' as const, name: 'Eve Again', email: 'eve2@example.org' };
      expect((await invite(here.ports, eve, invited, NOW)).ok).toBe(true);
      const done =
        end === 'removed'
          ? await removePerson(here.staff.ports, sos, eve, NOW)
          : await changeRole(here.staff.ports, colleague, eve, 'read-only');
      expect(done).toBe('done');
      expect(await accept(here, { email: 'eve2@example.org' }), end).toEqual({ ok: false, error: 'invitation-gone' });
    }
  });

  it('is over after four days, or when it is withdrawn by somebody whose it is', async () => {
    const here = office();
    const clerk = here.staff.addPerson('county-clerk', '03');
    const other = here.staff.addPerson('county-clerk', '19');
    const invited = { county: '03', role: 'read-only' as const, name: 'Nora New', email: 'nora@example.org' };
    const made = await invite(here.ports, clerk, invited, NOW);
    if (!made.ok) throw new Error(made.error);
    const late = { email: 'nora@example.org', now: NOW.add({ hours: 96 }) };
    expect(await accept(here, late)).toEqual({ ok: false, error: 'invitation-gone' });
    expect(await invite(here.ports, clerk, invited, NOW)).toEqual({ ok: false, error: 'invited-already' });
    expect(await withdrawInvitation(here.ports, other, made.value)).toBe(false);
    expect(await withdrawInvitation(here.ports, clerk, made.value)).toBe(true);
    expect(await accept(here, { email: 'nora@example.org' })).toEqual({ ok: false, error: 'invitation-gone' });
  });

  // A provider that hangs may have sent the email or not: whoever invites again must not hear that it was done already.
  it('is none when its email could not be sent: the same person is invited again, by a link that works', async () => {
    const here = office();
    const clerk = here.staff.addPerson('county-clerk', '03');
    const invited = { county: '03', role: 'read-only' as const, name: 'Nora New', email: 'nora@example.org' };
    const down = { ...here.ports, mail: async () => Promise.reject(new Error('The provider does not answer.')) };
    await expect(invite(down, clerk, invited, NOW)).rejects.toThrow('could not be sent');
    expect((await invite(here.ports, clerk, invited, NOW)).ok).toBe(true);
    expect((await accept(here, { email: 'nora@example.org' })).ok).toBe(true);
  });

  it('carries a plain name and nothing else, and comes to the first person until there is one', async () => {
    const here = office();
    const who = { name: 'Olivia Park', email: 'olivia@example.org' };
    const named = { ...who, name: 'Call 800-555-0199 or www.example.com' };
    expect(await inviteFirst(here.ports, named, NOW)).toEqual({ ok: false, error: 'bad-name' });
    expect((await inviteFirst(here.ports, who, NOW)).ok).toBe(true);
    expect(await accept(here, { email: who.email })).toMatchObject({ ok: true });
    expect(await inviteFirst(here.ports, { ...who, email: 'x@example.org' }, NOW)).toEqual({
      ok: false,
      error: 'not-yours',
    });
    expect(here.mails).toHaveLength(1);
  });
});
