import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Consequence } from '../platform/constructs/alarm.ts';
import { API_GUARD_TABLES } from '../platform/constructs/data-access.ts';
import { FailureQueue } from '../platform/constructs/failure-queue.ts';
import { HouseFunction, type HouseFunctionProps } from '../platform/constructs/house-function.ts';
import { LogAlarm } from '../platform/constructs/log-alarm.ts';
import type { Platform } from '../platform/constructs/platform.ts';
import { ZonedSchedule } from '../platform/constructs/zoned-schedule.ts';

const SWEEP_TIMEOUT = Duration.seconds(55);

const UPLOADS_FAIL: Consequence = {
  impact: 'Counties cannot upload ballot statuses; their voters hear nothing new.',
  runbook: 'the-county-api-answers-500',
};

/** Elections, the counties' uploads of ballot statuses, and the decision which message a voter gets. */
export class BallotTrackingStack extends Stack {
  /** The functions behind the county API's routes, by folder name. */
  readonly apiFunctions: Readonly<Record<string, HouseFunction>>;
  private readonly platform: Platform;

  constructor(scope: Construct, id: string, props: StackProps & { readonly platform: Platform }) {
    super(scope, id, props);
    this.platform = props.platform;
    this.apiFunctions = { ...this.electionFunctions(), ...this.uploadFunctions() };
    const failures = new FailureQueue(this, 'ballot-decisions', {
      platform: this.platform,
      impact: 'Messages about some ballots wait for the sweep, which decides them within a minute.',
      runbook: 'a-ballot-cannot-be-decided',
    });
    this.decisions(failures);
    this.sweep(failures);
  }

  private electionFunctions(): Record<string, HouseFunction> {
    const consequence: Consequence = {
      impact: 'Counties and SOS cannot set up or see elections.',
      runbook: 'the-county-api-answers-500',
    };
    const functions = {
      'create-election': new HouseFunction(this, 'create-election', {
        platform: this.platform,
        description: 'Sets up ballot tracking for an election',
        tables: { elections: ['PutItem'], ...API_GUARD_TABLES },
        clock: true,
        ...consequence,
      }),
      'list-elections': new HouseFunction(this, 'list-elections', {
        platform: this.platform,
        description: 'Lists the elections that concern the caller',
        tables: { elections: ['Query'], ...API_GUARD_TABLES },
        ...consequence,
      }),
      'set-participation': new HouseFunction(this, 'set-participation', {
        platform: this.platform,
        description: 'Opts a county out of ballot tracking for an election, or back in',
        tables: { elections: ['GetItem', 'PutItem'], ...API_GUARD_TABLES },
        clock: true,
        ...consequence,
      }),
    };
    return functions;
  }

  private uploadFunctions(): Record<string, HouseFunction> {
    const shared = {
      platform: this.platform,
      clock: true,
      timeout: Duration.seconds(29),
      ...UPLOADS_FAIL,
    };
    const reads = {
      elections: ['GetItem'],
      voters: ['BatchGetItem'],
      uploads: ['PutItem'],
      ...API_GUARD_TABLES,
    } as const;
    const ballots = new HouseFunction(this, 'post-ballots', {
      ...shared,
      description: 'Records a county’s batch of ballot statuses, row by row',
      memoryMb: 1024,
      tables: { ...reads, ballots: ['Query', 'BatchGetItem', 'UpdateItem'] },
    });
    this.alarmOnUnknownCodes(ballots);
    const histories = new HouseFunction(this, 'post-participation-history', {
      ...shared,
      description: 'Records a county’s batch of participation history, row by row',
      tables: { ...reads, ballots: ['Query', 'PutItem'] },
    });
    return { 'post-ballots': ballots, 'post-participation-history': histories };
  }

  private deciding(): Pick<HouseFunctionProps, 'platform' | 'tables' | 'clock'> {
    return {
      platform: this.platform,
      clock: true,
      tables: {
        ballots: ['Query', 'UpdateItem'],
        elections: ['GetItem'],
        voters: ['GetItem'],
        subscriptions: ['GetItem'],
        messages: ['PutItem', 'Query', 'UpdateItem'],
      },
    };
  }

  private decisions(failures: FailureQueue): void {
    const decide = new HouseFunction(this, 'decide-messages', {
      ...this.deciding(),
      description: 'Decides which messages a voter gets when their ballot record changes',
      timeout: Duration.seconds(60),
      impact: 'Voters hear about their ballots up to a minute late: the sweep decides instead.',
      runbook: 'a-ballot-cannot-be-decided',
    });
    decide.consumeStream('ballots', {
      batchSize: 100,
      filter: {
        eventName: ['INSERT', 'MODIFY'],
        dynamodb: { NewImage: { undecided: { S: [{ exists: true }] } } },
      },
      failures: failures,
    });
  }

  private sweep(failures: FailureQueue): void {
    const sweep = new HouseFunction(this, 'sweep-ballots', {
      ...this.deciding(),
      description: 'Decides what the stream did not lead to a decision, and what was held until now',
      timeout: SWEEP_TIMEOUT,
      indexes: ['undecided'],
      asynchronous: true,
      impact: 'Messages held for a date are not released, and what the stream lost stays lost.',
      runbook: 'a-ballot-cannot-be-decided',
    });
    new ZonedSchedule(this, 'sweep-ballots-every-minute', {
      platform: this.platform,
      description: 'Looks at every ballot that waits for a decision',
      expression: 'rate(1 minute)',
      timeZone: 'America/Los_Angeles',
      target: { function: sweep },
      input: { sweep: true },
      failures,
      maximumAgeSeconds: 60,
    });
  }

  /** A status code that nobody knows is a county's typing mistake, or a new code that the table must learn. */
  private alarmOnUnknownCodes(postBallots: HouseFunction): void {
    new LogAlarm(this, 'UnknownStatusCodes', {
      platform: this.platform,
      functions: [postBallots],
      code: 'BALLOT_STATUS_UNKNOWN',
      countField: 'count',
      impact: 'A county sends a status code that is not in the guidance; its voters are not told anything about it.',
      runbook: 'an-unknown-status-code',
    });
  }
}
