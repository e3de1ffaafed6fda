import { describe, expect, it } from 'vitest';
import { HALT_ACTIONS } from '../../../lib/platform/access.ts';
import { ELECTION } from '../../elections/sample-election.ts';
import { signedIn } from '../../site-kit/signed-in.ts';
import { sampleHalts, UPLOAD_ID } from '../sample-halts.ts';
import { PAGES_URL } from '../sample-people.ts';

// The handler under test: lambdas/operations/manage-halts/handler.tsx.

const ONE = { kind: 'person', id: 'sos-1', role: 'sos-ballot-tracking' };
const OTHER = { kind: 'person', id: 'sos-2', role: 'sos-operations' };
const CLERK = { kind: 'person', id: 'amador-1', role: 'county-clerk', county: '03' };
const WAITING = 'retraction-20261020T180000-00000001';

const office = () => {
  const sample = sampleHalts();
  const see = async (who: Record<string, string> = ONE, query = '') => {
    const answer = await sample.site.request(`/operations/retractions${query}`, {}, signedIn(who));
    return { status: answer.status, text: await answer.text() };
  };
  const post = async (action: keyof typeof HALT_ACTIONS, form: Record<string, string>, who = ONE) => {
    const headers = { origin: PAGES_URL, 'content-type': 'application/x-www-form-urlencoded' };
    const init = { method: 'POST', body: new URLSearchParams(form).toString(), headers };
    const answer = await sample.site.request(HALT_ACTIONS[action].path, init, signedIn(who));
    return [answer.status, answer.headers.get('location')?.replace(/^.*notice=/, '')];
  };
  return { ...sample, see, post };
};

const MESSAGES = {
  uploadId: '',
  electionId: ELECTION.id,
  type: 'Outbound',
  channel: '',
  language: 'km',
  county: '',
  toldFrom: '2026-10-20T08:00',
  toldUntil: '2026-10-20T09:30',
  reason: 'A link that leads nowhere',
};

describe('the page of retractions', () => {
  it('says how many were told, by channel and language, and shows contacts that nobody can call', async () => {
    const { text } = await office().see();
    for (const part of [
      '1,300 messages were told and 3 wait',
      'a number that ends in 42 (English)',
      'Khmer',
      UPLOAD_ID,
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('+12095550142');
    expect(text).toContain('Approve and correct');
    const own = (await office().see(OTHER)).text;
    expect(own).toContain('Somebody else must approve it.');
    expect(own).not.toContain('Approve and correct');
    expect((await office().see(CLERK)).status).toBe(403);
  });

  it('takes a proposal, which a second person decides, and keeps both on record without a voter', async () => {
    const { post, retractions, entries } = office();
    expect(await post('propose-retraction', MESSAGES)).toEqual([303, 'proposed']);
    const [latest] = await retractions.list();
    expect(latest).toMatchObject({
      phase: 'counting',
      proposedBy: 'sos-1',
      scope: { kind: 'messages', electionId: ELECTION.id, type: 'Outbound', language: 'km' },
    });
    const { scope } = latest ?? {};
    expect(scope?.kind === 'messages' && [String(scope.toldFrom), String(scope.toldUntil)]).toEqual([
      '2026-10-20T15:00:00Z',
      '2026-10-20T16:30:00Z',
    ]);
    expect(await post('approve-retraction', { id: WAITING }, OTHER)).toEqual([303, 'own-proposal']);
    expect(await post('approve-retraction', { id: latest?.id ?? '' }, OTHER)).toEqual([303, 'not-proposed']);
    expect(await post('approve-retraction', { id: WAITING })).toEqual([303, 'approved']);
    expect(await post('decline-retraction', { id: WAITING })).toEqual([303, 'not-proposed']);
    expect(retractions.kept.get(WAITING)).toMatchObject({ phase: 'carrying-out', decidedBy: 'sos-1' });
    const done = entries.filter(({ outcome }) => outcome === 'done');
    expect(done.map(({ action, target, county }) => [action, target.id, county])).toEqual([
      ['propose-retraction', latest?.id, null],
      ['approve-retraction', WAITING, '03'],
    ]);
    expect(done[1]?.after).toMatchObject({ kind: 'upload', uploadId: UPLOAD_ID, phase: 'carrying-out', told: 1300 });
    expect(JSON.stringify(entries)).not.toMatch(/V1|5550142/);
  });

  it.each([
    [{ uploadId: '03-20261005T170000-00000000', reason: 'Not there' }, 'unknown-upload'],
    [{ uploadId: UPLOAD_ID, type: 'Outbound', reason: 'Both at once' }, 'bad-request'],
    [{ ...MESSAGES, electionId: 'none-of-ours' }, 'unknown-election'],
    [{ ...MESSAGES, type: 'Confirmation' }, 'not-retractable'],
    [{ ...MESSAGES, toldUntil: '2026-10-20T07:00' }, 'bad-span'],
    [{ ...MESSAGES, toldFrom: '' }, 'bad-request'],
    [{ ...MESSAGES, reason: 'x' }, 'bad-request'],
  ])('answers %j by %s', async (form, notice) => {
    const { post, retractions } = office();
    expect(await post('propose-retraction', form as Record<string, string>)).toEqual([303, notice]);
    expect(retractions.kept.size).toBe(1);
  });

  it('is handed out as a table: who, when, how many, and what became of it', async () => {
    const { post, see } = office();
    await post('approve-retraction', { id: WAITING });
    const [head, first] = (await see(ONE, '?format=csv')).text.split('\r\n');
    expect(head).toContain('Proposed by');
    expect(first).toMatch(/Ballots of another county.*sos-2.*sos-1.*before,Told,Email,Khmer,96/);
  });
});
