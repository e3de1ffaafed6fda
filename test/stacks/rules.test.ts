import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, Stack, Validations } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { describe, expect, it } from 'vitest';
import { appOf, synthesizeInto } from './assemblies.ts';
import { EVERY_ASSEMBLY } from './aws/templates.ts';
import { validationReport } from './synthesized.ts';

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

describe.each(EVERY_ASSEMBLY)('cdk-nag on %s', (name) => {
  it('finds nothing in AwsSolutions and NIST 800-53 R5, not even a warning', () => {
    const report = JSON.parse(validationReport(name)) as Report;
    expect(
      report.pluginReports.flatMap((plugin) =>
        plugin.violations.map(({ ruleName }) => `${plugin.pluginName}: ${ruleName}`),
      ),
    ).toEqual([]);
  });

  it('acknowledges rules one construct at a time, each with a specific reason', () => {
    const ours = acknowledgements(appOf(name)).filter(({ rule }) => /^(AwsSolutions|NIST)/.test(rule));
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
  ])('%s refuses a careless bucket', (_pack, rule) => {
    const careless = (app: App) => new s3.Bucket(new Stack(app, 'careless'), 'Bucket');
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-careless-'));
    expect(() => synthesizeInto(folder, 'prod', careless)).toThrow(rule);
    rmSync(folder, { recursive: true });
  });
});
