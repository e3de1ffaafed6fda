import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { deployedConfig, localConfig } from '../../lib/platform/config.ts';
import { tablesOf } from '../../lib/platform/names.ts';
import { readStageFile } from '../../lib/platform/read-stage-file.ts';
import { parseStageFile } from '../../lib/platform/stage-file.ts';
import { contentOf } from '../stacks/stages.ts';

const folder = mkdtempSync(join(tmpdir(), 'rollcall-stage-file-'));
afterAll(() => rmSync(folder, { recursive: true }));
const written = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const PROD = contentOf({ stage: 'prod', region: 'us-west-2', partition: 'aws' });

describe('reading the file of a stage', () => {
  it('gives what it says', () => {
    const path = written('prod.json', JSON.stringify(PROD));
    expect(readStageFile('prod', path).addresses.voterSite.domain).toBe('wheresmyballot.sos.ca.gov');
  });

  it.each<[string, string, RegExp]>([
    [
      'is not there',
      'no-such-file.json',
      /^Stage prod has no file .*no-such-file\.json\. Copy bin\/stages\/example\.json/,
    ],
    ['is not JSON', written('broken.json', '{'), /broken\.json is not JSON\.$/],
    [
      'is of another stage',
      written('staging.json', JSON.stringify(contentOf({ stage: 'staging', region: 'us-west-2', partition: 'aws' }))),
      /describes stage staging, not prod/,
    ],
    ['is the example', join(import.meta.dirname, '../../bin/stages/example.json'), /account still has a placeholder/],
  ])('refuses one that %s, with a sentence', (_what, path, sentence) => {
    expect(() => readStageFile('prod', path)).toThrow(sentence);
  });
});

describe('what the kind of a stage decides', () => {
  const kind = (stage: 'cte' | 'staging' | 'prod') => {
    const { adjustableClock, schedulesEnabled, disposable, emulated } = deployedConfig(
      parseStageFile(stage, contentOf({ stage, region: 'us-west-2', partition: 'aws' })),
    );
    return { adjustableClock, schedulesEnabled, disposable, emulated };
  };

  it('is decided by no file: production keeps its data, runs by its schedules, and its clock cannot be set', () => {
    expect(kind('prod')).toEqual({
      adjustableClock: false,
      schedulesEnabled: true,
      disposable: false,
      emulated: false,
    });
  });

  it('gives the county test environment a clock, and staging none', () => {
    expect(kind('cte').adjustableClock).toBe(true);
    expect(kind('staging')).toEqual({ ...kind('prod'), disposable: true });
  });

  it('makes one kind the County Test Environment, on AWS and beside stage local', () => {
    const on = (stage: 'cte' | 'staging' | 'prod') =>
      deployedConfig(parseStageFile(stage, contentOf({ stage, region: 'us-west-2', partition: 'aws' })));
    const kinds = [on('cte'), on('staging'), on('prod')].map(({ testEnvironment }) => testEnvironment);
    expect(kinds).toEqual([true, false, false]);
    const beside = localConfig('http://127.0.0.1:4999', 'http://localhost:8788', 'cte');
    expect(beside).toMatchObject({
      stage: 'cte',
      testEnvironment: true,
      schedulesEnabled: false,
      adjustableClock: true,
    });
    expect(localConfig('http://127.0.0.1:4999', 'http://localhost:8787').testEnvironment).toBe(false);
    expect(tablesOf(beside)).toContain('releases');
    expect(tablesOf(on('prod'))).not.toContain('releases');
  });

  it('lets only stage local have endpoints of its own', () => {
    expect(localConfig('http://127.0.0.1:4999', 'http://localhost:8787').localEndpoints).toEqual({
      provider: 'http://127.0.0.1:4999',
      identity: 'http://localhost:8787/local/identity',
      tokens: 'http://localhost:8787/oauth2/token',
      clock: 'http://localhost:8787/local/clock',
    });
    expect(deployedConfig(parseStageFile('prod', PROD)).localEndpoints).toBeUndefined();
    expect(() => localConfig('4999', 'http://localhost:8787')).toThrow();
    expect(() => localConfig('http://127.0.0.1:4999', '8787')).toThrow();
  });

  it('puts CloudFront before the voter site wherever the partition has it', () => {
    const govCloud = contentOf({ stage: 'prod', region: 'us-gov-west-1', partition: 'aws-us-gov' });
    expect(deployedConfig(parseStageFile('prod', PROD)).edge).toBe(true);
    expect(deployedConfig(parseStageFile('prod', govCloud)).edge).toBe(false);
  });
});
