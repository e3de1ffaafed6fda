import { describe, expect, it } from 'vitest';
import { RELEASE_ACTIONS } from '../../../lib/platform/access.ts';
import { KNOWN_SCHEDULES } from '../../../lib/releases/domain/known-schedules.ts';
import { scheduleCsv } from '../../../lib/releases/domain/schedule-csv.ts';
import { PRINTED_ROWS } from '../../releases/cases/printed-memo.ts';
import { signedIn } from '../../site-kit/signed-in.ts';
import { PAGES_URL } from '../sample-people.ts';
import { sampleReleases } from '../sample-releases.ts';

const SOS = { kind: 'person', id: 'sos-1', role: 'sos-operations' };
const DESK = { kind: 'person', id: 'p2', role: 'help-desk' };
const AMADOR = { kind: 'person', id: 'amador-1', role: 'county-clerk', county: '03' };

type Site = Awaited<ReturnType<typeof sampleReleases>>['site'];

/** The text of a page, without its tags. */
const textOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', '’')
    .replace(/\s+/g, ' ');

const get = async (site: Site, path: string, who: Record<string, string> = SOS) => {
  const answer = await site.request(`/operations/${path}`, {}, signedIn(who));
  const body = await answer.text();
  return { status: answer.status, type: answer.headers.get('content-type'), body, text: textOf(body) };
};

const post = async (
  site: Site,
  action: keyof typeof RELEASE_ACTIONS,
  form: Record<string, string | File>,
  who: Record<string, string> = SOS,
) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) body.set(name, value);
  const answer = await site.request(
    RELEASE_ACTIONS[action].path,
    { method: 'POST', body, headers: { origin: PAGES_URL } },
    signedIn(who),
  );
  return { status: answer.status, to: answer.headers.get('location'), text: textOf(await answer.text()) };
};

const csvOf = (text: string): File => new File([text], 'schedule.csv', { type: 'text/csv' });
const [august, november] = KNOWN_SCHEDULES;
if (august === undefined || november === undefined) throw new Error('Both schedules are known.');

describe('the pages of a release', () => {
  it('show its schedule as a chart and in a table, with how far each task is', async () => {
    const { site } = await sampleReleases();
    const { status, body, text } = await get(site, 'releases/votecal-2021');
    expect(status).toBe(200);
    expect(text).toContain('The schedule keeps every rule for releases.');
    expect(body.match(/class="gantt__bar /g)).toHaveLength(20);
    for (const row of PRINTED_ROWS) for (const cell of row.slice(1)) expect(text).toContain(cell);
    // Amador of six counties has installed.
    expect(text).toContain('1 of 6 counties');
  });

  it('say that August 8 lies 37 days before the recall, while that is the schedule', async () => {
    const { site } = await sampleReleases(undefined, { schedules: [august] });
    const { text } = await get(site, 'releases/votecal-2021');
    expect(text).toContain('Release before an election, broken: August 8, 2021, is 37 days before');
    expect(text).toContain('Acceptance test, cannot be judged:');
    expect(text).toContain('Not drawn, because no day of it is known: task 19.');
  });

  it('show the slip task by task', async () => {
    const { site } = await sampleReleases();
    const { text } = await get(site, 'releases/votecal-2021/revisions');
    expect(text).toContain('VoteCal’s release: 105 days later.');
    expect(text).toContain('New: task 10 once more, ends 91 days later');
    expect(text).toContain('Done, and frozen');
    expect((await get(site, 'releases/votecal-2021/revisions?from=2')).status).toBe(404);
  });

  it.each([
    ['Amador, which has installed', AMADOR, '', ['17', '18'], false],
    ['Los Angeles, chosen by SOS', SOS, '?county=19', ['14', '17', '18'], false],
    ['SOS itself', SOS, '', ['15', '16'], true],
  ] as const)('say what is to be done this week: by %s', async (_, who, query, numbers, isState) => {
    const { site } = await sampleReleases();
    const { body, text } = await get(site, `releases/votecal-2021/week${query}`, who);
    expect([...body.matchAll(/<td data-label="#">([^<]+)</g)].map(([, number]) => number)).toEqual(numbers);
    expect(text.includes('VOTECAL CTE WILL BE DOWN')).toBe(true);
    expect(body.includes('usa-alert--info')).toBe(!isState);
  });

  it('show a county its own completion, and the state everybody’s', async () => {
    const { site } = await sampleReleases();
    const state = await get(site, 'releases/votecal-2021/counties');
    for (const name of ['Alameda', 'Amador', 'Los Angeles', 'Madera', 'Yuba']) expect(state.text).toContain(name);
    const own = await get(site, 'releases/votecal-2021/counties', AMADOR);
    expect(own.text).toContain('Amador');
    for (const name of ['Alameda', 'Los Angeles', 'Madera', 'Yuba']) expect(own.text).not.toContain(name);
    expect((await get(site, 'releases/votecal-2021/week?county=19', AMADOR)).status).toBe(404);
    expect((await get(site, 'releases/votecal-2021', AMADOR)).text).not.toContain('of 6 counties');
    const csv = await get(site, 'releases/votecal-2021/counties?format=csv', AMADOR);
    expect(csv.body.split('\r\n')).toContain('Amador,14,Confirmed,2021-10-06T10:00:00-07:00');
    expect(csv.body).not.toContain('Alameda');
  });

  it('print the memorandum as it was published, row by row', async () => {
    const { site } = await sampleReleases();
    const { body } = await get(site, 'releases/votecal-2021/memo', AMADOR);
    const printed = [...body.matchAll(/<tr><th scope="row">(.*?)<\/tr>/g)].map(([, row = '']) =>
      row
        .split(/<\/t[hd]>(?:<td>)?/)
        .slice(0, 5)
        .map((cell) => cell.replaceAll('&quot;', '"')),
    );
    expect(printed).toEqual(PRINTED_ROWS);
    expect((await get(site, 'releases/votecal-2021/memo?revision=1')).status).toBe(404);
    const pdf = await get(site, 'releases/votecal-2021/memo?revision=2&format=pdf', AMADOR);
    expect([pdf.type, pdf.body]).toEqual([
      'application/pdf',
      '%PDF of County Clerk/Registrar of Voters (CC/ROV) Memorandum #21144',
    ]);
  });

  it('hand out the schedule as the CSV that can be read again', async () => {
    const { site } = await sampleReleases();
    const { body, type } = await get(site, 'releases/votecal-2021?format=csv', AMADOR);
    expect(type).toBe('text/csv; charset=utf-8');
    expect(`\uFEFF${body}`).toBe(scheduleCsv(november));
  });

  it.each(['votecal-2022', 'VoteCal', '..'])('are not there for %s', async (release) => {
    const { site } = await sampleReleases();
    for (const page of ['', '/week', '/counties', '/revisions', '/memo', '/revise'])
      expect((await get(site, `releases/${encodeURIComponent(release)}${page}`)).status, page).toBe(404);
  });
});

describe('what is done to a schedule', () => {
  const slip = { release: 'votecal-2021', revision: '2', votecal: '2021-12-05', ems: '2021-12-05', reason: 'a flood' };

  it('moves what remains, and freezes what everybody has confirmed', async () => {
    const { site, schedules, entries } = await sampleReleases();
    const { status, to } = await post(site, 'slip-schedule', slip);
    expect([status, to]).toEqual([303, '/operations/releases/votecal-2021?notice=schedule-revised']);
    const revisions = await schedules.revisions('votecal-2021');
    expect(revisions.slice(0, 2)).toEqual([august, november]);
    expect(revisions[2]).toMatchObject({ revision: 3, publishedOn: '2021-10-06', reason: 'a flood', memo: null });
    const days = revisions[2]?.tasks.filter(({ number }) => ['13', '14', '19'].includes(number)).map(({ end }) => end);
    // 14 days later, but for what was done in July.
    expect(days).toEqual([
      { kind: 'on', date: '2021-07-09', written: '7/09/2021' },
      { kind: 'on', date: '2021-10-22' },
      { kind: 'on', date: '2021-12-03' },
    ]);
    expect(entries.map(({ outcome }) => outcome)).toEqual(['asked', 'done']);
    expect(entries[1]).toMatchObject({
      action: 'slip-schedule',
      target: { kind: 'release-schedule', id: 'votecal-2021' },
      before: { revision: 2, releasesOn: { votecal: '2021-11-21' } },
      after: { revision: 3, releasesOn: { votecal: '2021-12-05' } },
    });
  });

  it('is done once: whoever looked at an older revision is told so', async () => {
    const { site, schedules } = await sampleReleases();
    await post(site, 'slip-schedule', slip);
    const { status, text } = await post(site, 'slip-schedule', slip);
    expect(status).toBe(409);
    expect(text).toContain('Somebody else has revised this schedule meanwhile');
    expect(await schedules.revisions('votecal-2021')).toHaveLength(3);
  });

  it('replaces what remains by a file, but not what is done', async () => {
    const { site, schedules } = await sampleReleases();
    const text = scheduleCsv(november);
    const moved = text.replace('11/5/2021,11/19/2021', '11/8/2021,11/18/2021');
    const days = { votecal: '2021-11-21', ems: '2021-11-21', reason: 'a shorter test' };
    const again = {
      ...slip,
      ...days,
      file: csvOf(moved),
      memoNumber: '21200',
      memoFrom: 'A. Person',
      memoTitle: 'Analyst',
      memoSecretary: 'S. W.',
    };
    expect((await post(site, 'rewrite-schedule', again)).status).toBe(303);
    expect((await schedules.find('votecal-2021'))?.memo?.number).toBe('21200');
    const done = text.replaceAll('7/12/2021', '7/13/2021');
    const refused = await post(site, 'rewrite-schedule', { ...again, revision: '3', file: csvOf(done) });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Task 12 is done and stays as it was; here it was changed.');
    const broken = await post(site, 'rewrite-schedule', {
      ...again,
      revision: '3',
      file: csvOf(text.replace('SOS/CGI', 'SOS/XYZ')),
    });
    expect(broken.status).toBe(400);
    expect(broken.text).toContain('Line 3, Responsible Entity:');
  });

  it('publishes a first schedule under a name of its own', async () => {
    const { site, schedules } = await sampleReleases(undefined, { schedules: [] });
    const form = {
      release: 'votecal-2021',
      votecal: '2021-11-21',
      ems: '2021-11-21',
      file: csvOf(scheduleCsv(november)),
    };
    expect((await post(site, 'publish-schedule', form)).status).toBe(303);
    expect(await schedules.find('votecal-2021')).toMatchObject({ revision: 1, tasks: november.tasks });
    const again = await post(site, 'publish-schedule', form);
    expect([again.status, again.text.includes('There is a release of this name already.')]).toEqual([409, true]);
    const odd = await post(site, 'publish-schedule', { ...form, release: 'Vote Cal' });
    expect([odd.status, odd.text.includes('Use small letters, digits and hyphens.')]).toEqual([400, true]);
  });

  it('puts an approval with name and date on record', async () => {
    const { site, schedules } = await sampleReleases();
    const form = {
      release: 'votecal-2021',
      revision: '2',
      kind: 'schedule',
      by: 'A. Chief',
      on: '2021-09-01',
      reference: 'CC/ROV #21144',
    };
    expect((await post(site, 'approve-schedule', form)).status).toBe(303);
    const approved = await schedules.find('votecal-2021');
    expect(approved).toMatchObject({
      ...november,
      revision: 3,
      publishedOn: '2021-10-06',
      approvals: [{ by: 'A. Chief' }],
    });
    expect((await get(site, 'releases/votecal-2021')).text).toContain(
      'The schedule as it stands: A. Chief, September 1, 2021 (CC/ROV #21144)',
    );
    expect((await post(site, 'approve-schedule', { ...form, revision: '3', by: '' })).status).toBe(400);
  });

  it('is for those who lead releases alone', async () => {
    const { site, schedules, entries } = await sampleReleases();
    for (const who of [DESK, AMADOR]) {
      expect((await post(site, 'slip-schedule', slip, who)).status).toBe(403);
      expect((await get(site, 'releases/votecal-2021/revise', who)).status).toBe(403);
      expect((await get(site, 'new-release', who)).status).toBe(403);
    }
    expect(await schedules.revisions('votecal-2021')).toHaveLength(2);
    expect(entries.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['refused', 'forbidden'],
      ['refused', 'forbidden'],
    ]);
  });
});
