import { describe, expect, it } from 'vitest';
import { VOTER_ACTIONS } from '../../../lib/platform/access.ts';
import { signedIn } from '../../site-kit/signed-in.ts';
import { PAGES_URL } from '../sample-people.ts';
import { sampleVoters, VOTER_ID } from '../sample-voters.ts';

const CLERK = { kind: 'person', id: 'p1', role: 'county-clerk', county: '03' };
const DESK = { kind: 'person', id: 'p2', role: 'help-desk' };

type Site = ReturnType<typeof sampleVoters>['site'];

const post = async (
  site: Site,
  action: keyof typeof VOTER_ACTIONS,
  form: Record<string, string>,
  who: object = CLERK,
) => {
  const headers = { origin: PAGES_URL, 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams(form).toString();
  const answer = await site.request(
    VOTER_ACTIONS[action].path,
    { method: 'POST', body, headers },
    signedIn(who as Record<string, string>),
  );
  return { status: answer.status, html: await answer.text() };
};

/** The text of a page, without its tags. */
const textOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replace(/\s+/g, ' ');

describe('finding a voter', () => {
  it('finds by VoteCal ID, and by name and date of birth with those who have one of the two names', async () => {
    const { site } = sampleVoters();
    expect((await post(site, 'find-voter', { voterId: VOTER_ID })).html).toContain('<h1>Mary Wright</h1>');
    const spaced = `${VOTER_ID.slice(0, 1).toLowerCase()} ${VOTER_ID.slice(1, 4)} ${VOTER_ID.slice(4)}`;
    expect((await post(site, 'find-voter', { voterId: spaced })).html).toContain('<h1>Mary Wright</h1>');
    const found = await post(site, 'find-voter', { firstName: 'MARY', lastName: 'wright', dateOfBirth: '3/9/1971' });
    expect(found.status).toBe(200);
    expect(found.html).toContain(VOTER_ID);
    expect(textOf(found.html)).toContain('with one of the two names');
    expect(found.html).toContain('V030000018');
  });

  it('heads a search that finds nobody with that', async () => {
    const { site } = sampleVoters();
    const asked = { firstName: 'Nobody', lastName: 'Nowhere', dateOfBirth: '3/9/1972' };
    expect((await post(site, 'find-voter', asked)).html).toContain('Nobody found</h2>');
    const found = await post(site, 'find-voter', { firstName: 'MARY', lastName: 'wright', dateOfBirth: '3/9/1971' });
    expect(found.html).toContain('Found</h2>');
  });

  it('shows a county its own voters alone, nobody a confidential one, and does the same work for all of them', async () => {
    const { site, help } = sampleVoters();
    const pages: string[] = [];
    for (const voterId of ['V190000001', 'V030000020', 'V999999999']) {
      help.asked.length = 0;
      const { status, html } = await post(site, 'show-voter', { voterId });
      expect(status).toBe(404);
      expect(help.asked).toEqual(['register']);
      pages.push(html);
    }
    expect(new Set(pages).size).toBe(1);
    const found = await post(site, 'find-voter', { firstName: 'Mary', lastName: 'Wright', dateOfBirth: '03-09-1971' });
    expect(found.html).not.toContain('V190000001');
    expect(found.html).not.toContain('V030000020');
    const state = await post(
      site,
      'find-voter',
      { firstName: 'Mary', lastName: 'Wright', dateOfBirth: '03-09-1971' },
      DESK,
    );
    expect(state.html).toContain('V190000001');
    expect((await post(site, 'show-voter', { voterId: 'V030000020' }, DESK)).status).toBe(404);
  });

  it('says at the field what cannot be read', async () => {
    const { site } = sampleVoters();
    const { status, html } = await post(site, 'find-voter', { lastName: '', dateOfBirth: '31/12/1970' });
    expect(status).toBe(422);
    expect(textOf(html)).toContain('Give the last name.');
    expect(textOf(html)).toContain('Is 12-31-1970 meant?');
  });

  it('puts nothing of a voter into an address, into the trail or into the log', async () => {
    const { site, entries, logged } = sampleVoters();
    const typed = { firstName: 'Mary', lastName: 'Wright', dateOfBirth: '03-09-1971', zip: '95642' };
    const pages = [
      await post(site, 'find-voter', typed),
      await post(site, 'show-voter', { voterId: VOTER_ID }),
      await post(site, 'diagnose-sign-up', { voterId: VOTER_ID, ...typed }),
      await post(site, 'end-subscription', { voterId: VOTER_ID, channel: 'text', reason: 'wrong-contact' }),
    ];
    const kept = JSON.stringify(entries) + logged.join('\n');
    for (const word of [VOTER_ID, 'Wright', '1971', '95642', '0123']) expect(kept).not.toContain(word);
    for (const { html } of pages) {
      for (const [address] of html.matchAll(/(?:href|action)="[^"]*"/g))
        expect(address).not.toMatch(/V\d{6}|Wright|1971/);
    }
    expect(entries.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      'find-voter asked',
      'find-voter done',
      'show-voter asked',
      'show-voter done',
      'diagnose-sign-up asked',
      'diagnose-sign-up done',
      'end-subscription asked',
      'end-subscription done',
    ]);
  });
});

describe('helping a voter', () => {
  it('masks the contact, and reads the timeline in whole sentences, in order', async () => {
    const { site } = sampleVoters();
    const { html } = await post(site, 'show-voter', { voterId: VOTER_ID });
    const text = textOf(html);
    expect(text).toContain('a number that ends in 23');
    expect(text).toContain('m•••@example.org');
    expect(html).not.toContain('555-0123');
    expect(html).not.toContain('5550123');
    const said = [
      'On Monday, October 5, 2026, your ballot was mailed to you.',
      'On Tuesday, October 20, 2026, your county received your ballot.',
      'Your county has taken this back since: it is not so.',
      'we corrected an earlier message. We had told you that your county accepted your ballot; that was wrong.',
      'A text message has not been sent yet: it comes on',
    ];
    const places = said.map((sentence) => text.indexOf(sentence));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(text).toContain('Not to be read: Amador County reported CLD for ballot B1. It is held');
  });

  it('finds the cause for what the voter typed, and shows whom to call', async () => {
    const { site } = sampleVoters();
    const typed = { firstName: 'Maria', dateOfBirth: '09/03/1971' };
    const text = textOf((await post(site, 'diagnose-sign-up', { voterId: VOTER_ID, ...typed })).html);
    expect(text).toContain('The first name in the registration is not what the voter typed.');
    expect(text).toContain('The voter typed the day before the month.');
    expect(text).toContain('The voter can call: Amador County elections office, (209) 223-6465');
  });

  it('turns one channel off, then all, with a reason on record, and asks for the reason', async () => {
    const { site, help, entries } = sampleVoters();
    const refused = await post(site, 'end-subscription', { voterId: VOTER_ID, channel: 'text', reason: '' });
    expect(refused.status).toBe(400);
    expect(help.subscribed.get(VOTER_ID)?.channels).toEqual(['text', 'email']);
    const one = await post(site, 'end-subscription', { voterId: VOTER_ID, channel: 'text', reason: 'asked-by-phone' });
    expect(one.status).toBe(200);
    expect(help.subscribed.get(VOTER_ID)?.channels).toEqual(['email']);
    expect(entries.at(-1)).toMatchObject({
      outcome: 'done',
      county: '03',
      target: { kind: 'subscription', id: '' },
      before: { text: true, email: true, voice: false },
      after: { text: false, email: true, voice: false },
      reason: 'asked-by-phone',
    });
    const all = await post(site, 'end-subscription', { voterId: VOTER_ID, channel: 'all', reason: 'deceased' }, DESK);
    expect(textOf(all.html)).toContain('The voter has turned every message off.');
    expect(help.subscribed.get(VOTER_ID)?.channels).toEqual([]);
  });

  it('takes forms of its own pages alone', async () => {
    const { site } = sampleVoters();
    const headers = { origin: 'https://elsewhere.example.org', 'content-type': 'application/x-www-form-urlencoded' };
    const init = { method: 'POST', headers, body: `voterId=${VOTER_ID}` };
    expect((await site.request(VOTER_ACTIONS['show-voter'].path, init, signedIn(CLERK))).status).toBe(403);
  });
});
