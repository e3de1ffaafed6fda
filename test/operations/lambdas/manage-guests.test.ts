import { describe, expect, it } from 'vitest';
import { GUEST_ACTIONS } from '../../../lib/platform/access.ts';
import { signedIn } from '../../site-kit/signed-in.ts';
import { sampleGuests } from '../sample-guests.ts';
import { PAGES_URL } from '../sample-people.ts';

// The handler under test: lambdas/operations/manage-guests/handler.tsx.

const SOS = { kind: 'person', id: 'sos-1', role: 'sos-operations' };
const OTHER = { kind: 'person', id: 'sos-2', role: 'sos-operations' };
const DESK = { kind: 'person', id: 'p2', role: 'help-desk' };

const office = () => {
  const sample = sampleGuests();
  const see = async (who: Record<string, string> = SOS, query = '') => {
    const answer = await sample.site.request(`/operations/guests${query}`, {}, signedIn(who));
    return { status: answer.status, html: await answer.text() };
  };
  const post = async (
    action: keyof typeof GUEST_ACTIONS,
    form: Record<string, string>,
    who: Record<string, string> = SOS,
    origin = PAGES_URL,
  ) => {
    const headers = { origin, 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams(form).toString();
    const init = { method: 'POST', body, headers };
    const answer = await sample.site.request(GUEST_ACTIONS[action].path, init, signedIn(who));
    return [answer.status, answer.headers.get('location')?.replace(/^.*notice=/, '')];
  };
  return { ...sample, see, post };
};

const CLARA = { kind: 'phone', contact: '(916) 555-0161', name: 'Clara Wu' };
const ANA = { kind: 'phone', to: '+19165550150' };

describe('the page of guests', () => {
  it('shows who is approved, who waits for whom, and where addresses must lie', async () => {
    const { see } = office();
    const { html } = await see();
    for (const text of [
      '2 on the list',
      'Ana Lopez',
      'Proposed by sos-2',
      'aria-label="Approve Ana Lopez, +19165550150"',
      'Approved by you',
      '@sos.ca.gov, @co.yuba.ca.us',
    ]) {
      expect(html).toContain(text);
    }
    expect((await see(OTHER)).html).toContain('Waits for somebody else’s approval');
    expect((await see(SOS, '?notice=own-proposal')).html).toContain('somebody else must approve it');
  });

  it('opens to whoever leads releases, and to nobody else', async () => {
    const { see, post, list } = office();
    expect((await see(DESK)).status).toBe(403);
    for (const action of Object.keys(GUEST_ACTIONS) as (keyof typeof GUEST_ACTIONS)[]) {
      expect(await post(action, { ...CLARA, ...ANA }, DESK)).toEqual([403, undefined]);
      expect((await post(action, { ...CLARA, ...ANA }, SOS, 'https://elsewhere.example.net'))[0]).toBe(403);
    }
    expect(list.size).toBe(2);
  });

  it('takes a proposal, which another person approves, and the number is let through then', async () => {
    const { post, list, through, entries } = office();
    expect(await post('propose-guest', CLARA)).toEqual([303, 'proposed']);
    const contact = { kind: 'phone', to: '+19165550161' };
    expect(await post('approve-guest', contact)).toEqual([303, 'own-proposal']);
    expect([...through]).toEqual([]);
    expect(await post('approve-guest', contact, OTHER)).toEqual([303, 'approved']);
    expect(through.has('+19165550161')).toBe(true);
    expect(await post('remove-guest', contact)).toEqual([303, 'removed']);
    expect([list.has('phone#+19165550161'), through.has('+19165550161')]).toEqual([false, false]);
    // On record is what was done and by whom, and no contact.
    expect(entries.filter(({ outcome }) => outcome === 'done').map(({ action }) => action)).toEqual([
      'propose-guest',
      'approve-guest',
      'remove-guest',
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/5550161|Clara/);
  });

  it.each([
    ['propose-guest', { kind: 'email', contact: 'clara@gmail.com', name: 'Clara' }, 'not-a-guests-domain'],
    ['propose-guest', { kind: 'phone', contact: '411', name: 'Clara' }, 'unreadable'],
    ['propose-guest', { kind: 'phone', contact: '916 555 0150', name: 'Ana' }, 'on-the-list'],
    ['propose-guest', { kind: 'fax', contact: '916 555 0150', name: 'Ana' }, 'bad-request'],
    ['approve-guest', { kind: 'phone', to: '+19165550199' }, 'nobody'],
    ['approve-guest', { kind: 'email', to: 'ben@sos.ca.gov' }, 'approved-already'],
    ['remove-guest', {}, 'bad-request'],
  ] as const)('answers %s of %j by %s', async (action, form, notice) => {
    const { post, list } = office();
    expect(await post(action, form)).toEqual([303, notice]);
    expect(list.size).toBe(2);
  });
});
