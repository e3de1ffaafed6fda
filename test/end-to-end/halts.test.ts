import { setTimeout as pause } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { call, moveTo, now, outbox, problemOf, read, settle, subscribe, votersOf } from './client.ts';
import { signIn } from './staff-client.ts';

const STATEWIDE = '2026-11-03-statewide';
/** A county that nobody else of these tests sends ballots of. */
const COUNTY = '14';
/** Senders read the halts at most this often. Milliseconds. */
const HALTS_ARE_READ = 5_000;

const Halt = z.looseObject({ id: z.string(), waiting: z.int() });
const Halts = z.object({ halts: z.array(Halt), ended: z.array(z.looseObject({ id: z.string() })) });

const sent = async () => (await Promise.all(own.map((voterId) => outbox(voterId)))).flat();
/** As a form of the pages takes it: Pacific time, to the minute. */
const inForm = (instant: Temporal.Instant): string =>
  instant.toZonedDateTimeISO('America/Los_Angeles').toPlainDateTime().toString({ smallestUnit: 'minute' });

/** Who was told something wrong in these tests. */
const own: string[] = [];
let toldFrom = '';

it('a halt keeps messages back and says so to their county; resumed, each goes out once', async () => {
  const scope = { county: COUNTY, type: 'Outbound' };
  const body = { ...scope, reason: 'The mailing day in the file is wrong.' };
  const halt = read(await call('sos', 'POST', '/v1/halts', { body }), 201, Halt);
  const since = performance.now();
  problemOf(await call('sos', 'POST', '/v1/halts', { body }), 409);
  problemOf(await call('sos', 'POST', '/v1/halts', { body: { reason: 'Nothing is named.' } }), 400);
  problemOf(await call(COUNTY, 'POST', '/v1/halts', { body }), 403);
  problemOf(await call(COUNTY, 'DELETE', `/v1/halts/${halt.id}`), 403);
  const theirs = async (county: string) => read(await call(county, 'GET', '/v1/halts'), 200, Halts).halts;
  expect((await theirs(COUNTY)).map(({ id }) => id)).toEqual([halt.id]);
  expect(await theirs('15')).toEqual([]);
  const sos = await signIn('ballots@sos.example.org');
  expect((await sos.get('/operations/halts')).text).toContain('Inyo County');
  expect((await sos.get('/operations')).text).toContain('Messages to voters are stopped');

  const voters = (await votersOf(COUNTY)).filter(({ status, confidential }) => status === 'A' && !confidential);
  own.push(...voters.slice(0, 3).map(({ voterId }) => voterId));
  for (const voterId of own) await subscribe(voterId, { channels: ['text', 'email'] });
  await pause(Math.max(0, HALTS_ARE_READ - (performance.now() - since)));
  const statusAt = (await now()).toString();
  toldFrom = statusAt;
  const records = own.map((voterId) => ({
    voterId,
    ballotId: `B${voterId.slice(1)}-1`,
    status: 'ISSUED',
    statusAt,
    sentDate: '2026-10-12',
  }));
  const posted = await call(COUNTY, 'POST', `/v1/elections/${STATEWIDE}/ballots`, { body: { records } });
  read(posted, 200, z.looseObject({ accepted: z.literal(own.length) }));
  await settle();
  await moveTo((await now()).add({ minutes: 10 }).toString());
  expect(await sent()).toEqual([]);
  expect((await theirs(COUNTY))[0]?.waiting).toBe(6);

  read(await call('sos', 'DELETE', `/v1/halts/${halt.id}`), 200, z.looseObject({ id: z.literal(halt.id) }));
  problemOf(await call('sos', 'DELETE', `/v1/halts/${halt.id}`), 404);
  await pause(HALTS_ARE_READ);
  await moveTo((await now()).add({ minutes: 10 }).toString());
  const told = (await sent()).map(({ voterId, type, channel }) => `${voterId} ${type} ${channel}`).toSorted();
  const wanted = own.flatMap((voterId) => ['email', 'text'].map((channel) => `${voterId} Outbound ${channel}`));
  expect(told).toEqual(wanted.toSorted());
  expect(read(await call(COUNTY, 'GET', '/v1/halts'), 200, Halts)).toMatchObject({
    halts: [],
    ended: [{ id: halt.id }],
  });
});

it('a retraction is counted, approved by a second person, and corrects each voter once', async () => {
  const before = (await sent()).length;
  const one = await signIn('ballots@sos.example.org');
  const other = await signIn('operations@sos.example.org');
  const form = {
    electionId: STATEWIDE,
    type: 'Outbound',
    county: COUNTY,
    toldFrom: inForm(Temporal.Instant.from(toldFrom)),
    toldUntil: inForm((await now()).add({ minutes: 1 })),
    reason: 'The link leads nowhere.',
  };
  expect((await one.post('/operations/retractions', form)).location).toContain('notice=proposed');
  await moveTo((await now()).add({ minutes: 3 }).toString());
  const { text } = await other.get('/operations/retractions');
  expect(text).toContain('6 messages were told and 0 wait');
  const id = /name="id" value="(retraction-[^"]+)"/.exec(text)?.[1] ?? '';
  expect((await one.post('/operations/retractions/approval', { id })).location).toContain('notice=own-proposal');
  expect((await other.post('/operations/retractions/approval', { id })).location).toContain('notice=approved');
  await moveTo((await now()).add({ minutes: 10 }).toString());
  const told = (await sent()).slice().map(({ voterId, type, channel }) => `${voterId} ${type} ${channel}`);
  const corrections = told.filter((line) => line.includes(' Correction '));
  expect(corrections.toSorted()).toEqual(
    own.flatMap((voterId) => ['email', 'text'].map((channel) => `${voterId} Correction ${channel}`)).toSorted(),
  );
  // What was true is told anew, once.
  expect(told).toHaveLength(before + 2 * corrections.length);
  expect((await other.post('/operations/retractions/recount', { id })).location).toContain('notice=recounting');
  await moveTo((await now()).add({ minutes: 3 }).toString());
  expect((await one.get('/operations/retractions?format=csv')).text).toContain('outcome,');
});
