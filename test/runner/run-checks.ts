import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { FOLDERS, makeFolders, REPOSITORY } from '../../lib/local/base/folders.ts';
import { type Count, countVitest, sum } from './count.ts';
import { ALL, branchPoint, changedFiles, fastSteps, type Git, type Lane, type Step } from './steps.ts';

const git: Git = (...words) => {
  const { status, stdout } = spawnSync('git', words, { cwd: REPOSITORY, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
};

/** Where a step's tools print: on the terminal, or into a file until the step has ended. */
type Output = 'inherit' | number;

const run = (command: string, words: readonly string[], environment: NodeJS.ProcessEnv, output: Output) =>
  new Promise<number>((resolve) => {
    const child = spawn(join(FOLDERS.executables, command), [...words], {
      cwd: REPOSITORY,
      env: environment,
      stdio: ['ignore', output, output],
    });
    // A stage's tests wait for its clocks and processes; what has no clock gives way to them.
    if (output === 'inherit' && child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    // A Ctrl-C of the terminal reaches the tool as well: it ends by itself, and this run with it.
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });

const runVitest = async (words: readonly string[], environment: NodeJS.ProcessEnv, output: Output): Promise<Count> => {
  const folder = mkdtempSync(join(FOLDERS.private, 'report-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run('vitest', [...words, ...reporters], environment, output);
  try {
    const count = countVitest(readFileSync(report, 'utf8'));
    return code === 0 ? count : { ...count, failed: Math.max(1, count.failed) };
  } catch {
    // No report: the run broke before any test.
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const runStep = async (step: Step, output: Output): Promise<Count> => {
  if ('vitest' in step) return runVitest(step.vitest, { ...process.env, ...step.environment }, output);
  const code = await run(step.command, step.arguments, process.env, output);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
};

const lanesOf = (extent: 'all' | 'fast'): readonly Lane[] => {
  if (extent === 'all') return ALL;
  const point = branchPoint(git);
  return [fastSteps(point === undefined ? undefined : changedFiles(git, point))];
};

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(0)} s`;

type Outcome = { readonly count: Count; readonly line: string };

const outcomeOf = async (step: Step, output: Output): Promise<Outcome> => {
  const begin = performance.now();
  const count = await runStep(step, output);
  const word = count.failed === 0 ? 'ok' : 'FAILED';
  const line = `  ${word.padEnd(6)}  ${step.title}: ${count.passed} passed, ${count.failed} failed (${seconds(begin)})`;
  return { count, line };
};

/** Runs a step that has the terminal for itself. */
const inSight = async (step: Step): Promise<Outcome> => {
  console.log(`\n=== ${step.title}`);
  const outcome = await outcomeOf(step, 'inherit');
  console.log(outcome.line);
  return outcome;
};

const SIGN_OF_LIFE_MS = 60_000;

/** Runs a step beside those that have the terminal; what it printed is shown when it has ended. */
const aside = async (step: Step): Promise<Outcome> => {
  console.log(`\n=== Beside the others, shown at its end: ${step.title}`);
  const folder = mkdtempSync(join(FOLDERS.private, 'output-'));
  const printed = join(folder, 'printed');
  const file = openSync(printed, 'w');
  const begin = performance.now();
  const signs = setInterval(() => console.log(`  … ${step.title}: ${seconds(begin)}`), SIGN_OF_LIFE_MS);
  try {
    const outcome = await outcomeOf(step, file);
    console.log(`\n=== ${step.title}\n${readFileSync(printed, 'utf8')}\n${outcome.line}`);
    return outcome;
  } finally {
    clearInterval(signs);
    closeSync(file);
    rmSync(folder, { recursive: true, force: true });
  }
};

/**
 * Runs the steps of `npm test` (or, with `fast`, those of `npm run check`), all of them whatever fails, and ends with
 * the line `N passed, N failed`. Returns the exit code.
 */
export const runChecks = async (extent: 'all' | 'fast'): Promise<number> => {
  makeFolders();
  let interrupted = false;
  process.on('SIGINT', () => {
    interrupted = true;
  });
  const start = performance.now();
  const runLane = async (lane: Lane, runOne: typeof inSight): Promise<readonly Outcome[]> => {
    const outcomes: Outcome[] = [];
    for (const step of lane) if (!interrupted) outcomes.push(await runOne(step));
    return outcomes;
  };
  const lanes = await Promise.all(lanesOf(extent).map((lane, index) => runLane(lane, index === 0 ? inSight : aside)));
  if (interrupted) return 130;
  const outcomes = lanes.flat();
  const { passed, failed } = sum(outcomes.map(({ count }) => count));
  const lines = outcomes.map(({ line }) => line).join('\n');
  console.log(`\n=== Summary (${seconds(start)})\n${lines}\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
};
