import { randomUUID } from 'node:crypto';
import { PublishCommand } from '@aws-sdk/client-sns';
import * as z from 'zod';
import type { CountyCode } from '../shared/counties.ts';
import { Temporal } from '../shared/time.ts';
import { dynamodbCountyRegisters } from '../voters/adapters/county-registers.ts';
import { dynamodbSubscriptions } from '../voters/adapters/subscriptions.ts';
import { dynamodbVoters } from '../voters/adapters/voters.ts';
import { createClients } from './aws/clients.ts';
import { localTable, localTopicArn, STAGE } from './aws/names.ts';
import { makeFolders } from './base/folders.ts';
import { LocalFailure } from './base/local-failure.ts';
import type { Progress } from './base/progress.ts';
import type { Resources } from './base/resources.ts';
import { oneAtATime } from './base/wait.ts';
import { bootstrap, synthesize } from './deploy/deploy.ts';
import { startEmulator } from './emulator/emulator.ts';
import { firstInvitation } from './gateway/first-steps.ts';
import { type GatewayParts, gatewayApp } from './gateway/gateway-app.ts';
import { openGateway } from './gateway/gateway-server.ts';
import { registerRun } from './gateway/load-register.ts';
import { proxyBelow, proxyTo } from './gateway/proxy.ts';
import { poolAccounts } from './identity/accounts.ts';
import { IDENTITY_PATH, identityProvider } from './identity/identity-provider.ts';
import { createMockElections } from './mock-election/mock-elections.ts';
import { createProvider, type Provider } from './provider/provider.ts';
import { serveProvider } from './provider/provider-server.ts';
import { type Ground, openWorld, type World } from './world.ts';

export type StageOptions = {
  readonly port: number;
  /** One seeded voter stands for so many real ones. */
  readonly scale: number;
  /** Whether anything is put into the tables. */
  readonly seeded: boolean;
  readonly progress: Progress;
  /** Ends the stage. */
  readonly shutDown: () => void;
};

/** The running local stage. */
export type Stage = World & {
  readonly url: string;
  /** Of this very start. */
  readonly id: string;
  readonly endpoint: string;
  readonly providerUrl: string;
  readonly provider: Provider;
  /** Runs a work that a reset must not interrupt: it waits until the work is over. */
  withoutReset<Value>(work: () => Promise<Value>): Promise<Value>;
};

const RESET_BESIDE =
  'A reset empties the emulator, and with it the stage beside: reset that one, then start the test environment again.';

const Manifest = z.record(z.string(), z.string());

/** The names of the voter site's assets, asked once. */
const assetNames = (gatewayUrl: string): GatewayParts['assetName'] => {
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

/** Empties the emulator: every service forgets what it holds. */
const forgetEverything = async (endpoint: string): Promise<void> => {
  const answer = await fetch(`${endpoint}/_ministack/reset`, { method: 'POST' });
  if (!answer.ok) throw new Error(`The emulator answered ${answer.status} to a reset.`);
};

/**
 * Starts everything but the demonstration. What it starts is entered in `resources` at once, so that the caller can end
 * it whenever this fails or is aborted.
 */
export const startStage = async (
  options: StageOptions,
  resources: Resources,
  controller: AbortController,
): Promise<Stage> => {
  const { progress, scale, seeded } = options;
  const until = controller.signal;
  makeFolders();
  const gateway = await openGateway(options.port);
  resources.add(gateway.close);
  const { endpoint, stop, died } = await startEmulator(progress, until);
  resources.add(stop);
  died.catch((error: unknown) => controller.abort(error));

  let now = (): Temporal.Instant => Temporal.Now.instant();
  const { sns } = createClients(endpoint);
  const publish = async (topic: string, event: unknown): Promise<void> => {
    await sns.send(new PublishCommand({ TopicArn: localTopicArn(topic), Message: JSON.stringify(event) }));
  };
  const provider = createProvider({
    now: () => now().toString(),
    publish: (receipt) => publish('receipts', receipt),
    publishText: (text) => publish('texts-in', text),
    guestsOnly: STAGE === 'cte',
  });
  const providerServer = await serveProvider(provider);
  resources.add(providerServer.close);
  await progress.step('Synthesize the CDK app, bootstrap the emulator', () =>
    Promise.all([
      synthesize(endpoint, { provider: providerServer.url, address: gateway.url }, until),
      bootstrap(endpoint, until),
    ]),
  );

  const gatewayUrl = `http://127.0.0.1:${gateway.port}`;
  const ground: Ground = { endpoint, gatewayUrl, provider, scale, seeded, progress, until };
  const id = randomUUID();
  const inTurn = oneAtATime();
  const serveWorld = (world: World): void => {
    const { clients, outputs, scheduler, snapshots } = world;
    now = scheduler.now;
    const assetName = assetNames(gatewayUrl);
    const accounts = poolAccounts(clients, outputs.staffPoolId);
    gateway.serveBelow(
      IDENTITY_PATH,
      identityProvider({ address: gateway.url, clientId: outputs.staffClientId, accounts, assetName }),
    );
    const snapshotsReady = async (counties?: readonly CountyCode[]): Promise<void> => {
      await (counties ? snapshots.ensure(counties) : snapshots.ensureAll());
      await snapshots.exportAt(scheduler.now());
    };
    const app = gatewayApp({
      ...world,
      provider,
      mockElections: createMockElections({ ...world, provider, address: gatewayUrl, snapshotsReady }),
      address: gateway.url,
      accounts,
      voters: dynamodbVoters(clients.dynamodb, localTable('voters')),
      subscriptions: dynamodbSubscriptions(clients.dynamodb, localTable('subscriptions')),
      tokenEndpoint: proxyBelow(endpoint),
      countyApi: proxyTo(endpoint, outputs.countyApiId),
      operations: proxyTo(endpoint, outputs.operationsApiId),
      voterSite: proxyTo(endpoint, outputs.voterSiteApiId),
      assetName,
      invite: firstInvitation(clients.lambda),
      registers: dynamodbCountyRegisters(clients.dynamodb, localTable('voters')),
      run: registerRun(clients.stepFunctions),
      snapshotsReady,
      reset: () =>
        inTurn(async () => {
          if (STAGE === 'cte') throw new LocalFailure(RESET_BESIDE);
          scheduler.stop();
          await forgetEverything(endpoint);
          provider.forget();
          await bootstrap(endpoint, until);
          serveWorld(await openWorld(ground));
        }),
      shutDown: options.shutDown,
      // Not the emulator's and the provider's addresses: they hold secrets. state.json has them, for this user alone.
      status: () => ({ pid: process.pid, id, url: gateway.url }),
    });
    gateway.serve((request) => app.fetch(request));
  };
  const world = await openWorld(ground);
  resources.add(async () => world.scheduler.stop());
  serveWorld(world);
  return { ...world, id, url: gateway.url, endpoint, providerUrl: providerServer.url, provider, withoutReset: inTurn };
};
