import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Stage } from '../../lib/platform/config.ts';

const root = join(import.meta.dirname, '../..');
const workflow = readFileSync(join(root, '.github/workflows/deliver.yml'), 'utf8');

/** The jobs, in the order of the file: each from its name to the next one's. */
const jobs = new Map(
  workflow
    .slice(workflow.indexOf('\njobs:\n') + '\njobs:\n'.length)
    .split(/^ {2}(?=[a-z]+:$)/m)
    .map((text) => [/^(\w+):/.exec(text.trim())?.[1] ?? '', text] as const)
    .filter(([name]) => name !== ''),
);
const job = (name: string): string => {
  const text = jobs.get(name);
  if (text === undefined) throw new Error(`The workflow has no job ${name}.`);
  return text;
};
const needs = (name: string): string | undefined => /^ {4}needs: (\w+)$/m.exec(job(name))?.[1];
/** A person waits where an environment has reviewers: docs/deploying.md says which. */
const environment = (name: string): string | undefined => /^ {4}environment: (\S+)$/m.exec(job(name))?.[1];

describe('the workflow that delivers', () => {
  it('tests, plans, tries on staging and only then deploys production', () => {
    expect([...jobs.keys()]).toEqual(['test', 'plan', 'staging', 'production']);
    expect([...jobs.keys()].map(needs)).toEqual([undefined, 'test', 'plan', 'staging']);
    expect(job('test')).toContain('.ci/run');
  });

  it.each([
    ['staging', 'staging'],
    ['production', 'prod'],
  ])(
    'waits for a person before %s, deploys what was shown, and asks it through its public addresses',
    (name, stage) => {
      expect(Stage.options).toContain(stage);
      expect(environment(name)).toBe(stage);
      const text = job(name);
      expect(text).toContain(`name: assembly-${stage}, path: cdk.out/${stage}`);
      const deploys = text.indexOf(`cdk deploy --app cdk.out/${stage} --all`);
      const asks = text.indexOf(`npm run smoke-test -- --stage ${stage}`);
      expect(deploys).toBeGreaterThan(0);
      expect(asks).toBeGreaterThan(deploys);
      expect(text, 'what was shown is not synthesized anew').not.toContain('cdk synth');
    },
  );

  it('shows the change sets and the quotas of both before anybody decides', () => {
    const text = job('plan');
    expect(text).toContain('stage: [staging, prod]');
    for (const command of ['cdk synth', 'npm run deploy:check', 'cdk diff --app', 'GITHUB_STEP_SUMMARY']) {
      expect(text).toContain(command);
    }
  });

  it('keeps no key, and uses no action of somebody else', () => {
    expect(workflow).not.toMatch(/secrets\.|AWS_SECRET|AWS_ACCESS/);
    const used = [...workflow.matchAll(/uses: (\S+)/g)].map(([, action = '']) => action);
    expect(used.length).toBeGreaterThan(4);
    expect(used.filter((action) => !action.startsWith('actions/'))).toEqual([]);
  });

  it('runs commands that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    const asked = [...workflow.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(asked.length).toBeGreaterThanOrEqual(3);
    expect(asked.filter((name) => !(name in scripts))).toEqual([]);
  });
});
