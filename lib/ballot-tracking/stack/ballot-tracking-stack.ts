import type { Construct } from 'constructs';
import { electionFunctions } from '../../elections/stack/election-functions.ts';
import type { ApiLambdaOf } from '../../platform/api-routes.ts';
import { FailureQueue } from '../../platform/constructs/failure-queue.ts';
import { FiringAlarm } from '../../platform/constructs/firing-alarm.ts';
import type { FunctionsOf } from '../../platform/constructs/house-function.ts';
import { HouseStack, type HouseStackProps } from '../../platform/constructs/house-stack.ts';
import { LogAlarm } from '../../platform/constructs/log-alarm.ts';
import { ZonedSchedule } from '../../platform/constructs/zoned-schedule.ts';
import { decisionFunctions, retractionFunction } from './decision-functions.ts';
import { uploadFunctions } from './upload-functions.ts';
import { watchFunction } from './watch-function.ts';

/**
 * How many sweeps share the ballots whose date comes: one for each partition of the index. On E-29 that is nearly every
 * ballot of the state (`npm run bench -- release`). They share the voters whom their counties remind too.
 */
const RELEASE_PARTS = 16;

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
    watchFunction(this, failures);
    const decisions = decisionFunctions(this);
    decisions['decide-messages'].consumeStream('ballots', {
      batchSize: 100,
      filter: {
        eventName: ['INSERT', 'MODIFY'],
        dynamodb: { NewImage: { undecided: { S: [{ exists: true }] } } },
      },
      failures,
    });
    // Who opens a channel is told what is news to them.
    decisions['decide-messages'].consumeStream('subscriptions', {
      batchSize: 25,
      filter: { eventName: ['INSERT', 'MODIFY'] },
      failures,
    });
    const everyMinute = (name: string, description: string, scope?: Readonly<Record<string, unknown>>): ZonedSchedule =>
      new ZonedSchedule(this, name, {
        description,
        expression: 'rate(1 minute)',
        timeZone: 'America/Los_Angeles',
        target: { function: decisions['sweep-ballots'] },
        input: { sweep: true, ...(scope ? { scope } : {}) },
        failures,
        maximumAgeSeconds: 60,
      });
    new FiringAlarm(decisions['sweep-ballots'], 'Fires', {
      target: decisions['sweep-ballots'],
      firing: { schedules: this.platform.config.emulated ? 1 : RELEASE_PARTS + 1, perHour: 60 },
      impact: 'Messages held for a date are not released, or what the stream lost stays lost.',
      runbook: 'a-schedule-has-stopped-firing',
    });
    this.retractions();
    const sweep = 'sweep-ballots-every-minute';
    if (this.platform.config.emulated) {
      everyMinute(sweep, 'Looks at every ballot that waits for a decision');
      return;
    }
    everyMinute(sweep, 'Looks at every ballot that the stream did not lead to a decision', { kind: 'fresh' });
    for (let part = 0; part < RELEASE_PARTS; part += 1) {
      const scope = { kind: 'held', part, parts: RELEASE_PARTS };
      everyMinute(`release-ballots-${part}`, 'Decides about a part of the ballots whose date has come', scope);
    }
  }

  /** Every minute it is looked whether something is to be taken back: mostly nothing is, and that is one read. */
  private retractions(): void {
    const sweep = retractionFunction(this);
    new LogAlarm(this, 'RETRACTION_FAILED', {
      functions: [sweep],
      code: 'RETRACTION_FAILED',
      impact: 'A retraction stands still: voters who were told something wrong are not corrected yet.',
      runbook: 'take-back-what-was-told',
    });
    new ZonedSchedule(this, 'sweep-retractions-every-minute', {
      description: 'Goes on with every retraction that is not at its end',
      expression: 'rate(1 minute)',
      timeZone: 'America/Los_Angeles',
      target: { function: sweep },
      input: { sweep: true },
      failures: new FailureQueue(this, 'retraction-failures', {
        impact: 'A retraction waits for the next minute’s run.',
        runbook: 'take-back-what-was-told',
      }),
      maximumAgeSeconds: 60,
    });
    new FiringAlarm(sweep, 'Fires', {
      target: sweep,
      firing: { schedules: 1, perHour: 60 },
      impact: 'A retraction that was proposed or approved does not go on.',
      runbook: 'a-schedule-has-stopped-firing',
    });
  }
}
