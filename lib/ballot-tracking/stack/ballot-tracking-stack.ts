import type { Construct } from 'constructs';
import { electionFunctions } from '../../elections/stack/election-functions.ts';
import type { ApiLambdaOf } from '../../platform/api-routes.ts';
import { FailureQueue } from '../../platform/constructs/failure-queue.ts';
import type { FunctionsOf } from '../../platform/constructs/house-function.ts';
import { HouseStack, type HouseStackProps } from '../../platform/constructs/house-stack.ts';
import { ZonedSchedule } from '../../platform/constructs/zoned-schedule.ts';
import { decisionFunctions } from './decision-functions.ts';
import { uploadFunctions } from './upload-functions.ts';

/** Elections, the counties' uploads of ballot statuses, and the decision which message a voter gets. */
export class BallotTrackingStack extends HouseStack {
  /** The functions behind the county API's routes. */
  readonly apiFunctions: FunctionsOf<ApiLambdaOf<'elections' | 'ballot-tracking'>>;

  constructor(scope: Construct, id: string, props: HouseStackProps) {
    super(scope, id, props);
    this.apiFunctions = { ...electionFunctions(this), ...uploadFunctions(this) };
    const failures = new FailureQueue(this, 'ballot-decisions', {
      impact: 'Messages about some ballots wait for the sweep, which decides them within a minute.',
      runbook: 'a-ballot-cannot-be-decided',
    });
    const decisions = decisionFunctions(this);
    decisions['decide-messages'].consumeStream('ballots', {
      batchSize: 100,
      filter: {
        eventName: ['INSERT', 'MODIFY'],
        dynamodb: { NewImage: { undecided: { S: [{ exists: true }] } } },
      },
      failures,
    });
    new ZonedSchedule(this, 'sweep-ballots-every-minute', {
      description: 'Looks at every ballot that waits for a decision',
      expression: 'rate(1 minute)',
      timeZone: 'America/Los_Angeles',
      target: { function: decisions['sweep-ballots'] },
      input: { sweep: true },
      failures,
      maximumAgeSeconds: 60,
    });
  }
}
