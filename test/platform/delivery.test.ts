import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Stage } from '../../lib/platform/config.ts';

const root = join(import.meta.dirname, '../..');
const fileOf = (name: string): string => readFileSync(join(root, '.github/workflows', name), 'utf8');
const workflow = fileOf('deliver.yml');
/** What both stages' plans call. */
const plan = fileOf('plan.yml');

/** The jobs, in the order of the file: each from its name to the next one's. */
const jobs = new Map(
  workflow
    .slice(workflow.indexOf('\njobs:\n') + '\njobs:\n'.length)
    .split(/^ {2}(?=[a-z-]+:$)/m)
    .map((text) => [/^([\w-]+):/.exec(text.trim())?.[1] ?? '', text] as const)
    .filter(([name]) => name !== ''),
);
const job = (name: string): string => {
  const text = jobs.get(name);
  if (text === undefined) throw new Error(`The workflow has no job ${name}.`);
  return text;
};
const needs = (name: string): readonly string[] =>
  /^ {4}needs: \[?([\w, -]+)\]?$/m.exec(job(name))?.[1]?.split(', ') ?? [];
/** A person waits where an environment has reviewers: docs/deploying.md says which. */
const environment = (name: string): string | undefined => /^ {4}environment: (\S+)$/m.exec(job(name))?.[1];

describe('the workflow that delivers', () => {
  it('tests, plans, tries on staging and only then deploys production', () => {
    expect(Object.fromEntries([...jobs.keys()].map((name) => [name, needs(name)]))).toEqual({
      test: [],
      'plan-staging': ['test'],
      'plan-prod': ['test'],
      // Not on production's plan: its file and its quotas come weeks after staging is in use.
      staging: ['plan-staging'],
      production: ['plan-prod', 'staging'],
    });
    expect(job('test')).toContain('.ci/run');
  });

  it('gives an identity to no job that needs none', () => {
    const identity = [...jobs.entries()].filter(([, text]) => text.includes('id-token: write')).map(([name]) => name);
    expect(identity).toEqual(['plan-staging', 'plan-prod', 'staging', 'production']);
    expect(workflow.slice(0, workflow.indexOf('\njobs:\n'))).not.toContain('id-token');
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

  it.each(['staging', 'prod'])('shows the change sets and the quotas of %s before anybody decides', (stage) => {
    const text = job(`plan-${stage}`);
    expect(text).toContain('uses: ./.github/workflows/plan.yml');
    expect(text).toContain(`with: { stage: ${stage} }`);
    for (const command of ['cdk synth', 'npm run deploy:check', 'cdk diff --app', 'GITHUB_STEP_SUMMARY']) {
      expect(plan).toContain(command);
    }
  });

  it('delivers to no production that can be deleted by one command: the first deployment, by hand, is the only one', () => {
    expect(plan).toMatch(/npm run deploy:check -- .*--deployed$/m);
  });

  it('keeps no key, and uses no action of somebody else', () => {
    const both = workflow + plan;
    expect(both).not.toMatch(/secrets\.|AWS_SECRET|AWS_ACCESS/);
    const used = [...both.matchAll(/uses: (\S+)/g)].map(([, action = '']) => action);
    expect(used.length).toBeGreaterThan(4);
    expect(used.filter((action) => !/^(actions\/|\.\/\.github\/workflows\/)/.test(action))).toEqual([]);
  });

  it('runs commands that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    const asked = [...(workflow + plan).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(asked.length).toBeGreaterThanOrEqual(3);
    expect(asked.filter((name) => !(name in scripts))).toEqual([]);
  });
});
