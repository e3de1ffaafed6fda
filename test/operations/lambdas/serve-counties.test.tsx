import { beforeAll, describe, expect, it, vi } from 'vitest';
import { COUNTIES } from '../../../lib/shared/counties.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import type { SiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { aClient, COMPLETE, NOW } from '../../counties/county-files.ts';
import { ELECTION } from '../../faults/scenario.ts';
import { sampleAssets } from '../../site-kit/sample-assets.ts';
import { signedIn } from '../../site-kit/signed-in.ts';
import { NOW as PAGES_NOW } from '../sample-checks.ts';
import { AMADOR, SOS, sampleOperations } from '../sample-operations.ts';

let assets: SiteAssets;
beforeAll(async () => {
  assets = await sampleAssets();
});

/** When the pages are looked at. */
const CHECKED = PAGES_NOW;
const WAITING = { ...ELECTION, id: '2028-11-07-03-library', kind: 'local' as const, county: '03' as const };
type Overrides = Parameters<typeof sampleOperations>[1];
const get = async (path: string, caller: Record<string, string> = SOS, overrides: Overrides = {}) => {
  const response = await sampleOperations(assets, overrides).request(path, {}, signedIn(caller));
  return { status: response.status, html: await response.text() };
};
const rowOf = (html: string, county: string): string =>
  html.split('<tr>').find((row) => row.includes(`>${county}</a>`)) ?? '';

describe('the counties', () => {
  it('says of each of the 58 what is missing before its next night and its next election', async () => {
    const { html } = await get('/operations/counties');
    for (const { name } of COUNTIES) expect(rowOf(html, name), name).not.toBe('');
    expect(html).toContain('1 of 58 counties have all');
    expect(rowOf(html, 'Amador').match(/Nothing/g)).toHaveLength(2);
    expect(rowOf(html, 'Alameda')).toContain('Email address for staff; Telephone number for staff');
  });

  it('shows SOS the local elections that wait, with the version to decide about; another county none of it', async () => {
    expect((await get('/operations/counties')).html).toContain('2026-12-08-01-library');
    const amador = await get('/operations/counties', AMADOR);
    expect(amador.html).not.toContain('Library Measure');
    expect(amador.html).not.toContain('>Alameda<');
  });

  it('says on the first page and on Messages how many wait, and who decides', async () => {
    const oneWaits = { requests: { list: async () => [{ election: WAITING, declined: null }] } };
    const none = { list: async () => [], participation: async () => undefined };
    for (const path of ['/operations', '/operations/messages']) {
      const sos = await get(path);
      expect(sos.html).toContain(
        '7 requests for local elections wait</a> for a decision. SOS Ballot Tracking decides.',
      );
      const tracker = await get(path, { ...SOS, role: 'sos-ballot-tracking' });
      expect(tracker.html).toContain('for a decision. It is yours.');
      expect((await get(path, AMADOR)).html).not.toContain('for a decision');
      const own = await get(path, AMADOR, { ...oneWaits, elections: none });
      expect(own.html).toContain('1 request for a local election waits</a> for a decision.');
    }
    expect((await get('/operations/counties')).html).toContain('SOS Ballot Tracking decides about');
  });

  it('lets SOS ballot tracking decide with a button and a reason, and nobody else', async () => {
    const tracker = await get('/operations/counties', { ...SOS, role: 'sos-ballot-tracking' });
    expect(tracker.html.match(/action="\/operations\/elections\/decision"/g)).toHaveLength(14);
    expect(tracker.html).toContain('name="version" value="1"');
    expect(tracker.html).toContain('In English for voters of: Spanish, Chinese');
    const ids = [...tracker.html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const caller of [SOS, { ...AMADOR, county: '01' }]) {
      expect((await get('/operations/counties', caller)).html).not.toContain('/operations/elections/decision');
    }
  });

  it('shows the elections that wait in pages, and the first again where a place is none any more', async () => {
    const list = async () =>
      Array.from({ length: 120 }, (_, n) => {
        const id = `2028-11-07-01-${String(n).padStart(3, '0')}`;
        return { election: { ...ELECTION, id, kind: 'local' as const, county: '01' }, declined: null };
      });
    const requests = { list };
    const idsOn = async (path: string) => {
      const { html } = await get(path, SOS, { requests });
      const ids = [...html.matchAll(/>(2028-11-07-01-\d{3})</g)].map(([, id]) => id);
      return { ids, next: /href="([^"]*\?after=[^"]*)"/.exec(html)?.[1] };
    };
    const first = await idsOn('/operations/counties');
    const second = await idsOn(first.next ?? '');
    const third = await idsOn(second.next ?? '');
    expect([first, second, third].map(({ ids }) => ids.length)).toEqual([50, 50, 20]);
    expect(new Set([first, second, third].flatMap(({ ids }) => ids)).size).toBe(120);
    expect(third.next).toBeUndefined();
    expect((await idsOn('/operations/counties?after=gone')).ids).toEqual(first.ids);
  });

  it('keeps showing a county what became of its requests, and why one was declined; another county nothing of it', async () => {
    const local = {
      ...ELECTION,
      kind: 'local' as const,
      county: '03',
      date: CHECKED.toZonedDateTimeISO('UTC').toPlainDate(),
    };
    const [declined, accepted] = [
      { ...local, id: 'declined-one', name: 'Library Measure' },
      { ...local, id: 'accepted-one', name: 'Water Measure' },
    ];
    const approval = { field: 'approval', before: 'requested', after: 'accepted' };
    const changes = [{ at: CHECKED, by: 'sos-2', fields: [approval] }];
    const reason = 'The name is another district’s.';
    const overrides = {
      requests: { list: async () => [{ election: declined, declined: { at: CHECKED, by: 'sos-2', reason } }] },
      elections: { list: async () => [{ ...accepted, changes }], participation: async () => undefined },
    } as Overrides;
    for (const caller of [SOS, AMADOR]) {
      const { html } = await get('/operations/counties', caller, overrides);
      const row = (id: string) => html.split('<tr>').find((one) => one.includes(`>${id}<`)) ?? '';
      expect(row('declined-one')).toContain('Declined');
      expect(row('declined-one')).toContain(reason);
      expect(row('accepted-one')).toContain('Accepted');
      expect(html).not.toContain('wait for SOS Ballot Tracking');
    }
    const other = await get('/operations/counties', { ...AMADOR, county: '01' }, overrides);
    expect(other.html).not.toContain('declined-one');
    expect(other.html).not.toContain('accepted-one');
  });

  it('loads fonts for names in Chinese, Japanese and Korean where one is shown, and on no other page', async () => {
    const sheets = async (path: string) => (await get(path)).html.match(/names-(?:zh|ja|ko)/g);
    expect(await sheets('/operations/counties')).toEqual(['names-zh', 'names-ja', 'names-ko']);
    expect(await sheets('/operations/calendar')).toBeNull();
  });

  it('lists the stored names that no message can say, with what to do, until the election’s messages end', async () => {
    const caption = 'Names that no message can say';
    expect((await get('/operations/counties')).html).not.toContain(caption);
    const day = Temporal.PlainDate.from('2028-11-07');
    const names = { name: 'Recall, votenow.us', translations: { es: 'Distrito 1', ko: '특별 선거 votenow.kr' } };
    const faulty = { ...ELECTION, ...names, id: 'coming', date: day };
    const deadlines = { ...ELECTION.deadlines, certifiedOn: day.subtract({ years: 4 }) };
    const gone = { ...faulty, id: 'gone', date: day.subtract({ years: 4 }), deadlines };
    const overrides = { elections: { list: async () => [gone, faulty], participation: async () => undefined } };
    const { html } = await get('/operations/counties', SOS, overrides as Overrides);
    const row = html.split('<tr>').filter((one) => one.includes('>coming<'));
    expect(html).toContain(caption);
    expect(html).not.toContain('>gone<');
    expect(row).toHaveLength(2);
    expect(row[1]).toContain('translations.ko');
  });

  it('asks for the file of a county’s own only', async () => {
    const countyFile = vi.fn(async () => COMPLETE);
    await get('/operations/counties', AMADOR, { countyFile });
    expect(countyFile.mock.calls).toEqual([['03']]);
  });
});

describe('a county’s file', () => {
  it('shows contacts, system and credentials, and neither a secret nor the name of one', async () => {
    const clients = [
      aClient({ replacedBy: 'c2', endsAt: NOW.add({ hours: 24 * 365 }) }),
      aClient({ clientId: 'c2', role: 'print-vendor', name: 'Printer', revokedAt: NOW }),
    ];
    const { html } = await get('/operations/counties/03/file', AMADOR, {
      countyFile: async () => ({ ...COMPLETE, clients }),
    });
    for (const shown of [
      'elections@amador.example.org',
      'Vote centers',
      'https://ems.amador.example.org/hook',
      'Revoked',
    ]) {
      expect(html).toContain(shown);
    }
    expect(html).not.toContain(COMPLETE.system?.endpoint?.secretName);
  });

  it('says what a missing entry does to whom', async () => {
    const { html } = await get('/operations/counties/01/file');
    expect(html).toContain('Nobody at the county can be mailed how its check ended.');
    expect(html).toContain('Not on file');
  });

  it.each(['/operations/counties/01/file', '/operations/counties/59/file'])('%s is none for Amador', async (path) => {
    expect((await get(path, AMADOR)).status).toBe(404);
  });
});
