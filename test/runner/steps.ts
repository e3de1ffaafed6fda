import { join } from 'node:path';
import { FOLDERS } from '../../lib/local/base/folders.ts';

/** A step of a run: one tool, or a part of the test suite. */
export type Step = { readonly title: string } & (
  | { readonly command: string; readonly arguments: readonly string[] }
  /** What vitest is told beside how to report. */
  | { readonly vitest: readonly string[]; readonly environment?: Readonly<Record<string, string>> }
);

/** Asks git something: its trimmed output, or undefined when it answers with an error or is not there. */
export type Git = (...words: readonly string[]) => string | undefined;

/** What the main branch may be called here, the surest first. */
const MAIN = ['origin/HEAD', 'origin/main', 'main'];

/**
 * The commit at which the present work left the main branch. Undefined when nobody can tell: outside git, in a clone
 * that is too shallow, or on the main branch itself with no remote to compare it with.
 */
export const branchPoint = (git: Git): string | undefined => {
  const present = git('rev-parse', '--abbrev-ref', 'HEAD');
  for (const branch of MAIN) {
    const point = branch === present ? undefined : git('merge-base', 'HEAD', branch);
    if (point) return point;
  }
  return undefined;
};

/** The files that the present work has touched since a commit, in commits and beside them. Undefined without git. */
export const changedFiles = (git: Git, point: string): readonly string[] | undefined => {
  const tracked = git('diff', '--name-only', '--diff-filter=d', point);
  const untracked = git('ls-files', '--others', '--exclude-standard');
  if (tracked === undefined || untracked === undefined) return undefined;
  return `${tracked}\n${untracked}`.split('\n').filter((line) => line !== '');
};

/** Tests that read the tree's files instead of importing them: no import tells which change concerns them. */
export const TREE_TESTS = [
  'test/architecture.test.ts',
  'test/architecture/own-words.test.ts',
  'test/architecture/promises.test.ts',
  'test/architecture/secrets.test.ts',
  'test/documents.test.ts',
  'test/platform/supply-chain.test.ts',
  'test/statemachines/graph.test.ts',
];

const TOOLS: readonly Step[] = [
  { title: 'Format and lint', command: 'biome', arguments: ['ci', '--error-on-warnings'] },
  { title: 'Types', command: 'tsc', arguments: ['--noEmit'] },
  { title: 'Dead code', command: 'knip', arguments: [] },
];

const UNIT = ['--project', 'unit'];

/** Steps that follow each other. */
export type Lane = readonly Step[];

/** What `npm test` runs: everything. The lanes run side by side, for a stage's tests wait most of their time. */
export const ALL: readonly Lane[] = [
  [
    ...TOOLS,
    { title: 'Unit and property tests', vitest: ['run', ...UNIT] },
    { title: 'Pages in a browser', vitest: ['run', '--project', 'pages'] },
    {
      title: 'Infrastructure tests',
      vitest: ['run', '--project', 'stacks'],
      // Beside the bundles of the stage, which are written at the same time.
      environment: { ROLLCALL_BUNDLES: join(FOLDERS.private, 'bundles-of-infrastructure-tests') },
    },
  ],
  [
    {
      title: 'End to end and browser, on one local stage',
      vitest: ['run', '--project', 'end-to-end', '--project', 'browser'],
    },
  ],
];

/**
 * What `npm run check` runs: the tools, and the unit tests that import what changed, however far away. All unit tests
 * when nobody can tell what changed. The longest property tests then try fewer cases (`FEWER_CASES`).
 */
export const fastSteps = (changed: readonly string[] | undefined): readonly Step[] => {
  const environment = { FEWER_CASES: 'yes' };
  if (changed === undefined) return [...TOOLS, { title: 'All unit tests', vitest: ['run', ...UNIT], environment }];
  const title = `Rules of the tree, and unit tests of what ${changed.length} changed files reach`;
  const vitest = ['related', '--run', ...UNIT, ...new Set([...TREE_TESTS, ...changed])];
  return [...TOOLS, { title, vitest, environment }];
};
