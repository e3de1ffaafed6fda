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
      name: 'Nora',
      email: 'nora@example.org',
      role: 'county-technician',
    };
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

describe('an invitation that cannot be sent', () => {
  const GOOD = { county: '03', name: 'Nora New', email: 'nora@example.org', role: 'county-technician' };
  it.each([
    ['an address without its end', { email: 'jose@sos' }, 'email', 'Give a whole email address'],
    ['no name', { name: ' ' }, 'name', 'Give the name.'],
    ['a name that holds an address', { name: 'Nora at www.example.org' }, 'name', 'without addresses and numbers'],
    ['a role there is not', { role: 'admin' }, 'role', 'Choose one of the roles.'],
    ['a role of the state', { role: 'sos-operations' }, 'role', 'You cannot give this role here.'],
  ])('names the field and keeps what was given: %s', async (_what, change, field, sentence) => {
    const { staff, post, mails, entries } = office();
    const clerk = staff.addPerson('county-clerk', '03');
    const answer = await post(clerk, '/operations/people/invitations', { ...GOOD, ...change });
    const html = await answer.text();
    expect(answer.status).toBe(400);
    expect(html).toContain(`<a href="#${field}">`);
    expect(html).toContain(`id="${field}-error"`);
    expect(html).toContain(sentence);
    const kept = { ...GOOD, ...change };
    for (const value of [kept.name, kept.email]) expect(html).toContain(`value="${value}"`);
    expect(mails).toEqual([]);
    expect(staff.invitations.size).toBe(0);
    expect(entries.at(-1)).toMatchObject({ outcome: 'refused', target: { kind: 'invitation', id: '' }, county: '03' });
  });

  it('is one to an address that has an open one', async () => {
    const { staff, post } = office();
    const clerk = staff.addPerson('county-clerk', '03');
    const first = await post(clerk, '/operations/people/invitations', GOOD);
    expect(first.headers.get('location')).toBe('/operations/people?county=03&notice=invited');
    const second = await post(clerk, '/operations/people/invitations', GOOD);
    expect([second.status, (await second.text()).includes('This address has an open invitation.')]).toEqual([
      400,
      true,
    ]);
  });
});

describe('the table of people', () => {
  it('stands below the form, by name and counted, and removes somebody in two steps', async () => {
    const { staff, ask, post } = office();
    const clerk = staff.addPerson('county-clerk', '03');
    for (const name of ['Zoe Last', 'Ann First']) {
      const form = { county: '03', name, email: `${name.slice(0, 3)}@example.org`, role: 'read-only' };
      await post(clerk, '/operations/people/invitations', form);
    }
    const html = await (await ask(clerk, '/operations/people')).text();
    expect(html).toContain('2 open invitations');
    const places = ['Invite somebody', '1 with access', 'Ann First', 'Zoe Last'].map((text) => html.indexOf(text));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places).not.toContain(-1);
    const steps = /<details><summary>Remove [^<]+<\/summary>.*?<\/details>/.exec(html)?.[0];
    expect(steps).toContain('action="/operations/people/removal"');
    expect(steps).toContain('your own access ends');
    expect(html.match(/action="\/operations\/people\/removal"/g)).toHaveLength(1);
    // What each role is for, and as what one is signed in oneself.
    expect(html).toContain('Reads counts and dates; nothing that names a voter.');
    expect(html).toContain('Amador County · county clerk');
    expect(await (await ask(clerk, '/operations/sessions')).text()).toContain(
      `You are signed in as ${clerk.name}: county clerk.`,
    );
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
