import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDERS, makeFolders, REPOSITORY } from '../../lib/local/base/folders.ts';
import { type Count, countVitest, sum } from './count.ts';

/** A step of `npm test`: one tool, or projects of the test suite that share what they start. */
type Step = { readonly title: string } & (
  | { readonly command: string; readonly arguments: readonly string[] }
  | { readonly projects: readonly string[] }
);

const FAST: readonly Step[] = [
  { title: 'Format and lint', command: 'biome', arguments: ['ci', '--error-on-warnings'] },
  { title: 'Types', command: 'tsc', arguments: ['--noEmit'] },
  { title: 'Dead code', command: 'knip', arguments: [] },
];
const TESTS: readonly Step[] = [
  { title: 'Unit and property tests', projects: ['unit'] },
  { title: 'Infrastructure tests', projects: ['stacks'] },
  { title: 'End to end and browser, on one local stage', projects: ['end-to-end', 'browser'] },
];

const run = (command: string, words: readonly string[]): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(join(FOLDERS.executables, command), [...words], { cwd: REPOSITORY, stdio: 'inherit' });
    // A Ctrl-C of the terminal reaches the tool as well: it ends by itself, and this run with it.
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });

const runProjects = async (projects: readonly string[]): Promise<Count> => {
  const folder = mkdtempSync(join(FOLDERS.private, 'report-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const chosen = projects.flatMap((project) => ['--project', project]);
  const code = await run('vitest', ['run', ...chosen, ...reporters]);
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
  if ('projects' in step) return runProjects(step.projects);
  const code = await run(step.command, step.arguments);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
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
  for (const step of extent === 'all' ? [...FAST, ...TESTS] : FAST) {
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
