import { expect, it } from 'vitest';
import * as z from 'zod';
import { call, moveTo, now, outbox, problemOf, read, settle, subscribe, votersOf } from './client.ts';

const STATEWIDE = '2026-11-03-statewide';
/** A county that nobody else of these tests sends ballots of. */
const COUNTY = '22';
const PARTICIPATION = `/v1/elections/${STATEWIDE}/participation/${COUNTY}`;

type Row = { readonly status: string; readonly sentDate?: string; readonly statusAt: string };
const post = async (voterId: string, ...rows: readonly Row[]): Promise<void> => {
  const records = rows.map((row) => ({ voterId, ballotId: `B${voterId.slice(1)}-1`, ...row }));
  const answer = await call(COUNTY, 'POST', `/v1/elections/${STATEWIDE}/ballots`, { body: { records } });
  read(answer, 200, z.looseObject({ accepted: z.literal(rows.length) }));
};
const told = async (voterId: string): Promise<string[]> =>
  (await outbox(voterId)).map(({ type, channel }) => `${type} ${channel}`).toSorted();
const issued: Row = { status: 'ISSUED', sentDate: '2026-10-05', statusAt: '2026-10-05T09:00:00-07:00' };

it('a county’s voters are reminded on the days that it sets, and only who still has something to do', async () => {
  const days = (reminders: unknown) => call(COUNTY, 'PUT', PARTICIPATION, { body: { reminders } });
  for (const wrong of ['2026-11-04', '2026-10-04', '2026-10-11']) problemOf(await days({ toReturn: [wrong] }), 400);
  problemOf(await days({ toReturn: ['2026-10-13', '2026-10-14'] }), 400);
  problemOf(await days({ toReturn: [''] }), 400);
  const set = { toReturn: ['2026-10-13'], toCure: ['2026-10-14'] };
  expect(read(await days(set), 200, z.looseObject({ reminders: z.unknown() })).reminders).toEqual(set);

  const [out, back, late, challenged, cured, silent] = (await votersOf(COUNTY))
    .filter(({ status, confidential }) => status === 'A' && !confidential)
    .map(({ voterId }) => voterId);
  if (!out || !back || !late || !challenged || !cured || !silent) throw new Error('Too few voters are seeded.');
  const all = [out, back, late, challenged, cured, silent];
  for (const voterId of all) await post(voterId, issued);
  await settle();
  // Who signs up now is not told that the ballot was mailed a week ago.
  for (const voterId of all.slice(0, -1)) await subscribe(voterId, { channels: ['text', 'email'] });
  const statusAt = (await now()).toString();
  await post(back, { status: 'INR', statusAt });
  for (const voterId of [challenged, cured]) await post(voterId, { status: 'NVS', statusAt });
  await settle();

  await moveTo('2026-10-13T07:00:00-07:00');
  await post(late, { status: 'INR', statusAt: '2026-10-13T06:00:00-07:00' });
  await moveTo('2026-10-13T08:05:00-07:00');
  expect(await told(out)).toEqual(['DeadlineReminder email', 'DeadlineReminder text']);
  const [text] = (await outbox(out)).filter(({ channel }) => channel === 'text');
  expect(text?.body).toContain('postmarked by Nov');
  expect(await told(back)).toEqual(['Received email', 'Received text']);
  expect(await told(late)).toEqual(['Received email', 'Received text']);
  expect(await told(silent)).toEqual([]);

  await post(cured, { status: 'ACCEPTED', statusAt: '2026-10-13T08:00:00-07:00' });
  await moveTo('2026-10-14T08:05:00-07:00');
  expect(await told(out)).toHaveLength(2);
  const one = ['ContactCounty email', 'ContactCounty text'];
  expect(await told(cured)).toEqual(['Accepted email', 'Accepted text', ...one]);
  // The second and last word on it, with the form and its deadline as the first had them.
  expect(await told(challenged)).toEqual([...one, 'SignatureCure email', 'SignatureCure text']);
  const cure = (await outbox(challenged)).filter(({ channel }) => channel === 'text').map(({ body }) => body);
  expect(new Set(cure).size).toBe(1);
  expect(cure[0]).toMatch(/https:\/\/elections\.mariposa\S+/);
});
