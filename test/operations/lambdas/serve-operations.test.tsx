import { beforeAll, describe, expect, it, vi } from 'vitest';
import { COUNTIES } from '../../../lib/shared/counties.ts';
import type { SiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { CANCELLED_BY_COUNTY } from '../../../lib/sync-checks/domain/failures.ts';
import { countyCheck } from '../../../lib/sync-checks/domain/new-check.ts';
import { ELECTION } from '../../elections/sample-election.ts';
import { HOSTILE } from '../../site-kit/hostile.ts';
import { sampleAssets } from '../../site-kit/sample-assets.ts';
import { signedIn } from '../../site-kit/signed-in.ts';
import { CHECKS, DIFFERENCES, NOW } from '../sample-checks.ts';
import { AMADOR, SOS, sampleOperations } from '../sample-operations.ts';

let assets: SiteAssets;
beforeAll(async () => {
  assets = await sampleAssets();
});

type Overrides = Parameters<typeof sampleOperations>[1];
const get = async (path: string, caller: Record<string, string> | null = SOS, overrides: Overrides = {}) => {
  const response = await sampleOperations(assets, overrides).request(path, {}, signedIn(caller));
  return { status: response.status, html: await response.text() };
};
const rowOf = (html: string, county: string): string =>
  html.split('<tr>').find((row) => row.includes(`>${county}</a>`)) ?? '';

describe('the summary', () => {
  it('has a row for each of the 58 counties and a map with an outline for each', async () => {
    const { html } = await get('/operations');
    for (const county of COUNTIES) expect(rowOf(html, county.name), county.name).not.toBe('');
    expect(html.match(/<path class="county /g)).toHaveLength(58);
    expect(html).toMatch(/role="img" aria-label="Map of California’s counties[^"]*Passed: 10, Failed: 5/);
  });

  it('marks the group of Ventura and Yolo, and of no other county, as assumed', async () => {
    const { html } = await get('/operations');
    const assumed = COUNTIES.filter((county) => rowOf(html, county.name).includes('assumed'));
    expect(assumed.map((county) => county.name)).toEqual(['Ventura', 'Yolo']);
  });

  it.each([
    ['Amador', 'Failed', 'past its tolerance; 59 differences'],
    ['Butte', 'Passed', 'within its tolerance; 1 difference '],
    ['Del Norte', 'Skipped', 'A check was completed on 2026-11-30'],
    ['Glenn', 'Window closed', 'Nothing of it was published'],
    ['Lake', 'No result', 'The SHA-256 of the file is not the announced one.'],
    ['Los Angeles', 'Running', 'asked for its extract'],
    ['Alameda', 'No check yet', 'No check in the last two months.'],
  ])('says what came of the check of %s: %s', async (county, outcome, sentence) => {
    const row = rowOf((await get('/operations')).html, county);
    expect(row).toContain(`>${outcome}</span>`);
    expect(`${row} `).toContain(sentence.trim());
  });

  it.each(['window-closed', 'failed', 'comparing'] as const)(
    'shows no counts of a check that is %s on any page: nothing of it was published',
    async (status) => {
      const published = CHECKS.find(({ county, status }) => county === '03' && status === 'completed');
      if (!published) throw new Error('The sample has no completed check of Amador.');
      const check = { ...published, status, result: null };
      const checks = { read: async () => check, history: async () => [check] };
      for (const path of ['', '/counties/03', `/checks/${check.id}`]) {
        const shown = await get(`/operations${path}`, AMADOR, { checks });
        expect(shown.status).toBe(200);
        expect(shown.html).not.toMatch(/data-table__number">[0-9]/);
        expect(shown.html).not.toContain('Records in EMS');
        expect(shown.html).not.toContain('Since the previous completed check');
      }
    },
  );

  it('shows a county itself alone, and never the others’ names', async () => {
    const { html } = await get('/operations', AMADOR);
    expect(html).toContain('Amador');
    for (const county of COUNTIES.filter((one) => one.code !== '03')) expect(html).not.toContain(`>${county.name}<`);
    expect(html).not.toContain('<svg');
  });

  it('asks for the checks of a county’s own only', async () => {
    const history = vi.fn(async () => []);
    await get('/operations', AMADOR, { checks: { history, read: async () => null } });
    expect(history).toHaveBeenCalledTimes(1);
    expect(history).toHaveBeenCalledWith('03', expect.anything(), expect.anything());
  });
});

describe('another county’s pages look as if they did not exist', () => {
  it.each([
    '/operations/counties/19',
    '/operations/checks/19-2026-12-04-regular',
    '/operations/counties/99',
    '/operations/checks/03-2026-12-04-nonsense',
    '/operations/checks/..%2F..%2Fetc',
    '/operations/messages?election=none',
    '/operations/mail?election=none',
    '/operations/counties/19/held-rows',
    '/operations/counties/19/uploads',
    '/operations/counties/03/uploads?cursor=nonsense',
    '/operations/counties/03/held-rows?election=none',
    '/operations/counties/03/held-rows?cursor=nonsense',
    '/operations/nothing',
  ])('%s answers 404 to Amador', async (path) => {
    const { status, html } = await get(path, AMADOR);
    expect(status).toBe(404);
    expect(html).toContain('There is no page at this address.');
    expect(html).not.toContain('Los Angeles');
  });

  it('shows nothing to a request that did not pass the authorizer', async () => {
    expect((await get('/operations', null)).status).toBe(401);
    expect((await get('/operations', { role: 'admin' })).status).toBe(401);
    expect((await get('/operations', { kind: 'person', role: 'county-clerk', county: '99', id: 'x' })).status).toBe(
      401,
    );
  });
});

describe('compliance', () => {
  it('shows each county’s months and days, and why a month had no check', async () => {
    const { status, html } = await get('/operations/compliance');
    expect(status).toBe(200);
    for (const county of COUNTIES) expect(rowOf(html, county.name), county.name).not.toBe('');
    expect(rowOf(html, 'Amador')).toContain('/operations/checks/03-2026-12-04-regular">Met</a>');
    expect(rowOf(html, 'Del Norte')).toContain('<summary>Skipped</summary>A check was completed on 2026-11-30');
    // Before the first check on record nobody can say whether a month was met.
    expect(html).toContain('>No data<');
    expect(html).not.toContain('data-table__month">Missed');
    expect(html).toContain('60-day Report of Registration');
  });

  it('shows a county itself alone', async () => {
    const { html } = await get('/operations/compliance', AMADOR);
    expect(rowOf(html, 'Amador')).not.toBe('');
    expect(rowOf(html, 'Los Angeles')).toBe('');
  });
});

describe('one check', () => {
  const path = '/operations/checks/03-2026-12-04-regular';

  it('gives the counts of each class in each category, and their tolerance', async () => {
    const { html } = await get(path);
    const row = html.split('<tr>').find((one) => one.includes('>Voter registration</th>')) ?? '';
    const numbers = [...row.matchAll(/data-table__number">(\d+)/g)].map((match) => Number(match[1]));
    // In EMS only, in VoteCal only, field, total, tolerance.
    expect(numbers).toEqual([12, 7, 20, 39, 5]);
    expect(row).toContain('Past tolerance');
  });

  it('shows no value of any voter’s record, only IDs and names of fields', async () => {
    const { html } = await get(path);
    expect(html).toContain('City of residence');
    expect(html).toContain('residenceCity');
    expect(html).not.toContain('SECRET');
  });

  it('says since when a difference is there, and that the EMS could not be told', async () => {
    const check = CHECKS.find(({ id }) => id === '03-2026-12-04-regular');
    const told = check && { ...check, emsDelivery: 'failed' as const, acknowledgedAt: null };
    const since = '2026-10-02';
    const { html } = await get(path, SOS, {
      checks: { read: async () => told ?? null, history: async () => [] },
      differences: { page: async () => ({ differences: DIFFERENCES.map((one) => ({ ...one, since })), cursor: null }) },
    });
    expect(html).toContain('<time datetime="2026-10-02">');
    expect(html).toContain('could not be told that the differences are ready');
  });

  it('shows a check whose differences are no longer kept with its counts', async () => {
    const { html } = await get(path, SOS, { differences: { page: async () => 'deleted' } });
    expect(html).toContain('no longer kept');
    expect(html).toContain('Records in VoteCal');
  });

  it('shows 50 differences a page, and the rest on the next', async () => {
    const first = await get(path);
    expect(first.html).toContain('Differences 1 to 50 of 59');
    const next = /href="([^"]*cursor=[^"#]*)/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await get(next);
    expect(second.html).toContain('Differences 51 to 51 of 59');
    expect(second.html).not.toContain('Next page');
    expect(second.html).toContain('First page');
  });

  it('says that a first check has none before it', async () => {
    const first = CHECKS.map((check) => ({
      ...check,
      resolution: check.resolution && { ...check.resolution, previousCheckId: null },
    }));
    const { html } = await get(path, SOS, {
      checks: { read: async (id) => first.find((check) => check.id === id) ?? null, history: async () => [] },
    });
    expect(html).toContain('There is none, so all differences are new.');
    expect((await get(path)).html).not.toContain('There is none, so');
  });

  it('answers 404 for a cursor that is not one of ours', async () => {
    expect((await get(`${path}?cursor=nonsense`)).status).toBe(404);
  });

  it('asks for no differences of a check that has no result', async () => {
    const page = vi.fn();
    const { html } = await get('/operations/checks/11-2026-12-04-regular', SOS, { differences: { page } });
    expect(page).not.toHaveBeenCalled();
    expect(html).toContain('reminded 2 times');
  });

  it('shows a hostile reason as text', async () => {
    const hostile = CHECKS.map((check) => ({ ...check, failure: { code: 'x', sentence: HOSTILE } }));
    const { html } = await get('/operations/checks/17-2026-12-04-regular', SOS, {
      checks: { read: async (id) => hostile.find((check) => check.id === id) ?? null, history: async () => [] },
    });
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<script');
  });
});

describe('a county that has opted out', () => {
  it('is named to the state with the way back, and to itself; no other county reads of it', async () => {
    const elections = {
      list: async () => [ELECTION],
      participation: async (electionId: string, county: '03') =>
        county === '03' ? { electionId, county, participates: false, changedAt: NOW } : undefined,
    } as NonNullable<Overrides>['elections'] & object;
    const state = await get('/operations/messages', SOS, { elections });
    expect(state.html).toContain(
      'Opted out of this election: <a href="/operations/participation?county=03">Amador</a>.',
    );
    expect((await get('/operations/messages', AMADOR, { elections })).html).toContain('Your county has opted out');
    const other = await get('/operations/messages', { ...AMADOR, county: '04' }, { elections });
    expect(other.html.toLowerCase()).not.toContain('opted out');
  });

  it('says that voters get draft wording until the Secretary of State’s texts are in force', async () => {
    const notice = 'Voters get draft wording';
    expect((await get('/operations/messages')).html).toContain(notice);
    const step = { by: 'a', at: NOW };
    const version = {
      scope: { kind: 'state' },
      number: 1,
      hashes: {},
      counts: {},
      questions: 0,
      submitted: step,
      approved: { ...step, effectiveFrom: NOW },
    } as const;
    const inForce = await get('/operations/messages', SOS, { texts: { versions: async () => [version] } });
    expect(inForce.html).not.toContain(notice);
    const later = { ...version, approved: { ...step, effectiveFrom: NOW.add({ hours: 1 }) } };
    const scheduled = await get('/operations/messages', SOS, { texts: { versions: async () => [later] } });
    expect(scheduled.html).toContain(notice);
  });
});

describe('held ballot rows', () => {
  it('stand with ballot, status and reason, and lead on', async () => {
    const { html } = await get('/operations/counties/03/held-rows', AMADOR);
    expect(html).toContain('03-1001');
    expect(html).toContain('ACCEPTED');
    expect(html).toContain('It is dated before this ballot was sent');
    expect(html).toContain('cursor=next&amp;before=1');
    expect(html).toContain('Held rows 1 to 1; more on the next page');
    expect(html).toContain('Send the issue of this ballot with its sent date.');
    const state = await get('/operations/counties/03/held-rows', SOS);
    expect(state.html).toContain('Ask the county whether the issue of this ballot is missing');
    expect(state.html).toContain('Nobody releases a row by hand');
    const last = await get('/operations/counties/03/held-rows?cursor=next&before=1', AMADOR);
    expect(last.html).toContain('Held rows 2 to 2 of 2');
    expect(last.html).toContain('>First page</a>');
    expect(last.html).not.toContain('Next page');
    expect((await get('/operations/counties/03', AMADOR)).html).toContain('/operations/counties/03/held-rows');
  });

  it('of a county without any are none', async () => {
    expect((await get('/operations/counties/19/held-rows', SOS)).html).toContain('No row is held');
  });
});

describe('uploads', () => {
  it('stand with how far their files are, and why one was refused', async () => {
    const { html } = await get('/operations/counties/03/uploads', AMADOR);
    expect(html).toContain('vbm-night.csv.gz');
    expect(html).toContain('Is being taken in, 55%');
    expect(html).toContain('Refused. The file is a zip archive.');
    expect(html).toContain('Show how far it is now');
    expect((await get('/operations/counties/19/uploads', SOS)).html).toContain('Nothing was uploaded yet');
    expect((await get('/operations/counties/03', AMADOR)).html).toContain('/operations/counties/03/uploads');
  });
});

describe('every staff page', () => {
  it.each([
    '/operations',
    '/operations/counties/03',
    '/operations/counties/03/held-rows',
    '/operations/counties/03/uploads',
    '/operations/checks/03-2026-12-04-regular',
    '/operations/calendar',
    '/operations/messages',
    '/operations/mail',
  ])('%s has no empty date, no undefined, and the help desk’s contacts', async (path) => {
    const { status, html } = await get(path);
    expect(status).toBe(200);
    expect(html).not.toMatch(/<time[^>]*><\/time>|Invalid Date|undefined|NaN|\[object/);
    for (const [, machine] of html.matchAll(/<time datetime="([^"]*)"/g)) {
      expect(machine).toMatch(/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d-0[78]:00)?$/);
    }
    expect(html).toContain('mailto:votecalhelp@sos.ca.gov');
    expect(html).toContain('tel:+18888683225');
  });

  it('says that it has a problem, without its reason, when a table cannot be read', async () => {
    const failing = { checks: { history: () => Promise.reject(new Error('secret detail')), read: async () => null } };
    const { status, html } = await get('/operations', SOS, failing);
    expect(status).toBe(500);
    expect(html).toContain('This page has a problem');
    expect(html).not.toContain('secret detail');
  });

  it('answers at /operations/ too', async () => {
    expect((await get('/operations/')).status).toBe(200);
  });
});

describe('the calendar', () => {
  it('shows Orange’s additional window in a row of its own beside its group’s, which is the same night', async () => {
    const { html } = await get('/operations/calendar?from=2026-12-17&to=2026-12-17');
    expect(html).toContain('21 counties');
    const additional = html.split('<tr>').find((row) => row.includes('Additional, if needed')) ?? '';
    expect(additional).toContain('>Orange<');
    expect(additional).toContain('datetime="2026-12-17"');
  });

  it('shows a county its own windows only', async () => {
    const { html } = await get('/operations/calendar?from=2026-12-01&to=2026-12-31', AMADOR);
    expect(html).toContain('>Amador<');
    expect(html).not.toContain('Orange');
  });

  it('keeps the dates that a county typed wrongly out of the page as markup', async () => {
    const { html } = await get(`/operations/calendar?from=${encodeURIComponent(HOSTILE)}`);
    expect(html).not.toContain('<script');
    expect(html).toContain('role="alert"');
  });
});

describe('what failed last night', () => {
  const failuresIn = (html: string): string =>
    /<section aria-labelledby="failed">[\s\S]*?<\/table>/.exec(html)?.[0] ?? '';

  it('stands before the map and the rest, with reason, contact and next step', async () => {
    const { html } = await get('/operations');
    const failures = failuresIn(html);
    expect(html.indexOf(failures)).toBeLessThan(html.indexOf('<svg'));
    expect(html.indexOf('<svg')).toBeLessThan(html.indexOf('Nights</span>'));
    const amador = rowOf(failures, 'Amador');
    for (const text of [
      'past its tolerance',
      'href="tel:+12095550145"',
      'mailto:roll@amador.example.org',
      'Agree a date',
    ]) {
      expect(amador).toContain(text);
    }
    expect(rowOf(failures, 'Glenn')).toContain('None on file');
    expect(rowOf(failures, 'Glenn')).toContain('Call the county: its extract never came.');
    expect(rowOf(failures, 'Butte')).toBe('');
  });

  it('tells a county what it can do itself, and whom it calls', async () => {
    const failures = failuresIn((await get('/operations', AMADOR)).html);
    expect(rowOf(failures, 'Amador')).toContain('start a check of your own');
    expect(rowOf(failures, 'Amador')).toContain('(888) 868-3225');
    expect(failures).not.toContain('Glenn');
  });

  it('is started again with a button by SOS operations while the window is open, and by a county with a check of its own', async () => {
    const night = CHECKS.find(({ id }) => id === '03-2026-12-04-regular');
    if (!night) throw new Error('The samples have it.');
    const failure = { code: 'technical-failure', sentence: 'A fault on our side.' };
    const failed = { ...night, status: 'failed', result: null, failure } as const;
    const checks = { history: async (county: string) => (county === '03' ? [failed] : []), read: async () => null };
    const inWindow = async () => failed.deadlineAt.subtract({ hours: 1 });
    const at = { checks, clock: inWindow };
    for (const path of ['/operations', '/operations/counties/03']) {
      const { html } = await get(path, SOS, at);
      expect(html).toContain('action="/operations/check-starts/again"');
      expect(html).toContain(`<input type="hidden" name="id" value="${failed.id}"/>`);
      expect((await get(path, SOS, { checks })).html).not.toContain('/operations/check-starts');
      const own = (await get(path, { ...AMADOR, role: 'county-technician' }, at)).html;
      expect(own).toContain('action="/operations/check-starts"');
      expect(own).not.toContain('/operations/check-starts/again');
      for (const role of ['read-only', 'help-desk']) {
        const { county, ...state } = AMADOR;
        const looker = role === 'help-desk' ? { ...state, role } : { ...state, role, county };
        expect((await get(path, looker, at)).html).not.toContain('/operations/check-starts');
      }
    }
  });

  it('is started again from both pages also where the county’s file was refused, by a button whose name is what it shows', async () => {
    const night = CHECKS.find(({ id }) => id === '03-2026-12-04-regular');
    if (!night) throw new Error('The samples have it.');
    const failure = { code: 'wrong-sha256', sentence: 'The SHA-256 of the file is not the announced one.' };
    const failed = { ...night, status: 'failed', result: null, failure } as const;
    const checks = { history: async (county: string) => (county === '03' ? [failed] : []), read: async () => null };
    for (const path of ['/operations', '/operations/counties/03']) {
      const { html } = await get(path, SOS, { checks, clock: async () => failed.deadlineAt.subtract({ hours: 1 }) });
      expect(html).toContain('aria-label="Start again: the check of Amador County">Start again</button>');
    }
  });

  it('shows a county its running check in place of the button that starts one, and cancels it in two steps', async () => {
    const own = countyCheck('03', NOW.subtract({ hours: 1 }));
    const checks = { history: async () => [own], read: async () => own };
    const cancelled = {
      ...own,
      status: 'failed' as const,
      endedAt: NOW,
      failure: CANCELLED_BY_COUNTY,
    };
    for (const path of ['/operations/counties/03', `/operations/checks/${own.id}`]) {
      const { html } = await get(path, AMADOR, { checks });
      expect(html).not.toContain('action="/operations/check-starts"');
      const step = /<details><summary>Cancel the check<\/summary>.*?<\/details>/.exec(html)?.[0];
      expect(step).toContain('action="/operations/check-starts/cancellation"');
      expect(step).toContain(`name="id" value="${own.id}"`);
      for (const looker of [SOS, { ...AMADOR, role: 'read-only' }]) {
        expect((await get(path, looker, { checks })).html).not.toContain('/operations/check-starts/cancellation');
      }
      const over = { history: async () => [cancelled], read: async () => cancelled };
      expect((await get(path, AMADOR, { checks: over })).html).not.toContain('/operations/check-starts/cancellation');
    }
    const page = await get('/operations/counties/03', AMADOR, { checks });
    expect(page.html).toContain(`<a href="/operations/checks/${own.id}">A check of this county</a> is running`);
    const timeline = await get(`/operations/checks/${own.id}`, SOS, {
      checks: { ...checks, read: async () => cancelled },
    });
    expect(timeline.html).toContain('Amador County cancelled the check.');
  });

  it('is not overwritten by a check that the county has started since then', async () => {
    const own = CHECKS.find(({ kind }) => kind === 'county');
    const night = CHECKS.find(({ id }) => id === '03-2026-12-04-regular');
    if (!own || !night) throw new Error('The samples have both.');
    const requestedAt = night.requestedAt.add({ hours: 14 });
    const later = { ...own, county: '03', id: '03-20261205T070000-county', requestedAt };
    const history = async (county: string) => (county === '03' ? [later, night] : []);
    const { html } = await get('/operations', SOS, { checks: { history, read: async () => null } });
    const row = rowOf(html.slice(html.indexOf('Last night of each county')), 'Amador');
    expect(row).toContain('>Failed</span>');
    expect(row).not.toContain('>Passed</span>');
    expect(row).toContain(later.id);
    expect(html).toMatch(/aria-label="Map of California’s counties[^"]*Failed: 1/);
    expect(rowOf(failuresIn(html), 'Amador')).toContain('the county’s own check has passed since then');
  });

  it('is nothing where nothing did, and no night where none is on record', async () => {
    const passed = CHECKS.find(({ result, kind }) => result === 'passed' && kind === 'regular');
    if (!passed) throw new Error('The samples have one.');
    const shown = async (checks: typeof CHECKS) => {
      const history = async (county: string) => checks.filter((check) => check.county === county);
      const viewer = { ...AMADOR, county: passed.county };
      const { html } = await get('/operations', viewer, { checks: { history, read: async () => null } });
      const start = html.indexOf('What failed last night');
      return html.slice(start, html.indexOf('</section>', start));
    };
    expect(await shown([passed])).toContain('Nothing failed in the last night.');
    expect(await shown([])).toContain('No night is on record yet.');
    expect(await shown([])).not.toContain('Failed, the last night first');
  });

  it('is told the state of the county, and the county of itself', async () => {
    const sentence = 'Your extract gives no result: it is cut short.';
    const told = CHECKS.map((check) =>
      check.failure ? { ...check, failure: { code: 'extract-cut-short', sentence } } : check,
    );
    const checks = {
      history: async (county: string) => told.filter((check) => check.county === county),
      read: async (id: string) => told.find((check) => check.id === id) ?? null,
    };
    for (const path of ['', '/counties/17', '/checks/17-2026-12-04-regular']) {
      const { html } = await get(`/operations${path}`, SOS, { checks });
      expect(html).toContain('The county’s extract gives no result');
      expect(html).not.toContain('Your extract');
      const lake = { ...AMADOR, county: '17' };
      expect((await get(`/operations${path}`, lake, { checks })).html).toContain(sentence);
    }
  });
});

describe('a table as a file', () => {
  it.each([
    ['/operations', 'sync-checks', 59],
    ['/operations/counties', 'missing-of-counties', 514],
    ['/operations/counties/03', 'checks-03', 2],
    ['/operations/compliance', 'compliance', 59],
    ['/operations/messages', 'messages-2026-11-03-statewide', 4],
    ['/operations/mail', 'mail-2026-11-03-statewide', 59],
    ['/operations/checks/03-2026-12-04-regular', 'differences-03-2026-12-04-regular', 52],
    ['/operations/calendar?from=2026-12-17&to=2026-12-17', 'calendar-2026-12-17-2026-12-17', 23],
  ])('%s is one: %s.csv', async (path, name, lines) => {
    const file = `${path}${path.includes('?') ? '&' : '?'}format=csv`;
    const answer = await sampleOperations(assets).request(file, {}, signedIn(SOS));
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${name}.csv"`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const text = await answer.text();
    expect(text).not.toMatch(/undefined|NaN|SECRET|\[object/);
    expect(text.trimEnd().split('\r\n')).toHaveLength(lines);
    expect((await get(path)).html).toContain('format=csv');
  });

  it('runs no formula that somebody put into it', async () => {
    const sentence = '=HYPERLINK("x")';
    const hostile = CHECKS.map((check) => ({ ...check, skipReason: null, failure: { code: 'x', sentence } }));
    const checks = { history: async () => hostile.slice(0, 1), read: async () => null };
    const site = sampleOperations(assets, { checks });
    const answer = await site.request('/operations/counties/03?format=csv', {}, signedIn(SOS));
    expect(await answer.text()).toContain(`,"'=HYPERLINK(""x"")",`);
  });

  it('has a county’s own rows only, and none of another’s', async () => {
    const { html } = await get('/operations?format=csv', AMADOR);
    expect(html).toContain('Amador');
    expect(html).not.toContain('Los Angeles');
    expect((await get('/operations/checks/19-2026-12-04-regular?format=csv', AMADOR)).status).toBe(404);
  });
});

describe('the page of mail scans', () => {
  it('shows mailed, scanned and not yet seen by day, in a chart and in the table that it names', async () => {
    const { html } = await get('/operations/mail', AMADOR);
    expect(html).toContain('On the way to voters, by day');
    expect(html).toMatch(/<svg[^>]*aria-label="On the way to voters: of 36,190 envelopes 31,360 are scanned/);
    expect(html).toContain('<title>Mon, Oct 5, 2026: 4,210 mailed, 4,190 scanned, 20 not yet seen</title>');
    const days = html.split('<tr>').filter((row) => row.includes('datetime="2026-10-05"'));
    expect(days[0]).toMatch(/4,210.*4,190.*20.*99\.5/s);
    expect(html).not.toContain('Los Angeles');
  });

  it('shows the state each county that has barcodes, and says where nothing came yet', async () => {
    const { html } = await get('/operations/mail');
    expect(html.split('<tr>').find((row) => row.includes('>Los Angeles</a>'))).toContain('36,190');
    expect(html).not.toContain('>Alameda<');
    const { html: one } = await get('/operations/mail?county=19');
    expect(one).toContain('Los Angeles County');
    expect(one).not.toContain(', by county');
    expect((await get('/operations/mail?county=19', AMADOR)).html).not.toContain('Los Angeles');
    expect((await get('/operations/mail?county=77')).status).toBe(404);
    const none = { coverage: { of: async () => ({ county: '03', counts: [] }) } };
    expect((await get('/operations/mail', AMADOR, none)).html).toContain('No tracking file of this election');
  });
});

describe('the page of messages', () => {
  it('names the states in words', async () => {
    const { html } = await get('/operations/messages');
    for (const text of ['Delivered', 'Taken by the provider', 'Waiting for its hour']) expect(html).toContain(text);
  });
});
