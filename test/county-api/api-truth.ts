import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FOLDERS, makeFolders } from '../../lib/local/base/folders.ts';
import { lineProgress } from '../../lib/local/base/progress.ts';
import { pythonWith } from '../../lib/local/emulator/venv.ts';
import { API_ACCESS } from '../../lib/platform/access.ts';
import { API_CALLS, type ApiLambda } from '../../lib/platform/api-routes.ts';
import type { CountyCode } from '../../lib/shared/counties.ts';

/** How the document of the API is held against the API, by openapi-spec-validator and by schemathesis. */

/** Requests are shared out among them: a county may make 600 calls in a minute. */
const COUNTIES: readonly CountyCode[] = ['21', '46', '58'];
const STATEWIDE = '2026-11-03-statewide';

/** The same requests in every run. */
const SEED = 20_261_103;

/** Checks of schemathesis that are not made, each with the reason. */
const NOT_CHECKED: Readonly<Record<string, string>> = {
  positive_data_acceptance:
    'What is right in form may be wrong in fact: a date that has passed, an election that exists, a check that runs.',
  missing_required_header: 'No header is required but the token, which has its own tests (api.test.ts).',
  ignored_auth: 'Every call is made without a token, and with wrong ones, in test/end-to-end/api.test.ts.',
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
  'post-imb-tracking': 'The same.',
  'post-imb-scans':
    'Records are judged one by one: what is no scan is counted in `rejected`, and the call answered with 200.',
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

/** Every call of the API. */
export const LAMBDAS = Object.keys(API_CALLS) as ApiLambda[];

const list = (values: readonly string[]): string => `[${values.map((value) => JSON.stringify(value)).join(', ')}]`;
const isOfSos = (lambda: ApiLambda): boolean => !API_ACCESS[lambda].includes('county-ems');
const countyOf = (lambda: ApiLambda): CountyCode => COUNTIES[LAMBDAS.indexOf(lambda) % COUNTIES.length] ?? '21';

/** The API that is asked, and how much. */
export type AskedApi = {
  readonly url: string;
  readonly tokenOf: (caller: CountyCode | 'sos') => string | Promise<string>;
  /** A check that a county has; undefined when it has none. */
  readonly checkOf: (county: CountyCode) => string | undefined;
  /** Requests of each kind for a call. */
  readonly examples: number;
  /** Whether every boundary of every value is tried beside. */
  readonly boundaries: boolean;
};

/** How one call is asked: as whom, about what that is really there. */
const operation = async (lambda: ApiLambda, api: AskedApi): Promise<string> => {
  const caller = isOfSos(lambda) ? 'sos' : countyOf(lambda);
  const { path } = API_CALLS[lambda];
  const id = path.includes('/sync-checks/') ? api.checkOf(countyOf(lambda)) : STATEWIDE;
  const names = path.includes('{id}') && !path.includes('{code}') && !path.includes('/uploads/') && id !== undefined;
  return [
    '[[operations]]',
    `include-operation-id = "${lambda}"`,
    `headers = { Authorization = "Bearer ${await api.tokenOf(caller)}" }`,
    ...(names ? [`parameters = { "path.id" = "${id}" }`] : []),
    ...(path.includes('{code}') && caller !== 'sos' ? [`parameters = { "path.code" = "${caller}" }`] : []),
    ...(lambda in TAKES_BAD_ROWS ? ['checks.negative_data_rejection.enabled = false'] : []),
  ].join('\n');
};

const settings = async (api: AskedApi, calls: readonly ApiLambda[]): Promise<string> =>
  `
base-url = "${api.url}"
continue-on-failure = true
request-timeout = 60
warnings = false
# Patterns of the API let through few of the texts that a generator tries: that is not ours to mend.
suppress-health-check = ["filter_too_much", "too_slow"]
[generation]
max-examples = ${api.examples}
deterministic = true
no-shrink = true
database = "none"
[phases]
examples.enabled = false
stateful.enabled = false
${api.boundaries ? 'coverage.unexpected-methods = ["TRACE"]' : 'coverage.enabled = false'}
[checks]
${ALL_CHECKS.map((name) => `${name}.enabled = true`).join('\n')}
negative_data_rejection.expected-statuses = ${list(REFUSALS)}
${Object.keys(NOT_CHECKED)
  .map((name) => `${name}.enabled = false`)
  .join('\n')}
${(await Promise.all(calls.map((lambda) => operation(lambda, api)))).join('\n')}
`.trimStart();

/** What a program said, and how it ended. */
export type Said = { readonly code: number; readonly said: string };

/** Opens the programs that check a document, in a folder of their own. */
export const openApiTruth = async (name: string) => {
  makeFolders();
  const folder = join(FOLDERS.temporary, name);
  const tools = {
    name: 'api-truth',
    requirements: join(import.meta.dirname, '../stacks/api-truth-requirements.txt'),
    title: 'Install what checks the API (once)',
  };
  const python = await pythonWith(tools, lineProgress(), new AbortController().signal);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const run = async (words: readonly string[]): Promise<Said> => {
    const running = promisify(execFile)(python, [...words], { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
    const { code, stdout, stderr } = await running.then(
      (done) => ({ code: 0, ...done }),
      (failure: { code: number; stdout: string; stderr: string }) => failure,
    );
    return { code, said: `${stdout}\n${stderr}` };
  };
  const write = (file: string, text: string): string => {
    writeFileSync(join(folder, file), text, { mode: 0o600 });
    return join(folder, file);
  };
  return {
    write,
    validate: (document: string): Promise<Said> => run(['-m', 'openapi_spec_validator', '--schema', '3.1', document]),
    /** Asks of the API what a document says of some of its calls. */
    ask: async (title: string, calls: readonly ApiLambda[], document: string, api: AskedApi): Promise<Said> => {
      const config = write(`${title}.toml`, await settings(api, calls));
      const chosen = calls.flatMap((lambda) => ['--include-operation-id', lambda]);
      const words = ['-m', 'schemathesis.cli', '--config-file', config, 'run', '--no-color', '--seed', String(SEED)];
      return run([...words, '--workers', '1', ...chosen, document]);
    },
  };
};

/** How many requests schemathesis says that it has made. */
export const madeIn = ({ said }: Said): number =>
  Number(/([\d,]+) generated/.exec(said)?.[1]?.replaceAll(',', '') ?? 0);
