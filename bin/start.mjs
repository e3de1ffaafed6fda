/**
 * The way in for `npm start`, `npm test`, `npm run local` and `npm run check`. It runs on any Node from version 20 and
 * without node_modules: it installs what is missing, then hands over to the tests or to bin/local.ts on the pinned Node.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const executables = join(root, 'node_modules', '.bin');
/** The packages that hold the pinned Node for a platform; package-lock.json knows the hash of each. */
const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const { optionalDependencies: pinned } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const pinnedVersion = pinned[`node-${platform}`];
const pinnedNode = pinnedVersion
  ? join(root, 'node_modules', `node-${platform}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  : process.execPath;
/** Holds the hash of the lock file that node_modules was installed from. Written last, removed first. */
const marker = join(root, 'node_modules', '.rollcall-installed');

const OLDEST_NODE = 20;
/** What everything but this file runs on. */
const NODE = Number(Object.values(pinned)[0].split('.')[0]);
/** Exit code after a Ctrl-C. */
const INTERRUPTED = 130;
/** Seconds between two signs of life. */
const REMINDER = 5;

const [mode = 'up', ...words] = process.argv.slice(2);

const parent = process.ppid;

const seconds = (since) => Math.round((Date.now() - since) / 1000);

/** Runs a program with this terminal and gives its exit code. Ctrl-C reaches the program itself; we wait for its end. */
const run = (command, args, environment = process.env) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: environment, stdio: 'inherit' });
    const passOn = (signal) => child.kill(signal);
    const ignore = () => undefined;
    process.on('SIGINT', ignore).on('SIGTERM', passOn).on('SIGHUP', passOn);
    // npm, told to end, ends without telling us: we notice that our parent has gone.
    const orphaned = setInterval(() => {
      if (process.env.npm_lifecycle_event && process.ppid !== parent) child.kill('SIGTERM');
    }, 500);
    const end = (code) => {
      clearInterval(orphaned);
      process.off('SIGINT', ignore).off('SIGTERM', passOn).off('SIGHUP', passOn);
      resolve(code);
    };
    child.once('error', (error) => {
      console.error(`${command} cannot be started: ${error.message}`);
      end(1);
    });
    child.once('exit', (code, signal) => end(code ?? (signal === 'SIGINT' ? INTERRUPTED : 1)));
  });

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

const isInstalled = () =>
  existsSync(marker) && existsSync(pinnedNode) && readFileSync(marker, 'utf8').trim() === lockHash();

/** `npm ci`, unless node_modules is complete. An interrupted install leaves no marker and is simply started again. */
const install = async () => {
  if (isInstalled()) return 0;
  // npm ci empties the folder first, and through a link that would be somebody else's.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    console.error('node_modules is a link to another folder, which does not hold what package-lock.json asks for.');
    console.error('Remove the link and start again: the packages are then installed here.');
    return 1;
  }
  const start = Date.now();
  console.log('  … Install the npm packages (npm ci)');
  const reminder = setInterval(() => console.log(`  … npm ci: ${seconds(start)} s`), REMINDER * 1000);
  rmSync(marker, { force: true });
  // npm names itself to what it runs; on Windows it is a .cmd file that only a shell can start.
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'];
  const code = npm ? await run(process.execPath, [npm, ...args]) : await run('npm', args);
  clearInterval(reminder);
  if (code === INTERRUPTED) console.error('Interrupted. Start again whenever you like; nothing has to be cleaned up.');
  else if (code !== 0) {
    console.error('npm ci failed. Its messages stand above; start again when they are dealt with.');
  }
  if (code !== 0) return code;
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, `${lockHash()}\n`);
  console.log(`  ✓ Install the npm packages (${seconds(start)} s)`);
  return 0;
};

/** What runs on the pinned Node, and its words: the tests, or the local stage's command line. */
const programOf = () => {
  if (mode === 'test' || mode === 'check') return ['test/runner/index.ts', mode, ...words];
  if (mode === 'local') return ['bin/local.ts', ...words];
  return ['bin/local.ts', mode, ...words];
};

/** What the disk says when it takes nothing, in words. */
const NOT_WRITTEN = {
  ENOSPC: 'The disk is full. Make room, then start again.',
  EDQUOT: 'Your share of the disk is used up. Make room, then start again.',
};
const ELSEWHERE = 'You may not write there. Set ROLLCALL_HOME to a folder that you may write to, then start again.';

/** A folder for what programs write in passing, in the stage's home; null when it cannot be made, which is said. */
const ownTemporary = () => {
  const folder = join(resolve(process.env.ROLLCALL_HOME || join(root, '.rollcall')), 'cache');
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch (error) {
    console.error(`${folder} cannot be written. ${NOT_WRITTEN[error.code] ?? ELSEWHERE}`);
    return null;
  }
};

const main = async () => {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    console.error(`Rollcall needs Node ${OLDEST_NODE} or newer to start; this is ${process.version}. See nodejs.org.`);
    return 1;
  }
  if (!pinnedVersion && Number(process.versions.node.split('.')[0]) < NODE) {
    console.error(
      `No Node ${NODE} is pinned for ${platform}: start with Node ${NODE}; this is ${process.version}. See nodejs.org.`,
    );
    return 1;
  }
  const temporary = mode === 'test' || mode === 'check' ? undefined : ownTemporary();
  if (temporary === null) return 1;
  const code = await install();
  if (code !== 0) return code;
  // What runs below finds the pinned Node first: the emulator's Lambdas and the command-line tools.
  const environment = {
    ...process.env,
    ...(temporary ? { TMPDIR: temporary } : {}),
    PATH: `${executables}${delimiter}${process.env.PATH ?? ''}`,
  };
  const [program, ...programWords] = programOf();
  return run(pinnedNode, ['--import', 'tsx', join(root, program), ...programWords], environment);
};

process.exitCode = await main();
