import { describe, expect, it } from 'vitest';
import { ok } from '../../../lib/shared/result.ts';
import { invite } from '../../../lib/staff/use-cases/invite.ts';
import { signedIn } from '../../site-kit/signed-in.ts';
import { NOW, PAGES_URL, sampleSignIn } from '../sample-sign-in.ts';

// The handler under test: lambdas/staff/serve-sign-in/handler.tsx.
type Staff = ReturnType<typeof sampleSignIn>['staff'];

/** The email by which a clerk of Amador County invites Nora New. */
const mailOfInvitation = async (staff: Staff, clerk = staff.addPerson('county-clerk', '03')): Promise<string> => {
  let sent = '';
  const mail = async ({ text }: { text: string }) => {
    sent = text;
    return ok({ providerId: 'm' });
  };
  const invited = { county: '03', role: 'read-only' as const, name: 'Nora New', email: 'nora@example.org' };
  await invite({ ...staff.ports, mail, pagesUrl: PAGES_URL }, clerk, invited, NOW);
  return sent;
};

const door = () => {
  const { site, ...rest } = sampleSignIn();
  const request = (path: string, init: RequestInit = {}) => site.request(path, init, signedIn(null));
  /** Somebody of this address signs in by the newest invitation to Amador County. */
  const acceptAs = async (email: string) => {
    const { staff, approve } = rest;
    const mail = await mailOfInvitation(staff);
    const invitation = /invitations\/(\S+)/.exec(mail)?.[1];
    const begun = await request(`/operations/sign-in?invitation=${invitation}`);
    const cookie = cookiesOf(begun).get('__Host-rollcall-sign-in')?.split(';')[0] ?? '';
    const back = approve(begun.headers.get('location') ?? '', { subject: 'subject-nora', email, emailVerified: true });
    return request(back.pathname + back.search, { headers: { cookie } });
  };
  return { site: { request }, acceptAs, ...rest };
};

const cookiesOf = (response: Response): Map<string, string> =>
  new Map(response.headers.getSetCookie().map((cookie) => [cookie.split('=')[0] ?? '', cookie]));

describe('where somebody was going', () => {
  const landing = async (path: string, referer?: string) => {
    const { site, staff, approve } = door();
    const { subject, email } = staff.addPerson('county-clerk', '03');
    const begun = await site.request(path, referer === undefined ? {} : { headers: { referer } });
    const cookie = cookiesOf(begun).get('__Host-rollcall-sign-in')?.split(';')[0] ?? '';
    const back = approve(begun.headers.get('location') ?? '', { subject, email, emailVerified: true });
    return (await site.request(back.pathname + back.search, { headers: { cookie } })).headers.get('location');
  };

  it.each([
    ['a page that needed a session', `${PAGES_URL}/operations/audit?county=03`, '/operations/audit?county=03'],
    ['a page of a county', `${PAGES_URL}/operations/counties/03/file`, '/operations/counties/03/file'],
    ['a form that was sent: nothing opens there', `${PAGES_URL}/operations/systems/clients`, '/operations'],
    ['a page before the sign-in', `${PAGES_URL}/operations/sign-in/ended`, '/operations'],
    ['another site', 'https://evil.example.org/operations/audit', '/operations'],
    ['nothing that can be read', 'x', '/operations'],
  ])('is remembered from %s', async (_from, referer, expected) => {
    expect(await landing('/operations/sign-in', referer)).toBe(expected);
  });

  it('is what the link says, where it says one, and never another site', async () => {
    const referer = `${PAGES_URL}/operations/people`;
    expect(await landing('/operations/sign-in?return=/operations/messages', referer)).toBe('/operations/messages');
    expect(await landing('/operations/sign-in?return=//evil.example.org', referer)).toBe('/operations');
  });
});

describe('the way in', () => {
  it('leads to the provider with a secret in the browser, and back with a session', async () => {
    const { site, staff, approve, logged, entries } = door();
    const clerk = staff.addPerson('county-clerk', '03');
    const begun = await site.request('/operations/sign-in?return=/operations/messages');
    const binding = cookiesOf(begun).get('__Host-rollcall-sign-in') ?? '';
    expect(begun.status).toBe(302);
    expect(binding).toMatch(
      /^__Host-rollcall-sign-in=[\w-]{43}; Max-Age=1200; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(begun.headers.get('cache-control')).toBe('no-store');

    const { subject, email } = clerk;
    const back = approve(begun.headers.get('location') ?? '', { subject, email, emailVerified: true });
    const cookie = binding.split(';')[0] ?? '';
    const ended = await site.request(back.pathname + back.search, { headers: { cookie } });
    expect([ended.status, ended.headers.get('location')]).toEqual([303, '/operations/messages']);
    const session = cookiesOf(ended).get('__Host-rollcall-session') ?? '';
    expect(session).toMatch(/^__Host-rollcall-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const again = await site.request(back.pathname + back.search, { headers: { cookie } });
    expect(again.status).toBe(403);
    expect(cookiesOf(again).size).toBe(0);
    expect(JSON.stringify(logged)).not.toContain(session.slice(24, 67));
    expect(logged).toEqual([
      ['SIGN_IN_ENDED', { result: 'signed-in' }],
      ['SIGN_IN_ENDED', { result: 'stale' }],
    ]);
    // Once: whoever comes back without having begun here could fill the trail.
    expect(entries).toMatchObject([
      { action: 'sign-in', outcome: 'done', county: '03', actor: { id: clerk.id, role: 'county-clerk' }, reason: null },
    ]);
  });

  it('tells somebody who was removed that access has ended, once, and lets the next person of the browser sign in', async () => {
    const { site, staff } = door();
    const [gone, other] = [staff.addPerson('county-clerk', '03'), staff.addPerson('county-clerk', '03')];
    const cookieOf = (session: string) => ({ headers: { cookie: `__Host-rollcall-session=${session}` } });
    const [ended, good] = [staff.signedIn(gone, NOW), staff.signedIn(other, NOW)];
    await staff.ports.people.remove(gone, NOW);
    const told = await site.request('/operations/sign-in', cookieOf(ended));
    expect([told.status, (await told.text()).includes('Your access has ended')]).toEqual([403, true]);
    expect((await site.request('/operations/sign-in', cookieOf(ended))).status).toBe(302);
    expect((await site.request('/operations/sign-in', cookieOf(good))).status).toBe(302);
    expect(staff.sessions.size).toBe(1);
  });

  it('puts on record that the user pool let somebody in whom nobody here knows, and not who', async () => {
    const { site, approve, entries } = door();
    const begun = await site.request('/operations/sign-in');
    const cookie = cookiesOf(begun).get('__Host-rollcall-sign-in')?.split(';')[0] ?? '';
    const whom = { subject: 'subject-x', email: 'x@example.org', emailVerified: true };
    const back = approve(begun.headers.get('location') ?? '', whom);
    expect((await site.request(back.pathname + back.search, { headers: { cookie } })).status).toBe(403);
    expect(entries).toMatchObject([
      { action: 'sign-in', outcome: 'refused', county: null, reason: 'stranger', actor: { id: '', role: 'stranger' } },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/example\.org|subject-x/);
  });

  it('takes no secret of the browser that is none of ours', async () => {
    const begun = await door().site.request('/operations/sign-in', {
      headers: { cookie: '__Host-rollcall-sign-in=abc' },
    });
    expect(cookiesOf(begun).get('__Host-rollcall-sign-in')).not.toContain('=abc;');
  });

  it('says that it does not work when the provider cannot be reached, in our own words', async () => {
    const { site, staff, logged } = door();
    staff.ports.signIns.keep = async () => {
      throw new Error('secret text');
    };
    const answer = await site.request('/operations/sign-in');
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret text');
    expect(logged).toEqual([['SIGN_IN_FAILED']]);
  });
});

describe('an invitation’s link', () => {
  it('shows what it is for, and does something only when it is accepted', async () => {
    const { site, staff, made, entries, trail } = door();
    const mail = await mailOfInvitation(staff);
    const path = new URL(/https\S+/.exec(mail)?.[0] ?? '').pathname;
    expect(await (await site.request(path)).text()).toContain('read-only of Amador County');
    expect(made).toEqual([]);
    const post = (origin: string) =>
      site.request(path, { method: 'POST', headers: { origin, 'content-type': 'application/x-www-form-urlencoded' } });
    expect((await post('https://evil.example.org')).status).toBe(403);
    expect(made).toEqual([]);
    expect(await (await post(PAGES_URL)).text()).toContain('/operations/sign-in?invitation=03-');
    expect(made).toEqual(['nora@example.org']);
    expect(entries.map(({ action, outcome, target }) => [action, outcome, target.kind])).toEqual([
      ['make-account', 'asked', 'invitation'],
      ['make-account', 'done', 'invitation'],
    ]);
    trail.record = async () => {
      throw new Error('no table');
    };
    expect((await post(PAGES_URL)).status).toBe(503);
    expect(made, 'nothing is made that is not on record').toHaveLength(1);
    expect((await site.request(`${path.slice(0, -1)}_`)).status).toBe(404);
    expect((await site.request('/operations/invitations/99-x')).status).toBe(404);
  });
});

describe('somebody with an account who went to sign in beside the invitation’s link', () => {
  it('is told to open the link again, by the page and by the email, and can', async () => {
    const { site, staff, approve } = door();
    const mail = await mailOfInvitation(staff);
    expect(mail).toContain('open the link again');
    const comeBack = async (query: string) => {
      const begun = await site.request(`/operations/sign-in${query}`);
      const cookie = cookiesOf(begun).get('__Host-rollcall-sign-in')?.split(';')[0] ?? '';
      const nora = { subject: 'subject-nora', email: 'nora@example.org', emailVerified: true };
      const back = approve(begun.headers.get('location') ?? '', nora);
      return site.request(back.pathname + back.search, { headers: { cookie } });
    };
    const refused = await comeBack('');
    expect(refused.status).toBe(403);
    const page = await refused.text();
    expect(page).toContain('open the link in the invitation’s email again');
    // The same words meet somebody who was removed.
    expect(page).not.toMatch(/no access yet/i);
    const invitation = /invitations\/(\S+)/.exec(mail)?.[1];
    expect((await comeBack(`?invitation=${invitation}`)).status).toBe(303);
  });
});

describe('an invitation whose writer was removed', () => {
  it('leads to nothing, and makes no account', async () => {
    const { site, staff, made, entries } = door();
    const clerk = staff.addPerson('county-clerk', '03');
    const mail = await mailOfInvitation(staff, clerk);
    const path = new URL(/https\S+/.exec(mail)?.[0] ?? '').pathname;
    expect((await site.request(path)).status).toBe(200);
    staff.people.delete(clerk.id);
    const headers = { origin: PAGES_URL, 'content-type': 'application/x-www-form-urlencoded' };
    expect((await site.request(path)).status).toBe(404);
    expect((await site.request(path, { method: 'POST', headers })).status).toBe(404);
    expect([made, entries]).toEqual([[], []]);
  });
});

describe('an invitation that is accepted', () => {
  const isIn = (staff: ReturnType<typeof door>['staff']) =>
    [...staff.people.values()].some(({ email }) => email === 'nora@example.org');

  it('is on record before it is done, and afterwards', async () => {
    const { acceptAs, staff, entries } = door();
    const enter = staff.ports.people.enter;
    let before: readonly unknown[] = [];
    staff.ports.people.enter = (...entered) => {
      before = entries.map(({ outcome, action, target }) => [outcome, action, target.kind]);
      return enter(...entered);
    };
    expect((await acceptAs('nora@example.org')).status).toBe(303);
    expect(before).toEqual([['asked', 'accept-invitation', 'invitation']]);
    expect(entries).toMatchObject([
      { outcome: 'asked', county: '03', actor: { kind: 'person', role: 'read-only' }, after: null },
      { outcome: 'done', county: '03', target: { kind: 'person' }, after: { role: 'read-only' } },
      { outcome: 'done', county: '03', action: 'sign-in', actor: { role: 'read-only' } },
    ]);
    expect(entries[1]?.target.id).toBe(entries[0]?.actor.id);
  });

  it('is on record as done although no session can begin afterwards', async () => {
    const { acceptAs, staff, entries } = door();
    staff.ports.sessions.create = async () => {
      throw new Error('throttled');
    };
    expect((await acceptAs('nora@example.org')).status).toBe(500);
    expect(entries.map(({ outcome }) => outcome)).toEqual(['asked', 'done']);
  });

  it('is on record as refused to somebody else', async () => {
    const { acceptAs, staff, entries } = door();
    expect((await acceptAs('else@example.org')).status).toBe(403);
    expect(entries.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['asked', null],
      ['refused', 'other-address'],
    ]);
    expect(isIn(staff)).toBe(false);
  });

  it('lets nobody in where that cannot be put on record', async () => {
    const { acceptAs, staff, trail, logged } = door();
    trail.record = async () => {
      throw new Error('no table');
    };
    const answer = await acceptAs('nora@example.org');
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('does not work at the moment');
    expect(isIn(staff)).toBe(false);
    expect(staff.sessions.size).toBe(0);
    expect(staff.invitations.size).toBe(1);
    expect(logged).toContainEqual(['AUDIT_NOT_RECORDED']);
  });
});
