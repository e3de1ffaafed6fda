import { beforeAll, describe, expect, it } from 'vitest';
import { TrailPage } from '../../../lib/audit/api.ts';
import type { SiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { sampleAssets } from '../../site-kit/sample-assets.ts';
import { signedIn } from '../../site-kit/signed-in.ts';
import { AMADOR, SOS, sampleOperations } from '../sample-operations.ts';

let assets: SiteAssets;
beforeAll(async () => {
  assets = await sampleAssets();
});
const get = async (path: string, caller: Record<string, string>) => {
  const response = await sampleOperations(assets).request(path, {}, signedIn(caller));
  return { status: response.status, text: await response.text(), headers: response.headers };
};

describe('the page of the audit trail', () => {
  it('shows SOS the newest of all, and the part of a county that it chooses', async () => {
    const all = await get('/operations/audit', SOS);
    expect(all.status).toBe(200);
    for (const shown of [
      'client-03',
      'client-state',
      'Amador County',
      'Before: Intelligent Mail barcodes: none. After: Intelligent Mail barcodes: both',
      'Asked for by phone',
    ]) {
      expect(all.text).toContain(shown);
    }
    // Six columns, so that why and from where stand on a screen of 1280 px.
    expect(all.text.match(/<th scope="col"/g)).toHaveLength(6);
    expect(all.text).toContain('<span class="note">Asked for by phone</span>');
    const amador = await get('/operations/audit?county=03', SOS);
    expect(amador.text).toContain('client-03');
    expect(amador.text).not.toContain('client-state');
  });

  it('shows a county its own part alone', async () => {
    const { text } = await get('/operations/audit', AMADOR);
    expect(text).toContain('client-03');
    expect(text).not.toContain('client-state');
    expect(text).not.toContain('Los Angeles');
  });

  it.each([
    '/operations/audit?county=19',
    '/operations/audit?county=state',
    '/operations/audit?before=-1',
    '/operations/audit?before=x',
    '/operations/audit/export?county=19',
    '/operations/audit/export?cursor=state:0',
    '/operations/audit/export?unknown=1',
  ])('answers 404 to a county that asks for %s', async (path) => {
    expect((await get(path, AMADOR)).status).toBe(404);
  });

  it.each(['county-technician', 'help-desk', 'read-only'])('is closed to %s', async (role) => {
    const county = role === 'help-desk' ? {} : { county: '03' };
    for (const path of ['/operations/audit', '/operations/audit/export']) {
      expect((await get(path, { kind: 'person', role, id: 'x', ...county })).status).toBe(403);
    }
  });

  it('hands out the event log as a file', async () => {
    const { status, text, headers } = await get('/operations/audit/export', SOS);
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toBe('attachment; filename="audit-trail-all-start.json"');
    const page = TrailPage.parse(JSON.parse(text));
    expect(page.log.Device.map(({ Id }) => Id)).toEqual(['state', '03']);
    expect(page.next).toBeNull();
  });
});
