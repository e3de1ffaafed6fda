import { gzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import {
  call,
  countyMail,
  eventually,
  moveTo,
  now,
  outbox,
  problemOf,
  read,
  send,
  settle,
  subscribe,
  type Voter,
  votersOf,
} from './client.ts';
import { signIn } from './staff-client.ts';
import { sha256 } from './sync-client.ts';

/** A county's files through the deployed functions: the place, the machine, what became of each row, and the same once more. */
const STATEWIDE = '2026-11-03-statewide';
const COUNTY = '31';
const HEADER = 'VoteCal ID,Ballot number,Status,Status date,Sent date';

const Offered = z.strictObject({ uploadId: z.string(), uploadUrl: z.url() });
const Upload = z.looseObject({
  rows: z.int(),
  accepted: z.int(),
  unchanged: z.int(),
  held: z.int(),
  rejected: z.int(),
  file: z.looseObject({
    state: z.string(),
    percent: z.int(),
    known: z.int(),
    changed: z.int(),
    sameAs: z.string().nullable(),
    plan: z.unknown(),
  }),
  hold: z.looseObject({ state: z.string(), plan: z.looseObject({ findings: z.array(z.unknown()) }) }).optional(),
});
type Upload = z.output<typeof Upload>;
const Results = z.strictObject({ resultsUrl: z.url(), rejectedUrl: z.url().nullable() });

let voters: readonly Voter[];
/** Whose messages are looked at. */
let told: readonly Voter[];
beforeAll(async () => {
  const all = await votersOf(COUNTY, 60);
  voters = all.slice(0, 20);
  told = all
    .slice(20)
    .filter(({ status, confidential }) => status === 'A' && !confidential)
    .slice(0, 4);
});

/** A file to its end, or to where it rests. `query`: of the call that says it is there. */
const ended = async (bytes: Uint8Array, query = ''): Promise<{ readonly id: string; readonly upload: Upload }> => {
  const body = { name: 'night.csv.gz', bytes: bytes.length };
  const { uploadId: id, uploadUrl } = read(
    await call(COUNTY, 'POST', `/v1/elections/${STATEWIDE}/uploads`, { body }),
    201,
    Offered,
  );
  expect(problemOf(await call(COUNTY, 'POST', `/v1/uploads/${id}/complete`, { body: {} }), 409).code).toBe(
    'not-uploaded',
  );
  expect((await send('PUT', uploadUrl, { raw: bytes })).status).toBe(200);
  const hash = { sha256: sha256(bytes) };
  for (let time = 0; time < 2; time += 1)
    await call(COUNTY, 'POST', `/v1/uploads/${id}/complete${query}`, { body: hash });
  return { id, upload: await resting(id) };
};

const resting = (id: string): Promise<Upload> =>
  eventually('the file to be taken in or held', async () => {
    const found = read(await call(COUNTY, 'GET', `/v1/uploads/${id}`), 200, Upload);
    const { state, plan } = found.file;
    const rests = ['done', 'refused', 'interrupted', 'held'].includes(state) || (state === 'planned' && plan !== null);
    return rests ? found : undefined;
  });

it('takes in a county’s file, says what became of its rows, and reads nothing of it a second time', async () => {
  const rows = voters.map(({ voterId }) => `${voterId},F${voterId.slice(1)},issued,10/5/2026 9:00,10/5/2026`);
  const file = gzipSync([HEADER, ...rows, 'V99,F99,issued,10/5/2026 9:00,10/5/2026'].join('\r\n'));
  const { id, upload } = await ended(file);
  expect(upload).toMatchObject({ rows: rows.length + 1, rejected: 1, file: { state: 'done', percent: 100, known: 0 } });
  expect(upload.accepted + upload.held).toBe(rows.length);
  const { resultsUrl, rejectedUrl } = read(await call(COUNTY, 'GET', `/v1/uploads/${id}/results`), 200, Results);
  expect((await send('GET', resultsUrl)).text).toContain(`${rows.length + 2},rejected,V99,F99,voterId,unknown-voter,`);
  expect((await send('GET', rejectedUrl ?? '')).text).toBe(`${HEADER}\r\nV99,F99,issued,10/5/2026 9:00,10/5/2026\r\n`);
  expect(problemOf(await call(COUNTY, 'GET', `/v1/uploads/${id}/rows`), 409).code).toBe('came-as-file');
  expect(problemOf(await call('30', 'GET', `/v1/uploads/${id}/results`), 404).code).toBe('not-found');
  expect((await countyMail()).some(({ body }) => body.includes(id))).toBe(true);

  const again = await ended(file);
  expect(again.upload).toMatchObject({
    accepted: 0,
    unchanged: rows.length,
    rejected: 1,
    file: { known: rows.length, changed: 1, sameAs: id },
  });
});

it('says why a file as a whole is not taken', async () => {
  const { id, upload } = await ended(gzipSync('voterId,status\nV1,ISSUED\n'));
  expect(upload.file).toMatchObject({ state: 'refused', refusal: { code: 'missing-column' } });
  expect(problemOf(await call(COUNTY, 'GET', `/v1/uploads/${id}/results`), 409).code).toBe('not-done');
});

it('holds a batch and files that are unusual; released they are told, discarded nobody hears of them', async () => {
  const statusAt = (await now()).toString();
  const strangers = Array.from({ length: 10 }, (_, place) => `X${place}`);
  const records = (voterId = '') =>
    [voterId, ...strangers].map((id) => ({
      ...{ voterId: id, ballotId: `H${id.slice(1)}`, status: 'ISSUED', statusAt, sentDate: '2026-10-12' },
    }));
  const file = (voterId = ''): Uint8Array =>
    gzipSync(
      records(voterId)
        .map((record) => JSON.stringify(record))
        .join('\n'),
    );
  const [inBatch, inFile, discarded, dry] = told.map(({ voterId }) => voterId);
  for (const { voterId } of told) await subscribe(voterId, { channels: ['email'] });
  const posted = await call(COUNTY, 'POST', `/v1/elections/${STATEWIDE}/ballots`, {
    body: { records: records(inBatch) },
  });
  const batch = read(posted, 202, z.looseObject({ state: z.literal('held'), uploadId: z.string() })).uploadId;
  const held = await ended(file(inFile));
  const mistake = await ended(file(discarded));
  const planned = await ended(file(dry), '?dryRun=true');
  for (const { upload } of [held, mistake]) {
    expect(upload).toMatchObject({ accepted: 0, file: { state: 'held' }, hold: { state: 'held' } });
    expect(upload.hold?.plan.findings).toHaveLength(1);
  }
  expect(planned.upload.file).toMatchObject({ state: 'planned', plan: { findings: [{ rule: 'other-county' }] } });
  expect(await countyMail()).toEqual(
    expect.arrayContaining(
      [batch, held.id].map((id) => expect.objectContaining({ body: expect.stringContaining(id) })),
    ),
  );
  const later = async (): Promise<readonly string[]> => {
    await settle();
    await moveTo((await now()).add({ minutes: 10 }).toString());
    const found = await Promise.all(told.map(({ voterId }) => outbox(voterId)));
    return found.flat().map(({ voterId, type }) => `${voterId} ${type}`);
  };
  expect(await later()).toEqual([]);

  const body = { reason: 'The strangers are being registered.' };
  expect(problemOf(await call(COUNTY, 'POST', `/v1/uploads/${held.id}/release`, { body }), 403).code).toBe(
    'second-person',
  );
  const sos = await signIn('ballots@sos.example.org');
  expect((await sos.get(`/operations/uploads/${held.id}`)).text).toContain('not registered in your county');
  const page = await sos.post('/operations/uploads/release', { upload: held.id, reason: body.reason });
  expect([page.status, page.location]).toEqual([303, expect.stringContaining('notice=released')]);
  read(
    await call('sos', 'POST', `/v1/uploads/${batch}/release`, { body }),
    200,
    z.looseObject({ accepted: z.literal(1) }),
  );
  read(await call(COUNTY, 'POST', `/v1/uploads/${mistake.id}/discard`, { body }), 200, Upload);
  const done = await eventually('the released file to be taken in', async () => {
    const found = await resting(held.id);
    return found.file.state === 'done' ? found : undefined;
  });
  expect(done).toMatchObject({ accepted: 1, rejected: strangers.length, hold: { state: 'released' } });
  // What was planned alone goes on, is held for the same reason, and is released by the API.
  await call(COUNTY, 'POST', `/v1/uploads/${planned.id}/complete`, { body: {} });
  expect((await resting(planned.id)).file.state).toBe('held');
  read(await call('sos', 'POST', `/v1/uploads/${planned.id}/release`, { body }), 200, Upload);
  const too = await eventually('the other file to be taken in', async () => {
    const found = await resting(planned.id);
    return found.file.state === 'done' ? found : undefined;
  });
  expect(too).toMatchObject({ accepted: 1, rejected: strangers.length, hold: { state: 'released' } });
  const released = [inBatch, inFile, dry].map((voterId) => `${voterId} Outbound`);
  expect((await later()).toSorted()).toEqual(released.toSorted());
});
