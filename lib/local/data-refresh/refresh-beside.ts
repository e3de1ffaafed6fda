import { DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { dynamodbRefreshes } from '../../data-refresh/adapters/refreshes.ts';
import { backupAt, type CopyId } from '../../data-refresh/domain/copy.ts';
import type { Refresh } from '../../data-refresh/domain/refresh.ts';
import { type MachineName, resourceName } from '../../platform/names.ts';
import { dynamodbEnvironment } from '../../releases/adapters/environment.ts';
import { movedTo, UP } from '../../releases/domain/environment-state.ts';
import { adjustableClock } from '../../shared/dynamodb/stage-clock.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import type { LocalClients } from '../aws/clients.ts';
import { localTable } from '../aws/names.ts';
import { LocalFailure } from '../base/local-failure.ts';
import { sleep } from '../base/wait.ts';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../emulator/emulator.ts';

/** The stage that a test environment on this machine is a copy of. */
const SOURCE = 'local';
/** Milliseconds between two looks at an execution. */
const EVERY = 500;

/** Runs a machine of a stage to its end. Throws a `LocalFailure` that says how it ended when it failed. */
const run = async (
  { stepFunctions }: Pick<LocalClients, 'stepFunctions'>,
  stage: string,
  machine: MachineName,
  copy: CopyId,
): Promise<void> => {
  const { executionArn } = await stepFunctions.send(
    new StartExecutionCommand({
      stateMachineArn: `arn:aws:states:${LOCAL_REGION}:${LOCAL_ACCOUNT}:stateMachine:${resourceName(stage, machine)}`,
      name: `${machine}-${copy}-${Date.now()}`,
      input: JSON.stringify({ copy }),
    }),
  );
  for (;;) {
    const {
      status = 'RUNNING',
      error = '',
      cause = '',
    } = await stepFunctions.send(new DescribeExecutionCommand({ executionArn }));
    if (status === 'SUCCEEDED') return;
    if (status !== 'RUNNING') throw new LocalFailure(`${machine} ended as ${status} (${error}). ${cause}`);
    await sleep(EVERY);
  }
};

/** The newest 23:00 that has passed on the source's clock. */
const lastBackupDay = (now: Temporal.Instant): Temporal.PlainDate => {
  const today = pacificDate(now);
  return Temporal.Instant.compare(now, backupAt(`${today}-1`)) >= 0 ? today : today.subtract({ days: 1 });
};

/**
 * Takes a masked copy of the local stage into the test environment beside it, by the machines that AWS runs: down, asked for, masked by the
 * source, taken over, counted, up. One that was interrupted is gone on with. Gives what was counted on both sides.
 */
export const refreshBeside = async (clients: LocalClients, told: (sentence: string) => void): Promise<Refresh> => {
  const { dynamodb } = clients;
  const refreshes = dynamodbRefreshes(dynamodb, localTable('releases'));
  const environment = dynamodbEnvironment(dynamodb, localTable('releases'));
  const now = await adjustableClock(dynamodb, resourceName(SOURCE, 'settings'))();
  const day = lastBackupDay(now).toString();
  const known = (await refreshes.list()).filter(({ copy }) => copy.startsWith(day));
  const open = known.find(({ endedAt }) => endedAt === null);
  const copy = open?.copy ?? `${day}-${known.length + 1}`;
  const by = `data-refresh-${copy}`;
  const before = await environment.read();
  if (before.state.kind === 'down' && before.state.reason !== 'data-copy')
    throw new LocalFailure('The test environment is down for something else: it is refreshed when that is over.');
  if (before.state.kind === 'up') {
    const state = { kind: 'down', reason: 'data-copy', since: now, until: null, by } as const;
    await environment.save({ ...before, ...movedTo(before, state), version: before.version + 1 });
  }
  told(`${open ? 'Go on with' : 'Ask for'} copy ${copy}; the test environment is down.`);
  await run(clients, 'cte', 'data-refresh', copy);
  if ((await refreshes.find(copy))?.state === 'waiting') {
    told('Mask the local stage, on its own side.');
    await run(clients, SOURCE, 'masked-copy', copy);
    told('Take the copy over.');
    await run(clients, 'cte', 'data-refresh', copy);
  }
  const refresh = await refreshes.find(copy);
  if (refresh === undefined) throw new LocalFailure('The refresh has left no record.');
  const after = await environment.read();
  if (after.state.kind === 'down' && after.state.by === by)
    await environment.save({ ...after, ...movedTo(after, UP), version: after.version + 1 });
  return refresh;
};
