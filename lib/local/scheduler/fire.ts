import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Temporal } from '../../shared/time.ts';
import { LocalFailure } from '../base/local-failure.ts';
import type { Schedule } from './schedule.ts';

/** Starts what a schedule is for. */
export type Fire = (schedule: Schedule, scheduledAt: Temporal.Instant) => Promise<void>;

/** Whether a schedule starts a state machine: a night of sync checks. */
export const isMachine = ({ targetArn }: Pick<Schedule, 'targetArn'>): boolean =>
  targetArn.startsWith('arn:aws:states:');

const scheduledTime = (moment: Temporal.Instant): string => moment.toString({ smallestUnit: 'second' });

const lambdaName = (arn: string): string => arn.split(':')[6] ?? arn;

/**
 * Fires through the same APIs that EventBridge Scheduler uses. It invokes Lambdas synchronously, where Scheduler does
 * so asynchronously: the clock then knows when they have finished, and an error is reported instead of retried.
 */
export const firing =
  (stepFunctions: SFNClient, lambda: LambdaClient): Fire =>
  async (schedule, scheduledAt) => {
    const time = scheduledTime(scheduledAt);
    const input = schedule.input.replaceAll('<aws.scheduler.scheduled-time>', time);
    if (isMachine(schedule)) {
      const name = `${schedule.name}-${time.replaceAll(/[^0-9TZ]/g, '')}`.slice(-80);
      try {
        await stepFunctions.send(new StartExecutionCommand({ stateMachineArn: schedule.targetArn, name, input }));
      } catch (error) {
        // Two starts of one moment are one start.
        if (!(error instanceof ExecutionAlreadyExists)) throw error;
      }
      return;
    }
    const command = new InvokeCommand({ FunctionName: lambdaName(schedule.targetArn), Payload: Buffer.from(input) });
    const answer = await lambda.send(command);
    if (answer.FunctionError) {
      const report = Buffer.from(answer.Payload ?? [])
        .toString('utf8')
        .slice(0, 500);
      throw new LocalFailure(`${schedule.name} of ${time} failed: ${report}`);
    }
  };
