import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT, textOf } from './imports.ts';

/** How keys look that open something: of AWS, of GitHub, of others, and private keys. */
const KEYS =
  /AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY|gh[pousr]_[A-Za-z0-9]{36}|xox[baprs]-[0-9A-Za-z-]{10,}|AIza[0-9A-Za-z_-]{35}|sk_live_[0-9a-zA-Z]{20,}|aws_secret_access_key\s*=\s*\S{40}/;

it('a key that opens something stands in no file', () => {
  const files = globSync(['*', '{.ci,.github,.githooks,bench,bin,docs,lambdas,lib,statemachines,test}/**/*'], {
    cwd: ROOT,
  });
  const read = files.filter((file) => !file.includes('node_modules') && statSync(join(ROOT, file)).isFile());
  expect(read.filter((file) => KEYS.test(textOf(file)))).toEqual([]);
  expect(read.length).toBeGreaterThan(1_000);
});
