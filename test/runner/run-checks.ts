import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDERS, makeFolders, REPOSITORY } from '../../lib/local/base/folders.ts';
import { type Count, countVitest, sum } from './count.ts';
import { ALL, branchPoint, changedFiles, fastSteps, type Git, type Step } from './steps.ts';

const git: Git = (...words) => {
  const { status, stdout } = spawnSync('git', words, { cwd: REPOSITORY, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
};

const run = (command: string, words: readonly string[], environment = process.env): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(join(FOLDERS.executables, command), [...words], {
      cwd: REPOSITORY,
      env: environment,
      stdio: 'inherit',
    });
    // A Ctrl-C of the terminal reaches the tool as well: it ends by itself, and this run with it.
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });

const runVitest = async (words: readonly string[], environment: NodeJS.ProcessEnv): Promise<Count> => {
  const folder = mkdtempSync(join(FOLDERS.private, 'report-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run('vitest', [...words, ...reporters], environment);
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

const runStep = async (step: Step): Promise<Count> => {
  if ('vitest' in step) return runVitest(step.vitest, { ...process.env, ...step.environment });
  const code = await run(step.command, step.arguments);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
};

const stepsOf = (extent: 'all' | 'fast'): readonly Step[] => {
  if (extent === 'all') return ALL;
  const point = branchPoint(git);
  return fastSteps(point === undefined ? undefined : changedFiles(git, point));
};

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(0)} s`;

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
  const lines: string[] = [];
  const counts: Count[] = [];
  for (const step of stepsOf(extent)) {
    if (interrupted) return 130;
    const begin = performance.now();
    console.log(`\n=== ${step.title}`);
    const count = await runStep(step);
    counts.push(count);
    const outcome = count.failed === 0 ? 'ok' : 'FAILED';
    lines.push(
      `  ${outcome.padEnd(6)}  ${step.title}: ${count.passed} passed, ${count.failed} failed (${seconds(begin)})`,
    );
    console.log(lines.at(-1));
  }
  const { passed, failed } = sum(counts);
  console.log(`\n=== Summary (${seconds(start)})\n${lines.join('\n')}\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
};
