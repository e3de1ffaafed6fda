import { rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { lastLines, startChild } from '../base/child.ts';
import { newSecret } from '../base/door.ts';
import { FOLDERS, makeFolders } from '../base/folders.ts';
import { freePort } from '../base/free-port.ts';
import { LocalFailure } from '../base/local-failure.ts';
import type { Progress } from '../base/progress.ts';
import { poll } from '../base/wait.ts';
import { EMULATOR_PROGRAM, privatePython } from './venv.ts';

/** Account, region and credentials of the local stage. The emulator takes any; nothing real is behind them. */
export const LOCAL_ACCOUNT = '000000000000';
export const LOCAL_REGION = 'us-west-2';
export const LOCAL_CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' } as const;

/** A running AWS emulator. */
export type Emulator = {
  /** `http://127.0.0.1:<port>/<secret>`: whoever knows it may call; see `door.py`. */
  readonly endpoint: string;
  /** Rejects with a `LocalFailure` when the emulator ends before `stop` was called; never resolves. */
  readonly died: Promise<never>;
  stop(): Promise<void>;
};

/** The environment variables with which the AWS CLI, the CDK CLI and the SDK speak to the emulator. */
export const awsEnvironment = (endpoint: string): NodeJS.ProcessEnv => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_REGION: LOCAL_REGION,
  AWS_DEFAULT_REGION: LOCAL_REGION,
  AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
  AWS_EC2_METADATA_DISABLED: 'true',
});

const withoutAws = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('AWS_')));

const isReady = async (endpoint: string): Promise<true | undefined> => {
  try {
    return (await fetch(`${endpoint}/_ministack/ready`, { signal: AbortSignal.timeout(2_000) })).ok ? true : undefined;
  } catch {
    return undefined;
  }
};

const never = new Promise<never>(() => undefined);

/** The emulator that `AWS_ENDPOINT_URL` names: somebody else started it and will stop it. */
const givenEmulator = (endpoint: string): Emulator => ({
  endpoint: endpoint.replace(/\/+$/, ''),
  died: never,
  stop: async () => undefined,
});

const endpointOf = (port: number, secret: string): string => `http://127.0.0.1:${port}/${secret}`;

/** What the emulator must not do here: listen on all interfaces, open ports for SFTP and MQTT, ask for Docker. */
const emulatorEnvironment = (port: number, secret: string): NodeJS.ProcessEnv => ({
  ...withoutAws(process.env),
  PATH: `${FOLDERS.executables}${delimiter}${process.env['PATH'] ?? ''}`,
  BIND_HOST: '127.0.0.1',
  GATEWAY_PORT: String(port),
  // The addresses of queues: a client takes another host for another service.
  MINISTACK_HOST: '127.0.0.1',
  ROLLCALL_DOOR: secret,
  // Functions inherit it.
  AWS_ENDPOINT_URL: endpointOf(port, secret),
  MINISTACK_REGION: LOCAL_REGION,
  MINISTACK_ACCOUNT_ID: LOCAL_ACCOUNT,
  AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
  SFTP_ENABLED: '0',
  IOT_MTLS_ENABLED: '0',
  LAMBDA_EXECUTOR: 'local',
  // The surplus of a burst; see workers.py for the others.
  LAMBDA_WARM_TTL_SECONDS: '120',
  LOG_LEVEL: 'WARNING',
  TMPDIR: FOLDERS.temporary,
  // Keys of tokens, and whatever else a service would keep in /tmp.
  STATE_DIR: join(FOLDERS.temporary, 'state'),
  S3_DATA_DIR: join(FOLDERS.temporary, 's3'),
  PYTHONUNBUFFERED: '1',
  NODE_ENV: 'production',
  // Functions call under their own roles, and every call is judged; see recorder.py.
  ...(process.env['ROLLCALL_PERMISSIONS'] ? { AUTH: 'true' } : {}),
});

const startOwnEmulator = async (python: string, until: AbortSignal): Promise<Emulator> => {
  rmSync(FOLDERS.temporary, { recursive: true, force: true });
  makeFolders();
  // The emulator unpacks Lambdas here behind a CommonJS script; our own package.json would make that an ES module.
  writeFileSync(join(FOLDERS.temporary, 'package.json'), '{}');
  const port = await freePort();
  const secret = newSecret();
  const endpoint = endpointOf(port, secret);
  const logFile = join(FOLDERS.logs, 'emulator.log');
  rmSync(logFile, { force: true });
  until.throwIfAborted();
  const child = startChild({
    command: python,
    arguments: [EMULATOR_PROGRAM],
    environment: emulatorEnvironment(port, secret),
    directory: FOLDERS.home,
    logFile,
  });
  let stopping = false;
  const died = child.ended.then((code) => {
    if (stopping) return never;
    throw new LocalFailure(
      `The emulator stopped (${code}); its last lines:\n${lastLines(logFile)}\nStart again with: npm start`,
    );
  });
  died.catch(() => undefined);
  const stop = async (): Promise<void> => {
    stopping = true;
    await child.stop();
    // Unpacked Lambdas, some 80 MB: of no use to anybody now.
    rmSync(FOLDERS.temporary, { recursive: true, force: true });
  };
  try {
    const ready = await Promise.race([poll(() => isReady(endpoint), { every: 50, within: 60_000 }), died]);
    if (!ready) throw new LocalFailure(`The emulator did not become ready; its last lines:\n${lastLines(logFile)}`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, died, stop };
};

/** Starts the emulator on a free port of the loopback, or takes the one that `AWS_ENDPOINT_URL` names. */
export const startEmulator = async (progress: Progress, until: AbortSignal): Promise<Emulator> => {
  const given = process.env['AWS_ENDPOINT_URL'];
  if (given) return givenEmulator(given);
  const python = await privatePython(progress, until);
  return progress.step('Start the AWS emulator', () => startOwnEmulator(python, until));
};
