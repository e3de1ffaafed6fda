import { readFileSync } from 'node:fs';
import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  InvalidToken,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { sfnExecutionState } from '../../../../lib/sync-checks/adapters/stepfunctions/execution-state.ts';
import { sfnStartCheck } from '../../../../lib/sync-checks/adapters/stepfunctions/start-check.ts';
import { sfnTaskTokens } from '../../../../lib/sync-checks/adapters/stepfunctions/task-tokens.ts';

const sfn = mockClient(SFNClient);
const client = new SFNClient({ region: 'us-west-2' });
const failure = { message: '', $metadata: {} };

beforeEach(() => sfn.reset());

it('starts a check under a name that an operator can read, once', async () => {
  sfn.on(StartExecutionCommand).resolvesOnce({}).rejects(new ExecutionAlreadyExists(failure));
  const start = sfnStartCheck(client, 'arn:check');
  await start('03-20261210T153000-county');
  await start('03-20261210T153000-county');
  expect(sfn.commandCalls(StartExecutionCommand)[0]?.args[0].input).toEqual({
    stateMachineArn: 'arn:check',
    name: 'sync-check-03-20261210T153000-county',
    input: '{"checkId":"03-20261210T153000-county","attempt":0}',
  });
});

it.each([new TaskDoesNotExist(failure), new TaskTimedOut(failure), new InvalidToken(failure)])(
  'takes a token that nobody waits on any more as an outcome: %s',
  async (error) => {
    sfn.on(SendTaskSuccessCommand).rejects(error);
    sfn.on(SendTaskFailureCommand).rejects(error);
    expect(await sfnTaskTokens(client).extractArrived('t')).toEqual({ ok: false, error: 'NOT_WAITING' });
    expect(await sfnTaskTokens(client).windowClosed('t')).toEqual({ ok: false, error: 'NOT_WAITING' });
  },
);

it.each([
  ['windowClosed', 'WindowClosed'],
  ['cancelled', 'Cancelled'],
] as const)('fails a task as %s under a name that the machine never repeats', async (what, error) => {
  sfn.on(SendTaskFailureCommand).resolves({});
  expect(await sfnTaskTokens(client)[what]('t')).toMatchObject({ ok: true });
  expect(sfn.commandCalls(SendTaskFailureCommand)[0]?.args[0].input.error).toBe(error);
  expect(readFileSync('statemachines/sync-check.asl.json', 'utf8')).toContain(`"${error}"`);
});

it('lets any other failure be repeated', async () => {
  sfn.on(SendTaskSuccessCommand).rejects(new Error('no answer'));
  await expect(sfnTaskTokens(client).extractArrived('t')).rejects.toThrow('no answer');
});

it.each([
  [{ status: 'RUNNING' as const }, 'running'],
  [{ status: 'PENDING_REDRIVE' as const }, 'running'],
  [{ status: 'ABORTED' as const }, 'ended'],
  [{ status: 'TIMED_OUT' as const }, 'ended'],
  [new ExecutionDoesNotExist(failure), 'unknown'],
])('knows how the execution of a check stands: %j is %s', async (answer, state) => {
  const mock = sfn.on(DescribeExecutionCommand);
  if (answer instanceof Error) mock.rejects(answer);
  else mock.resolves(answer);
  const machine = 'arn:aws:states:us-west-2:1:stateMachine:sync-check';
  expect(await sfnExecutionState(client, machine)({ checkId: '03-2026-12-04-regular', attempt: 1 })).toBe(state);
  expect(sfn.commandCalls(DescribeExecutionCommand)[0]?.args[0].input.executionArn).toBe(
    'arn:aws:states:us-west-2:1:execution:sync-check:sync-check-03-2026-12-04-regular-r1',
  );
});
