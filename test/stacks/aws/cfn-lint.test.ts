import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import * as z from 'zod';
import { makeFolders } from '../../../lib/local/base/folders.ts';
import { lineProgress } from '../../../lib/local/base/progress.ts';
import { pythonWith } from '../../../lib/local/emulator/venv.ts';
import type { AssemblyName } from '../stages.ts';
import { application, regionOf } from './templates.ts';

const run = promisify(execFile);

/** cfn-lint's findings that we leave, each with the reason. Anything else, even a hint, fails. */
const LEFT: readonly { readonly rule: string; readonly message: RegExp; readonly why: string }[] = [
  {
    rule: 'W3005',
    message: /dependency already enforced by a 'GetAtt'/,
    why: 'CDK names each dependency of a construct, also those that CloudFormation would find by itself.',
  },
  {
    rule: 'W3045',
    message: /'AccessControl' is a legacy property/,
    why: 'CDK lets S3 log delivery write to the bucket of access logs by this property.',
  },
  {
    rule: 'E3601',
    message:
      /'OutputPath' was unexpected\) at 'States\/(NothingToRun|NightDone|RegisterLoaded|NothingToLoad|SmokeTestDone|NobodyToTry|ObservedAsExpected|NobodyToPlay|CopyMade|CopyThereAlready|RefreshDone|CopyAskedFor)\/OutputPath'/,
    why: 'A Succeed state of JSONPath may have an OutputPath (Amazon States Language, "Succeed State"); cfn-lint’s schema lacks it.',
  },
  {
    rule: 'E3601',
    message:
      /'arn:\$\{Partition\}:states:::(lambda:invoke(\.waitForTaskToken)?|states:startExecution\.sync:2)' does not match/,
    why: 'The partition is filled in when the machine is made; cfn-lint’s pattern knows the commercial one only.',
  },
];

const Finding = z.object({
  Rule: z.object({ Id: z.string() }),
  Message: z.string(),
  Filename: z.string(),
  Location: z.object({ Path: z.array(z.union([z.string(), z.number()])).nullish() }),
});
type Finding = z.infer<typeof Finding>;

/** Templates of a County Test Environment that production lacks, or that are others there. */
const ONLY_THERE = ['releases', 'test-environment', 'data-refresh', 'operations', 'messaging'];
const TEMPLATES: Readonly<Record<Linted, string>> = {
  prod: '*.template.json',
  'prod-govcloud': '*.template.json',
  cte: `*-{${ONLY_THERE.join(',')}}.template.json`,
};
type Linted = Extract<AssemblyName, 'prod' | 'prod-govcloud' | 'cte'>;

/** Three at once, over every template: minutes on a small machine that does something else beside. */
const TIMEOUT_MS = 600_000;

/** Everything that cfn-lint says about an assembly's templates in its own Region. */
const lint = async (python: string, name: Linted): Promise<readonly Finding[]> => {
  const templates = globSync(join(inject('assemblies'), name, TEMPLATES[name]));
  expect(templates.length).toBeGreaterThanOrEqual(name === 'cte' ? ONLY_THERE.length : 7);
  const byRegion = Map.groupBy(templates, (file) => regionOf(application(name), file));
  const findings: Finding[] = [];
  for (const [region, files] of byRegion) {
    const words = [
      '-c',
      'from cfnlint.runner import main; main()',
      '--regions',
      region,
      '--format',
      'json',
      '--non-zero-exit-code',
      'none',
    ];
    const { stdout } = await run(python, [...words, '--', ...files], { maxBuffer: 64 * 1024 * 1024 });
    findings.push(...z.array(Finding).parse(JSON.parse(stdout || '[]')));
  }
  return findings;
};

const reasonOf = ({ Rule, Message }: Finding) =>
  LEFT.find(({ rule, message }) => rule === Rule.Id && message.test(Message));

describe('cfn-lint', () => {
  let python: string;
  const found: Finding[] = [];

  beforeAll(async () => {
    makeFolders();
    const linter = {
      name: 'cfn-lint',
      requirements: join(import.meta.dirname, 'requirements.txt'),
      title: 'Install cfn-lint (once)',
    };
    python = await pythonWith(linter, lineProgress(), new AbortController().signal);
  });

  // Stage staging has the same templates with other names, and so has cte, but for its own.
  it.concurrent.each(['prod', 'prod-govcloud', 'cte'] as const)(
    'finds nothing in %s but what we left with a reason',
    async (name) => {
      const findings = await lint(python, name);
      found.push(...findings);
      const unexpected = findings
        .filter((finding) => !reasonOf(finding))
        .map(
          ({ Rule, Message, Filename, Location }) =>
            `${Rule.Id} ${Filename.split('/').at(-1)} ${Location.Path?.join('/')}: ${Message}`,
        );
      expect(unexpected).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it('nothing is left that is no longer there', () => {
    const gone = LEFT.filter(
      ({ rule, message }) => !found.some(({ Rule, Message }) => Rule.Id === rule && message.test(Message)),
    );
    expect(gone).toEqual([]);
  });
});
