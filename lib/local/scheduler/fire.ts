import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import type { Temporal } from '../../shared/time.ts';
import { LocalFailure } from '../base/local-failure.ts';
import type { Schedule } from './schedule.ts';

/** Starts what a schedule is for. */
export type Fire = (schedule: Schedule, scheduledAt: Temporal.Instant) => Promise<void>;

/** Whether a schedule starts a state machine. */
const isMachine = ({ targetArn }: Pick<Schedule, 'targetArn'>): boolean => targetArn.startsWith('arn:aws:states:');

const scheduledTime = (moment: Temporal.Instant): string => moment.toString({ smallestUnit: 'second' });

const lambdaName = (arn: string): string => arn.split(':')[6] ?? arn;

/** As often as Lambda repeats an asynchronous invocation by itself. */
const REPEATS = 2;

/**
 * What is said when a worker ended below an invocation, or this machine had no time for it: nothing that the function said of
 * itself.
 */
const WorkerEnded = z.object({
  errorMessage: z
    .string()
    .regex(
      /^(Worker process (exited|died)|Worker returned no response|\[Errno 32\] Broken pipe|Task timed out|\[AbortError\])/,
    ),
});

const endedBelow = (payload: string): boolean => {
  try {
    return WorkerEnded.safeParse(JSON.parse(payload)).success;
  } catch {
    return false;
  }
};

/** Invokes and answers what the function reported of its failure, undefined when it did as asked. */
const invoke = async (lambda: LambdaClient, name: string, input: string): Promise<string | undefined> => {
  for (let repeats = REPEATS; ; repeats -= 1) {
    const answer = await lambda.send(new InvokeCommand({ FunctionName: name, Payload: Buffer.from(input) }));
    if (!answer.FunctionError) return undefined;
    const report = Buffer.from(answer.Payload ?? []).toString('utf8');
    if (repeats === 0 || !endedBelow(report)) return report;
  }
};

/**
 * Fires through the same APIs that EventBridge Scheduler uses. It invokes Lambdas synchronously, where Scheduler does
 * so asynchronously: the clock then knows when they have finished, and an error is reported instead of retried. Only one
 * whose worker was killed, or had no time, is repeated, as it is in AWS.
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
    const report = await invoke(lambda, lambdaName(schedule.targetArn), input);
    if (report !== undefined) throw new LocalFailure(`${schedule.name} of ${time} failed: ${report.slice(0, 500)}`);
  };
