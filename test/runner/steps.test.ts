import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALL, branchPoint, changedFiles, fastSteps, type Git, type Step, TREE_TESTS } from './steps.ts';

const POINT = '0123456789abcdef0123456789abcdef01234567';

/** A git that is on a branch and knows some merge bases. */
const gitOn =
  (branch: string, points: Readonly<Record<string, string>>): Git =>
  (command, ...words) =>
    command === 'rev-parse' ? branch : points[words[1] ?? ''];

const wordsOf = (step: Step | undefined): readonly string[] => (step && 'vitest' in step ? step.vitest : []);

describe('where the work left the main branch', () => {
  it.each([
    ['the remote’s main branch first', gitOn('work', { 'origin/HEAD': 'a', 'origin/main': 'b', main: 'c' }), 'a'],
    ['the remote’s main', gitOn('work', { 'origin/main': 'b', main: 'c' }), 'b'],
    ['the local main', gitOn('work', { main: 'c' }), 'c'],
    ['on main, against the remote', gitOn('main', { 'origin/main': 'b', main: 'c' }), 'b'],
    ['on main without a remote nobody can tell', gitOn('main', { main: 'c' }), undefined],
    ['another name for everything', gitOn('work', {}), undefined],
    ['no git', () => undefined, undefined],
  ])('%s', (_name, git, expected) => {
    expect(branchPoint(git)).toBe(expected);
  });
});

describe('what changed', () => {
  const answering =
    (diff: string | undefined, others: string | undefined): Git =>
    (command) =>
      command === 'diff' ? diff : others;

  it('is what commits, the working tree and new files hold', () => {
    expect(changedFiles(answering('lib/app.ts\ntest/a.test.ts', 'docs/new.md'), POINT)).toEqual([
      'lib/app.ts',
      'test/a.test.ts',
      'docs/new.md',
    ]);
    expect(changedFiles(answering('', ''), POINT)).toEqual([]);
  });

  it('is unknown when git does not answer', () => {
    expect(changedFiles(answering(undefined, ''), POINT)).toBeUndefined();
    expect(changedFiles(answering('', undefined), POINT)).toBeUndefined();
  });
});

describe('the fast check', () => {
  const tools = ['Format and lint', 'Types', 'Dead code'];

  it('runs the tools, the rules of the tree, and what the changes can reach, each once', () => {
    const steps = fastSteps(['lib/app.ts', 'test/architecture.test.ts']);
    expect(steps.map(({ title }) => title)).toEqual([
      ...tools,
      'Rules of the tree, and unit tests of what 2 changed files reach',
    ]);
    const words = wordsOf(steps.at(-1));
    expect(words[0]).toBe('related');
    for (const file of [...TREE_TESTS, 'lib/app.ts']) {
      expect(
        words.filter((word) => word === file),
        file,
      ).toHaveLength(1);
    }
  });

  it('runs every unit test when nobody can tell what changed', () => {
    const steps = fastSteps(undefined);
    expect(steps.map(({ title }) => title)).toEqual([...tools, 'All unit tests']);
    expect(steps.at(-1)).toMatchObject({ environment: { FEWER_CASES: 'yes' } });
    expect(wordsOf(steps.at(-1))).toEqual(wordsOf(ALL.flat().find(({ title }) => title === 'Unit and property tests')));
  });

  it('names tests that exist', () => {
    for (const file of TREE_TESTS) expect(existsSync(join(import.meta.dirname, '../..', file)), file).toBe(true);
  });
});

it('npm test runs every project of the suite, with every case', () => {
  for (const step of ALL.flat()) expect(step).not.toHaveProperty('environment.FEWER_CASES');
  const projects = ALL.flat()
    .flatMap(wordsOf)
    .filter((_word, index, words) => words[index - 1] === '--project');
  expect(projects).toEqual(['unit', 'pages', 'stacks', 'end-to-end', 'browser']);
});
