import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { dynamodbReleaseRuns, dynamodbWaitingTasks } from '../releases/adapters/runs.ts';
import { dynamodbSchedules } from '../releases/adapters/schedules.ts';
import type { Temporal } from '../shared/time.ts';
import { dynamodbSyncChecks } from '../sync-checks/adapters/dynamodb/checks.ts';
import { dynamodbCountyDirectory } from '../sync-checks/adapters/dynamodb/county-directory.ts';
import { createClients, type LocalClients } from './aws/clients.ts';
import { localMachineArn, localTable, STAGE } from './aws/names.ts';
import { FOLDERS } from './base/folders.ts';
import { LocalFailure } from './base/local-failure.ts';
import type { Progress } from './base/progress.ts';
import { type DeployedOutputs, deploy } from './deploy/deploy.ts';
import { countySystem } from './ems/county-system.ts';
import { createEmsSimulator, type EmsSimulator } from './ems/ems-simulator.ts';
import { isLeftAlone } from './ems/left-alone.ts';
import { createTokens, type Tokens } from './gateway/tokens.ts';
import { seedPeople } from './identity/accounts.ts';
import type { Provider } from './provider/provider.ts';
import type { BusyCheck } from './scheduler/busy.ts';
import { busyDecisions } from './scheduler/busy-decisions.ts';
import { busyExecutions, type Waiter } from './scheduler/busy-executions.ts';
import { busyLedger } from './scheduler/busy-ledger.ts';
import { busyQueues } from './scheduler/busy-queues.ts';
import { clockDiary } from './scheduler/clock-diary.ts';
import { clockProgress } from './scheduler/clock-progress.ts';
import { deployedSchedules, removeSchedule } from './scheduler/deployed-schedules.ts';
import { nextDueMinute } from './scheduler/due-moments.ts';
import { firing } from './scheduler/fire.ts';
import { waitUntilQuiet } from './scheduler/quiescence.ts';
import { type ReleaseStores, releaseHours, releaseWaits } from './scheduler/release-work.ts';
import { schedulesOfAssembly } from './scheduler/template-schedules.ts';
import { openClock } from './scheduler/virtual-clock.ts';
import { createVirtualScheduler, type VirtualScheduler } from './scheduler/virtual-scheduler.ts';
import { seedTables } from './seeding/seed-tables.ts';
import { createSnapshots, SEEDED_TAKEN_AT, type Snapshots } from './seeding/snapshots.ts';

/** What is deployed in the emulator, with its seeded data, and everything that acts on it. A reset makes a new one. */
export type World = {
  readonly clients: LocalClients;
  readonly outputs: DeployedOutputs;
  readonly tokens: Tokens;
  readonly ems: EmsSimulator;
  readonly snapshots: Snapshots;
  readonly scheduler: VirtualScheduler;
};

/** What a world stands on: it outlives it. */
export type Ground = {
  /** The emulator's address. */
  readonly endpoint: string;
  /** The gateway's address. */
  readonly gatewayUrl: string;
  readonly provider: Provider;
  /** One seeded voter stands for so many real ones. */
  readonly scale: number;
  /** Whether anything is put into the tables. */
  readonly seeded: boolean;
  readonly progress: Progress;
  readonly until: AbortSignal;
};

/** The releases that a test environment leads; no other stage has any. */
const releaseStores = ({ dynamodb }: LocalClients): ReleaseStores => {
  const table = localTable('releases');
  return {
    schedules: dynamodbSchedules(dynamodb, table),
    runs: dynamodbReleaseRuns(dynamodb, table),
    waiting: dynamodbWaitingTasks(dynamodb, table),
  };
};

/** When a sweep next has something to do, later than `after`. */
const nextDue = async (clients: LocalClients, after: Temporal.Instant): Promise<Temporal.Instant | undefined> => {
  const hours = STAGE === 'cte' ? await releaseHours(releaseStores(clients), after) : [];
  const minute = await nextDueMinute(clients.dynamodb, after);
  return [...hours, ...(minute ? [minute] : [])].toSorted((a, b) => a.epochMilliseconds - b.epochMilliseconds)[0];
};

const leftAlone = ({ clients, ems }: Pick<World, 'clients' | 'ems'>): ((waiter: Waiter) => Promise<boolean>) => {
  const checks = dynamodbSyncChecks(clients.dynamodb, localTable('sync'));
  const directory = dynamodbCountyDirectory(clients.dynamodb, localTable('settings'), STAGE);
  const ofCheck = isLeftAlone(checks, ems, directory, STAGE === 'local');
  const ofRelease = releaseWaits(releaseStores(clients));
  return (waiter) => (waiter.machine === 'release-schedule' ? ofRelease(waiter) : ofCheck(waiter.name));
};

const busyChecksOf = (
  { clients, ems }: Pick<World, 'clients' | 'ems'>,
  { provider, endpoint }: Ground,
  now: VirtualScheduler['now'],
): readonly BusyCheck[] => {
  return [
    async () => ems.busy(),
    async () => (provider.pendingReceipts() > 0 ? ['delivery receipts on their way'] : []),
    busyExecutions(clients.stepFunctions, leftAlone({ clients, ems })),
    busyQueues(clients.sqs, endpoint),
    busyDecisions(clients.dynamodb, now),
    busyLedger(clients.dynamodb, now),
  ];
};

const schedulerOf = async (
  world: Pick<World, 'clients' | 'ems' | 'snapshots'>,
  ground: Ground,
  report: (sentence: string) => void,
): Promise<VirtualScheduler> => {
  const { clients } = world;
  const clock = await openClock(clients.dynamodb);
  const declared = schedulesOfAssembly(FOLDERS.assembly);
  const busyChecks = busyChecksOf(world, ground, clock.now);
  const diary = clockDiary(clock.now);
  const progress = clockProgress();
  const waiting = { until: ground.until, onLook: progress.waitsFor, report };
  const fire = firing(clients.stepFunctions, clients.lambda);
  return createVirtualScheduler(
    {
      clock,
      schedules: deployedSchedules(clients.scheduler, declared),
      fire: (schedule, at) =>
        diary(`${schedule.name} of ${at.toString()}`, async () => {
          // VoteCal exports every day; here it does so just before a night that compares with it.
          if (schedule.targetArn === localMachineArn('sync-night')) await world.snapshots.exportAt(at);
          await fire(schedule, at);
        }),
      afterFiring: async (schedule) => {
        if (schedule.deleteAfterwards) await removeSchedule(clients.scheduler, schedule);
      },
      nextDue: (after) => nextDue(clients, after),
      quiet: () => diary('until nothing was left to do', () => waitUntilQuiet(busyChecks, waiting)),
    },
    report,
    progress,
  );
};

const Count = z.object({ Count: z.number() });

/** Executions keep their names for good, so what an earlier stage left in an emulator cannot be played again. */
const mustBeEmpty = async ({ dynamodb }: LocalClients, endpoint: string): Promise<void> => {
  const scan = new ScanCommand({ TableName: localTable('voters'), Limit: 1, Select: 'COUNT' });
  if (Count.parse(await dynamodb.send(scan)).Count === 0) return;
  throw new LocalFailure(`The emulator at ${endpoint} holds an earlier local stage. Restart it, then start again.`);
};

/** Deploys the synthesized stacks into a bootstrapped emulator, seeds them unless they shall stay empty, and starts what acts on them. */
export const openWorld = async (ground: Ground): Promise<World> => {
  const { endpoint, gatewayUrl, progress, scale, seeded, until } = ground;
  const outputs = await progress.step('Deploy the stacks with the CDK CLI', () => deploy(endpoint, until));
  const clients = createClients(endpoint);
  await mustBeEmpty(clients, endpoint);
  const tokens = createTokens(clients, outputs.userPoolId, endpoint);
  const report = (sentence: string): void => {
    // What fails because the stage ends is no news.
    if (!until.aborted) progress.line(sentence);
  };
  const systemOf = (county: string) => countySystem(gatewayUrl, county, tokens.ofCounty);
  const ems = createEmsSimulator({ systemOf, scale, report });
  // From nothing there is no demonstration in another month: what is exported is of the stage's own time.
  const firstTakenAt = seeded ? SEEDED_TAKEN_AT : (await openClock(clients.dynamodb)).now();
  const snapshots = createSnapshots(clients.s3, scale, firstTakenAt);
  const hooks = `${gatewayUrl}/local/ems/hooks`;
  if (seeded) {
    await progress.step('Seed voters, counties, the election and staff', async () => {
      await seedTables(clients, hooks);
      await seedPeople(clients, outputs.staffPoolId);
    });
  }
  const scheduler = await schedulerOf({ clients, ems, snapshots }, ground, report);
  scheduler.start();
  return { clients, outputs, tokens, ems, snapshots, scheduler };
};
