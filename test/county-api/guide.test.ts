import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STATUS_TABLE } from '../../lib/ballot-tracking/domain/status-table.ts';
import { API_CONTRACT } from '../../lib/county-api/api/contract.ts';
import { problemsOf } from '../../lib/county-api/api/problems.ts';
import { findPython } from '../../lib/local/emulator/python.ts';
import { API_CALLS } from '../../lib/platform/api-routes.ts';
import { MAX_BODY_BYTES, MAX_ROWS } from '../../lib/runtime/api/row-limits.ts';
import { CALLS_PER_MINUTE } from '../../lib/runtime/guards/rate-limiter.ts';
import { BALLOT_STATUS_CODES } from '../../lib/shared/codes.ts';
import { apiServer, CLIENT } from './api-server.ts';
import { voterOf } from './every-call.ts';

const GUIDE = readFileSync('docs/integrating.md', 'utf8');
const ELECTION = '2026-11-03-statewide';

/** The sample in a language, as it stands in the guide. */
const sampleIn = (language: 'sh' | 'python' | 'csharp'): string => {
  const found = [...GUIDE.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))];
  expect(found, language).toHaveLength(1);
  return found[0]?.[1] ?? '';
};

describe('the guide’s samples', () => {
  let server: Awaited<ReturnType<typeof apiServer>>;
  beforeAll(async () => {
    server = await apiServer();
  });
  afterAll(() => server.close());

  /** Runs a sample with what it asks for in its environment, and gives what it printed. */
  const run = async (program: string, words: readonly string[]): Promise<string> => {
    server.asked.length = 0;
    const env = {
      ...process.env,
      ROLLCALL_URL: server.url,
      ROLLCALL_TOKEN_URL: `${server.url}/oauth2/token`,
      ROLLCALL_CLIENT_ID: CLIENT.id,
      ROLLCALL_CLIENT_SECRET: CLIENT.secret,
      ROLLCALL_ELECTION: ELECTION,
      ROLLCALL_VOTER: voterOf(CLIENT.county),
      no_proxy: '127.0.0.1',
    };
    return (await promisify(execFile)(program, [...words], { env })).stdout;
  };
  const BALLOTS = `POST /v1/elections/${ELECTION}/ballots`;
  const CALLS = ['GET /v1/elections', `${BALLOTS}?dryRun=true`, BALLOTS];
  const called = () => server.asked.map(({ method, path }) => `${method} ${path}`);

  it('in curl fetches a token, lists the elections, tries a row, uploads it and reads what it has uploaded', async () => {
    const printed = await run('sh', ['-c', sampleIn('sh')]);
    expect(called()).toEqual([...CALLS, 'GET /v1/uploads?limit=1']);
    const [elections, tried, upload, uploads] = printed.trim().split('\n');
    expect(elections).toContain(ELECTION);
    expect(JSON.parse(tried ?? '')).toMatchObject({ accepted: 1, unchanged: 0, dryRun: true });
    expect(JSON.parse(upload ?? '')).toMatchObject({ accepted: 1, unchanged: 0, held: 0, rejected: [] });
    const { uploadId } = JSON.parse(upload ?? '') as { uploadId: string };
    expect(JSON.parse(uploads ?? '')).toMatchObject({ uploads: [{ uploadId, rows: 1, accepted: 1 }] });
    expect(server.state.storedOf(CLIENT.county)).toContain('ISSUED');
  });

  it('in Python does the same; the row is known by then', async () => {
    const printed = await run(await findPython(), ['-c', sampleIn('python')]);
    expect(called()).toEqual(CALLS);
    // Whether it is accepted: nothing can be posted for one that was only asked for, or declined.
    expect(printed).toContain(`${ELECTION} 2026-11-03 accepted`);
    expect(printed.trim().split('\n').at(-1)).toBe('0 1 0 0');
  });

  it('in C# names the same calls, headers and members: no test machine has its compiler', () => {
    const [python, csharp] = [sampleIn('python'), sampleIn('csharp')];
    const pathsIn = (text: string): string[] => [...text.matchAll(/\/v1\/\w+|\/ballots/g)].map(([path]) => path);
    expect(pathsIn(csharp)).toEqual(pathsIn(python));
    const members = ['voterId', 'ballotId', 'status', 'statusAt', 'sentDate', 'records', 'access_token', 'scope'];
    for (const word of [...members, 'grant_type', 'client_credentials', 'county-api/use', 'Idempotency-Key', 'Basic'])
      for (const text of [python, csharp]) expect(text, word).toContain(word);
  });
});

describe('the guide', () => {
  it('has every code of a ballot with its meaning, as the guidance’s table has it', () => {
    for (const code of BALLOT_STATUS_CODES) {
      const { description, messageType } = STATUS_TABLE[code];
      const row = GUIDE.split('\n').find((line) => line.startsWith(`| \`${code}\``));
      expect(row?.split('|').map((cell) => cell.trim())).toEqual([
        '',
        `\`${code}\``,
        description,
        `\`${messageType}\``,
        '',
      ]);
    }
  });

  it('says of every error status of the document what to do, and of no other', () => {
    const said = [...GUIDE.matchAll(/^\| (\d{3}) /gm)].map(([, status]) => status);
    const answered = new Set(API_CONTRACT.flatMap((route) => Object.keys(problemsOf(route))));
    expect(said).toEqual([...answered].toSorted());
  });

  it('names only calls that there are', () => {
    const paths = new Set(Object.values(API_CALLS).map(({ method, path }) => `${method} ${path}`));
    const named = [...GUIDE.matchAll(/`(GET|POST|PUT|DELETE) (\/v1\/[^\s`]+)`/g)].map(
      ([, method, path]) => `${method} ${path}`,
    );
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((call) => !paths.has(call))).toEqual([]);
  });

  it('tells the limits that are kept', () => {
    const limits = GUIDE.slice(GUIDE.indexOf('## Limits'));
    for (const limit of [CALLS_PER_MINUTE, MAX_ROWS, MAX_BODY_BYTES])
      expect(limits).toContain(limit.toLocaleString('en'));
  });
});
