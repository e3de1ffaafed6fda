import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { listAuditRoots } from '../../lambdas/audit/list-audit-roots/handler.ts';
import { readAuditTrail } from '../../lambdas/audit/read-audit-trail/handler.ts';
import { discardUpload } from '../../lambdas/ballot-tracking/discard-upload/handler.ts';
import { listHeldRows } from '../../lambdas/ballot-tracking/list-held-rows/handler.ts';
import { listUploadRows } from '../../lambdas/ballot-tracking/list-upload-rows/handler.ts';
import { listUploads } from '../../lambdas/ballot-tracking/list-uploads/handler.ts';
import { postBallots } from '../../lambdas/ballot-tracking/post-ballots/handler.ts';
import { postParticipationHistory } from '../../lambdas/ballot-tracking/post-participation-history/handler.ts';
import { readFreshness } from '../../lambdas/ballot-tracking/read-freshness/handler.ts';
import { readUpload } from '../../lambdas/ballot-tracking/read-upload/handler.ts';
import { releaseUpload } from '../../lambdas/ballot-tracking/release-upload/handler.ts';
import { changeOfficeContacts } from '../../lambdas/counties/change-contacts/handler.ts';
import { issueCountyClient } from '../../lambdas/counties/issue-client/handler.ts';
import { readCounty } from '../../lambdas/counties/read-county/handler.ts';
import { registerCountySystem } from '../../lambdas/counties/register-system/handler.ts';
import { revokeCountyClient } from '../../lambdas/counties/revoke-client/handler.ts';
import { rotateCountyClient } from '../../lambdas/counties/rotate-client/handler.ts';
import { testCountyEndpoint } from '../../lambdas/counties/test-endpoint/handler.ts';
import { changeElection } from '../../lambdas/elections/change-election/handler.ts';
import { createElection } from '../../lambdas/elections/create-election/handler.ts';
import { decideElection } from '../../lambdas/elections/decide-election/handler.ts';
import { listElections } from '../../lambdas/elections/list-elections/handler.ts';
import { readElection } from '../../lambdas/elections/read-election/handler.ts';
import { setParticipation } from '../../lambdas/elections/set-participation/handler.ts';
import { postImbScans } from '../../lambdas/imb/post-imb-scans/handler.ts';
import { postImbTracking } from '../../lambdas/imb/post-imb-tracking/handler.ts';
import { probeImbScans } from '../../lambdas/imb/probe-imb-scans/handler.ts';
import { readImbCoverage } from '../../lambdas/imb/read-imb-coverage/handler.ts';
import { endHaltOf } from '../../lambdas/messaging/end-halt/handler.ts';
import { listHaltsOf } from '../../lambdas/messaging/list-halts/handler.ts';
import { startHaltOf } from '../../lambdas/messaging/start-halt/handler.ts';
import { answerIssue } from '../../lambdas/releases/answer-issue/handler.ts';
import { changeOptIn } from '../../lambdas/releases/change-opt-in/handler.ts';
import { checkSetup } from '../../lambdas/releases/check-setup/handler.ts';
import { confirmOwnTask } from '../../lambdas/releases/confirm-task/handler.ts';
import { listIssues } from '../../lambdas/releases/list-issues/handler.ts';
import { readOptIn } from '../../lambdas/releases/read-opt-in/handler.ts';
import { readReleases } from '../../lambdas/releases/read-releases/handler.ts';
import { reportOwnIssue } from '../../lambdas/releases/report-issue/handler.ts';
import { diagnoseSignUp } from '../../lambdas/sign-up/diagnose-sign-up/handler.ts';
import { endSubscription } from '../../lambdas/sign-up/end-subscription/handler.ts';
import { readSignUpDiagnosis } from '../../lambdas/sign-up/read-sign-up-diagnosis/handler.ts';
import { searchForVoters } from '../../lambdas/sign-up/search-voters/handler.ts';
import { acknowledgeDifferences } from '../../lambdas/sync-checks/acknowledge-differences/handler.ts';
import { cancelAlternateSchedule } from '../../lambdas/sync-checks/cancel-alternate-schedule/handler.ts';
import { cancelSyncCheck } from '../../lambdas/sync-checks/cancel-sync-check/handler.ts';
import { completeExtract } from '../../lambdas/sync-checks/complete-extract/handler.ts';
import { createExtractUpload } from '../../lambdas/sync-checks/create-extract-upload/handler.ts';
import { listDifferences } from '../../lambdas/sync-checks/list-differences/handler.ts';
import { listSyncSchedule } from '../../lambdas/sync-checks/list-sync-schedule/handler.ts';
import { putAlternateSchedule } from '../../lambdas/sync-checks/put-alternate-schedule/handler.ts';
import { readSyncCheck } from '../../lambdas/sync-checks/read-sync-check/handler.ts';
import { readSyncChecks } from '../../lambdas/sync-checks/read-sync-checks/handler.ts';
import { readSyncCompliance } from '../../lambdas/sync-checks/read-sync-compliance/handler.ts';
import { startSyncCheck } from '../../lambdas/sync-checks/start-sync-check/handler.ts';
import { completeFileUpload } from '../../lambdas/uploads/complete-file-upload/handler.ts';
import { createFileUpload } from '../../lambdas/uploads/create-file-upload/handler.ts';
import { readUploadResults } from '../../lambdas/uploads/read-upload-results/handler.ts';
import { postChanges } from '../../lambdas/voters/post-register-changes/handler.ts';
import { AUDIT_ROUTES } from '../../lib/audit/api.ts';
import type { ChainName } from '../../lib/audit/domain/chain-name.ts';
import { CHAIN_START } from '../../lib/audit/domain/link.ts';
import { textOfEntry } from '../../lib/audit/domain/recordable.ts';
import { linkBehind } from '../../lib/audit/use-cases/hash-link.ts';
import { BALLOT_ROUTES } from '../../lib/ballot-tracking/api.ts';
import { NO_AUDIENCE } from '../../lib/ballot-tracking/domain/plan/audience.ts';
import { NO_COUNTS } from '../../lib/ballot-tracking/domain/plan/counts.ts';
import { newUploadId } from '../../lib/ballot-tracking/use-cases/book-upload.ts';
import { COUNTY_ROUTES } from '../../lib/counties/api.ts';
import { ELECTION_ROUTES } from '../../lib/elections/api.ts';
import { IMB_ROUTES } from '../../lib/imb/api.ts';
import { HALT_ROUTES } from '../../lib/messaging/api.ts';
import { haltId } from '../../lib/messaging/domain/halt.ts';
import { API_CALLS, type ApiLambda } from '../../lib/platform/api-routes.ts';
import { RELEASE_ROUTES } from '../../lib/releases/api/routes.ts';
import { KNOWN_SCHEDULES } from '../../lib/releases/domain/known-schedules.ts';
import { apiHandler } from '../../lib/runtime/api/api-handler.ts';
import { COUNTIES, type CountyCode } from '../../lib/shared/counties.ts';
import { presentDryRun, WouldAct } from '../../lib/shared/dynamodb/dry-run.ts';
import { ok } from '../../lib/shared/result.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { HELP_ROUTES } from '../../lib/sign-up/api.ts';
import { SYNC_ROUTES } from '../../lib/sync-checks/api/routes.ts';
import type { SyncCheck } from '../../lib/sync-checks/domain/check.ts';
import { countyCheck } from '../../lib/sync-checks/domain/new-check.ts';
import { UPLOAD_ROUTES } from '../../lib/uploads/api.ts';
import { REGISTER_ROUTES } from '../../lib/voters/api.ts';
import { entry, memoryTrail } from '../audit/memory-chains.ts';
import { MemoryTracking } from '../ballot-tracking/ballot-memory.ts';
import { aClient, CONTACTS } from '../counties/county-files.ts';
import { memoryCounties } from '../counties/memory-counties.ts';
import { election } from '../elections/domain/elections.ts';
import { MemoryBarcodes } from '../imb/memory-barcodes.ts';
import { memoryHalts } from '../messaging/memory-halts.ts';
import { anOptIn, memoryReleases } from '../releases/memory-releases.ts';
import { memoryIdempotencyStore } from '../runtime/guards/memory-idempotency-store.ts';
import { memoryHelp } from '../sign-up/memory-help.ts';
import { memoryAlternates, memoryChecks, memoryTokens } from '../sync-checks/memory-stores.ts';
import { filesOf } from '../uploads/county-files.ts';
import { registerMemory } from '../voters/register-memory.ts';

/** What each county has, under names that no other county's has. */
const NOW = Temporal.Instant.from('2026-10-05T17:00:00Z');
const STATEWIDE = election();
const CHECKS = new Map(COUNTIES.map(({ code }) => [code, countyCheck(code, NOW.subtract({ hours: 1 }))]));
export const checkOf = (county: CountyCode): SyncCheck => {
  const check = CHECKS.get(county);
  if (check === undefined) throw new Error(`County ${county} has no check.`);
  return check;
};
export const voterOf = (county: CountyCode): string => `VOTER-OF-${county}`;
export const localElectionOf = (county: CountyCode) => ({
  ...STATEWIDE,
  id: `2026-11-03-${county}-water-board`,
  name: `Water Board of ${county}`,
  kind: 'local' as const,
  county,
});
const requestOf = (county: CountyCode) => ({
  ...localElectionOf(county),
  id: `2026-12-08-${county}-library`,
  date: Temporal.PlainDate.from('2026-12-08'),
});
/** Letters for digits: a name has none. */
const lastNameOf = (county: CountyCode): string =>
  `Wright${[...county].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`;
const uploadOf = (county: CountyCode): string => `${county}-20261005T160000-0123abcd`;
const heldOf = (county: CountyCode): string => `${county}-20261005T161500-4567abcd`;
const fileOf = (county: CountyCode): string => `${county}-20261005T160000-4567cdef`;
const clientOf = (county: CountyCode) =>
  aClient({ clientId: `client-of-${county}`, county, name: `System of ${county}` });
const contactsOf = (county: CountyCode) => ({
  ...CONTACTS,
  staff: { email: `roll-${county}@example.org`, phone: null },
});
const alternateOf = (county: CountyCode) => ({
  county,
  runAt: Temporal.Instant.from('2026-10-20T03:00:00Z'),
  reason: `Agreed with ${county}`,
  agreedAt: NOW,
  state: 'agreed' as const,
});

const optInOf = (county: CountyCode) => anOptIn(county, { newWith: null });
const issueOf = (county: CountyCode) => ({
  id: `2026-10-04-${county}-1`,
  county,
  release: null,
  class: 'search' as const,
  title: `Search of ${county}`,
  text: 'Every search is empty.',
  state: 'reported' as const,
  reportedAt: NOW,
  reportedBy: { id: clientOf(county).clientId, role: 'county-ems' },
  notes: [],
  version: 1,
});

/** What another county's answer would give away, for each county: nothing else that is stored holds these words. */
const MARKS: ReadonlyMap<CountyCode, readonly string[]> = new Map(
  COUNTIES.map(({ code }) => [
    code,
    [
      checkOf(code).id,
      voterOf(code),
      lastNameOf(code),
      localElectionOf(code).id,
      requestOf(code).id,
      uploadOf(code),
      heldOf(code),
      fileOf(code),
      clientOf(code).clientId,
      clientOf(code).name,
      `roll-${code}@example.org`,
      `Agreed with ${code}`,
      issueOf(code).id,
      issueOf(code).title,
      optInOf(code).mou?.file ?? '',
    ],
  ]),
);
/** Made once: half a million answers are held against them. */
export const marksOf = (county: CountyCode): readonly string[] => {
  const marks = MARKS.get(county);
  if (marks === undefined) throw new Error(`County ${county} has no marks.`);
  return marks;
};

type Asked = {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** For each call, how a caller would ask for a county's own things; and whether it names that county at all. */
const ASKED: Readonly<Record<ApiLambda, { readonly names: boolean; readonly of: (county: CountyCode) => Asked }>> = {
  'list-sync-schedule': { names: false, of: () => ({ query: { from: '2026-10-18', to: '2026-10-20' } }) },
  'start-sync-check': { names: false, of: () => ({ body: {} }) },
  'read-sync-checks': { names: true, of: (county) => ({ query: { county } }) },
  'read-sync-check': { names: true, of: (county) => ({ path: { id: checkOf(county).id } }) },
  'cancel-sync-check': { names: true, of: (county) => ({ path: { id: checkOf(county).id } }) },
  'create-extract-upload': { names: true, of: (county) => ({ path: { id: checkOf(county).id }, body: {} }) },
  'complete-extract': {
    names: true,
    of: (county) => ({ path: { id: checkOf(county).id }, body: { sha256: 'a'.repeat(64), rows: 1 } }),
  },
  'list-differences': { names: true, of: (county) => ({ path: { id: checkOf(county).id } }) },
  'acknowledge-differences': { names: true, of: (county) => ({ path: { id: checkOf(county).id }, body: {} }) },
  'put-alternate-schedule': {
    names: true,
    of: (county) => ({ path: { code: county }, body: { runAt: '2026-10-21T20:00:00-07:00', reason: 'Ours now' } }),
  },
  'cancel-alternate-schedule': { names: true, of: (county) => ({ path: { code: county } }) },
  'read-county': { names: true, of: (county) => ({ path: { code: county } }) },
  'change-contacts': { names: true, of: (county) => ({ path: { code: county }, body: CONTACTS }) },
  'register-system': { names: true, of: (county) => ({ path: { code: county }, body: { vendor: 'dfm' } }) },
  'test-endpoint': { names: true, of: (county) => ({ path: { code: county }, body: {} }) },
  'issue-client': {
    names: true,
    of: (county) => ({ path: { code: county }, body: { role: 'county-ems', name: 'Another' } }),
  },
  'rotate-client': {
    names: true,
    of: (county) => ({ path: { code: county, id: clientOf(county).clientId }, body: {} }),
  },
  'revoke-client': { names: true, of: (county) => ({ path: { code: county, id: clientOf(county).clientId } }) },
  'read-sync-compliance': { names: true, of: (county) => ({ query: { county } }) },
  'create-election': {
    names: false,
    of: (county) => ({ body: { name: 'School Board', date: '2027-06-01', kind: 'local', imb: 'none', county } }),
  },
  'list-elections': { names: false, of: () => ({}) },
  'read-election': { names: true, of: (county) => ({ path: { id: localElectionOf(county).id } }) },
  'change-election': {
    names: true,
    of: (county) => ({ path: { id: localElectionOf(county).id }, body: { imb: 'both' } }),
  },
  'decide-election': {
    names: true,
    of: (county) => ({ path: { id: requestOf(county).id }, body: { decision: 'accept', version: 1 } }),
  },
  'set-participation': {
    names: true,
    of: (county) => ({ path: { id: STATEWIDE.id, county }, body: { participates: false } }),
  },
  'post-imb-tracking': {
    names: false,
    of: (county) => ({
      path: { id: STATEWIDE.id },
      body: { records: [{ imb: '00700901234000000001', voterId: voterOf(county), direction: 'outbound' }] },
    }),
  },
  'post-imb-scans': {
    names: false,
    of: () => ({ body: { imb: '00700901234000000001', scanDatetime: '2026-10-05T09:00:00-07:00' } }),
  },
  'probe-imb-scans': { names: false, of: () => ({}) },
  'read-imb-coverage': { names: false, of: () => ({ path: { id: STATEWIDE.id } }) },
  'post-ballots': {
    names: false,
    of: (county) => ({
      path: { id: STATEWIDE.id },
      body: {
        records: [
          {
            voterId: voterOf(county),
            ballotId: 'B1',
            status: 'ISSUED',
            statusAt: '2026-10-05T09:00:00-07:00',
            sentDate: '2026-10-05',
          },
        ],
      },
    }),
  },
  'list-held-rows': { names: true, of: (county) => ({ path: { id: localElectionOf(county).id } }) },
  'list-uploads': { names: false, of: () => ({}) },
  'read-upload': { names: true, of: (county) => ({ path: { id: uploadOf(county) } }) },
  'list-upload-rows': { names: true, of: (county) => ({ path: { id: uploadOf(county) } }) },
  'read-freshness': { names: false, of: () => ({}) },
  'release-upload': {
    names: true,
    of: (county) => ({ path: { id: heldOf(county) }, body: { reason: 'It is right' } }),
  },
  'discard-upload': { names: true, of: (county) => ({ path: { id: heldOf(county) }, body: { reason: 'A mistake' } }) },
  'create-file-upload': { names: false, of: () => ({ path: { id: STATEWIDE.id }, body: { kind: 'imb-tracking' } }) },
  'complete-file-upload': { names: true, of: (county) => ({ path: { id: fileOf(county) }, body: {} }) },
  'read-upload-results': { names: true, of: (county) => ({ path: { id: fileOf(county) } }) },
  'read-releases': { names: false, of: () => ({}) },
  'confirm-task': { names: false, of: () => ({ path: { id: 'votecal-2021', task: '14' }, body: {} }) },
  'read-opt-in': { names: true, of: (county) => ({ path: { code: county } }) },
  'change-opt-in': {
    names: true,
    of: (county) => ({ path: { code: county }, body: { takesPart: false, reason: 'No test system' } }),
  },
  'check-setup': {
    names: true,
    of: (county) => ({ path: { code: county }, body: { item: 'setup', done: true } }),
  },
  'report-issue': {
    names: false,
    of: () => ({ body: { class: 'search', title: 'No answer', text: 'Every search is empty.' } }),
  },
  'list-issues': { names: false, of: () => ({}) },
  'answer-issue': { names: true, of: (county) => ({ path: { id: issueOf(county).id }, body: { state: 'closed' } }) },
  'read-audit-trail': { names: true, of: (county) => ({ query: { county } }) },
  'list-audit-roots': { names: false, of: () => ({}) },
  'post-participation-history': {
    names: false,
    of: (county) => ({
      path: { id: STATEWIDE.id },
      body: { records: [{ voterId: voterOf(county), method: 'VCR', active: true, at: '2026-10-05T09:00:00-07:00' }] },
    }),
  },
  'search-voters': {
    names: false,
    of: (county) => ({ body: { lastName: lastNameOf(county), dateOfBirth: '03-09-1971' } }),
  },
  'read-sign-up-diagnosis': { names: true, of: (county) => ({ path: { id: voterOf(county) } }) },
  'diagnose-sign-up': { names: true, of: (county) => ({ path: { id: voterOf(county) }, body: { zip: '95642' } }) },
  'end-subscription': {
    names: true,
    of: (county) => ({ path: { id: voterOf(county) }, body: { reason: 'asked-by-phone' } }),
  },
  'start-halt': {
    names: false,
    of: (county) => ({ body: { county, channel: 'voice', reason: 'The recording is wrong.' } }),
  },
  'list-halts': { names: false, of: () => ({}) },
  'end-halt': { names: true, of: (county) => ({ path: { id: haltId({ county }) } }) },
  'post-register-changes': {
    names: false,
    of: (county) => ({
      body: { records: [{ change: 'cancelled', voterId: voterOf(county), at: '2026-10-05T09:00:00-07:00' }] },
    }),
  },
};

const context = { awsRequestId: 'r', functionName: 'f', getRemainingTimeInMillis: () => 10_000 } as Context;

/** A call of the API as somebody addresses it. */
export type Addressed = {
  readonly lambda: ApiLambda;
  readonly method: string;
  readonly path: string;
  readonly names: boolean;
};

const pathOf = (lambda: ApiLambda, { path = {} }: Asked): string =>
  API_CALLS[lambda].path.replaceAll(/\{(\w+)\}/g, (_, name: string) => path[name] ?? 'none');

/** Every call of the route table, asked for what is a county's. */
export const callsFor = (county: CountyCode): readonly Addressed[] =>
  (Object.keys(ASKED) as ApiLambda[]).map((lambda) => ({
    lambda,
    method: API_CALLS[lambda].method,
    path: pathOf(lambda, ASKED[lambda].of(county)),
    names: ASKED[lambda].names,
  }));

/** The one link of each chain, about a check of its county. */
const onlyLink = async (chain: ChainName, sequence: number) => {
  if (sequence > 0) return [];
  const county = chain === 'state' ? null : chain;
  const target = { kind: 'sync-check', id: county === null ? 'none' : checkOf(county).id };
  return [linkBehind(chain, CHAIN_START, textOfEntry(entry({ county, target })))];
};

/** Half a million calls would fill the memory with what they put on record. */
const MOST_KEPT = 1000;

/** As the document client does it (dry-documents.ts), for the calls whose dry runs go to their end. */
const writeNothingInDryRuns = ({ ballots, uploads, progress, heldUploads, days }: MemoryTracking): void => {
  const { append, saveHistory } = ballots;
  ballots.append = async (...words) => (presentDryRun() ? 'saved' : append.apply(ballots, words));
  ballots.saveHistory = async (...words) => (presentDryRun() ? 'saved' : saveHistory.apply(ballots, words));
  const { save } = uploads;
  Object.assign(uploads, {
    save: async (...words: Parameters<typeof save>) => (presentDryRun() ? undefined : save(...words)),
  });
  const { hold, decide, settle } = heldUploads;
  Object.assign(heldUploads, {
    hold: async (...words: Parameters<typeof hold>) => (presentDryRun() ? { kind: 'held' } : hold(...words)),
    decide: async (...words: Parameters<typeof decide>) => {
      if (presentDryRun()) throw new WouldAct();
      return decide(...words);
    },
    settle: async (...words: Parameters<typeof settle>) => (presentDryRun() ? undefined : settle(...words)),
  });
  const { add } = days;
  Object.assign(days, {
    add: async (...words: Parameters<typeof add>) => (presentDryRun() ? undefined : add(...words)),
  });
  const { advance } = progress;
  Object.assign(progress, {
    advance: async (...words: Parameters<typeof advance>) => (presentDryRun() ? undefined : advance(...words)),
  });
};

/** All counties with something of their own, and the real functions of every call over stores in memory. */
export const wholeState = () => {
  const tracking = new MemoryTracking();
  tracking.now = NOW;
  const checks = memoryChecks();
  const alternates = memoryAlternates();
  const counties = memoryCounties();
  const releases = memoryReleases();
  for (const schedule of KNOWN_SCHEDULES) void releases.ports.schedules.publish(schedule);
  tracking.electionsById.set(STATEWIDE.id, STATEWIDE);
  for (const { code } of COUNTIES) {
    const endedAt = NOW.subtract({ minutes: 30 });
    checks.add({ ...checkOf(code), status: 'completed', result: 'passed', endedAt });
    releases.add(optInOf(code));
    void releases.ports.issues.enter(issueOf(code));
    counties.kept.contacts.set(code, { contacts: contactsOf(code), version: 1 });
    counties.kept.clients.set(clientOf(code).clientId, clientOf(code));
    counties.kept.systems.set(code, {
      vendor: 'dfm',
      endpoint: null,
      candidate: { url: 'https://ems.example.org/', secretName: `webhook-${code}`, registeredAt: NOW },
      version: 1,
    });
    counties.kept.secrets.set(`webhook-${code}`, `secret-of-${code}`);
    alternates.dates.set(code, alternateOf(code));
    tracking.electionsById.set(localElectionOf(code).id, localElectionOf(code));
    tracking.requestsById.set(requestOf(code).id, { election: requestOf(code), declined: null });
    tracking.voterById.set(voterOf(code), { voterId: voterOf(code), county: code, status: 'A', confidential: false });
    const upload = {
      uploadId: uploadOf(code),
      kind: 'ballots' as const,
      electionId: STATEWIDE.id,
      county: code,
      clientId: clientOf(code).clientId,
      receivedAt: NOW,
      counts: { rows: 0, accepted: 0, unchanged: 0, held: 0, rejected: 0 },
      heldReasons: {},
    };
    const plan = { counts: NO_COUNTS, findings: [], audience: NO_AUDIENCE };
    tracking.uploadsSaved.push(upload);
    tracking.uploadsSaved.push({
      ...upload,
      uploadId: heldOf(code),
      hold: { state: 'held', plan, digest: 'a'.repeat(64) },
    });
  }
  const files = filesOf(
    COUNTIES.map(({ code }) => ({ county: code, uploadId: fileOf(code) })),
    STATEWIDE.id,
  );
  writeNothingInDryRuns(tracking);
  const { clock, elections, requests, ballots } = tracking;
  // Measuring texts in ten languages is the dearest thing that a call does, and says nothing of rights.
  const measureTexts = () => [];
  const schedules = { put: async () => undefined, cancel: async () => undefined };
  const { tokens } = memoryTokens();
  const differences = { page: async () => ({ differences: [], cursor: null }) };
  const rolls = {
    createUpload: async (county: string) => ({
      key: `extracts/${county}/x`,
      url: 'https://upload.example.org/',
      precinctsUrl: 'https://upload.example.org/p',
    }),
    findUpload: async () => undefined,
    findPrecincts: async () => undefined,
  };
  const trail = memoryTrail(MOST_KEPT);
  const guards = { rateLimiter: { count: async () => ({}) }, idempotencyStore: memoryIdempotencyStore(), trail };
  const sync = { clock, checks: checks.store };
  const ballotPorts = Object.assign(tracking, { clock });
  const { store: barcodes, coverage } = new MemoryBarcodes();
  const imbPorts = { ...ballotPorts, barcodes, envelopes: ballots.scanned, uptime: () => 0 };
  const countyPorts = {
    ...counties,
    clock,
    addressFault: () => undefined,
    testEndpoint: async () => ({ kind: 'proven' }) as const,
  };
  const help = {
    clock,
    ...memoryHelp(COUNTIES.map(({ code }) => ({ voterId: voterOf(code), county: code, lastName: lastNameOf(code) }))),
  };
  const halts = memoryHalts(
    COUNTIES.map(({ code }) => {
      const scope = { county: code };
      return { id: haltId(scope), scope, reason: `Of ${code}.`, startedBy: 'sos-1', startedAt: NOW };
    }),
  );
  const haltPorts = { clock, elections, halts, countMessages: async () => [] };
  const alternatePorts = { ...sync, alternates: alternates.store, schedules };
  const release = { ...releases.ports, clock, resume: async () => ok(undefined) };
  const functions: Readonly<Record<ApiLambda, (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>>> = {
    'list-sync-schedule': of(
      apiHandler(
        SYNC_ROUTES['list-sync-schedule'],
        listSyncSchedule({ alternates: alternates.store }) as never,
        guards,
      ),
    ),
    'start-sync-check': of(
      apiHandler(
        SYNC_ROUTES['start-sync-check'],
        startSyncCheck({ ...sync, startCheck: async () => undefined }) as never,
        guards,
      ),
    ),
    'read-sync-checks': of(apiHandler(SYNC_ROUTES['read-sync-checks'], readSyncChecks(sync) as never, guards)),
    'read-sync-check': of(apiHandler(SYNC_ROUTES['read-sync-check'], readSyncCheck(sync) as never, guards)),
    'cancel-sync-check': of(
      apiHandler(SYNC_ROUTES['cancel-sync-check'], cancelSyncCheck({ ...sync, tokens }) as never, guards),
    ),
    'create-extract-upload': of(
      apiHandler(SYNC_ROUTES['create-extract-upload'], createExtractUpload({ ...sync, rolls }) as never, guards),
    ),
    'complete-extract': of(
      apiHandler(SYNC_ROUTES['complete-extract'], completeExtract({ ...sync, rolls, tokens }) as never, guards),
    ),
    'list-differences': of(
      apiHandler(SYNC_ROUTES['list-differences'], listDifferences({ ...sync, differences } as never) as never, guards),
    ),
    'acknowledge-differences': of(
      apiHandler(SYNC_ROUTES['acknowledge-differences'], acknowledgeDifferences(sync) as never, guards),
    ),
    'put-alternate-schedule': of(
      apiHandler(SYNC_ROUTES['put-alternate-schedule'], putAlternateSchedule(alternatePorts) as never, guards),
    ),
    'cancel-alternate-schedule': of(
      apiHandler(SYNC_ROUTES['cancel-alternate-schedule'], cancelAlternateSchedule(alternatePorts) as never, guards),
    ),
    'read-sync-compliance': of(
      apiHandler(SYNC_ROUTES['read-sync-compliance'], readSyncCompliance({ ...sync, elections }) as never, guards),
    ),
    'read-county': of(apiHandler(COUNTY_ROUTES['read-county'], readCounty(countyPorts) as never, guards)),
    'change-contacts': of(
      apiHandler(COUNTY_ROUTES['change-contacts'], changeOfficeContacts(countyPorts) as never, guards),
    ),
    'register-system': of(
      apiHandler(COUNTY_ROUTES['register-system'], registerCountySystem(countyPorts) as never, guards),
    ),
    'test-endpoint': of(apiHandler(COUNTY_ROUTES['test-endpoint'], testCountyEndpoint(countyPorts) as never, guards)),
    'issue-client': of(apiHandler(COUNTY_ROUTES['issue-client'], issueCountyClient(countyPorts) as never, guards)),
    'rotate-client': of(apiHandler(COUNTY_ROUTES['rotate-client'], rotateCountyClient(countyPorts) as never, guards)),
    'revoke-client': of(apiHandler(COUNTY_ROUTES['revoke-client'], revokeCountyClient(countyPorts) as never, guards)),
    'create-election': of(
      apiHandler(
        ELECTION_ROUTES['create-election'],
        createElection({ clock, elections, requests, measureTexts }) as never,
        guards,
      ),
    ),
    'list-elections': of(
      apiHandler(ELECTION_ROUTES['list-elections'], listElections({ elections, requests }) as never, guards),
    ),
    'read-election': of(
      apiHandler(
        ELECTION_ROUTES['read-election'],
        readElection({ elections, requests, measureTexts }) as never,
        guards,
      ),
    ),
    'change-election': of(
      apiHandler(
        ELECTION_ROUTES['change-election'],
        changeElection({ clock, elections, requests, measureTexts }) as never,
        guards,
      ),
    ),
    'decide-election': of(
      apiHandler(
        ELECTION_ROUTES['decide-election'],
        decideElection({ clock, requests, measureTexts }) as never,
        guards,
      ),
    ),
    'set-participation': of(
      apiHandler(ELECTION_ROUTES['set-participation'], setParticipation({ clock, elections }) as never, guards),
    ),
    'post-imb-tracking': of(apiHandler(IMB_ROUTES['post-imb-tracking'], postImbTracking(imbPorts) as never, guards)),
    'post-imb-scans': of(apiHandler(IMB_ROUTES['post-imb-scans'], postImbScans(imbPorts) as never, guards)),
    'probe-imb-scans': of(apiHandler(IMB_ROUTES['probe-imb-scans'], probeImbScans as never, guards)),
    'read-imb-coverage': of(
      apiHandler(IMB_ROUTES['read-imb-coverage'], readImbCoverage({ elections, coverage }) as never, guards),
    ),
    'post-ballots': of(apiHandler(BALLOT_ROUTES['post-ballots'], postBallots(ballotPorts) as never, guards)),
    'read-freshness': of(apiHandler(BALLOT_ROUTES['read-freshness'], readFreshness(ballotPorts) as never, guards)),
    'release-upload': of(apiHandler(BALLOT_ROUTES['release-upload'], releaseUpload(ballotPorts) as never, guards)),
    'discard-upload': of(apiHandler(BALLOT_ROUTES['discard-upload'], discardUpload(ballotPorts) as never, guards)),
    'list-held-rows': of(
      apiHandler(BALLOT_ROUTES['list-held-rows'], listHeldRows({ elections, held: tracking.held }) as never, guards),
    ),
    'list-uploads': of(apiHandler(BALLOT_ROUTES['list-uploads'], listUploads(tracking) as never, guards)),
    'read-upload': of(apiHandler(BALLOT_ROUTES['read-upload'], readUpload(tracking) as never, guards)),
    'create-file-upload': of(
      apiHandler(
        UPLOAD_ROUTES['create-file-upload'],
        createFileUpload({ ...files, clock, newUploadId }) as never,
        guards,
      ),
    ),
    'complete-file-upload': of(
      apiHandler(UPLOAD_ROUTES['complete-file-upload'], completeFileUpload(files) as never, guards),
    ),
    'read-upload-results': of(
      apiHandler(UPLOAD_ROUTES['read-upload-results'], readUploadResults(files) as never, guards),
    ),
    'list-upload-rows': of(apiHandler(BALLOT_ROUTES['list-upload-rows'], listUploadRows(tracking) as never, guards)),
    'read-audit-trail': of(
      apiHandler(
        AUDIT_ROUTES['read-audit-trail'],
        readAuditTrail({ chains: { after: onlyLink }, now: () => new Date(0) }) as never,
        guards,
      ),
    ),
    'start-halt': of(apiHandler(HALT_ROUTES['start-halt'], startHaltOf(haltPorts) as never, guards)),
    'list-halts': of(apiHandler(HALT_ROUTES['list-halts'], listHaltsOf(haltPorts) as never, guards)),
    'end-halt': of(apiHandler(HALT_ROUTES['end-halt'], endHaltOf(haltPorts) as never, guards)),
    'search-voters': of(apiHandler(HELP_ROUTES['search-voters'], searchForVoters(help) as never, guards)),
    'read-sign-up-diagnosis': of(
      apiHandler(HELP_ROUTES['read-sign-up-diagnosis'], readSignUpDiagnosis(help) as never, guards),
    ),
    'diagnose-sign-up': of(apiHandler(HELP_ROUTES['diagnose-sign-up'], diagnoseSignUp(help) as never, guards)),
    'end-subscription': of(apiHandler(HELP_ROUTES['end-subscription'], endSubscription(help) as never, guards)),
    'list-audit-roots': of(
      apiHandler(
        AUDIT_ROUTES['list-audit-roots'],
        listAuditRoots({ roots: { after: async () => [] } }) as never,
        guards,
      ),
    ),
    'read-releases': of(apiHandler(RELEASE_ROUTES['read-releases'], readReleases(release) as never, guards)),
    'confirm-task': of(apiHandler(RELEASE_ROUTES['confirm-task'], confirmOwnTask(release) as never, guards)),
    'read-opt-in': of(apiHandler(RELEASE_ROUTES['read-opt-in'], readOptIn(release) as never, guards)),
    'change-opt-in': of(apiHandler(RELEASE_ROUTES['change-opt-in'], changeOptIn(release) as never, guards)),
    'check-setup': of(apiHandler(RELEASE_ROUTES['check-setup'], checkSetup(release) as never, guards)),
    'report-issue': of(apiHandler(RELEASE_ROUTES['report-issue'], reportOwnIssue(release) as never, guards)),
    'list-issues': of(apiHandler(RELEASE_ROUTES['list-issues'], listIssues(release) as never, guards)),
    'answer-issue': of(apiHandler(RELEASE_ROUTES['answer-issue'], answerIssue(release) as never, guards)),
    'post-participation-history': of(
      apiHandler(BALLOT_ROUTES['post-participation-history'], postParticipationHistory(ballotPorts) as never, guards),
    ),
    'post-register-changes': of(
      apiHandler(
        REGISTER_ROUTES['post-register-changes'],
        postChanges({ ...registerMemory(), clock }) as never,
        guards,
      ),
    ),
  };
  return {
    /** Sends a call's event to its function as it is. */
    send: (lambda: ApiLambda, event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => functions[lambda](event),
    /** What was put on record so far. */
    recorded: trail.entries,
    /** Calls the function behind a call for whom the gateway says calls. */
    call: async (
      lambda: ApiLambda,
      county: CountyCode,
      authorizer: Readonly<Record<string, unknown>>,
      change: {
        readonly body?: string;
        readonly query?: Readonly<Record<string, string>>;
        readonly headers?: Readonly<Record<string, string>>;
      } = {},
    ) => {
      const { path, query, body } = ASKED[lambda].of(county);
      return functions[lambda]({
        headers: change.headers ?? { 'content-type': 'application/json' },
        pathParameters: path ?? null,
        queryStringParameters: query || change.query ? { ...query, ...change.query } : null,
        body: change.body ?? (body === undefined ? null : JSON.stringify(body)),
        isBase64Encoded: false,
        requestContext: { authorizer, identity: { sourceIp: '192.0.2.7' } },
      } as unknown as APIGatewayProxyEvent);
    },
    /** Everything that is stored of a county. */
    storedOf: (county: CountyCode): string =>
      JSON.stringify([
        checks.checks.get(checkOf(county).id),
        [...checks.checks.values()].filter((check) => check.county === county).length,
        alternates.dates.get(county),
        tracking.electionsById.get(localElectionOf(county).id),
        [...tracking.requestsById.values()].filter(({ election }) => election.county === county),
        counties.kept.contacts.get(county),
        counties.kept.systems.get(county),
        [...counties.kept.clients.values()].filter((client) => client.county === county),
        tracking.answers.get(`${STATEWIDE.id}#${county}`),
        releases.kept.optIns.get(county),
        [...releases.kept.checks.values()].filter((one) => one.county === county),
        [...releases.kept.issues.values()].filter((one) => one.county === county),
        releases.kept.words.filter((one) => one.county === county),
        [...ballots.ballots.values()].filter(({ voterId }) => voterId === voterOf(county)),
        [...ballots.histories.values()].filter(({ voterId }) => voterId === voterOf(county)),
      ]),
  };
};

const of =
  (handler: (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>) =>
  (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> =>
    handler(event, context);
