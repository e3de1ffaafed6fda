import { isOpen } from '../../counties/domain/api-client.ts';
import type { ClientRegister, CountyFiles, TestEndpoint, TestOutcome, WebhookSecrets } from '../../counties/ports.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { pacificDate, type Temporal, toPacificIso } from '../../shared/time.ts';
import { cannotTry, cellOf, type SmokeCell, type SmokeReason, type SmokeRow } from '../domain/smoke.ts';
import { SMOKE_NAME, smokeBallotId, smokeVoterId } from '../domain/smoke-voter.ts';
import type { ApiOutcome, CallApi, SmokeRuns } from '../ports.ts';
import { type AccessPorts, withCountyAccess } from './county-access.ts';

export type TryCountyPorts = AccessPorts & {
  readonly runs: Pick<SmokeRuns, 'find' | 'saveRow'>;
  readonly register: Pick<ClientRegister, 'list'>;
  readonly files: Pick<CountyFiles, 'system'>;
  readonly secrets: Pick<WebhookSecrets, 'read'>;
  readonly testEndpoint: TestEndpoint;
  readonly call: CallApi;
};

const ENDPOINT_REASONS: Readonly<Record<Exclude<TestOutcome['kind'], 'proven'>, SmokeReason>> = {
  'not-called': 'endpoint-not-called',
  unanswered: 'endpoint-unanswered',
  'answered-otherwise': 'endpoint-answered-otherwise',
};

const tryEndpoint = async (
  { files, secrets, testEndpoint }: TryCountyPorts,
  county: CountyCode,
  now: Temporal.Instant,
): Promise<SmokeReason | undefined> => {
  const endpoint = (await files.system(county))?.endpoint;
  if (!endpoint) return 'no-endpoint';
  const secret = await secrets.read(endpoint.secretName);
  if (secret === undefined) return 'endpoint-secret-gone';
  const outcome = await testEndpoint({ url: endpoint.url, secret, county, at: toPacificIso(now) });
  return outcome.kind === 'proven' ? undefined : ENDPOINT_REASONS[outcome.kind];
};

/** Why a call of the county's was refused, by its status: what the environment's gates answer has reasons of its own. */
const refusalOf = (outcome: ApiOutcome): SmokeReason | undefined => {
  if (outcome.kind === 'unanswered') return 'api-unanswered';
  const { status } = outcome;
  if (status >= 200 && status < 300) return undefined;
  if (status === 503) return 'environment-down';
  if (status === 409) return 'install-not-confirmed';
  return status === 401 || status === 403 ? 'not-let-in' : 'refused';
};

const bodyOf = (outcome: ApiOutcome): Readonly<Record<string, unknown>> => {
  const body = outcome.kind === 'answered' ? outcome.body : undefined;
  return typeof body === 'object' && body !== null ? { ...body } : {};
};

const trySearch = async (call: CallApi, token: string, county: CountyCode): Promise<SmokeReason | undefined> => {
  const answer = await call(token, 'POST', '/v1/voters/search', SMOKE_NAME);
  const refused = refusalOf(answer);
  if (refused) return refused;
  const { voters } = bodyOf(answer);
  const isFound = Array.isArray(voters) && voters.some((voter) => voter?.voterId === smokeVoterId(county));
  return isFound ? undefined : 'voter-not-found';
};

const tryBallot = async (
  call: CallApi,
  token: string,
  { county, run, electionId, now }: Tried & { readonly electionId: string },
): Promise<SmokeReason | undefined> => {
  const sentDate = pacificDate(now).toString();
  const row = { voterId: smokeVoterId(county), ballotId: smokeBallotId(run), status: 'ISSUED', sentDate };
  const records = [{ ...row, statusAt: toPacificIso(now) }];
  const answer = await call(token, 'POST', `/v1/elections/${electionId}/ballots`, { records });
  const refused = refusalOf(answer);
  if (refused) return refused;
  const { accepted, unchanged } = bodyOf(answer);
  return accepted === 1 || unchanged === 1 ? undefined : 'ballot-not-taken';
};

type Tried = { readonly county: CountyCode; readonly run: string; readonly now: Temporal.Instant };

/**
 * Tries everything of a county but the message, which takes its time. Throws when a table, the user pool or Secrets Manager
 * cannot be reached; what the county's side or the API does is no fault but a cell of the grid.
 */
export const tryCounty = async (ports: TryCountyPorts, run: string, county: CountyCode): Promise<SmokeRow> => {
  const { clock, runs, register, call } = ports;
  const electionId = (await runs.find(run))?.electionId;
  if (electionId === undefined) throw new Error('This run of the smoke test was not begun.');
  const now = await clock();
  const connectivity = cellOf(await tryEndpoint(ports, county, now));
  const hasOwn = (await register.list(county)).some((client) => isOpen(client, now));
  const cells = await withCountyAccess(ports, county, 'smoke test', async (token) => {
    const credentials = cellOf(!hasOwn ? 'no-credential' : token === undefined ? 'no-token' : undefined);
    const tried = async (check: 'search' | 'ballot', work: (opened: string) => Promise<SmokeReason | undefined>) =>
      cannotTry(check, { credentials }) ?? cellOf(await work(token ?? ''));
    const search = await tried('search', (opened) => trySearch(call, opened, county));
    const ballot = await tried('ballot', (opened) => tryBallot(call, opened, { county, run, electionId, now }));
    const message: SmokeCell = cannotTry('message', { ballot }) ?? { state: 'waits' };
    return { connectivity, credentials, search, ballot, message };
  });
  const row: SmokeRow = { run, county, triedAt: now, cells };
  await runs.saveRow(row);
  return row;
};
