import { Duration } from 'aws-cdk-lib';
import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type { CfnProtectConfiguration } from 'aws-cdk-lib/aws-smsvoice';
import type { Construct } from 'constructs';
import { allowClients } from '../../counties/stack/county-functions.ts';
import { BRAKE_SETTINGS, SUMS, WAITING_TABLES } from '../../messaging/stack/halts.ts';
import {
  FILE_ACTIONS,
  GUEST_ACTIONS,
  HALT_ACTIONS,
  PEOPLE_ACTIONS,
  RELEASE_ACTIONS,
  SIGN_IN_PATHS,
  TEXT_ACTIONS,
  TEXT_PAGES,
  TRIAL_ACTIONS,
  TRIAL_PAGES,
  UPLOAD_ACTIONS,
  VOTER_ACTIONS,
} from '../../platform/access.ts';
import type { Consequence } from '../../platform/constructs/alarm.ts';
import { AUDIT_WRITING } from '../../platform/constructs/data-access.ts';
import { HouseFunction } from '../../platform/constructs/house-function.ts';
import { HouseRestApi } from '../../platform/constructs/house-rest-api.ts';
import { HouseStack, type HouseStackProps } from '../../platform/constructs/house-stack.ts';
import { allowWebhookSecrets } from '../../platform/constructs/secret-access.ts';
import { machineVariable, webhookSecretPrefix } from '../../platform/names.ts';
import { allowMachine } from '../../releases/stack/release-api.ts';
import { allowMail, mailEnvironment } from '../../staff-mail/stack.ts';
import type { AlternateSchedules } from '../../sync-checks/stack/alternate-schedules.ts';
import { allowExecutions, syncCheckArn, takingPartTable } from '../../sync-checks/stack/check-access.ts';
import {
  allowStart,
  mockMachineArn,
  refreshMachineArn,
  smokeMachineArn,
} from '../../test-environment/stack/machines.ts';
import { accountAlarms } from './account-alarms.ts';
import { operationsDashboard } from './dashboard.ts';
import { guestFunction } from './guest-function.ts';
import { textsFunction } from './texts-function.ts';
import { uploadsFunction } from './uploads-function.ts';

/** The user pool that gives tokens to counties' systems, where they get them, and where the API is. */
type ApiPlace = { readonly clients: cognito.UserPool; readonly tokenUrl: string; readonly apiUrl: string };

export type OperationsStackProps = HouseStackProps & {
  /** Says who reads the pages. */
  readonly authorizer: HouseFunction;
  /** Serves what is open before somebody has signed in. */
  readonly signIn: HouseFunction;
  /** What counties' systems are let in by, and where. */
  readonly place: ApiPlace;
  /** Where dates that are agreed with counties become schedules. */
  readonly alternates: AlternateSchedules;
  /** What blocks every number but guests' in a County Test Environment; the emulator has none. */
  readonly protect: CfnProtectConfiguration | undefined;
};

/** The forms about one county. */
const FORM_PAGES = [
  '/operations/contacts',
  '/operations/systems',
  '/operations/dates',
  '/operations/participation',
] as const;

const PAGES_FAIL: Consequence = {
  impact: 'Operations staff and counties cannot see last night’s checks on the pages; the API still answers.',
  runbook: 'a-site-does-not-answer',
};

/** The pages of SOS operations and of county staff, and the dashboard of whoever is on call. */
export class OperationsStack extends HouseStack {
  constructor(
    scope: Construct,
    id: string,
    { authorizer, signIn, place, alternates, protect, ...props }: OperationsStackProps,
  ) {
    super(scope, id, props);
    const pages = new HouseFunction(this, 'serve-operations', {
      description: 'Serves the operations pages: sync checks, their differences, held ballot rows, and messages',
      memoryMb: 1024,
      // The calendar reads the alternate dates of all counties at once.
      tables: {
        sync: ['GetItem', 'Query', 'BatchGetItem'],
        elections: ['GetItem', 'Query'],
        messages: { actions: ['Query'], keys: ['COUNTS#*'] },
        ballots: ['BatchGetItem'],
        barcodes: { actions: ['Query'], keys: ['COUNTS#*'] },
        uploads: { actions: ['Query'], keys: ['UPLOADS#*'] },
        settings: { actions: ['GetItem', 'BatchGetItem', 'Query'], keys: ['COUNTY#*', 'CLIENT#*', 'HALTS', 'TEXTS'] },
        audit: { actions: ['Query'], keys: ['CHAIN#*'] },
      },
      indexes: ['held'],
      buckets: { inbox: { 'differences/': ['GetObject'] } },
      clock: true,
      ...PAGES_FAIL,
    });
    const people = new HouseFunction(this, 'manage-people', {
      description: 'Serves the pages of people and of one’s own sessions, and does what is done there',
      memoryMb: 1024,
      tables: {
        staff: {
          actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
          keys: ['UNIT#*', 'SUBJECT#*'],
        },
        sessions: { actions: ['BatchGetItem', 'DeleteItem'], keys: ['SESSION#*'] },
        ...AUDIT_WRITING,
      },
      indexes: ['person'],
      providers: true,
      environment: {
        ...mailEnvironment(this, 'rollcall-access'),
        PAGES_URL: this.platform.config.pagesUrl,
      },
      impact: 'Nobody can be invited, changed or removed, and nobody can sign out.',
      runbook: 'nobody-can-sign-in',
    });
    allowMail(people);
    const files = this.countyFiles(place, alternates);
    const outreach = this.outreach();
    const voters = this.voterHelp();
    const halts = this.halts();
    const api = new HouseRestApi(this, 'Operations', {
      name: 'operations',
      description: 'Operations pages for the Secretary of State and the counties',
      binaryMediaTypes: ['*/*'],
      authorizer: { credential: 'session', judge: authorizer },
      signIn: '/operations/sign-in',
      throttle: { rate: 100, burst: 200 },
      requestsPerAddress: 2000,
      slowness: 1,
      address: this.platform.config.deployment?.addresses.operations,
      ...PAGES_FAIL,
    });
    for (const path of ['/operations', '/operations/{proxy+}']) api.addRoute('GET', path, pages);
    for (const path of ['/operations/people', '/operations/sessions']) api.addRoute('GET', path, people);
    api.addRoute('GET', '/operations/outreach', outreach);
    for (const { path } of Object.values(PEOPLE_ACTIONS)) api.addRoute('POST', path, people);
    const uploads = uploadsFunction(this);
    for (const path of ['/operations/uploads', '/operations/uploads/{proxy+}']) api.addRoute('GET', path, uploads);
    for (const { path } of Object.values(UPLOAD_ACTIONS)) api.addRoute('POST', path, uploads);
    for (const path of FORM_PAGES) api.addRoute('GET', path, files);
    for (const { path } of Object.values(FILE_ACTIONS)) api.addRoute('POST', path, files);
    api.addRoute('GET', '/operations/voters', voters);
    for (const { path } of Object.values(VOTER_ACTIONS)) api.addRoute('POST', path, voters);
    for (const path of ['/operations/halts', '/operations/retractions', '/operations/brakes'])
      api.addRoute('GET', path, halts);
    for (const { path } of Object.values(HALT_ACTIONS)) api.addRoute('POST', path, halts);
    const texts = textsFunction(this);
    for (const path of Object.keys(TEXT_PAGES)) api.addRoute('GET', path, texts);
    for (const { path } of Object.values(TEXT_ACTIONS)) api.addRoute('POST', path, texts);
    if (this.platform.config.testEnvironment) this.testEnvironment(api, protect);
    for (const { method, path } of SIGN_IN_PATHS) api.addOpenRoute(method, path, signIn);
    // Styles and fonts, for the pages before the sign-in too: the same for everybody.
    api.addOpenRoute('GET', '/operations/assets/{name}', pages);
    operationsDashboard(this);
    accountAlarms(this);
    this.output('operationsApiId', api.api.restApiId);
  }

  /** The outreach kit, drawn when somebody asks for it. */
  private outreach(): HouseFunction {
    return new HouseFunction(this, 'serve-outreach', {
      description: 'Serves the page of the outreach kit, and draws its flyers, slips, graphics and texts',
      // Drawing a whole kit takes a processor some seconds: this much memory comes with a whole one.
      memoryMb: 1769,
      timeout: Duration.seconds(28),
      tables: {
        elections: ['GetItem', 'Query'],
        settings: { actions: ['GetItem'], keys: ['COUNTY#*'] },
      },
      clock: true,
      environment: { SITE_URL: this.platform.config.siteUrl },
      impact: 'Nobody can download flyers and graphics; what was downloaded can be used.',
      runbook: 'a-site-does-not-answer',
    });
  }

  /** The pages that only a County Test Environment has. */
  private testEnvironment(api: HouseRestApi, protect: CfnProtectConfiguration | undefined): void {
    this.releases(api);
    this.trials(api);
    const guests = guestFunction(this, protect);
    api.addRoute('GET', '/operations/guests', guests);
    for (const { path } of Object.values(GUEST_ACTIONS)) api.addRoute('POST', path, guests);
  }

  /** The pages about releases. */
  private releases(api: HouseRestApi): void {
    const releases = new HouseFunction(this, 'manage-releases', {
      description:
        'Serves the pages about releases: schedules, their revisions and memoranda, and who has confirmed what',
      memoryMb: 1024,
      tables: {
        releases: {
          each: [
            {
              actions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
              keys: ['RELEASES', 'RELEASE#*', 'COUNTY#*', 'ENVIRONMENT', 'ISSUES'],
            },
            { actions: ['GetItem', 'Query', 'DeleteItem'], keys: ['RUN#*'] },
          ],
        },
        elections: ['Query'],
        ...AUDIT_WRITING,
      },
      clock: true,
      environment: { PAGES_URL: this.platform.config.pagesUrl },
      impact: 'Nobody can look at a release’s schedule or revise it; the test environment itself goes on.',
      runbook: 'a-site-does-not-answer',
    });
    allowMachine(this, releases, 'states:SendTaskSuccess');
    const paths = [
      '/operations/releases',
      '/operations/releases/{proxy+}',
      '/operations/new-release',
      '/operations/test-environment',
      '/operations/issues',
    ];
    for (const path of paths) api.addRoute('GET', path, releases);
    for (const { path } of Object.values(RELEASE_ACTIONS)) api.addRoute('POST', path, releases);
  }

  /** What trials of a release found, and how one is started, in the County Test Environment alone. */
  private trials(api: HouseRestApi): void {
    const trials = new HouseFunction(this, 'show-trials', {
      description:
        'Serves what trials of a release found, the smoke test’s grid and the mock election’s report, and starts them',
      memoryMb: 1024,
      tables: {
        releases: {
          each: [
            {
              actions: ['Query'],
              keys: ['SMOKE', 'SMOKE#*', 'SMOKE-NEWEST', 'MOCK', 'MOCK#*', 'REFRESH', 'RELEASES', 'RELEASE#*'],
            },
            // Who takes part in a mock election, and whether the environment is up for one.
            { actions: ['BatchGetItem'], keys: ['COUNTY#*'] },
            { actions: ['GetItem'], keys: ['ENVIRONMENT'] },
          ],
        },
        ...AUDIT_WRITING,
      },
      // A county fetches its own masked roll by a link that this function signs.
      buckets: { copies: { 'lists/': ['GetObject'] }, rolls: { 'extracts/': ['GetObject'] } },
      clock: true,
      environment: {
        PAGES_URL: this.platform.config.pagesUrl,
        [machineVariable('smoke-test')]: smokeMachineArn(this),
        [machineVariable('data-refresh')]: refreshMachineArn(this),
        [machineVariable('mock-election')]: mockMachineArn(this),
      },
      impact: 'Nobody sees what the smoke test and the mock election found; the table has it.',
      runbook: 'a-site-does-not-answer',
    });
    allowStart(this, trials);
    for (const path of Object.keys(TRIAL_PAGES)) api.addRoute('GET', path, trials);
    for (const { path } of Object.values(TRIAL_ACTIONS)) api.addRoute('POST', path, trials);
  }

  /** How messages are stopped and let go on, and how what was told is taken back. */
  private halts(): HouseFunction {
    return new HouseFunction(this, 'manage-halts', {
      description: 'Stops messages, lets them go on, takes what was told back, and sets caps of spending',
      memoryMb: 1024,
      tables: {
        settings: { actions: ['Query', 'PutItem', 'DeleteItem'], keys: BRAKE_SETTINGS },
        ...WAITING_TABLES,
        messages: {
          each: [
            WAITING_TABLES.messages,
            { actions: ['Query'], keys: SUMS },
            { actions: ['GetItem', 'Query', 'PutItem'], keys: ['RETRACTIONS'] },
          ],
        },
        uploads: ['GetItem'],
        subscriptions: ['BatchGetItem'],
        ...AUDIT_WRITING,
      },
      clock: true,
      environment: { PAGES_URL: this.platform.config.pagesUrl },
      impact: 'Messages cannot be stopped on the page, nor let go on; the calls of the API still can.',
      runbook: 'stop-messages',
    });
  }

  /** What staff do for one voter. */
  private voterHelp(): HouseFunction {
    return new HouseFunction(this, 'help-voters', {
      description: 'Serves the pages with which staff help a voter: why sign-up fails, the timeline, the opt-out',
      memoryMb: 1024,
      tables: {
        voters: ['BatchGetItem'],
        subscriptions: ['BatchGetItem', 'UpdateItem'],
        elections: ['GetItem', 'Query'],
        ballots: ['Query'],
        messages: ['Query'],
        uploads: { actions: ['GetItem'], keys: ['PARTICIPATION#*'] },
        settings: { actions: ['GetItem'], keys: ['COUNTY#*'] },
        ...AUDIT_WRITING,
      },
      indexes: ['birth', 'match'],
      clock: true,
      environment: { PAGES_URL: this.platform.config.pagesUrl },
      impact: 'Counties and the help desk cannot find out why a voter cannot sign up, nor opt a voter out.',
      runbook: 'a-voter-cannot-sign-up',
    });
  }

  /** What the calls of the API about counties and their agreed dates do, for people. */
  private countyFiles(place: ApiPlace, alternates: AlternateSchedules): HouseFunction {
    const files = new HouseFunction(this, 'manage-county-files', {
      description:
        'Serves the forms of counties’ contacts, systems, credentials, dates, checks and elections, and does what they ask',
      memoryMb: 1024,
      tables: {
        settings: {
          actions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
          keys: ['COUNTY#*', 'CLIENT#*'],
        },
        sync: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
        elections: ['GetItem', 'Query', 'PutItem', 'DeleteItem'],
        messages: { actions: ['BatchGetItem', 'PutItem'], keys: ['CALLBACK#*'] },
        ...takingPartTable(this, 'letIn'),
        ...AUDIT_WRITING,
      },
      indexes: ['due'],
      providers: true,
      clock: true,
      environment: {
        ...alternates.environment,
        ...mailEnvironment(this),
        [machineVariable('sync-check')]: syncCheckArn(this),
        USER_POOL_ID: place.clients.userPoolId,
        SECRET_PREFIX: webhookSecretPrefix(this.platform.config.stage),
        SECRETS_KEY: this.platform.keys.operations.keyArn,
        PAGES_URL: this.platform.config.pagesUrl,
        API_URL: place.apiUrl,
        TOKEN_URL: place.tokenUrl,
      },
      impact:
        'Counties’ contacts, systems and credentials cannot be changed on the pages; the calls of the API still can.',
      runbook: 'a-county-cannot-be-registered',
    });
    allowWebhookSecrets(files, 'CreateSecret', 'GetSecretValue', 'DeleteSecret');
    allowClients(files, place.clients, 'CreateUserPoolClient', 'DeleteUserPoolClient');
    alternates.allow(files);
    alternates.allowNights(files);
    allowExecutions(this, files, 'states:StartExecution', 'states:SendTaskFailure');
    allowMail(files);
    return files;
  }
}
