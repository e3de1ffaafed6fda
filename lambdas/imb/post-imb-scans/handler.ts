import { MOST_FEED_BYTES, RETRY_SECONDS } from '../../../lib/imb/data/limits.ts';
import { scansOf, scansOfFile } from '../../../lib/imb/domain/scan-feed.ts';
import { receiveFeed } from '../../../lib/imb/use-cases/receive-feed.ts';
import type { ScanPorts } from '../../../lib/imb/use-cases/take-in-scans.ts';
import { parseJson } from '../../../lib/runtime/api/json.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { Clock } from '../../../lib/shared/clock.ts';

type Ports = ScanPorts & {
  readonly clock: Clock;
  /** Seconds that have passed in this process: how long an answer takes. */
  readonly uptime: () => number;
};

/** API Gateway gives up after 29. */
const SECONDS_TO_ANSWER = 20;

const again = (status: 413 | 503, code: string, detail: string, seconds: number): ApiAnswer =>
  problem(status, code, detail, { headers: { 'retry-after': String(seconds) } });

const TOO_LARGE = `A push may hold ${MOST_FEED_BYTES} bytes. Set a smaller file size for this feed in Informed Visibility; what was not taken is sent again then.`;
const LATE = 'Not all records could be taken in in time. Send them again: what was recorded changes nothing.';
const PROBE = { recorded: 0, unchanged: 0, waiting: 0, rejected: 0, reasons: [] };

/** Takes in scans as Informed Visibility pushes them, or as the lines of its delimited file. */
export const postImbScans =
  (ports: Ports) =>
  async (request: ApiRequest<unknown, unknown, unknown>, { log }: ApiContext): Promise<ApiAnswer> => {
    const { rawBody, headers, caller } = request;
    const began = ports.uptime();
    if (Buffer.byteLength(rawBody) > MOST_FEED_BYTES) return again(413, 'too-large', TOO_LARGE, RETRY_SECONDS.tooLarge);
    // "Test Server Connection" sends nothing.
    if (rawBody.trim() === '') return { status: 200, body: PROBE };
    const isFile = headers['content-type']?.toLowerCase().startsWith('text/') === true && !/^\s*[[{]/.test(rawBody);
    const parsed = isFile ? undefined : parseJson(rawBody);
    if (parsed?.ok === false) return problem(400, 'invalid-json', parsed.error);
    const records = parsed ? scansOf(parsed.value) : scansOfFile(rawBody);
    const isTimeUp = (): boolean => ports.uptime() - began > SECONDS_TO_ANSWER;
    const counts = await receiveFeed(ports, records, caller.county, await ports.clock(), isTimeUp);
    if (counts === 'late') return again(503, 'busy', LATE, RETRY_SECONDS.busy);
    const { recorded, unchanged, waiting, rejected } = counts;
    log.info('SCANS_TAKEN_IN', { records: records.length, accepted: recorded, unchanged, waiting, rejected });
    return { status: 200, body: counts, audit: { after: { recorded, unchanged, waiting, rejected } } };
  };
