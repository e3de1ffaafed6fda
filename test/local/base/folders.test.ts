import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { FOLDERS, REPOSITORY } from '../../../lib/local/base/folders.ts';

it('the stage’s assembly stands apart from what the CDK CLI writes for other stages', () => {
  const { output } = JSON.parse(readFileSync(join(REPOSITORY, 'cdk.json'), 'utf8')) as { output: string };
  expect(relative(join(REPOSITORY, output), FOLDERS.assembly)).toMatch(/^\.\./);
  expect(relative(FOLDERS.home, FOLDERS.assembly)).toBe('cdk.out');
});
