import { describe, expect, it } from 'vitest';
import { TEXT_ACTIONS } from '../../../lib/platform/access.ts';
import { readCsv } from '../../../lib/shared/csv.ts';
import { signedIn } from '../../site-kit/signed-in.ts';
import { PAGES_URL } from '../sample-people.ts';
import { LOCAL, sampleTexts } from '../sample-texts.ts';

// The handler under test: lambdas/operations/manage-texts/handler.tsx.

type Who = Record<string, string>;
const ANA = { kind: 'person', id: 'sos-1', role: 'sos-operations' };
const BEN = { kind: 'person', id: 'sos-2', role: 'sos-ballot-tracking' };
const CLERK = { kind: 'person', id: 'clerk-1', role: 'county-clerk', county: '03' };
const OTHER = { ...CLERK, id: 'clerk-2', county: '19' };

const office = async () => {
  const sample = await sampleTexts();
  const see = async (path: string, who: Who = ANA) => {
    const answer = await sample.site.request(path, {}, signedIn(who));
    return { status: answer.status, html: await answer.text(), headers: answer.headers };
  };
  const send = async (action: keyof typeof TEXT_ACTIONS, body: FormData, who: Who) => {
    const init = { method: 'POST', headers: { origin: PAGES_URL }, body };
    const answer = await sample.site.request(TEXT_ACTIONS[action].path, init, signedIn(who));
    const notice = answer.headers.get('location')?.replace(/^.*notice=/, '');
    return { status: answer.status, notice, html: await answer.text() };
  };
  const post = (action: keyof typeof TEXT_ACTIONS, fields: Record<string, string>, who: Who = ANA) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return send(action, body, who);
  };
  const handIn = (text: string, who: Who, fields: Record<string, string> = { election: LOCAL.id }) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    body.set('file', new File([`text,en\nmessages.Received.text,"${text}"`], 'texts.csv'));
    return send('submit-texts', body, who);
  };
  return { ...sample, see, post, handIn };
};
const GOOD = 'CA Secretary of State for {county} County: We have it. {electionName} {electionDate}';

describe('the pages about texts', () => {
  it('list what is in force, what waits, and of counties only the own', async () => {
    const { see } = await office();
    const { html } = await see('/operations/texts');
    for (const text of [
      'In force: <a',
      'name=state-1',
      'Waits for approval',
      'Amador County: Water Board Election',
      '1 of 10',
    ])
      expect(html).toContain(text);
    expect((await see('/operations/texts', OTHER)).html).not.toContain('county-03-1');
    expect((await see('/operations/texts/version?name=county-03-1', OTHER)).status).toBe(404);
    expect((await see('/operations/texts/version?name=county-03-1', CLERK)).html).toContain(
      'the state’s words are sent',
    );
  });

  it('hand out a sheet with the texts in force, in every language', async () => {
    const { see } = await office();
    const { html, headers } = await see('/operations/texts/template');
    expect(headers.get('content-disposition')).toContain('texts-state-1.csv');
    const read = readCsv(html);
    expect('rows' in read && [read.rows[0]?.length, read.rows.length]).toEqual([12, 91]);
  });

  it('show how each message reads, with an invented voter’s data or that of a county', async () => {
    const { see } = await office();
    const invented = await see('/operations/texts/version?name=state-1&language=hi');
    expect(invented.html).toContain('Kern');
    expect(invented.html).toContain('Recording played: recordings/hi/Received.wav');
    const real = await see(`/operations/texts/version?name=county-03-1&county=03&election=${LOCAL.id}`);
    for (const text of ['Amador County: Got it. Water Board Election', '(530) 555-0100', 'GSM-7'])
      expect(real.html).toContain(text);
    // Without a site on file no cure form can be named.
    expect(real.html).toContain('In English 1 text differs from the state’s in force');
    expect(invented.html).toContain('In Hindi nothing differs');
    expect(real.html).toContain('This message cannot be written: county.contact.site is missing.');
    expect((await see('/operations/texts/version')).html).toContain('Voters get draft wording');
    expect((await see('/operations/texts/version?name=state-9')).status).toBe(404);
  });

  it('name every mistake of a sheet by row, and keep nothing', async () => {
    const { handIn, store, entries } = await office();
    const refused = await handIn(`${GOOD} {name}`, CLERK);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('1 mistake has to be mended');
    expect(refused.html).toContain('{name} is no variable of this text.');
    const asked = await handIn(`${GOOD} Since 2024.`, CLERK);
    expect(asked.html).toContain('Look at these questions.');
    expect(await store.versions()).toHaveLength(3);
    expect(entries.map(({ outcome }) => outcome)).toEqual(['asked', 'refused', 'asked', 'refused']);
    expect(JSON.stringify(entries)).not.toContain('Since');
    const looked = await handIn(`${GOOD} Since 2024.`, CLERK, { election: LOCAL.id, looked: 'yes' });
    expect(looked.notice).toBe('submitted');
    expect(await store.versions()).toHaveLength(4);
  });

  it('let a second person approve, from a time on, and roll back in two steps', async () => {
    const { see, post, handIn, store } = await office();
    expect((await handIn(GOOD, CLERK)).notice).toBe('submitted');
    const name = 'county-03-2';
    expect((await post('approve-texts', { name, date: '', time: '' }, CLERK)).status).toBe(403);
    const later = { name, date: '2026-10-13', time: '08:00' };
    expect((await post('approve-texts', { ...later, date: '2026-13-45' })).notice).toBe('bad-request');
    expect((await post('approve-texts', { ...later, date: '2026-10-01' })).notice).toBe('in-the-past');
    expect((await post('approve-texts', later)).notice).toBe('approved');
    const page = `/operations/texts/version?name=${name}`;
    expect((await see(page)).html).toContain('Approved, not in force yet');
    expect((await see(page)).html).not.toContain('Roll back now');
    expect((await see(`${page}&rollBack=yes`)).html).toContain('Messages are then written with the state’s texts');
    expect((await post('roll-back-texts', { name, reason: ' ' })).notice).toBe('bad-request');
    expect((await post('roll-back-texts', { name, reason: 'A wrong word' })).notice).toBe('rolled-back');
    expect((await see(page)).html).toContain('Rolled back by you');
    expect((await store.versions()).at(-1)?.rolledBack?.reason).toBe('A wrong word');
  });

  it('let nobody approve what they handed in, nor decide twice', async () => {
    const { see, post, entries } = await office();
    const state = { name: 'state-2', date: '', time: '' };
    expect((await see('/operations/texts/version?name=state-2', BEN)).html).toContain('Another person must approve it');
    expect((await post('approve-texts', state, BEN)).notice).toBe('own-version');
    expect((await post('approve-texts', state)).notice).toBe('approved');
    expect((await post('approve-texts', state)).notice).toBe('decided-already');
    expect((await post('reject-texts', { name: 'county-03-1', reason: 'Too short' })).notice).toBe('rejected');
    expect((await see('/operations/texts/version?name=county-03-1')).html).toContain('Turned down by you');
    expect((await post('reject-texts', { name: 'state-7', reason: 'x' })).notice).toBe('nobody');
    expect(entries.filter(({ outcome }) => outcome === 'done').map(({ target }) => target?.id)).toEqual([
      'state-2',
      'county-03-1',
    ]);
  });

  it('take texts of a county for its own local election alone', async () => {
    const { handIn } = await office();
    expect((await handIn(GOOD, OTHER)).notice).toBe('no-such-election');
    expect((await handIn(GOOD, CLERK, { election: '' })).notice).toBe('no-such-election');
    expect((await handIn(GOOD, ANA, { election: '2026-11-03-statewide' })).notice).toBe('no-such-election');
    expect((await handIn(GOOD, ANA)).notice).toBe('submitted');
  });
});
