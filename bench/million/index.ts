import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import * as z from 'zod';
import { startStage } from '../campaign/stage.ts';
import { watchPeaks } from './peaks.ts';

const ELECTION = '2026-11-03-statewide';
const COUNTY = '19';
/** What no container of a function may need more of. */
const MOST_MEGABYTES = 256;
/** The functions that a file passes through. */
const STEPS = [
  'create-file-upload',
  'complete-file-upload',
  'read-file',
  'plan-upload',
  'take-in-chunk',
  'settle-upload',
];
const LOOK_MS = 2_000;

const Upload = z.looseObject({
  rows: z.int(),
  accepted: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  file: z.looseObject({ state: z.string(), percent: z.int(), known: z.int(), changed: z.int() }),
});
type Upload = z.infer<typeof Upload>;

/** A stage that runs already (ROLLCALL_URL and ROLLCALL_HOME), or one of its own. */
const openStage = async () => {
  const { ROLLCALL_URL: url, ROLLCALL_HOME: home } = process.env;
  if (url === undefined || home === undefined) {
    const stage = await startStage();
    return { url: stage.url, pid: stage.pid, stop: stage.stop };
  }
  const { pid } = z.object({ pid: z.int() }).parse(JSON.parse(readFileSync(join(home, 'state.json'), 'utf8')));
  return { url, pid, stop: async () => undefined };
};

/** The API as a county's system calls it. Throws unless it is answered well. */
const countyCalls = (url: string) => {
  const ask = async (method: string, path: string, body?: unknown, token?: string): Promise<unknown> => {
    const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${url}${path}`, { method, headers: { connection: 'close', ...headers }, ...sent });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} → ${answer.status} ${text.slice(0, 300)}`);
    return JSON.parse(text);
  };
  const token = async (): Promise<string> =>
    z.object({ token: z.string() }).parse(await ask('POST', '/local/token', { county: COUNTY })).token;
  return { ask, call: async (method: string, path: string, body?: unknown) => ask(method, path, body, await token()) };
};

/**
 * A tracking file of so many envelopes: of the stage's voters, who are fewer, so that each has as many as it takes; and of
 * `strangers`, whom the county does not have, in between.
 */
const writeFile = async (
  path: string,
  voters: readonly string[],
  { rows, strangers }: { readonly rows: number; readonly strangers: number },
): Promise<number> => {
  const every = rows / (rows - strangers);
  let known = 0;
  const voterAt = (at: number): string => {
    if (at < Math.floor(known * every)) return `V99${String(at).padStart(7, '0')}`;
    known += 1;
    return voters[at % voters.length] ?? '';
  };
  const lines = function* (): Generator<string> {
    yield 'voterId,imb,direction,mailDate\n';
    for (let at = 0; at < rows; at += 1)
      yield `${voterAt(at)},00700812345${String(at).padStart(9, '0')},outbound,2026-10-05\n`;
  };
  await pipeline(Readable.from(lines()), createGzip(), createWriteStream(path));
  return statSync(path).size;
};

/** Uploads the file and follows it to its end. Answers what became of it, how long it took, and the progress that was seen. */
const send = async ({ call }: ReturnType<typeof countyCalls>, path: string, bytes: number) => {
  const began = performance.now();
  const offered = await call('POST', `/v1/elections/${ELECTION}/uploads`, { kind: 'imb-tracking', bytes });
  const { uploadId, uploadUrl } = z.object({ uploadId: z.string(), uploadUrl: z.url() }).parse(offered);
  const stored = await fetch(uploadUrl, { method: 'PUT', body: readFileSync(path) });
  if (!stored.ok) throw new Error(`The file was not stored: ${stored.status}.`);
  await call('POST', `/v1/uploads/${uploadId}/complete`, {});
  const seen = new Set<number>();
  for (;;) {
    await pause(LOOK_MS);
    const upload: Upload = Upload.parse(await call('GET', `/v1/uploads/${uploadId}`));
    const { state, percent } = upload.file;
    if (!seen.has(percent)) console.log(`${state} ${percent}%, ${upload.rows} rows read`);
    seen.add(percent);
    if (['done', 'refused', 'interrupted'].includes(state))
      return { upload, seconds: (performance.now() - began) / 1_000, progress: seen.size };
  }
};

/** A file of a million rows through a local stage, twice; with how much memory each function's containers had. */
export const run = async (options: readonly string[]): Promise<boolean> => {
  const { values } = parseArgs({
    args: [...options],
    options: { rows: { type: 'string', default: '1000000' }, strangers: { type: 'string', default: '0' } },
  });
  const [rows, strangers] = [Number(values.rows), Number(values.strangers)];
  const own = rows - strangers;
  const stage = await openStage();
  const watch = watchPeaks(stage.pid, LOOK_MS);
  const folder = mkdtempSync(join(tmpdir(), 'million-'));
  try {
    const calls = countyCalls(stage.url);
    const voters = z
      .array(z.looseObject({ voterId: z.string() }))
      .parse(await calls.ask('GET', `/local/voters?county=${COUNTY}&limit=10000`))
      .map(({ voterId }) => voterId);
    await calls.call('PUT', `/v1/elections/${ELECTION}/participation/${COUNTY}`, { imb: 'both' });
    const path = join(folder, 'tracking.csv.gz');
    const bytes = await writeFile(path, voters, { rows, strangers });
    console.log(
      `${rows} rows, ${own} of ${voters.length} voters of the county, ${Math.round(bytes / 1e6)} MB with gzip`,
    );
    const [first, second] = [await send(calls, path, bytes), await send(calls, path, bytes)];
    watch.stop();
    for (const [name, { upload, seconds, progress }] of Object.entries({ first, second })) {
      const { accepted, unchanged, rejected, file } = upload;
      console.log(
        `${name}: ${file.state} after ${Math.round(seconds)} s; ${accepted} accepted, ${unchanged} unchanged, ${rejected} rejected; ${file.changed} read again; ${progress} steps of progress seen`,
      );
    }
    for (const name of STEPS) console.log(`${name.padEnd(22)} ${Math.round(watch.peaks.get(name) ?? 0)} MB`);
    const goals = [
      [
        'each row of the county’s voters is taken, and no other',
        first.upload.accepted === own && first.upload.rejected === strangers,
      ],
      ['its progress was seen', first.progress > 3],
      ['the second changes nothing', second.upload.unchanged === own && second.upload.file.changed === strangers],
      [
        `each container stays under ${MOST_MEGABYTES} MB`,
        STEPS.every((name) => (watch.peaks.get(name) ?? 0) < MOST_MEGABYTES),
      ],
    ] as const;
    for (const [goal, isMet] of goals) console.log(`${isMet ? 'met   ' : 'MISSED'} ${goal}`);
    return goals.every(([, isMet]) => isMet);
  } finally {
    watch.stop();
    rmSync(folder, { recursive: true, force: true });
    await stage.stop();
  }
};
