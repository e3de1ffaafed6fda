import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Biome refuses forbidden imports; this test repeats the rule and counts what it looked at, so that a changed glob
 * cannot silently check nothing.
 */
const root = join(import.meta.dirname, '..');

/** Which rooms, packages included, a room may import. `*` is any package. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'lib/domain': ['lib/domain', 'lib/data', 'zod', 'temporal-polyfill', 'intl-messageformat'],
  'lib/ports': ['lib/ports', 'lib/domain', 'zod'],
  'lib/api': ['lib/api', 'lib/domain', 'zod'],
  'lib/delivery': ['lib/delivery', 'lib/ports', 'lib/domain', 'zod'],
  'lib/adapters': ['lib/adapters', 'lib/ports', 'lib/domain', '*'],
  'lib/runtime': ['lib/runtime', 'lib/api', 'lib/ports', 'lib/domain', 'lib/names.ts', '*'],
  'lib/site': ['lib/site', 'lib/domain', 'lib/ports', 'lib/data', '*'],
  'lib/constructs': ['lib/constructs', 'lib/config.ts', 'lib/names.ts', 'lib/api-routes.ts', 'lib/data', '*'],
  'lib/stacks': ['lib/stacks', 'lib/constructs', 'lib/config.ts', 'lib/names.ts', 'lib/api-routes.ts', 'lib/data', '*'],
  lambdas: [
    'lambdas',
    'lib/runtime',
    'lib/adapters',
    'lib/ports',
    'lib/domain',
    'lib/delivery',
    'lib/api',
    'lib/site',
    'lib/names.ts',
    '*',
  ],
};

const sourcesIn = (room: string): string[] =>
  readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b[^;]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm)].flatMap(
    (match) => match[1] ?? match[2] ?? [],
  );

/** The room that an import leads to: a folder of ours, a file of lib, or a package. */
const roomOf = (file: string, specifier: string): { room: string; ours: boolean } => {
  if (!specifier.startsWith('.')) return { room: specifier, ours: false };
  const target = relative(root, join(dirname(file), specifier));
  const parts = target.split('/');
  return { room: parts[0] === 'lib' ? parts.slice(0, 2).join('/') : (parts[0] ?? ''), ours: true };
};

const lambdas = readdirSync(join(root, 'lambdas'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** The texts of the tests; several functions of one workflow may share a file. */
const handlerTests = readdirSync(join(root, 'test'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

describe('imports point one way', () => {
  it.each(Object.keys(ALLOWED))('%s imports only what it may', (room) => {
    const allowed = ALLOWED[room] ?? [];
    const files = sourcesIn(room);
    const forbidden: string[] = [];
    let checked = 0;
    for (const file of files) {
      for (const specifier of importsOf(file)) {
        checked += 1;
        const { room: target, ours } = roomOf(file, specifier);
        const may = allowed.includes(target) || (!ours && allowed.includes('*'));
        // A bare package name also covers its sub-paths.
        const mayByPackage = !ours && allowed.some((name) => target.startsWith(`${name}/`));
        if (!may && !mayByPackage) forbidden.push(`${relative(root, file)} → ${specifier}`);
      }
    }
    expect(forbidden).toEqual([]);
    expect(files.length, `${room} has files to check`).toBeGreaterThan(0);
    expect(checked, `${room} has imports to check`).toBeGreaterThan(files.length / 2);
  });
});

describe('every Lambda has its three files', () => {
  it.each(lambdas)('lambdas/%s', (name) => {
    expect(name, 'is named verb-noun').toMatch(/^[a-z]+(-[a-z]+)+$/);
    const files = readdirSync(join(root, 'lambdas', name));
    expect(files, 'index.ts wires, handler.ts decides').toEqual(
      expect.arrayContaining(['index.ts', expect.stringMatching(/^handler\.tsx?$/)]),
    );
    const index = readFileSync(join(root, 'lambdas', name, 'index.ts'), 'utf8');
    if (/\benv\b/.test(index)) expect(files, 'env.ts reads the environment').toContain('env.ts');
    for (const file of files.filter((entry) => entry.endsWith('.ts') && entry !== 'env.ts')) {
      const text = readFileSync(join(root, 'lambdas', name, file), 'utf8');
      expect(text, `${file} leaves the environment to env.ts`).not.toContain('process.env');
    }
  });

  it.each(lambdas)('lambdas/%s is called by a test', (name) => {
    expect(
      handlerTests.some((text) => text.includes(`lambdas/${name}/`)),
      `Write test/lambdas/${name}.test.ts: call the handler with ports of your own.`,
    ).toBe(true);
  });
});
