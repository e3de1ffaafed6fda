import { describe, expect, it } from 'vitest';
import { HALT_ACTIONS } from '../../../lib/platform/access.ts';
import { sampleAssets } from '../../site-kit/sample-assets.ts';
import { signedIn } from '../../site-kit/signed-in.ts';
import { AMADOR_HALT, sampleHalts } from '../sample-halts.ts';
import { sampleOperations } from '../sample-operations.ts';
import { PAGES_URL } from '../sample-people.ts';

// The handler under test: lambdas/operations/manage-halts/handler.tsx.

const SOS = { kind: 'person', id: 'sos-1', role: 'sos-ballot-tracking' };
const AMADOR = { kind: 'person', id: 'amador-1', role: 'county-clerk', county: '03' };
const ALPINE = { kind: 'person', id: 'alpine-1', role: 'county-clerk', county: '02' };

const office = () => {
  const sample = sampleHalts();
  const see = async (who: Record<string, string> = SOS, query = '') => {
    const answer = await sample.site.request(`/operations/halts${query}`, {}, signedIn(who));
    return { status: answer.status, html: await answer.text() };
  };
  const post = async (action: keyof typeof HALT_ACTIONS, form: Record<string, string>, who = SOS) => {
    const headers = { origin: PAGES_URL, 'content-type': 'application/x-www-form-urlencoded' };
    const init = { method: 'POST', body: new URLSearchParams(form).toString(), headers };
    const answer = await sample.site.request(HALT_ACTIONS[action].path, init, signedIn(who));
    return [answer.status, answer.headers.get('location')?.replace(/^.*notice=/, '')];
  };
  return { ...sample, see, post };
};

describe('the page of stopped messages', () => {
  it('shows what is stopped, why, since when, and how many messages wait', async () => {
    const { html } = await office().see();
    for (const text of [
      '1 in force',
      'Amador County',
      '(Outbound)',
      AMADOR_HALT.reason,
      '1,204 messages',
      'Let go on',
    ]) {
      expect(html).toContain(text);
    }
  });

  it('shows a county what concerns it, and lets it end nothing', async () => {
    const { see, post, halts } = office();
    const own = (await see(AMADOR)).html;
    expect(own).toContain(AMADOR_HALT.reason);
    expect(own).toContain('SOS ends it');
    expect(own).not.toMatch(/sos-2|Stop messages<|See what would wait/);
    expect((await see(ALPINE)).html).toContain('No message is stopped.');
    expect(await post('end-halt', { id: AMADOR_HALT.id }, AMADOR)).toEqual([403, undefined]);
    expect(halts.inForce.size).toBe(1);
  });

  it('asks twice: first it says how many messages would wait, and stops nothing', async () => {
    const { see, post, halts, entries } = office();
    const form = { county: '', electionId: '', channel: 'email', type: '', language: '', uploadId: '' };
    const query = new URLSearchParams({ ...form, reason: 'A wrong link' });
    const { html } = await see(SOS, `?${query}`);
    expect(html).toContain('96 messages would wait');
    expect(html).toContain('Stop them now');
    expect(halts.inForce.size).toBe(1);
    expect(await post('start-halt', { channel: 'email', reason: 'A wrong link' })).toEqual([303, 'started']);
    expect(halts.inForce.get('channel.email')).toMatchObject({ startedBy: 'sos-1', reason: 'A wrong link' });
    expect(await post('start-halt', { channel: 'email', reason: 'A wrong link' })).toEqual([303, 'halted-already']);
    expect(await post('end-halt', { id: 'channel.email' })).toEqual([303, 'ended']);
    expect(await post('end-halt', { id: 'channel.email' })).toEqual([303, 'not-found']);
    expect((await see()).html).toContain('Halts that are over');
    expect(entries.filter(({ outcome }) => outcome === 'done').map(({ action, after }) => [action, after])).toEqual([
      ['start-halt', { channel: 'email', waiting: 96 }],
      ['end-halt', { state: 'ended' }],
    ]);
  });

  it.each([
    [{ reason: 'Nothing is named' }, 'bad-request'],
    [{ all: 'true', county: '03', reason: 'All of one?' }, 'bad-request'],
    [{ channel: 'fax', reason: 'No such channel' }, 'bad-request'],
    [{ channel: 'text', reason: 'x' }, 'bad-request'],
    [{ electionId: '2030-01-01-nothing', reason: 'No such election' }, 'unknown-election'],
    [{ all: 'true', reason: 'Everything is wrong' }, 'started'],
  ])('answers a halt of %j by %s', async (form, notice) => {
    const { post } = office();
    expect(await post('start-halt', form as Record<string, string>)).toEqual([303, notice]);
  });

  it('is named on the other pages of whoever is concerned', async () => {
    const assets = await sampleAssets();
    const site = sampleOperations(assets, { halts: { active: async () => [AMADOR_HALT] } });
    for (const path of ['/operations', '/operations/messages']) {
      const page = async (who: Record<string, string>) => (await site.request(path, {}, signedIn(who))).text();
      expect(await page(AMADOR)).toContain('Messages to voters are stopped');
      expect(await page(SOS)).toContain(AMADOR_HALT.reason);
      expect(await page(ALPINE)).not.toContain('Messages to voters are stopped');
    }
  });
});
