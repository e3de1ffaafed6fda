import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { FOLDERS, makeFolders } from '../../lib/local/base/folders.ts';
import { lineProgress } from '../../lib/local/base/progress.ts';
import { pythonWith } from '../../lib/local/emulator/venv.ts';
import { API_ACCESS } from '../../lib/platform/access.ts';
import { API_CALLS, type ApiLambda } from '../../lib/platform/api-routes.ts';
import { send, stageUrl, tokenOf } from './client.ts';
import { checksOf } from './sync-client.ts';

/**
 * What the document says of the API, asked of the API: by a validator of documents, and by schemathesis, which makes
 * requests from it, good and bad, and holds the answers to it. Late in the order of the files: it leaves elections
 * asked for, checks and rows behind.
 */

/** Requests are shared out among them: a county may make 600 calls in a minute. */
const COUNTIES = ['21', '46', '58'] as const;
const STATEWIDE = '2026-11-03-statewide';

/** The same requests in every run, so many of each kind for a call. */
const SEED = 20_261_103;
const EXAMPLES = 3;

/** Checks of schemathesis that are not made, each with the reason. */
const NOT_CHECKED: Readonly<Record<string, string>> = {
  positive_data_acceptance:
    'What is right in form may be wrong in fact: a date that has passed, an election that exists, a check that runs.',
  missing_required_header: 'No header is required but the token, which has its own tests (api.test.ts).',
  ignored_auth: 'Every call is made without a token, and with wrong ones, in api.test.ts.',
  unsupported_method: 'API Gateway has no 405: a method that a path lacks is answered 404, with a problem.',
  allow_header_conformance: 'The same: what has no 405 has no Allow.',
  use_after_free: 'Nothing can be deleted and read again: what is cancelled is kept, and shown as cancelled.',
  ensure_resource_availability: 'A request for an election is made by POST and may be numbered or refused.',
  object_level_authorization: 'All pairs of counties by every call: one-credential.test.ts and api.test.ts.',
};

/** Calls of which bad data is not refused as a whole, each with the reason. */
const TAKES_BAD_ROWS: Partial<Record<ApiLambda, string>> = {
  'post-ballots': 'Rows are judged one by one: a wrong one is answered in `rejected`, and the call with 200.',
  'post-participation-history': 'The same.',
  'post-register-changes': 'The same.',
};

const ALL_CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
  'response_headers_conformance',
  'negative_data_rejection',
] as const;

/** 409 beside the refusals of form: a state may be in the way before the body is read. */
const REFUSALS = ['400', '401', '403', '404', '406', '409', '410', '413', '415', '422'];

const list = (values: readonly string[]): string => `[${values.map((value) => JSON.stringify(value)).join(', ')}]`;

type Part = { readonly calls: readonly ApiLambda[]; readonly checkIds: ReadonlyMap<string, string> };

const isOfSos = (lambda: ApiLambda): boolean => !API_ACCESS[lambda].includes('county-ems');
const LAMBDAS = Object.keys(API_CALLS) as ApiLambda[];
const countyOf = (lambda: ApiLambda): string => COUNTIES[LAMBDAS.indexOf(lambda) % COUNTIES.length] ?? COUNTIES[0];

/** How one call is asked: as whom, about what that is really there. */
const operation = async (lambda: ApiLambda, { checkIds }: Pick<Part, 'checkIds'>): Promise<string> => {
  const caller = isOfSos(lambda) ? 'sos' : countyOf(lambda);
  const { path } = API_CALLS[lambda];
  const id = path.includes('/sync-checks/') ? checkIds.get(countyOf(lambda)) : STATEWIDE;
  return [
    '[[operations]]',
    `include-operation-id = "${lambda}"`,
    `headers = { Authorization = "Bearer ${await tokenOf(caller)}" }`,
    ...(path.includes('{id}') && !path.includes('{code}') && id !== undefined
      ? [`parameters = { "path.id" = "${id}" }`]
      : []),
    ...(path.includes('{code}') && caller !== 'sos' ? [`parameters = { "path.code" = "${caller}" }`] : []),
    ...(lambda in TAKES_BAD_ROWS ? ['checks.negative_data_rejection.enabled = false'] : []),
  ].join('\n');
};

const settings = async (part: Part): Promise<string> =>
  `
base-url = "${stageUrl()}"
continue-on-failure = true
request-timeout = 60
warnings = false
# Patterns of the API let through few of the texts that a generator tries: that is not ours to mend.
suppress-health-check = ["filter_too_much", "too_slow"]
[generation]
max-examples = ${EXAMPLES}
deterministic = true
no-shrink = true
database = "none"
[phases]
examples.enabled = false
stateful.enabled = false
coverage.unexpected-methods = ["TRACE"]
[checks]
${ALL_CHECKS.map((name) => `${name}.enabled = true`).join('\n')}
negative_data_rejection.expected-statuses = ${list(REFUSALS)}
${Object.keys(NOT_CHECKED)
  .map((name) => `${name}.enabled = false`)
  .join('\n')}
${(await Promise.all(part.calls.map((lambda) => operation(lambda, part)))).join('\n')}
`.trimStart();

describe('the document of the API', () => {
  let python: string;
  const folder = join(FOLDERS.temporary, 'api-truth');
  const document = join(folder, 'openapi.json');

  const run = async (words: readonly string[]): Promise<{ readonly code: number; readonly said: string }> => {
    const running = promisify(execFile)(python, [...words], { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
    const { code, stdout, stderr } = await running.then(
      (done) => ({ code: 0, ...done }),
      (failure: { code: number; stdout: string; stderr: string }) => failure,
    );
    return { code, said: `${stdout}\n${stderr}` };
  };

  beforeAll(async () => {
    makeFolders();
    const tools = {
      name: 'api-truth',
      requirements: join(import.meta.dirname, '../stacks/api-truth-requirements.txt'),
      title: 'Install what checks the API (once)',
    };
    python = await pythonWith(tools, lineProgress(), new AbortController().signal);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(document, (await send('GET', '/v1/openapi.json')).text);
  });

  it('is valid OpenAPI 3.1 by openapi-spec-validator', async () => {
    const { code, said } = await run(['-m', 'openapi_spec_validator', '--schema', '3.1', document]);
    expect(code, said).toBe(0);
  });

  it('is what the API does: schemathesis finds nothing', async () => {
    const checkIds = new Map<string, string>();
    for (const county of COUNTIES) {
      const [check] = await checksOf(county);
      if (check) checkIds.set(county, check.id);
    }
    // Two at a time, in processes of their own: in threads its generator exhausts the stack of CPython 3.11.
    const halves = [0, 1].map((half) => LAMBDAS.filter((_, index) => index % 2 === half));
    const done = await Promise.all(
      halves.map(async (calls, half) => {
        const file = join(folder, `half-${half}.toml`);
        writeFileSync(file, await settings({ calls, checkIds }), { mode: 0o600 });
        const chosen = calls.flatMap((lambda) => ['--include-operation-id', lambda]);
        const words = ['-m', 'schemathesis.cli', '--config-file', file, 'run', '--no-color', '--seed', String(SEED)];
        return run([...words, '--workers', '1', ...chosen, document]);
      }),
    );
    for (const { code, said } of done) expect(code, said.slice(-12_000)).toBe(0);
    const made = done.map(({ said }) => Number(/([\d,]+) generated/.exec(said)?.[1]?.replace(',', '') ?? 0));
    expect(Math.min(...made)).toBeGreaterThan(100);
  });
});
