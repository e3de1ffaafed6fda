import { describe, expect, it } from 'vitest';
import { call, eventually, now, outbox, settle, subscribe, votersOf } from './client.ts';
import { type StaffBrowser, signIn } from './staff-client.ts';

const ELECTION = '2026-11-03-statewide';
/** A county that other files leave alone. */
const COUNTY = '21';
const PLACE = 'messages.Outbound.text';
const OURS = 'is in the mail to you.';
const THEIRS = 'was mailed to you by the county.';

const noticeOf = ({ location }: { readonly location: string | null }): string | undefined =>
  /notice=([a-z-]+)/.exec(location ?? '')?.[1];
const handIn = (browser: StaffBrowser, text: string) => {
  const file = new File([text], 'texts.csv', { type: 'text/csv' });
  return browser.upload('/operations/texts/versions', { file, election: '' });
};

/** Has a ballot mailed to a voter who wants texts in English, and gives the message about it. */
const toldOfMailing = async (voterId: string) => {
  await subscribe(voterId, { channels: ['text'], language: 'en' });
  const at = (await now()).toZonedDateTimeISO('America/Los_Angeles');
  const sentDate = at.toPlainDate().toString();
  const statusAt = at.subtract({ minutes: 5 }).toString({ timeZoneName: 'never' });
  const records = [{ voterId, ballotId: `B${voterId.slice(1)}-1`, status: 'ISSUED', statusAt, sentDate }];
  const posted = await call(COUNTY, 'POST', `/v1/elections/${ELECTION}/ballots`, { body: { records } });
  expect(posted.status, posted.told).toBe(200);
  await settle();
  return eventually('the message about a mailed ballot', async () =>
    (await outbox(voterId)).find(({ type }) => type === 'Outbound'),
  );
};

describe('the texts of the Secretary of State', () => {
  it('are handed in, approved by a second person, sent with their name, and rolled back', async () => {
    const [first, second] = (await votersOf(COUNTY)).filter(
      ({ status, confidential }) => status === 'A' && !confidential,
    );
    if (!first || !second) throw new Error(`County ${COUNTY} has voters.`);
    const [ana, ben] = [await signIn('operations@sos.example.org'), await signIn('ballots@sos.example.org')];
    const template = await ana.get('/operations/texts/template');
    expect(template.text).toContain(OURS);

    const wrong = await handIn(ana, template.text.replace(OURS, `${THEIRS} {name}`));
    expect([wrong.status, wrong.text.includes('{name} is no variable of this text.')]).toEqual([422, true]);
    expect(wrong.text).toContain(PLACE);
    const kept = await handIn(ana, template.text.replace(OURS, THEIRS));
    expect(noticeOf(kept), kept.text.slice(0, 2_000)).toBe('submitted');
    const approval = { name: 'state-1', date: '', time: '' };
    expect(noticeOf(await ana.post('/operations/texts/approvals', approval))).toBe('own-version');
    const looked = await ben.get(`/operations/texts/version?name=state-1&county=${COUNTY}&election=${ELECTION}`);
    expect([looked.status, looked.text.includes(THEIRS)]).toEqual([200, true]);
    expect(noticeOf(await ben.post('/operations/texts/approvals', approval))).toBe('approved');

    const told = await toldOfMailing(first.voterId);
    expect(told.textsVersion).toBe('state-1');
    expect(told.body).toContain(THEIRS);

    expect((await ana.get('/operations/texts/version?name=state-1&rollBack=yes')).text).toContain('our drafts');
    const back = { name: 'state-1', reason: 'A wrong word' };
    expect(noticeOf(await ana.post('/operations/texts/rollbacks', back))).toBe('rolled-back');
    const toldNext = await toldOfMailing(second.voterId);
    expect(toldNext.textsVersion).toBe('drafts');
    expect(toldNext.body).toContain(OURS);
    // What was sent stays as it was written.
    expect((await outbox(first.voterId))[0]).toMatchObject({ textsVersion: 'state-1', body: told.body });
  });
});
