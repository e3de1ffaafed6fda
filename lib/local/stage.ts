import { PublishCommand } from '@aws-sdk/client-sns';
import * as z from 'zod';
import { dynamodbSubscriptions } from '../adapters/dynamodb/subscriptions.ts';
import { dynamodbSyncChecks } from '../adapters/dynamodb/sync-checks.ts';
import { dynamodbVoters } from '../adapters/dynamodb/voters.ts';
import { Temporal } from '../domain/shared/time.ts';
import { createClients, type LocalClients } from './aws/clients.ts';
import { localTable, localTopicArn } from './aws/names.ts';
import { FOLDERS, makeFolders } from './base/folders.ts';
import type { Progress } from './base/progress.ts';
import { bootstrap, type DeployedOutputs, deploy, synthesize } from './deploy/deploy.ts';
import { countySystem } from './ems/county-system.ts';
import { createEmsSimulator, type EmsSimulator } from './ems/ems-simulator.ts';
import { isLeftAlone } from './ems/left-alone.ts';
import { type Emulator, startEmulator } from './emulator/emulator.ts';
import { gatewayApp } from './gateway/gateway-app.ts';
import { type GatewayServer, openGateway } from './gateway/gateway-server.ts';
import { proxyTo } from './gateway/proxy.ts';
import { createTokens, type Tokens } from './gateway/tokens.ts';
import { createProvider, type Provider } from './provider/provider.ts';
import { serveProvider } from './provider/provider-server.ts';
import { busyDecisions } from './scheduler/busy-decisions.ts';
import { busyExecutions } from './scheduler/busy-executions.ts';
import { busyLedger } from './scheduler/busy-ledger.ts';
import { busyQueues } from './scheduler/busy-queues.ts';
import { clockDiary } from './scheduler/clock-diary.ts';
import { allSchedules, removeSchedule } from './scheduler/deployed-schedules.ts';
import { nextDueMinute } from './scheduler/due-moments.ts';
import { firing } from './scheduler/fire.ts';
import { waitUntilQuiet } from './scheduler/quiescence.ts';
import { schedulesOfAssembly } from './scheduler/template-schedules.ts';
import { openClock } from './scheduler/virtual-clock.ts';
import { createVirtualScheduler, type VirtualScheduler } from './scheduler/virtual-scheduler.ts';
import { emptyStage } from './seeding/empty-stage.ts';
import { seedTables } from './seeding/seed-tables.ts';
import { createSnapshots, type Snapshots } from './seeding/snapshots.ts';

export type StageOptions = {
  readonly port: number;
  /** One seeded voter stands for so many real ones. */
  readonly scale: number;
  readonly progress: Progress;
  /** Ends the stage. */
  readonly shutDown: () => void;
};

/** The running local stage. */
export type Stage = {
  readonly url: string;
  readonly emulator: Emulator;
  readonly providerUrl: string;
  readonly provider: Provider;
  readonly scheduler: VirtualScheduler;
  readonly ems: EmsSimulator;
  readonly tokens: Tokens;
  readonly clients: LocalClients;
  readonly snapshots: Snapshots;
};

/** What ends with the stage, in the order in which it was started. */
export type Resources = { add(close: () => Promise<void>): void; closeAll(): Promise<void> };

/** An empty list of things to close. */
export const createResources = (): Resources => {
  const closers: (() => Promise<void>)[] = [];
  return {
    add: (close) => {
      closers.push(close);
    },
    closeAll: async () => {
      for (let close = closers.pop(); close; close = closers.pop()) await close().catch(() => undefined);
    },
  };
};

const Manifest = z.record(z.string(), z.string());

/** The names of the voter site's assets, asked once. */
const assetNames = (gatewayUrl: string): (() => Promise<(name: string) => string>) => {
  let manifest: Promise<Record<string, string>> | undefined;
  return async () => {
    manifest ??= fetch(`${gatewayUrl}/assets/manifest.json`).then(async (answer) =>
      Manifest.parse(await answer.json()),
    );
    manifest.catch(() => {
      manifest = undefined;
    });
    const names = await manifest;
    return (name) => names[name] ?? name;
  };
};

const schedulerFor = async (
  clients: LocalClients,
  parts: { ems: EmsSimulator; provider: Provider; snapshots: Snapshots },
  until: AbortSignal,
  report: (sentence: string) => void,
): Promise<VirtualScheduler> => {
  const clock = await openClock(clients.dynamodb);
  const declared = schedulesOfAssembly(FOLDERS.assembly);
  const checks = dynamodbSyncChecks(clients.dynamodb, localTable('sync'));
  const busyChecks = [
    async () => parts.ems.busy(),
    async () => (parts.provider.pendingReceipts() > 0 ? ['delivery receipts on their way'] : []),
    busyExecutions(clients.stepFunctions, isLeftAlone(checks, parts.ems)),
    busyQueues(clients.sqs),
    busyDecisions(clients.dynamodb, clock.now),
    busyLedger(clients.dynamodb, clock.now),
  ];
  const diary = clockDiary(clock.now);
  const fire = firing(clients.stepFunctions, clients.lambda);
  return createVirtualScheduler(
    {
      clock,
      schedules: () => allSchedules(clients.scheduler, declared),
      fire: (schedule, at) => diary(`${schedule.name} of ${at.toString()}`, () => fire(schedule, at)),
      afterFiring: async (schedule) => {
        if (schedule.deleteAfterwards) await removeSchedule(clients.scheduler, schedule);
      },
      nextDue: (after) => nextDueMinute(clients.dynamodb, after),
      quiet: () => diary('until nothing was left to do', () => waitUntilQuiet(busyChecks, until)),
    },
    report,
  );
};

const deployStage = async (
  emulator: Emulator,
  providerUrl: string,
  progress: Progress,
  until: AbortSignal,
): Promise<DeployedOutputs> => {
  await progress.step('Synthesize the CDK app, bootstrap the emulator', () =>
    Promise.all([synthesize(emulator.endpoint, providerUrl, until), bootstrap(emulator.endpoint, until)]),
  );
  return progress.step('Deploy the stacks with the CDK CLI', () => deploy(emulator.endpoint, until));
};

/**
 * Starts everything but the demonstration. What it starts is entered in `resources` at once, so that the caller can end
 * it whenever this fails or is aborted.
 */
export const startStage = async (
  options: StageOptions,
  resources: Resources,
  until: AbortController,
): Promise<Stage> => {
  const { progress } = options;
  makeFolders();
  const gateway: GatewayServer = await openGateway(options.port);
  resources.add(gateway.close);
  const emulator = await startEmulator(progress, until.signal);
  resources.add(emulator.stop);
  emulator.died.catch((error: unknown) => until.abort(error));

  const clients = createClients(emulator.endpoint);
  let now = (): Temporal.Instant => Temporal.Now.instant();
  const provider = createProvider({
    now: () => now().toString(),
    publish: async (receipt) => {
      const TopicArn = localTopicArn('receipts');
      await clients.sns.send(new PublishCommand({ TopicArn, Message: JSON.stringify(receipt) }));
    },
  });
  const providerServer = await serveProvider(provider);
  resources.add(providerServer.close);
  const outputs = await deployStage(emulator, providerServer.url, progress, until.signal);

  const gatewayUrl = `http://127.0.0.1:${gateway.port}`;
  const tokens = createTokens(clients, outputs.userPoolId, emulator.endpoint);
  const report = (sentence: string): void => {
    // What fails because the stage ends is no news.
    if (!until.signal.aborted) progress.line(sentence);
  };
  const ems = createEmsSimulator({
    systemOf: (county) => countySystem(gatewayUrl, county, tokens.ofCounty),
    scale: options.scale,
    report,
  });
  const snapshots = createSnapshots(clients.s3, options.scale);
  const webhookBase = `${gatewayUrl}/local/ems/hooks`;
  await progress.step('Seed voters, counties and the election', () => seedTables(clients.dynamodb, webhookBase));
  const scheduler = await schedulerFor(clients, { ems, provider, snapshots }, until.signal, report);
  resources.add(async () => scheduler.stop());
  now = scheduler.now;
  const stage: Stage = {
    url: gateway.url,
    emulator,
    providerUrl: providerServer.url,
    provider,
    scheduler,
    ems,
    tokens,
    clients,
    snapshots,
  };
  const app = gatewayApp({
    ...stage,
    voters: dynamodbVoters(clients.dynamodb, localTable('voters')),
    subscriptions: dynamodbSubscriptions(clients.dynamodb, localTable('subscriptions')),
    countyApi: proxyTo(emulator.endpoint, outputs.countyApiId),
    operations: proxyTo(emulator.endpoint, outputs.operationsApiId),
    voterSite: proxyTo(emulator.endpoint, outputs.voterSiteApiId),
    assetName: assetNames(gatewayUrl),
    snapshotsReady: snapshots.ensureAll,
    reset: async () => {
      await emptyStage(clients);
      provider.forget();
      ems.forget();
      await seedTables(clients.dynamodb, webhookBase);
      await scheduler.jumpTo(Temporal.Now.instant());
    },
    shutDown: options.shutDown,
    status: () => ({ pid: process.pid, url: gateway.url, emulator: emulator.endpoint, provider: providerServer.url }),
  });
  gateway.serve((request) => app.fetch(request));
  scheduler.start();
  return stage;
};
