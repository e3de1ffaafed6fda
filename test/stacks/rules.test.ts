import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, Stack, Validations } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { STAGES } from '../../lib/platform/config.ts';
import { type Synthesized, synthesize } from './synthesized.ts';

type Report = { pluginReports: { pluginName: string; violations: { ruleName: string }[] }[] };

/** An acknowledgement's reason must say something about its construct. */
const SHORTEST_REASON = 50;

const acknowledgements = (app: App): { path: string; rule: string; reason: string }[] =>
  app.node.findAll().flatMap((construct) =>
    construct.node.metadata
      .filter((entry) => entry.type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap((entry) => Object.entries(entry.data as Record<string, string>))
      .map(([rule, reason]) => ({ path: construct.node.path, rule: rule.replace(/^annotation::/i, ''), reason })),
  );

describe.each(STAGES)('cdk-nag on stage %s', (stage) => {
  let synthesized: Synthesized;
  beforeAll(async () => {
    synthesized = await synthesize(stage);
  });

  it('finds nothing in AwsSolutions and NIST 800-53 R5, not even a warning', () => {
    const report = JSON.parse(readFileSync(join(synthesized.folder, 'validation-report.json'), 'utf8')) as Report;
    expect(
      report.pluginReports.flatMap((plugin) =>
        plugin.violations.map(({ ruleName }) => `${plugin.pluginName}: ${ruleName}`),
      ),
    ).toEqual([]);
  });

  it('acknowledges rules one construct at a time, each with a specific reason', () => {
    const ours = acknowledgements(synthesized.app).filter(({ rule }) => /^(AwsSolutions|NIST)/.test(rule));
    expect(ours.length).toBeGreaterThan(10);
    expect(
      ours.filter(({ path }) => !path.includes('/')),
      'none for a whole stack or app',
    ).toEqual([]);
    expect(ours.filter(({ reason }) => reason.length < SHORTEST_REASON)).toEqual([]);
  });
});

describe('the rule packs are at work', () => {
  it.each([
    ['AwsSolutions', /AwsSolutions-S1/],
    ['NIST 800-53 R5', /NIST\.800\.53\.R5-S3BucketVersioningEnabled/],
  ])('%s refuses a careless bucket', async (_pack, rule) => {
    const careless = (app: App) => new s3.Bucket(new Stack(app, 'careless'), 'Bucket');
    await expect(synthesize('prod', careless)).rejects.toThrow(rule);
  });
});
