import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { voterTexts } from '../../lib/voter-site/pages/texts/index.ts';
import { call, eventually, now, outbox, read, send, settle, type Voter, votersOf } from './client.ts';
import { follow, signIn, staffBrowser } from './staff-client.ts';

const ELECTION = '2026-11-03-statewide';
/** A county that no other file posts ballots of. */
const COUNTY = '09';
const EMAIL = 'journey@example.org';

const texts = voterTexts('en');
const AtOnce = z.array(z.object({ kind: z.string(), to: z.string(), body: z.string() }));

/** The newest code that went to somebody. */
const codeTo = (to: string): Promise<string> =>
  eventually(`a code to ${to}`, async () => {
    const sent = read(await send('GET', '/outbox?format=json&audience=at-once'), 200, AtOnce);
    return /\b\d{6}\b/.exec(sent.findLast((one) => one.to === to && one.kind === 'Code')?.body ?? '')?.[0];
  });

const tokenIn = (html: string): string => /name="token" value="([^"]*)"/.exec(html)?.[1] ?? '';

/** One who stands in the register once, as a sign-up looks for them. */
const someone = async (): Promise<Voter & { readonly zip: string }> => {
  const voter = (await votersOf(COUNTY)).find(({ status, confidential }) => status === 'A' && !confidential);
  if (voter === undefined) throw new Error(`County ${COUNTY} has no active voter.`);
  return { ...voter, zip: z.string().parse(voter['zip'] ?? voter['residenceZip']) };
};

const post = async (voter: Voter, status: string): Promise<void> => {
  const statusAt = (await now()).toString({ smallestUnit: 'second' });
  const record = { voterId: voter.voterId, ballotId: `B${voter.voterId.slice(1)}-1`, status, statusAt };
  const records = [{ ...record, ...(status === 'ISSUED' ? { sentDate: statusAt.slice(0, 10) } : {}) }];
  const answer = await call(COUNTY, 'POST', `/v1/elections/${ELECTION}/ballots`, { body: { records } });
  expect(read(answer, 200, z.looseObject({ accepted: z.int() })).accepted, answer.told).toBe(1);
};

describe('a voter', () => {
  it('signs up on the site, hears of the ballot, sees it accepted, is helped by the county, and ends messages by their link', async () => {
    const voter = await someone();
    const [year, month, day] = voter.dateOfBirth.split('-');
    const typed = { firstName: voter.firstName, lastName: voter.lastName, zip: voter.zip.slice(0, 5) };
    const browser = staffBrowser();
    const { text: form } = await browser.get('/sign-up?lang=en');
    const begun = await browser.post('/sign-up?lang=en', {
      ...typed,
      token: tokenIn(form),
      dateOfBirth: `${month}-${day}-${year}`,
      channels: 'email',
      email: EMAIL,
      language: 'en',
      hoursStart: '08:00',
      hoursEnd: '20:00',
      zone: 'America/Los_Angeles',
      consent: 'yes',
    });
    expect([begun.status, begun.location]).toEqual([303, expect.stringContaining('/sign-up/code')]);
    const { text: page } = await browser.get('/sign-up/code?lang=en');
    const proven = await browser.post('/sign-up/code?lang=en', { token: tokenIn(page), email: await codeTo(EMAIL) });
    expect([proven.status, proven.location]).toEqual([303, expect.stringContaining('/sign-up/done')]);
    expect((await follow(browser, '/sign-up/done?lang=en')).text).toContain(`<h1>${texts.signUp.done.title}</h1>`);
    await settle();

    await post(voter, 'ISSUED');
    await settle();
    await post(voter, 'ACCEPTED');
    await settle();
    const messages = await outbox(voter.voterId);
    expect(messages.map(({ type, to }) => `${type} ${to}`)).toEqual(
      ['Confirmation', 'Outbound', 'Accepted'].map((type) => `${type} ${EMAIL}`),
    );
    const { text: ballot } = await follow(browser, '/my-ballot?lang=en');
    expect(ballot).toContain(texts.site.messages.types.Accepted.name);

    const search = await call(COUNTY, 'POST', '/v1/voters/search', {
      body: { firstName: voter.firstName, lastName: voter.lastName, dateOfBirth: `${month}-${day}-${year}` },
    });
    expect(search.text, search.told).toContain(voter.voterId);
    const diagnosis = `/v1/voters/${voter.voterId}/sign-up-diagnosis`;
    expect((await call(COUNTY, 'GET', diagnosis)).status).toBe(200);
    expect((await call(COUNTY, 'POST', diagnosis, { body: typed })).status).toBe(200);
    const ended = await call(COUNTY, 'POST', `/v1/voters/${voter.voterId}/opt-out`, {
      body: { channels: ['text'], reason: 'asked-by-phone' },
      headers: { 'idempotency-key': `journey-${voter.voterId}` },
    });
    expect(read(ended, 200, z.looseObject({ channels: z.array(z.string()) })).channels, ended.told).toEqual(['email']);

    // A mail program's one click, with the link of the newest email.
    const [, key] = /\/unsubscribe\/([A-Za-z0-9_-]{27})/.exec(messages.at(-1)?.body ?? '') ?? [];
    const clicked = await staffBrowser().post(`/unsubscribe/${key}`, { 'List-Unsubscribe': 'One-Click' });
    expect(clicked.status, clicked.text.slice(0, 300)).toBe(200);
    await post(voter, 'NVS');
    await settle();
    expect(await outbox(voter.voterId)).toHaveLength(messages.length);

    const clerk = await signIn('clerk@amador.example.org');
    for (const path of ['/operations/voters', '/operations/outreach']) {
      const answer = await follow(clerk, path);
      expect([answer.status, path]).toEqual([200, path]);
    }
  });
});
