import { gzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { call, countyMail, eventually, problemOf, read, send, type Voter, votersOf } from './client.ts';
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
  }),
});
type Upload = z.output<typeof Upload>;
const Results = z.strictObject({ resultsUrl: z.url(), rejectedUrl: z.url().nullable() });

let voters: readonly Voter[];
beforeAll(async () => {
  voters = await votersOf(COUNTY, 20);
});

const ended = async (bytes: Uint8Array): Promise<{ readonly id: string; readonly upload: Upload }> => {
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
  for (let time = 0; time < 2; time += 1) await call(COUNTY, 'POST', `/v1/uploads/${id}/complete`, { body: hash });
  const upload = await eventually('the file to be taken in', async () => {
    const found = read(await call(COUNTY, 'GET', `/v1/uploads/${id}`), 200, Upload);
    return ['done', 'refused', 'interrupted'].includes(found.file.state) ? found : undefined;
  });
  return { id, upload };
};

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
