import * as z from 'zod';
import type { CountyCode } from '../../shared/counties.ts';
import { Difference } from '../../sync-checks/domain/difference.ts';
import { LocalFailure } from '../base/local-failure.ts';
import { sleep } from '../base/wait.ts';

/** A county's system as a caller of the county API. */
export type CountySystem = {
  /** Calls the API as the county; repeats what the API asks to repeat. Throws when it is refused. */
  call(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Puts a file to a presigned URL. */
  put(url: string, bytes: Uint8Array): Promise<void>;
};

const REPEATED: ReadonlySet<number> = new Set([409, 429, 500, 502, 503, 504]);
/** Milliseconds before each repeat. */
const PAUSES = [250, 500, 1_000, 2_000, 4_000];

const send = (url: string, init: RequestInit): Promise<Response> =>
  fetch(url, init).catch((cause: unknown) => {
    throw new LocalFailure(`${new URL(url).origin} did not answer.`, { cause });
  });

/** A county's system that calls `api` with this county's token. */
export const countySystem = (
  api: string,
  county: CountyCode,
  token: (county: CountyCode) => Promise<string>,
): CountySystem => ({
  call: async (method, path, body) => {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await send(`${api}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${await token(county)}`,
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (answer.ok) return answer.status === 204 ? undefined : answer.json();
      const text = await answer.text();
      const pause = PAUSES[attempt];
      if (pause === undefined || !REPEATED.has(answer.status)) {
        throw new LocalFailure(
          `${method} ${path} as county ${county} answered ${answer.status}: ${text.slice(0, 300)}`,
        );
      }
      await sleep(pause);
    }
  },
  put: async (url, bytes) => {
    const answer = await send(url, { method: 'PUT', body: Buffer.from(bytes) });
    if (!answer.ok) throw new LocalFailure(`PUT to the presigned URL answered ${answer.status}.`);
  },
});

const Upload = z.object({ uploadUrl: z.url(), precinctsUploadUrl: z.url() });

type File = { readonly bytes: Uint8Array; readonly sha256: string; readonly rows: number };

/** Uploads an extract for a check, with the county's precincts, and confirms it, as the API's documentation says. */
export const deliverExtract = async (
  system: CountySystem,
  checkId: string,
  extract: File,
  precincts: File,
): Promise<void> => {
  const path = `/v1/sync-checks/${checkId}/extract`;
  const { uploadUrl, precinctsUploadUrl } = Upload.parse(await system.call('POST', path, {}));
  await system.put(uploadUrl, extract.bytes);
  await system.put(precinctsUploadUrl, precincts.bytes);
  await system.call('POST', `${path}/complete`, {
    sha256: extract.sha256,
    rows: extract.rows,
    precincts: { sha256: precincts.sha256, rows: precincts.rows },
  });
};

const Page = z.object({ differences: z.array(Difference), cursor: z.string().nullable() });

/** Fetches all differences of a check, page by page. */
export const fetchDifferences = async (system: CountySystem, checkId: string): Promise<readonly Difference[]> => {
  const differences: Difference[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor ? `?cursor=${encodeURIComponent(cursor)}` : '';
    const page = Page.parse(await system.call('GET', `/v1/sync-checks/${checkId}/differences${query}`));
    differences.push(...page.differences);
    cursor = page.cursor;
  } while (cursor);
  return differences;
};
