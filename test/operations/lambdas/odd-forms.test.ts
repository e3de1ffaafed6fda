import { describe, expect, it } from 'vitest';
import { FILE_ACTIONS, PAGE_ACCESS, PAGE_ACTIONS, VOTER_ACTIONS } from '../../../lib/platform/access.ts';
import { sampleAssets } from '../../site-kit/sample-assets.ts';
import { signedIn } from '../../site-kit/signed-in.ts';
import { sampleFiles } from '../sample-files.ts';
import { sampleOperations } from '../sample-operations.ts';
import { PAGES_URL, samplePeople } from '../sample-people.ts';
import { sampleVoters } from '../sample-voters.ts';

const ODD = ['', ' ', '03-x', 'a b', '\u0000', '\u202e', 'x'.repeat(3000), '–'.repeat(350), '1e999'];
/** Of these, what each field is tried with by itself. */
const EACH = ['', 'a b', 'x'.repeat(3000)];
const FIELDS = {
  people: ['id', 'key', 'role', 'name', 'email'],
  files: ['id', 'version', 'decision', 'reason', 'role', 'name', 'date', 'time', 'vendor', 'endpoint', 'webhookUrl'],
  voters: ['voterId', 'channel', 'reason', 'lastName', 'dateOfBirth'],
};
const USUAL = {
  county: '03',
  decision: 'decline',
  version: '1',
  role: 'read-only',
  name: 'Nora',
  email: 'n@example.org',
  date: '2026-12-10',
  time: '17:00',
  reason: 'Agreed',
};
const FORM = 'application/x-www-form-urlencoded';

describe('a form that holds anything at all', () => {
  it.each(Object.entries(PAGE_ACTIONS))('is answered, and fails nowhere: %s', async (action, { path, roles }) => {
    const side = action in FILE_ACTIONS ? 'files' : action in VOTER_ACTIONS ? 'voters' : 'people';
    const { site, entries } = { files: sampleFiles, people: samplePeople, voters: sampleVoters }[side]();
    const [role] = roles;
    const caller = { kind: 'person', id: 'p1', role, ...(role.startsWith('county') ? { county: '03' } : {}) };
    const failed: string[] = [];
    const send = async (what: string, body: string, type = FORM): Promise<void> => {
      const init = { method: 'POST', body, headers: { origin: PAGES_URL, 'content-type': type } };
      const { status } = await site.request(path, init, signedIn(caller));
      if (status >= 500) failed.push(`${what}: ${status}`);
    };
    await send('nothing', '');
    for (const county of ['', '59', 'x'.repeat(3000)]) await send('county', `county=${county}`);
    for (const odd of ODD) {
      const all = Object.fromEntries(FIELDS[side].map((field) => [field, odd]));
      await send(`all ${odd.slice(0, 9)}`, new URLSearchParams({ county: '03', ...all }).toString());
      for (const field of EACH.includes(odd) ? FIELDS[side] : []) {
        await send(`${field} ${odd.slice(0, 9)}`, new URLSearchParams({ ...USUAL, [field]: odd }).toString());
      }
    }
    await send('twice', `${new URLSearchParams(USUAL)}&id=a&id=b&voterId[]=c&key[]=d`);
    await send('no form', 'not a form', 'multipart/form-data');
    await send('JSON', '{"id":{}}', 'application/json');
    expect(failed).toEqual([]);
    expect(entries.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  });

  it.each([
    ['/operations/check-starts/again', ['', '03-x', 'a b']],
    ['/operations/elections/decision', ['', 'x'.repeat(3000)]],
  ])('is refused where the id is none: %s', async (path, ids) => {
    for (const id of ids) {
      const { site, entries } = sampleFiles();
      const role = path.includes('elections') ? 'sos-ballot-tracking' : 'sos-operations';
      const body = new URLSearchParams({ ...USUAL, id }).toString();
      const init = { method: 'POST', body, headers: { origin: PAGES_URL, 'content-type': FORM } };
      const answer = await site.request(path, init, signedIn({ kind: 'person', id: 'p1', role }));
      expect([answer.status, (await answer.text()).includes('role="alert"')]).toEqual([400, true]);
      expect(entries.at(-1)).toMatchObject({ outcome: 'refused', target: { id: '' }, reason: 'not-found' });
    }
  });

  it.each(['show-voter', 'diagnose-sign-up', 'end-subscription'] as const)(
    'is refused where it names no voter: %s',
    async (action) => {
      const { site, entries } = sampleVoters();
      const init = { method: 'POST', body: 'channel=all', headers: { origin: PAGES_URL, 'content-type': FORM } };
      const caller = { kind: 'person', id: 'p1', role: 'help-desk' };
      const answer = await site.request(VOTER_ACTIONS[action].path, init, signedIn(caller));
      expect([answer.status, (await answer.text()).includes('The form named no voter')]).toEqual([400, true]);
      expect(entries.at(-1)).toMatchObject({ outcome: 'refused', reason: 'bad-request' });
    },
  );
});

describe('an address that holds anything at all', () => {
  const NAMES = ['after', 'before', 'cursor', 'election', 'from', 'to', 'county', 'notice', 'date', 'time', 'reason'];
  const FORM_PAGES = /^\/operations\/(contacts|systems|dates|participation)$/;

  it.each(Object.keys(PAGE_ACCESS).filter((page) => page !== '/operations/outreach'))(
    'fails no page: %s',
    async (page) => {
      const failed: string[] = [];
      const log = { info: () => {}, warn: () => {}, error: (code: string) => void failed.push(code) };
      const files = sampleFiles();
      const site = FORM_PAGES.test(page)
        ? files.site
        : page === '/operations/voters'
          ? sampleVoters().site
          : ['/operations/people', '/operations/sessions'].includes(page)
            ? samplePeople().site
            : sampleOperations(await sampleAssets(), { log });
      for (const odd of ODD) {
        const part = encodeURIComponent(odd === '' ? 'none' : odd);
        const path = page.replace(':code', '03').replace(':id', part);
        const all = new URLSearchParams(Object.fromEntries(NAMES.map((name) => [name, odd])));
        const usual = new URLSearchParams({ ...Object.fromEntries(all), county: '03' });
        for (const query of [all, usual]) {
          const { status } = await site.request(
            `${path}?${query}`,
            {},
            signedIn({ kind: 'person', id: 'p1', role: 'sos-operations' }),
          );
          if (status >= 500) failed.push(`${path} ${odd.slice(0, 9)}: ${status}`);
        }
      }
      expect([...failed, ...files.failures]).toEqual([]);
    },
  );
});
