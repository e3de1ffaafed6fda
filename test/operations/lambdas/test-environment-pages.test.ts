import { describe, expect, it } from 'vitest';
import { RELEASE_ACTIONS } from '../../../lib/platform/access.ts';
import { signedIn } from '../../site-kit/signed-in.ts';
import { PAGES_URL } from '../sample-people.ts';
import { sampleReleases } from '../sample-releases.ts';

const SOS = { kind: 'person', id: 'sos-1', role: 'sos-operations' };
const DESK = { kind: 'person', id: 'desk-1', role: 'help-desk' };
const ALAMEDA = { kind: 'person', id: 'alameda-1', role: 'county-clerk', county: '01' };
const ALPINE = { kind: 'person', id: 'alpine-1', role: 'county-clerk', county: '02' };
const BUTTE = { kind: 'person', id: 'butte-1', role: 'county-clerk', county: '04' };

type Site = Awaited<ReturnType<typeof sampleReleases>>['site'];

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const get = async (site: Site, path: string, who: Record<string, string>) => {
  const answer = await site.request(`/operations/${path}`, {}, signedIn(who));
  return { status: answer.status, text: textOf(await answer.text()) };
};
const post = async (
  site: Site,
  action: keyof typeof RELEASE_ACTIONS,
  form: Record<string, string>,
  who: Record<string, string>,
) => {
  const headers = { origin: PAGES_URL, 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams(form).toString();
  const answer = await site.request(RELEASE_ACTIONS[action].path, { method: 'POST', body, headers }, signedIn(who));
  return { status: answer.status, to: answer.headers.get('location'), text: textOf(await answer.text()) };
};

describe('the page of the test environment', () => {
  it('shows a county what it has to confirm, takes its word once, and lets nothing wait for it then', async () => {
    const { site, entries } = await sampleReleases();
    expect((await get(site, 'test-environment', ALAMEDA)).text).toContain(
      '14 Receive and install the updated November',
    );
    const confirmed = await post(site, 'confirm-task', { release: 'votecal-2021', task: '14' }, ALAMEDA);
    expect(confirmed).toMatchObject({ status: 303, to: expect.stringContaining('notice=confirmed') });
    expect(entries.at(-1)).toMatchObject({
      action: 'confirm-task',
      outcome: 'done',
      county: '01',
      target: { kind: 'task', id: 'votecal-2021/14' },
      after: { task: '14' },
    });
    const { text } = await get(site, 'test-environment?notice=confirmed', ALAMEDA);
    expect(text).toContain('It is confirmed.');
    expect(text).toContain('Nothing waits for your county now.');
    const early = await post(site, 'confirm-task', { release: 'votecal-2021', task: '19' }, ALAMEDA);
    expect(early).toMatchObject({ status: 409, text: expect.stringContaining('Task 19 has not begun.') });
  });

  it('asks an installation’s versions, takes them anew, and shows SOS who has named none', async () => {
    const { site, entries } = await sampleReleases();
    const rules = async () => (await get(site, 'releases/votecal-2021', SOS)).text;
    expect((await get(site, 'test-environment', ALAMEDA)).text).toContain('EMS and version in production');
    expect((await get(site, 'test-environment', SOS)).text).not.toContain('EMS and version in production');
    const form = { release: 'votecal-2021', task: '14' };
    const half = await post(site, 'confirm-task', { ...form, production: 'DIMS 7.1', cte: '' }, ALAMEDA);
    expect(half).toMatchObject({ status: 400, text: expect.stringContaining('such as DIMS 7.1, or with neither') });
    expect(await rules()).toContain('keeps every rule');
    await post(site, 'confirm-task', { ...form, production: '', cte: '' }, ALAMEDA);
    expect(await rules()).toMatch(/EMS version, cannot be judged:[^.]*test environment: Alameda\./);
    expect((await get(site, 'test-environment', ALAMEDA)).text).toContain('Not named yet');
    await post(site, 'confirm-task', { ...form, production: 'DIMS 7.1', cte: 'DIMS 7.0' }, ALAMEDA);
    expect(await rules()).toContain('Alameda County has DIMS 7.1 in production and DIMS 7.0 in the test environment.');
    const anew = { production: 'DIMS 7.1', cte: 'DIMS 7.1' };
    expect((await post(site, 'confirm-task', { ...form, ...anew }, ALAMEDA)).to).toContain('notice=versions-said');
    expect(entries.at(-1)).toMatchObject({ outcome: 'done', after: { task: '14', versions: anew } });
    expect(await rules()).not.toContain('Alameda County has');
    expect((await get(site, 'test-environment', ALAMEDA)).text).toContain('DIMS 7.1 in production, DIMS 7.1 in the');
  });

  it('tells SOS, and no county, what keeps it down and what to do', async () => {
    const { site, environment, now } = await sampleReleases();
    const state = { kind: 'down', reason: 'installation', since: now, until: null, by: 'votecal-2021/14' } as const;
    await environment.save({ state, back: null, required: null, version: 1 });
    const { text } = await get(site, 'test-environment', SOS);
    expect(text).toMatch(/is down since[\s\S]*Task 14 keeps it down: [\s\S]*Not confirmed by: [^.]*Alameda/);
    const own = (await get(site, 'test-environment', ALAMEDA)).text;
    expect(own).toContain('is down since');
    expect(own).not.toContain('keeps it down');
  });

  it('leads a county from its first word over the MOU to its set-up, with who did what', async () => {
    const { site } = await sampleReleases();
    expect((await get(site, 'test-environment', BUTTE)).text).toContain('Has not opted in.');
    expect((await post(site, 'change-opt-in', { does: 'opt-in', county: '04' }, BUTTE)).status).toBe(303);
    const mou = {
      does: 'record-mou',
      county: '04',
      file: 'MOU CTE Butte 2021.pdf',
      signedOn: '2021-10-05',
      signatory: 'B. Registrar',
    };
    expect((await post(site, 'change-opt-in', mou, BUTTE)).text).toContain('SOS records the signed MOU.');
    const later = await post(site, 'change-opt-in', { ...mou, signedOn: '2022-01-01' }, SOS);
    expect(later).toMatchObject({ status: 409, text: expect.stringContaining('today is 2021-10-06') });
    expect((await post(site, 'change-opt-in', mou, SOS)).status).toBe(303);
    const check = { county: '04', item: 'mpls-address', done: 'yes', detail: '10.4.3.20' };
    expect((await post(site, 'check-setup', check, BUTTE)).text).toContain('is checked by SOS/ITD');
    expect((await post(site, 'check-setup', { ...check, detail: 'soon' }, SOS)).text).toContain('such as 10.58.3.20');
    expect((await post(site, 'check-setup', check, SOS)).status).toBe(303);
    const { text } = await get(site, 'test-environment', BUTTE);
    expect(text).toContain('Takes part.');
    expect(text).toContain('MOU CTE Butte 2021.pdf, signed on 2021-10-05 by B. Registrar');
    expect(text).toContain('10.4.3.20 SOS operations');
    expect(text).toContain('1 of 8 items of the set-up are done.');
    expect((await post(site, 'change-opt-in', { does: 'withdraw', county: '04', reason: 'No system' }, BUTTE)).to).toBe(
      '/operations/test-environment?county=04&notice=withdrew',
    );
    expect((await get(site, 'test-environment?county=04&notice=withdrew', SOS)).text).toContain('Has withdrawn.');
  });

  it('shows no county another’s part, and changes none', async () => {
    const { site } = await sampleReleases();
    expect((await get(site, 'test-environment?county=01', ALPINE)).status).toBe(404);
    expect((await get(site, 'test-environment', ALPINE)).text).not.toContain('Alameda');
    expect((await get(site, 'test-environment', SOS)).text).toContain('Alameda County');
    const form = { does: 'withdraw', county: '01', reason: 'Not ours' };
    expect((await post(site, 'change-opt-in', form, ALPINE)).status).toBe(400);
    expect((await get(site, 'test-environment', ALAMEDA)).text).toContain('Takes part.');
  });
});

describe('the page of issues', () => {
  it('goes the way of an issue: reported, answered, opened again, closed; other counties see nothing of it', async () => {
    const { site } = await sampleReleases();
    const report = { class: 'search', title: 'Search is empty', text: 'Every search since the installation.' };
    expect((await post(site, 'report-issue', { ...report, title: '' }, ALAMEDA)).status).toBe(400);
    expect((await post(site, 'report-issue', report, ALAMEDA)).status).toBe(303);
    const id = '2021-10-06-01-1';
    expect((await get(site, 'issues', DESK)).text).toContain(id);
    expect((await get(site, 'issues', ALPINE)).text).not.toContain('Search is empty');
    expect((await post(site, 'answer-issue', { id, state: 'closed' }, ALPINE)).status).toBe(400);
    expect((await post(site, 'answer-issue', { id, state: 'answered', text: '' }, DESK)).text).toContain(
      'Say in a few sentences',
    );
    const answer = { id, state: 'answered', text: 'The index was not built. It is now.' };
    expect((await post(site, 'answer-issue', answer, DESK)).status).toBe(303);
    expect((await get(site, 'issues', ALAMEDA)).text).toContain('The index was not built.');
    expect(
      (await post(site, 'answer-issue', { id, state: 'reported', text: 'Not for hyphens.' }, ALAMEDA)).status,
    ).toBe(303);
    expect((await post(site, 'answer-issue', { id, state: 'closed' }, ALAMEDA)).status).toBe(303);
    expect((await get(site, 'issues', SOS)).text).toContain('Closed . Alameda County');
  });
});
