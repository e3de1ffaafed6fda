import { describe, expect, it } from 'vitest';
import { UPLOAD_ACTIONS } from '../../../lib/platform/access.ts';
import { signedIn } from '../../site-kit/signed-in.ts';
import { PAGES_URL } from '../sample-people.ts';
import { HELD_UPLOAD, sampleUploads } from '../sample-uploads.ts';

// The handler under test: lambdas/operations/manage-uploads/handler.tsx.

const SOS = { kind: 'person', id: 'sos-1', role: 'sos-operations' };
const CLERK = { kind: 'person', id: 'p1', role: 'county-clerk', county: '03' };
const OTHERS = { kind: 'person', id: 'p2', role: 'county-clerk', county: '19' };
const ONLOOKER = { kind: 'person', id: 'p3', role: 'read-only', county: '03' };

const office = async () => {
  const sample = await sampleUploads();
  const see = async (path: string, who: Record<string, string> = CLERK) => {
    const answer = await sample.site.request(path, {}, signedIn(who));
    return { status: answer.status, html: await answer.text() };
  };
  const post = async (
    action: keyof typeof UPLOAD_ACTIONS,
    form: Record<string, string>,
    who: Record<string, string> = CLERK,
    origin = PAGES_URL,
  ) => {
    const headers = { origin, 'content-type': 'application/x-www-form-urlencoded' };
    const init = { method: 'POST', body: new URLSearchParams(form).toString(), headers };
    const answer = await sample.site.request(UPLOAD_ACTIONS[action].path, init, signedIn(who));
    return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() };
  };
  return { ...sample, see, post };
};

const UPLOAD = `/operations/uploads/${HELD_UPLOAD}`;

describe('the page of uploads', () => {
  it('shows a county what of it waits, for how long, and how fresh its data are; SOS sees every county', async () => {
    const { see } = await office();
    const own = (await see('/operations/uploads')).html;
    for (const text of [HELD_UPLOAD, '30 hours', 'Amador', '900', 'no county is silent']) expect(own).toContain(text);
    expect(own).not.toContain('Alpine');
    expect((await see('/operations/uploads', SOS)).html).toContain('Alpine');
    expect((await see('/operations/uploads', OTHERS)).html).toContain('No upload is held');
  });

  it('shows a held upload with what was found and whom it would reach, and asks twice', async () => {
    const { see } = await office();
    const { html } = await see(UPLOAD);
    for (const text of ['So many cannot be so soon', 'at most 2 messages', '$0.02', 'release it …'])
      expect(html).toContain(text);
    expect(html).not.toContain('Release it now');
    expect((await see(`${UPLOAD}?confirm=release`)).html).toContain('Release it now');
    expect((await see(`${UPLOAD}?confirm=discard`)).html).toContain('Discard it now');
    expect((await see(`${UPLOAD}?confirm=release`, ONLOOKER)).html).not.toContain('Release it now');
    expect((await see(UPLOAD, OTHERS)).status).toBe(404);
    expect((await see('/operations/uploads/nothing')).status).toBe(404);
  });

  it('releases it, with a reason, on record, once', async () => {
    const { post, see, entries, memory } = await office();
    expect((await post('release-upload', { upload: HELD_UPLOAD, reason: '' })).status).toBe(409);
    const done = await post('release-upload', { upload: HELD_UPLOAD, reason: 'Looked at the envelopes' });
    expect([done.status, done.to]).toEqual([303, `${UPLOAD}?notice=released`]);
    expect([...memory.ballots.ballots.values()].map(({ entries: rows }) => rows.length)).toEqual([1]);
    expect(entries.at(-1)).toMatchObject({
      action: 'release-upload',
      outcome: 'done',
      reason: 'Looked at the envelopes',
    });
    expect((await see(`${UPLOAD}?notice=released`)).html).toContain('Looked at the envelopes');
    const again = await post('discard-upload', { upload: HELD_UPLOAD, reason: 'No' });
    expect([again.status, again.html.includes('was released before')]).toEqual([409, true]);
  });

  it('discards it', async () => {
    const { post, see, memory } = await office();
    const done = await post('discard-upload', { upload: HELD_UPLOAD, reason: 'Another election' }, SOS);
    expect(done.to).toContain('notice=discarded');
    expect(memory.ballots.ballots.size).toBe(0);
    expect((await see('/operations/uploads')).html).toContain('No upload is held');
  });

  it('lets nobody decide who may not, nor another site, and puts that on record', async () => {
    const { post, entries } = await office();
    const form = { upload: HELD_UPLOAD, reason: 'Mine' };
    expect((await post('release-upload', form, ONLOOKER)).status).toBe(403);
    expect((await post('release-upload', form, OTHERS)).status).toBe(404);
    expect((await post('release-upload', form, CLERK, 'https://elsewhere.example.net')).status).toBe(403);
    expect(entries.map(({ outcome }) => outcome)).not.toContain('done');
  });
});
