import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import type { FilePorts } from '../../../lambdas/operations/manage-county-files/ports.ts';
import type { Election } from '../../../lib/elections/domain/election.ts';
import { FILE_ACTIONS } from '../../../lib/platform/access.ts';
import { UP } from '../../../lib/releases/domain/environment-state.ts';
import { gateRefusal } from '../../../lib/releases/domain/gate.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { syncNight } from '../../../lib/sync-checks/domain/calendar.ts';
import type { SyncCheck } from '../../../lib/sync-checks/domain/check.ts';
import { TECHNICAL_FAILURE } from '../../../lib/sync-checks/domain/failures.ts';
import { countyCheck, scheduledCheck } from '../../../lib/sync-checks/domain/new-check.ts';
import { nightToRun } from '../../../lib/sync-checks/domain/night.ts';
import { windowOf } from '../../../lib/sync-checks/domain/window.ts';
import { CONTACTS } from '../../counties/county-files.ts';
import { ELECTION } from '../../elections/sample-election.ts';
import { HOSTILE } from '../../site-kit/hostile.ts';
import { signedIn } from '../../site-kit/signed-in.ts';
import { sampleFiles } from '../sample-files.ts';
import { AMADOR, SOS } from '../sample-operations.ts';
import { PAGES_URL } from '../sample-people.ts';

// The handler under test: lambdas/operations/manage-county-files/handler.tsx.

const TECHNICIAN = { ...AMADOR, role: 'county-technician', id: 'amador-2' };
type Caller = Record<string, string>;
const NightStartShape = z.object({
  nightId: z.string(),
  scheduledAt: z.string().transform((text) => Temporal.Instant.from(text)),
});
const must = <Value>(value: Value | undefined | null): Value => {
  if (value === undefined || value === null) throw new Error('The sample is incomplete.');
  return value;
};

const office = (...sample: Parameters<typeof sampleFiles>) => {
  const files = sampleFiles(...sample);
  const get = async (path: string, caller: Caller = SOS) => {
    const answer = await files.site.request(path, {}, signedIn(caller));
    return { status: answer.status, html: await answer.text() };
  };
  const post = async (path: string, form: Record<string, string>, caller: Caller = SOS, origin = PAGES_URL) => {
    const headers = { origin, 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams(form).toString();
    const answer = await files.site.request(path, { method: 'POST', body, headers }, signedIn(caller));
    return {
      status: answer.status,
      to: answer.headers.get('location'),
      cache: answer.headers.get('cache-control'),
      html: await answer.text(),
    };
  };
  return { ...files, get, post };
};

const CONTACTS_FORM = {
  county: '03',
  version: '1',
  'voters/phone': '(209) 555-0199',
  'voters/email': 'elections@amador.gov',
  'voters/site': 'https://elections.amador.gov',
  'voters/cureForm': '',
  'voters/hours': ' 9 to 5 ',
  'voters/inPerson': 'vote-centers',
  'staff/email': 'roll@amador.gov',
  'staff/phone': '',
};

describe('the form of contacts', () => {
  it('holds what is on file, each field with its label', async () => {
    const { get } = office();
    const { status, html } = await get('/operations/contacts', AMADOR);
    expect(status).toBe(200);
    expect(html).toContain(`value="${CONTACTS.voters.phone}"`);
    for (const [, id] of html.matchAll(/<(?:input|select) class="usa-[^>]*? id="([^"]+)"/g)) {
      expect(html).toContain(`<label class="usa-label" for="${id}">`);
    }
    expect(html.match(/<label class="usa-label"/g)).toHaveLength(8);
    expect(html).toMatch(/<option value="vote-centers" selected/);
  });

  it('is saved by a clerk for the own county, and put on record without the data of staff', async () => {
    const { post, kept, entries } = office();
    const answer = await post('/operations/contacts', CONTACTS_FORM, AMADOR);
    expect(answer).toMatchObject({ status: 303, to: '/operations/counties/03/file?notice=contacts-saved' });
    expect(kept.contacts.get('03')).toMatchObject({
      version: 2,
      contacts: { voters: { hours: '9 to 5', cureForm: null }, staff: { email: 'roll@amador.gov', phone: null } },
    });
    expect(entries).toMatchObject([
      { outcome: 'asked', action: 'change-contacts', county: '03', actor: { id: AMADOR.id } },
      {
        outcome: 'done',
        county: '03',
        target: { kind: 'office-contacts', id: '03' },
        before: CONTACTS,
        after: { voters: { phone: '(209) 555-0199' } },
      },
    ]);
  });

  it('names each wrong field with what to do, keeps what was typed, and saves nothing', async () => {
    const { post, stored, entries } = office();
    const before = stored();
    const wrong = { 'voters/site': 'https://evil.net/?x=1', 'voters/hours': HOSTILE, 'staff/email': 'nobody' };
    const { status, html } = await post('/operations/contacts', { ...CONTACTS_FORM, ...wrong }, AMADOR);
    expect(status).toBe(400);
    expect(html).toContain('role="alert"');
    for (const id of ['voters-site', 'voters-hours', 'staff-email']) {
      expect(html).toContain(`<a href="#${id}">`);
      expect(html).toContain(`id="${id}-error"`);
    }
    expect(html).toContain('value="https://evil.net/?x=1"');
    expect(html).not.toContain('<script');
    expect(stored()).toBe(before);
    expect(entries.at(-1)).toMatchObject({ outcome: 'refused', reason: 'bad-contacts' });
  });

  it('overwrites nothing that somebody else has saved meanwhile', async () => {
    const { post, kept } = office();
    await post('/operations/contacts', CONTACTS_FORM, AMADOR);
    const late = await post('/operations/contacts', { ...CONTACTS_FORM, 'voters/hours': 'never' });
    expect(late.status).toBe(409);
    expect(late.html).toContain('Somebody else has changed these contacts meanwhile');
    expect(kept.contacts.get('03')?.contacts.voters.hours).toBe('9 to 5');
    // Filled anew from what stands there, so that a second look may replace it.
    expect(late.html).toContain('name="version" value="2"');
  });

  it.each([
    ['all of them', {}],
    ['one', { ...CONTACTS_FORM, 'staff/email': undefined }],
  ])('empties nothing that the form did not send: %s', async (_what, form) => {
    const { post, stored, entries } = office();
    const before = stored();
    const sent = Object.entries({ county: '03', version: '1', ...form }).filter(([, value]) => value !== undefined);
    const { status, html } = await post('/operations/contacts', Object.fromEntries(sent) as Record<string, string>);
    expect(status).toBe(400);
    expect(html).toContain('without some of its entries, and nothing was saved');
    expect(html).toContain(`value="${CONTACTS.staff.email}"`);
    expect(stored()).toBe(before);
    expect(entries.at(-1)).toMatchObject({ outcome: 'refused', reason: 'bad-contacts' });
  });

  it('is none for another county, and asks the state whose file it is', async () => {
    const { get, post, stored } = office();
    const before = stored();
    expect((await get('/operations/contacts?county=19', AMADOR)).status).toBe(404);
    expect((await post('/operations/contacts', { ...CONTACTS_FORM, county: '19' }, AMADOR)).status).toBe(404);
    expect((await get('/operations/contacts')).html).toContain('Whose file');
    expect((await get('/operations/contacts?county=59')).status).toBe(404);
    expect(stored()).toBe(before);
  });
});

describe('the form of a system', () => {
  it('registers a new address and shows its secret this once', async () => {
    const { post, get, kept, entries } = office();
    const form = { county: '46', vendor: 'dfm', endpoint: 'url', webhookUrl: 'https://ems.sierra.example.org/hook' };
    const { status, html, cache } = await post('/operations/systems', form);
    expect(status).toBe(200);
    expect(cache).toBe('no-store');
    const [name, secret] = [...kept.secrets].at(-1) ?? [];
    expect(html).toContain(secret);
    expect(html).not.toContain(`>${name}<`);
    expect(kept.systems.get('46')).toMatchObject({ vendor: 'dfm', endpoint: null, candidate: { secretName: name } });
    expect((await get('/operations/systems?county=46')).html).not.toContain(secret);
    expect(JSON.stringify(entries)).not.toContain(secret);
    expect(entries.at(-1)).toMatchObject({ outcome: 'done', county: '46', after: { state: 'untested' } });
  });

  it('makes no second secret when the page of the first one is loaded again', async () => {
    const { get, post, stored, kept } = office();
    const version = /name="version" value="(\d+)"/.exec((await get('/operations/systems?county=46')).html)?.[1] ?? '';
    const form = {
      county: '46',
      vendor: 'dfm',
      endpoint: 'url',
      webhookUrl: 'https://ems.sierra.example.org/hook',
      version,
    };
    const shown = await post('/operations/systems', form);
    const [, secret = ''] = [...kept.secrets].at(-1) ?? [];
    expect(shown.html).toContain(`<code class="secret">${secret}</code>`);
    const before = stored();
    const again = await post('/operations/systems', form);
    expect(again.status).toBe(409);
    expect(again.html).toContain('A secret that was shown holds.');
    expect(again.html).not.toContain('Keep this secret now');
    expect(stored()).toBe(before);
  });

  it.each([
    ['keep', '', 'https://ems.amador.example.org/hook'],
    ['poll', '', undefined],
  ])('with “%s” changes the vendor, and the address accordingly', async (endpoint, webhookUrl, url) => {
    const { post, kept } = office();
    const answer = await post('/operations/systems', { county: '03', vendor: 'runbeck', endpoint, webhookUrl });
    expect(answer.to).toBe('/operations/systems?county=03&notice=system-registered');
    expect(kept.systems.get('03')).toMatchObject({ vendor: 'runbeck' });
    expect(kept.systems.get('03')?.endpoint?.url).toBe(url);
  });

  it.each([
    ['an address that is none', { endpoint: 'url', webhookUrl: 'http://inside' }, 409, 'Give an https address.'],
    ['no address', { endpoint: 'url', webhookUrl: '' }, 400, 'Give the new address.'],
    [
      'an address that is not chosen',
      { endpoint: 'keep', webhookUrl: 'https://x.example.org/' },
      400,
      'An address is given',
    ],
    ['a vendor there is not', { vendor: 'acme', endpoint: 'poll', webhookUrl: '' }, 400, 'Invalid option'],
  ])('refuses %s, and changes nothing', async (_what, change, status, sentence) => {
    const { post, stored } = office();
    const before = stored();
    const answer = await post('/operations/systems', { county: '03', vendor: 'dfm', ...change });
    expect(answer.status).toBe(status);
    expect(answer.html).toContain(sentence);
    // What was typed is there to be mended.
    if (change.webhookUrl !== '') expect(answer.html).toContain(`value="${change.webhookUrl}"`);
    expect(stored()).toBe(before);
  });

  it('lets the county’s technician have the new address tested, and say why it failed', async () => {
    const { get, post, kept } = office();
    expect((await get('/operations/systems', TECHNICIAN)).html).toContain('Send the test event');
    const answer = await post('/operations/systems/test', { county: '03' }, TECHNICIAN);
    expect(answer.to).toBe('/operations/systems?county=03&notice=endpoint-proven');
    expect(kept.systems.get('03')?.endpoint?.url).toBe('https://new.amador.example.org/hook');
    const failing = office(undefined, { kind: 'answered-otherwise', status: 500 });
    const failed = await failing.post('/operations/systems/test', { county: '03' }, TECHNICIAN);
    expect(failed.status).toBe(409);
    expect(failed.html).toContain('The endpoint answered 500');
  });

  it('shows a county no form that is the state’s', async () => {
    const { html } = await office().get('/operations/systems', TECHNICIAN);
    for (const text of ['Register the system', 'Issue a credential', 'Revoke', 'Renew'])
      expect(html).not.toContain(text);
    expect(html).toContain('The Secretary of State issues');
  });
});

describe('credentials', () => {
  it('are issued with a secret that is shown once, on record without it', async () => {
    const { post, get, kept, entries } = office();
    const form = { county: '03', role: 'county-ems', name: 'Second system' };
    const { status, html } = await post('/operations/systems/clients', form);
    // What the county needs beside the secret: where the API is, where its tokens are, and the guide.
    for (const address of [
      'https://api.example.org',
      'https://tokens.example.org/oauth2/token',
      'https://api.example.org/v1/integrating.md',
    ])
      expect(html).toContain(`>${address}<`);
    expect(status).toBe(200);
    expect(html).toContain('made-secret');
    expect(kept.clients.get('client-made')).toMatchObject({ name: 'Second system', county: '03', issuedBy: SOS.id });
    expect(JSON.stringify(entries)).not.toContain('made-secret');
    expect(entries.at(-1)).toMatchObject({ outcome: 'done', target: { kind: 'api-client', id: 'client-made' } });
    expect((await get('/operations/systems?county=03')).html).not.toContain('made-secret');
    // The page loaded again issues no second one.
    expect((await post('/operations/systems/clients', form)).html).toContain('has a credential of this name');
  });

  it('are renewed beside the old one, and revoked at once', async () => {
    const { post, kept, entries } = office();
    const renewed = await post('/operations/systems/clients/rotation', { county: '03', id: 'client-1' });
    expect(renewed.html).toContain('made-secret');
    expect(kept.clients.get('client-1')?.replacedBy).toBe('client-made');
    const revoked = await post('/operations/systems/clients/revocation', { county: '03', id: 'client-1' });
    expect(revoked.to).toBe('/operations/systems?county=03&notice=client-revoked');
    expect(kept.clients.get('client-1')?.revokedAt).not.toBeNull();
    expect(kept.inPool.has('client-1')).toBe(false);
    expect(entries.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      'rotate-client asked',
      'rotate-client done',
      'revoke-client asked',
      'revoke-client done',
    ]);
  });

  it.each(['rotation', 'revocation'])('of another county are none: %s', async (what) => {
    const { post, stored } = office();
    const before = stored();
    for (const id of ['client-1', 'nobody', '../x']) {
      expect((await post(`/operations/systems/clients/${what}`, { county: '19', id })).status).not.toBe(303);
    }
    expect(stored()).toBe(before);
  });
});

describe('every form about a file', () => {
  it.each(Object.values(FILE_ACTIONS))('does nothing for another site: $path', async ({ path }) => {
    const { post, stored, entries } = office();
    const before = stored();
    const form = { ...CONTACTS_FORM, vendor: 'dfm', endpoint: 'poll', webhookUrl: '', role: 'county-ems', name: 'N' };
    for (const origin of ['https://evil.example.org', 'null', 'http://pages.example.org']) {
      expect((await post(path, { ...form, id: 'client-1' }, SOS, origin)).status).toBe(403);
    }
    expect(stored()).toBe(before);
    expect(entries).toEqual([]);
  });

  it('does nothing that cannot be put on record', async () => {
    const { post, trail, stored } = office();
    const before = stored();
    vi.spyOn(trail, 'record').mockRejectedValue(new Error('no table'));
    expect((await post('/operations/contacts', CONTACTS_FORM, AMADOR)).status).toBe(503);
    expect(stored()).toBe(before);
  });

  it('keeps on record whom it refused', async () => {
    const { post, entries } = office();
    const form = { county: '03', vendor: 'dfm', endpoint: 'poll', webhookUrl: '' };
    expect((await post('/operations/systems', form, TECHNICIAN)).status).toBe(403);
    expect(entries).toMatchObject([{ outcome: 'refused', reason: 'forbidden', actor: { id: TECHNICIAN.id } }]);
  });
});

describe('a date that is agreed with a county', () => {
  const FORM = { county: '03', date: '2026-12-10', time: '20:00', reason: 'New export on Wednesday' };

  it('becomes a schedule at that time of the Pacific clock, with its reason on record, and can be cancelled', async () => {
    const { post, get, schedules, entries } = office();
    expect((await post('/operations/dates', FORM)).to).toBe('/operations/dates?county=03&notice=date-agreed');
    expect([...schedules]).toEqual([['03', '2026-12-11T04:00:00Z']]);
    expect(entries.at(-1)).toMatchObject({
      action: 'put-alternate-schedule',
      outcome: 'done',
      county: '03',
      target: { kind: 'alternate-schedule', id: '03' },
      after: { runAt: '2026-12-10T20:00:00-08:00', state: 'agreed' },
      reason: FORM.reason,
    });
    const { html } = await get('/operations/dates?county=03');
    expect(html).toContain(FORM.reason);
    expect(html).toContain('Cancel this date');
    const cancelled = await post('/operations/dates/cancellation', { county: '03' });
    expect(cancelled.to).toContain('notice=date-cancelled');
    expect(schedules.size).toBe(0);
    expect((await post('/operations/dates/cancellation', { county: '03' })).status).toBe(409);
  });

  it('says what comes of it before it is agreed, and mails the county what was', async () => {
    const { get, post, schedules, mails } = office();
    const seen = (change: Partial<typeof FORM>) =>
      get(`/operations/dates?${new URLSearchParams({ ...FORM, ...change })}`);
    const { html } = await seen({});
    for (const said of [
      'agree this date?',
      'It replaces the check of Fri, Dec 4, 2026 (regular).',
      'Agree this date</button>',
      'name="reason" value="New export on Wednesday"',
    ]) {
      expect(html).toContain(said);
    }
    expect((await seen({ time: '12:00' })).html).toContain('It is outside the usual hours');
    expect((await seen({ date: '2026-11-30' })).html).toContain(
      'has begun or is over: this date replaces nothing of it',
    );
    expect((await seen({ date: '2026-11-01' })).html).toContain('The alternate date has passed.');
    expect([schedules.size, mails]).toEqual([0, []]);
    await post('/operations/dates', FORM);
    expect(mails).toMatchObject([{ to: CONTACTS.staff.email, subject: expect.stringContaining('Thu, Dec 10, 2026') }]);
    expect(mails[0]?.text).toContain(FORM.reason);
    expect((await seen({ date: '2026-12-12' })).html).toContain(
      'It takes the place of the date that is agreed now, Thu, Dec 10, 2026',
    );
    await post('/operations/dates/cancellation', { county: '03' });
    expect(mails[1]?.text).toContain('is cancelled');
  });

  it.each([
    ['a day that is past', { date: '2026-11-01' }, 409, 'The alternate date has passed.'],
    ['a day that is none', { date: '2026-02-30' }, 400, 'Give the day as year, month and day'],
    ['a time that is none', { time: '25:00' }, 400, 'Give the time as hours and minutes'],
    ['no reason', { reason: ' ' }, 400, 'Say why'],
    [
      'a reason that turns its reading direction',
      { reason: 'Agreed \u202e on Wednesday' },
      400,
      'Use one line of plain text',
    ],
    ['a reason of several lines', { reason: 'Agreed\r\non Wednesday' }, 400, 'Use one line of plain text'],
    ['a day on which it has had one', { date: '2026-12-02' }, 409, 'has had its alternate check'],
    ['a time too short before the close', { time: '04:30' }, 409, 'Every window closes at 05:00'],
  ])('is refused for %s, with what was typed kept', async (_what, change, status, sentence) => {
    const { post, schedules } = office();
    const answer = await post('/operations/dates', { ...FORM, ...change });
    expect(answer.status).toBe(status);
    expect(answer.html).toContain(sentence);
    expect(answer.html).toContain(`value="${{ ...FORM, ...change }.date}"`);
    expect(schedules.size).toBe(0);
  });

  it('is the state’s alone to agree', async () => {
    const { post, get, schedules } = office();
    expect((await get('/operations/dates', AMADOR)).status).toBe(403);
    expect((await post('/operations/dates', FORM, AMADOR)).status).toBe(403);
    expect(schedules.size).toBe(0);
  });
});

describe('a check that is started on the pages', () => {
  const NIGHT = { id: 'group-a', kind: 'regular' } as const;
  /** Amador's check of the night of Friday the 4th of December, which began at 17:00 and failed an hour later. */
  const withNight = (end: Partial<SyncCheck> = {}, at = '2026-12-04T18:30:00-08:00', gate?: FilePorts['gate']) => {
    const window = windowOf(must(syncNight('group-a')), Temporal.PlainDate.from('2026-12-04'));
    const failed = { status: 'failed', failure: TECHNICAL_FAILURE, endedAt: Temporal.Instant.from(at) } as const;
    const check = {
      ...scheduledCheck('03', { ...NIGHT, window: must(window) }, Temporal.Instant.from(at)),
      ...failed,
      ...end,
    };
    const files = office(undefined, undefined, Temporal.Instant.from(at), gate);
    files.checks.add(check);
    return { ...files, check, form: { county: '03', id: check.id } };
  };

  it.each([AMADOR, TECHNICIAN])('by the county for itself runs at once, on record: $role', async (caller) => {
    const { post, entries, started, checks } = office();
    expect((await post('/operations/check-starts', { county: '03' }, caller)).to).toBe(
      '/operations/counties/03?notice=check-started',
    );
    expect(started).toHaveLength(1);
    expect(checks.checks.get(started[0] ?? '')).toMatchObject({ county: '03', kind: 'county', status: 'requested' });
    expect(entries.at(-1)).toMatchObject({
      action: 'start-sync-check',
      outcome: 'done',
      actor: { id: caller.id },
      target: { kind: 'sync-check', id: started[0] },
      after: { status: 'requested' },
    });
    const second = await post('/operations/check-starts', { county: '03' }, caller);
    expect(second).toMatchObject({ status: 409 });
    expect(second.html).toContain('Another check of this county is running');
    expect(started).toHaveLength(1);
    expect(entries.at(-1)).toMatchObject({ outcome: 'refused', reason: 'check-already-running' });
  });

  it.each([AMADOR, TECHNICIAN])(
    'is cancelled by its county, which lets its execution go on to its end: $role',
    async (caller) => {
      const { post, entries, checks, resumed, now } = office();
      const check = countyCheck('03', now);
      checks.add(check);
      await checks.store.keepWait(check.id, { taskToken: 'token-1' });
      const busy = await post('/operations/check-starts', { county: '03' }, caller);
      expect(busy.html).toContain(`<a href="/operations/checks/${check.id}">The check that runs</a>`);
      const form = { county: '03', id: check.id };
      const answer = await post('/operations/check-starts/cancellation', form, caller);
      expect(answer.to).toBe('/operations/counties/03?notice=check-cancelled');
      expect(checks.checks.get(check.id)).toMatchObject({ status: 'failed', failure: { code: 'cancelled-by-county' } });
      expect(resumed).toEqual(['token-1']);
      expect(entries.at(-1)).toMatchObject({
        action: 'cancel-sync-check',
        outcome: 'done',
        actor: { id: caller.id },
        target: { kind: 'sync-check', id: check.id },
        before: { status: 'requested' },
        after: { status: 'failed' },
      });
    },
  );

  it('is not cancelled where it is none, another county’s, the state’s own or over', async () => {
    const { post, stored, check } = withNight();
    const before = stored();
    const statuses: number[] = [];
    for (const id of ['', 'x', '04-20261127T090000-county', check.id, '03-2026-12-02-alternate']) {
      statuses.push((await post('/operations/check-starts/cancellation', { county: '03', id }, AMADOR)).status);
    }
    expect(statuses).toEqual([400, 400, 400, 409, 409]);
    expect((await post('/operations/check-starts/cancellation', { county: '03', id: check.id }, SOS)).status).toBe(403);
    expect(stored()).toBe(before);
  });

  it('is none, for the gate’s own reason, where a test environment does not let the county in', async () => {
    const asked: string[] = [];
    const gate = async (county: string) => {
      asked.push(county);
      return gateRefusal({ county }, { environment: UP, optIn: undefined, unconfirmed: null }, Temporal.Now.instant());
    };
    const { post, started, entries, form, checks } = withNight({}, undefined, gate);
    const before = JSON.stringify([...checks.checks]);
    for (const answer of [
      await post('/operations/check-starts', { county: '03' }, AMADOR),
      await post('/operations/check-starts/again', form),
    ]) {
      expect(answer.status).toBe(409);
      expect(answer.html).toContain('has not opted in to the County Test Environment. Opt in with');
      expect(entries.at(-1)).toMatchObject({ outcome: 'refused', reason: 'not-opted-in' });
    }
    expect([asked, started, JSON.stringify([...checks.checks])]).toEqual([['03', '03'], [], before]);
  });

  it('again by SOS operations starts the night for this county alone, and the same minute’s second press nothing more', async () => {
    const { post, entries, started, form } = withNight();
    expect((await post('/operations/check-starts/again', form)).to).toBe(
      '/operations/counties/03?notice=check-started-again',
    );
    await post('/operations/check-starts/again', form);
    const [first = '', second] = started;
    expect(second).toBe(first);
    expect(JSON.parse(first)).toMatchObject({ nightId: 'group-a', redrive: ['03'] });
    expect(
      nightToRun(NightStartShape.parse(JSON.parse(first)), undefined, Temporal.Instant.from('2026-12-05T02:30:00Z')),
    ).toMatchObject({
      ok: true,
      value: { id: 'group-a', window: { date: Temporal.PlainDate.from('2026-12-04') } },
    });
    expect(entries.at(-1)).toMatchObject({
      action: 'restart-sync-check',
      outcome: 'done',
      county: '03',
      target: { kind: 'sync-check', id: form.id },
      before: { status: 'failed' },
    });
  });

  it.each([
    ['that has not failed', { status: 'completed', result: 'passed' }, undefined, 409],
    ['whose window has closed', {}, '2026-12-05T05:00:00-08:00', 409],
    ['that a county has started', { initiatedBy: 'county' }, undefined, 409],
  ] as const)('is none again of a check %s', async (_what, end, at, status) => {
    const { post, started, entries, form } = withNight(end, at);
    expect((await post('/operations/check-starts/again', form)).status).toBe(status);
    expect(started).toEqual([]);
    expect(entries.at(-1)).toMatchObject({ outcome: 'refused', reason: 'not-startable' });
  });

  it('is none again while another of the county runs, nor of a check that is none or another county’s', async () => {
    const { post, started, checks, form, now } = withNight();
    for (const wrong of [{ id: 'x' }, { id: '' }, { county: '19' }]) {
      expect((await post('/operations/check-starts/again', { ...form, ...wrong })).status).toBe(400);
    }
    checks.add(countyCheck('03', now));
    expect((await post('/operations/check-starts/again', form)).html).toContain(
      'Another check of this county is running',
    );
    expect(started).toEqual([]);
  });
});

describe('a county’s local election that waits', () => {
  const TRACKER = { kind: 'person', role: 'sos-ballot-tracking', id: 'sos-2' };
  const PATH = '/operations/elections/decision';
  const withRequest = () => {
    const files = office();
    const election: Election = {
      ...ELECTION,
      id: '2026-12-08-03-library',
      kind: 'local',
      county: '03',
      date: Temporal.PlainDate.from('2026-12-08'),
    };
    files.tracking.requestsById.set(election.id, { election, declined: null });
    return { ...files, election, form: { county: '03', id: election.id, version: String(election.version) } };
  };

  it('is accepted by SOS ballot tracking in the version that was read, on record', async () => {
    const { post, tracking, entries, mails, election, form } = withRequest();
    const late = await post(PATH, { ...form, decision: 'accept', version: '7' }, TRACKER);
    expect([late.status, late.html.includes('The request was changed')]).toEqual([409, true]);
    const answer = await post(PATH, { ...form, decision: 'accept' }, TRACKER);
    expect(answer.to).toBe('/operations/counties?notice=election-accepted');
    expect(tracking.electionsById.get(election.id)).toMatchObject({ version: election.version + 1 });
    expect(tracking.requestsById.size).toBe(0);
    expect(mails).toMatchObject([{ to: CONTACTS.staff.email, subject: `Accepted: ${election.name}` }]);
    expect(entries.at(-1)).toMatchObject({
      action: 'decide-election',
      outcome: 'done',
      county: '03',
      actor: { id: TRACKER.id },
      target: { kind: 'election', id: election.id },
      after: { approval: 'accepted' },
    });
  });

  it('is declined with a reason, which the county reads', async () => {
    const { post, tracking, entries, mails, election, form } = withRequest();
    const silent = await post(PATH, { ...form, decision: 'decline', reason: ' ' }, TRACKER);
    expect([silent.status, silent.html.includes('Say why')]).toEqual([400, true]);
    for (const bad of ['Nul\u0000', 'Turned \u202e', 'Two\nlines']) {
      expect((await post(PATH, { ...form, decision: 'decline', reason: bad }, TRACKER)).status).toBe(400);
    }
    const reason = 'The name is another district’s.';
    expect((await post(PATH, { ...form, decision: 'decline', reason }, TRACKER)).to).toContain('election-declined');
    expect(tracking.requestsById.get(election.id)?.declined).toMatchObject({ reason, by: TRACKER.id });
    expect(entries.at(-1)).toMatchObject({ outcome: 'done', reason });
    expect(mails).toHaveLength(1);
    expect(mails[0]?.to).toBe(CONTACTS.staff.email);
    for (const said of [election.id, reason, `${PAGES_URL}/operations/counties`])
      expect(mails[0]?.text).toContain(said);
  });

  it.each([
    ['nobody is on file', (files: ReturnType<typeof withRequest>) => void files.kept.contacts.clear()],
    [
      'the provider is down',
      (files: ReturnType<typeof withRequest>) =>
        void vi.spyOn(files.mails, 'push').mockImplementation(() => {
          throw new Error('down');
        }),
    ],
  ])('is decided all the same where %s', async (_what, prepare) => {
    const files = withRequest();
    prepare(files);
    expect((await files.post(PATH, { ...files.form, decision: 'accept' }, TRACKER)).status).toBe(303);
    expect(files.entries.at(-1)).toMatchObject({ outcome: 'done' });
  });

  it.each([
    ['of another county', { county: '19' }],
    ['that is none', { id: 'none' }],
    ['without a decision', { decision: 'perhaps' }],
  ])('is not decided where the form is about one %s', async (_what, change) => {
    const { post, stored, form } = withRequest();
    const before = stored();
    expect([400, 409]).toContain((await post(PATH, { ...form, decision: 'accept', ...change }, TRACKER)).status);
    expect(stored()).toBe(before);
  });

  it('is nobody else’s to decide', async () => {
    const { post, stored, form } = withRequest();
    const before = stored();
    for (const caller of [SOS, AMADOR])
      expect((await post(PATH, { ...form, decision: 'accept' }, caller)).status).toBe(403);
    expect(stored()).toBe(before);
  });
});

describe('whether a county takes part in a statewide election', () => {
  const PATH = '/operations/participation';
  const withElection = () => {
    const files = office();
    const day = Temporal.PlainDate.from('2026-12-08');
    const election: Election = { ...ELECTION, id: '2026-12-08-statewide', date: day };
    const local: Election = { ...election, id: '2026-12-08-03-library', kind: 'local', county: '03' };
    for (const one of [election, local]) files.tracking.electionsById.set(one.id, one);
    return { ...files, election, local, form: { county: '03', id: election.id } };
  };

  it('is shown, and changed in two steps that say what comes of it, on record', async () => {
    const { get, post, tracking, entries, election, local, form } = withElection();
    const { html } = await get(PATH, AMADOR);
    expect(html).toContain('Takes part');
    expect(html).not.toContain(local.id);
    const step = /<details><summary>Opt out of this election<\/summary>.*?<\/details>/.exec(html)?.[0];
    expect(step).toContain('From now on no voter of this county gets a message');
    expect(step).toContain('name="participates" value="no"');
    const answer = await post(PATH, { ...form, participates: 'no' }, AMADOR);
    expect(answer.to).toBe(`${PATH}?county=03&notice=opted-out`);
    expect(await tracking.elections.participation(election.id, '03')).toMatchObject({ participates: false });
    expect(entries.at(-1)).toMatchObject({
      action: 'set-participation',
      outcome: 'done',
      county: '03',
      actor: { id: AMADOR.id },
      target: { kind: 'participation', id: election.id },
      before: null,
      after: { participates: false },
    });
    const out = await get(`${PATH}?county=03`);
    expect(out.html).toContain('Has opted out');
    expect(out.html).toContain('Tracking begins with today');
    expect((await post(PATH, { ...form, participates: 'yes' })).to).toContain('notice=participates');
    expect(await tracking.elections.participation(election.id, '03')).toMatchObject({ participates: true });
  });

  it('says when a county reminds its voters, which it sets in words of its own, and says what is wrong with a day', async () => {
    const { get, post, tracking, election, form } = withElection();
    expect((await get(PATH, AMADOR)).html).toContain('To return a ballot: on no day');
    const days = { toReturn: '2026-12-05, 2026-12-01', toCure: '' };
    expect((await post(PATH, { ...form, ...days }, AMADOR)).to).toContain('notice=reminders-set');
    const stated = await tracking.elections.participation(election.id, '03');
    expect(stated?.reminders?.toReturn.map(String)).toEqual(['2026-12-01', '2026-12-05']);
    expect((await get(PATH, AMADOR)).html).toContain('To return a ballot: 2026-12-01, 2026-12-05');
    for (const [toReturn, said] of [
      ['Dec 5', 'write each day as'],
      ['2026-12-09', 'is too late'],
    ]) {
      const answer = await post(PATH, { ...form, ...days, toReturn: toReturn ?? '' }, AMADOR);
      expect([answer.status, answer.html.includes(said ?? '')]).toEqual([400, true]);
    }
    expect(await tracking.elections.participation(election.id, '03')).toEqual(stated);
  });

  it.each([
    ['of a local election', { id: '2026-12-08-03-library' }],
    ['of an election that there is not', { id: 'none' }],
    ['without an answer', { participates: 'perhaps' }],
  ])('is not changed %s', async (_what, change) => {
    const { post, tracking, election, form } = withElection();
    const answer = await post(PATH, { ...form, participates: 'no', ...change }, AMADOR);
    expect([answer.status, answer.html.includes('Nothing was changed')]).toEqual([400, true]);
    expect(await tracking.elections.participation(election.id, '03')).toBeUndefined();
  });

  it('is nobody’s of another county, and no technician’s', async () => {
    const { post, tracking, election, form } = withElection();
    const no = { ...form, participates: 'no' };
    expect((await post(PATH, no, { ...AMADOR, county: '19' })).status).toBe(404);
    expect((await post(PATH, no, TECHNICIAN)).status).toBe(403);
    expect(await tracking.elections.participation(election.id, '03')).toBeUndefined();
  });
});
