import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as z from 'zod';

const root = join(import.meta.dirname, '../..');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

it('npm run hooks switches on a folder whose pre-push hook runs the fast check', () => {
  const folder = scripts['hooks']?.match(/^git config core\.hooksPath (\S+)$/)?.[1] ?? '';
  const hook = join(root, folder, 'pre-push');
  accessSync(hook, constants.X_OK);
  const called = readFileSync(hook, 'utf8').match(/^exec npm run (?:--silent )?([a-z]+)/m)?.[1] ?? '';
  expect(scripts[called]).toBe('node bin/start.mjs check');
});
