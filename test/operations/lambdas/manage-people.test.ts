import { describe, expect, it } from 'vitest';
import { PAGE_ACTIONS } from '../../../lib/platform/access.ts';
import type { Person } from '../../../lib/staff/domain/person.ts';
import { keyOf } from '../../../lib/staff/use-cases/secrets.ts';
import { signedIn } from '../../site-kit/signed-in.ts';
import { PAGES_URL, samplePeople } from '../sample-people.ts';

// The handler under test: lambdas/operations/manage-people/handler.tsx.

const contextOf = ({ id, role, county }: Person): Record<string, string> => ({
  kind: 'person',
  id,
  role,
  ...(county === null ? {} : { county }),
});

const office = () => {
  const { site, staff, mails, entries, now } = samplePeople();
  const ask = (person: Person, path: string, init: RequestInit = {}, session = 's'.repeat(43)) =>
    site.request(
      path,
      { ...init, headers: { cookie: `__Host-rollcall-session=${session}`, ...init.headers } },
      signedIn(contextOf(person)),
    );
  const post = (person: Person, path: string, form: Record<string, string>, origin = PAGES_URL, session?: string) =>
    ask(
      person,
      path,
      {
        method: 'POST',
        body: new URLSearchParams(form).toString(),
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      },
      session,
    );
  return { staff, mails, entries, now, ask, post };
};

describe('the page of people', () => {
  it('shows a clerk the own county’s people and invitations, with what can be done about each', async () => {
    const { staff, ask, post } = office();
    const clerk = staff.addPerson('county-clerk', '03');
    const other = staff.addPerson('read-only', '03');
    const stranger = staff.addPerson('county-clerk', '19');
    const form = {
      county: '03',
      name: 'Nora at www.example.org',
      email: 'nora@example.org',
      role: 'county-technician',
    };
    expect((await post(clerk, '/operations/people/invitations', form)).headers.get('location')).toBe(
      '/operations/people?county=03&notice=bad-name',
    );
    await post(clerk, '/operations/people/invitations', { ...form, name: 'Nora New' });
    const html = await (await ask(clerk, '/operations/people?notice=invited')).text();
    for (const text of [
      'People: Amador County',
      other.email,
      `In the audit trail: ${other.id}`,
      'Nora New',
      'The invitation is on its way',
    ]) {
      expect(html).toContain(text);
    }
    expect(html).not.toContain(stranger.email);
    expect(html).not.toContain('SOS operations');
    expect((await ask(clerk, '/operations/people?county=19')).status).toBe(403);
  });

  it('shows SOS operations any county’s people, and lets it look after the clerks', async () => {
    const { staff, ask } = office();
    const sos = staff.addPerson('sos-operations');
    const [clerk, reader] = [staff.addPerson('county-clerk', '03'), staff.addPerson('read-only', '03')];
    const html = await (await ask(sos, '/operations/people?county=03')).text();
    expect(html).toContain(`Remove ${clerk.name}`);
    expect(html).toContain(reader.email);
    expect(html).not.toContain(`Remove ${reader.name}`);
  });

  it.each([
    ['a role there is not', '/operations/people/role', { role: 'admin' }, 'bad-request'],
    ['nobody', '/operations/people/removal', { id: 'person-x' }, 'nobody'],
    ['another county', '/operations/people/removal', { county: '19' }, 'nobody'],
    ['an invitation there is not', '/operations/people/invitations/withdrawal', { key: 'k' }, 'nobody'],
    ['no address', '/operations/people/invitations', { name: 'N', email: 'x', role: 'read-only' }, 'bad-request'],
  ])('says what is wrong with %s, and changes nothing', async (_what, path, form, notice) => {
    const { staff, post, mails } = office();
    const clerk = staff.addPerson('county-clerk', '03');
    const before = JSON.stringify([...staff.people]);
    const answer = await post(clerk, path, { county: '03', id: clerk.id, ...form });
    expect(answer.headers.get('location')).toContain(`notice=${notice}`);
    expect(JSON.stringify([...staff.people])).toBe(before);
    expect(mails).toEqual([]);
  });
});

describe('what is on record of a form', () => {
  it.each([
    ['/operations/people/role', { id: 'Marisela-Quintanar', role: 'read-only' }, 'person'],
    ['/operations/people/removal', { id: 'Marisela-Quintanar' }, 'person'],
    ['/operations/people/invitations/withdrawal', { key: 'Marisela-Quintanar' }, 'invitation'],
  ])('is no word that whoever sent it has chosen: %s', async (path, form, kind) => {
    const { staff, post, entries } = office();
    const clerk = staff.addPerson('county-clerk', '03');
    await post(clerk, path, { county: '03', ...form });
    expect(entries.map(({ target, outcome }) => [target.kind, target.id, outcome])).toEqual([
      [expect.any(String), '', 'asked'],
      [kind, '', 'refused'],
    ]);
    expect(JSON.stringify(entries)).not.toContain('Marisela');
  });

  it('is whom it was about, once somebody was found', async () => {
    const { staff, post, entries } = office();
    const [clerk, other] = [staff.addPerson('county-clerk', '03'), staff.addPerson('read-only', '03')];
    await post(clerk, '/operations/people/removal', { county: '03', id: clerk.id });
    await post(clerk, '/operations/people/removal', { county: '03', id: other.id });
    const ended = entries.filter(({ outcome }) => outcome !== 'asked');
    expect(ended).toMatchObject([
      { target: { id: clerk.id }, outcome: 'refused', reason: 'last-admin' },
      { target: { id: other.id }, outcome: 'done' },
    ]);
  });
});

describe('one’s own sessions', () => {
  it('are listed, ended one by one, and all at once', async () => {
    const { staff, ask, post, now } = office();
    const person = staff.addPerson('help-desk');
    const [present, other] = [staff.signedIn(person, now), staff.signedIn(person, now)];
    const html = await (await ask(person, '/operations/sessions', {}, present)).text();
    expect(html.match(/Firefox on Windows/g)?.length).toBeGreaterThanOrEqual(2);
    expect(html).toContain('This one');
    const goesOn = await post(person, '/operations/sessions/end', { key: keyOf(other) }, PAGES_URL, present);
    expect(goesOn.headers.get('location')).toBe('/operations/sessions');
    expect(goesOn.headers.getSetCookie()).toEqual([]);
    expect([...staff.sessions.keys()]).toEqual([keyOf(present)]);
    const over = await post(person, '/operations/sign-out', {}, PAGES_URL, present);
    expect(over.headers.get('location')).toBe('/operations/sign-in/ended');
    expect(over.headers.getSetCookie()[0]).toMatch(/^__Host-rollcall-session=; .*Max-Age=0/);
    expect(staff.sessions.size).toBe(0);
  });
});

describe('a form of another site', () => {
  it.each(Object.values(PAGE_ACTIONS))('does nothing: $path', async ({ path }) => {
    const { staff, post, now } = office();
    const clerk = staff.addPerson('county-clerk', '03');
    const session = staff.signedIn(clerk, now);
    const before = JSON.stringify([[...staff.people], [...staff.sessions], [...staff.invitations]]);
    for (const origin of ['https://evil.example.org', 'null', 'http://pages.example.org']) {
      const form = { county: '03', id: clerk.id, role: 'read-only', name: 'N', email: 'n@example.org' };
      expect((await post(clerk, path, form, origin, session)).status).toBe(403);
    }
    expect(JSON.stringify([[...staff.people], [...staff.sessions], [...staff.invitations]])).toBe(before);
  });
});
