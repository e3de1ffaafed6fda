import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { CountyCode } from '../../shared/counties.ts';
import { SafeError } from '../../shared/safe-error.ts';
import type { UploadAnswer } from '../domain/judge-answer.ts';
import type { FileKind, ScriptFile } from '../domain/script.ts';
import type { ListedUpload, MockApi } from '../ports.ts';

/** Where the API answers, and an access token of whoever calls it. */
export type ApiAccess = {
  readonly address: string;
  readonly tokenOf: (caller: 'sos' | CountyCode) => Promise<string>;
};

const RowProblem = z.object({ index: z.int(), code: z.string() });
const RowsAnswer = z.object({
  uploadId: z.string(),
  accepted: z.int(),
  unchanged: z.int(),
  held: z.int(),
  rejected: z.array(RowProblem),
  heldRows: z.array(RowProblem),
});
const TrackingAnswer = z.object({
  uploadId: z.string().optional(),
  accepted: z.int(),
  unchanged: z.int(),
  rejected: z.array(RowProblem),
});
const ScansAnswer = z.object({ recorded: z.int(), unchanged: z.int(), waiting: z.int(), rejected: z.int() });

/** So many rows of which the answer says nothing but their number. */
const someRows = (count: number, code: string) => Array.from({ length: count }, (_, index) => ({ index, code }));

/** What each kind of file is answered, as one. */
const ANSWERS: Readonly<Record<FileKind, (answer: unknown) => UploadAnswer>> = {
  ballots: (answer) => RowsAnswer.parse(answer),
  'participation-history': (answer) => RowsAnswer.parse(answer),
  'imb-tracking': (answer) => {
    const { uploadId, ...counts } = TrackingAnswer.parse(answer);
    return { uploadId, ...counts, held: 0, heldRows: [] };
  },
  'imb-scans': (answer) => {
    const { recorded, unchanged, waiting, rejected } = ScansAnswer.parse(answer);
    const heldRows = someRows(waiting, 'no-tracking-file');
    const refused = someRows(rejected, 'no-scan');
    return { uploadId: undefined, accepted: recorded, unchanged, held: waiting, heldRows, rejected: refused };
  },
};
const UploadPage = z.object({
  uploads: z.array(z.object({ uploadId: z.string(), rows: z.int(), held: z.int(), rejected: z.int() })),
  cursor: z.string().nullable(),
});
const Created = z.object({ id: z.string() });

/** What the API asks to repeat later. */
const REPEATED: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);
/** Milliseconds before each repeat. */
const PAUSES = [500, 1_000, 2_000, 4_000, 8_000] as const;

const Problem = z.object({ code: z.string().regex(/^[a-z-]+$/) }).catch({ code: 'unknown' });

/** What the API answers a call of which it does nothing. Its own words of what was wrong may quote a row: they are not kept. */
class Refused extends SafeError {
  readonly code: string;
  constructor(status: number, code: string) {
    super('MockElectionRefused', `The county API refused a call of the mock election: ${status}.`);
    this.code = code;
  }
}

/** Refusals of a whole file that a story expects, as of each of its rows. */
const WHOLE_FILE: ReadonlySet<string> = new Set(['county-not-participating']);

const refusedWhole =
  ({ rows }: ScriptFile) =>
  (error: unknown): UploadAnswer => {
    if (!(error instanceof Refused && WHOLE_FILE.has(error.code))) throw error;
    const rejected = someRows(rows.length, error.code);
    return { uploadId: undefined, accepted: 0, unchanged: 0, held: 0, heldRows: [], rejected };
  };

/** One call. A repeat carries the same `Idempotency-Key`, so that what was done the first time is answered, not done again. */
const callApi = async (
  { address, tokenOf }: ApiAccess,
  caller: 'sos' | CountyCode,
  path: string,
  body?: unknown,
  method: 'GET' | 'POST' | 'PUT' = body === undefined ? 'GET' : 'POST',
): Promise<unknown> => {
  const key = randomUUID();
  for (let attempt = 0; ; attempt += 1) {
    const answer = await fetch(`${address}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await tokenOf(caller)}`,
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'POST' ? { 'idempotency-key': key } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.ok) return answer.json();
    const pause = PAUSES[attempt];
    if (pause === undefined || !REPEATED.has(answer.status)) {
      const { code } = Problem.parse(await answer.json().catch(() => undefined));
      throw new Refused(answer.status, code);
    }
    await answer.body?.cancel();
    await sleep(pause);
  }
};

/** The county API over HTTPS. */
export const httpMockApi = (access: ApiAccess): MockApi => ({
  createElection: async (name, date) => {
    const body = { name, date: date.toString(), kind: 'statewide', imb: 'both' };
    return Created.parse(await callApi(access, 'sos', '/v1/elections', body)).id;
  },
  participate: async (electionId, county, participates) => {
    await callApi(access, county, `/v1/elections/${electionId}/participation/${county}`, { participates }, 'PUT');
  },
  post: async (electionId, file) => {
    const { by, kind, rows } = file;
    const path = kind === 'imb-scans' ? '/v1/imb-scans' : `/v1/elections/${electionId}/${kind}`;
    return callApi(access, by, path, { records: rows.map((row) => row.body) }).then(ANSWERS[kind], refusedWhole(file));
  },
  uploadsOf: async (county, electionId) => {
    const found: ListedUpload[] = [];
    let cursor: string | null = null;
    do {
      const more: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const path = `/v1/uploads?limit=100&electionId=${electionId}${more}`;
      const page: z.infer<typeof UploadPage> = UploadPage.parse(await callApi(access, county, path));
      found.push(...page.uploads);
      cursor = page.cursor;
    } while (cursor !== null);
    return found;
  },
});
