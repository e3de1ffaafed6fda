import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LAMBDA_NAMES, LAMBDAS, lambdaFolder } from '../lib/platform/lambdas.ts';

/**
 * The floor plan as rules. Each rule counts what it looked at, so that a changed glob cannot silently check nothing.
 * docs/architecture/ says why the rules are what they are; CONTRIBUTING.md where a new thing goes.
 */
const root = join(import.meta.dirname, '..');

/** What each capability may know of: itself, and these. `shared` is open to all. One direction, no circle. */
const CAPABILITIES: Readonly<Record<string, readonly string[]>> = {
  voters: [],
  elections: [],
  'staff-mail': [],
  messaging: ['voters', 'elections'],
  'ballot-tracking': ['voters', 'elections', 'messaging'],
  'sync-checks': ['staff-mail'],
  'site-kit': [],
  'county-api': ['voters', 'elections', 'messaging', 'ballot-tracking', 'sync-checks', 'staff-mail', 'site-kit'],
  'voter-site': ['voters', 'elections', 'messaging', 'ballot-tracking', 'site-kit'],
  operations: ['voters', 'elections', 'messaging', 'ballot-tracking', 'sync-checks', 'staff-mail', 'site-kit'],
};
/** Rooms that are no capability: below them all, or beside them. */
const GROUND = ['shared', 'platform', 'runtime', 'local'];

/** The layers inside a capability. `api` is the contract of its calls, `stack` its infrastructure. */
const LAYERS = ['domain', 'data', 'use-cases', 'ports', 'adapters', 'api', 'stack', 'pages'] as const;
type Layer = (typeof LAYERS)[number];

/** What a layer may import of its own capability and of those below it. */
const MAY_IMPORT: Readonly<Record<Layer, { own: readonly Layer[]; below: readonly Layer[] }>> = {
  domain: { own: ['domain', 'data'], below: ['domain'] },
  data: { own: [], below: [] },
  ports: { own: ['ports', 'domain'], below: ['domain'] },
  'use-cases': { own: ['use-cases', 'ports', 'domain', 'data'], below: ['domain', 'ports'] },
  adapters: { own: ['adapters', 'ports', 'domain', 'data'], below: ['domain'] },
  api: { own: ['api', 'domain', 'data'], below: ['domain', 'api'] },
  stack: { own: ['stack', 'data'], below: [] },
  pages: { own: ['pages', 'domain', 'api', 'data'], below: ['domain', 'pages', 'api'] },
};

/** Packages that a layer may import; `*` is any. Layers that are not here may import none but these three. */
const PURE = ['zod', 'temporal-polyfill', 'intl-messageformat'];
const PACKAGES: Readonly<Record<Layer, readonly string[]>> = {
  domain: PURE,
  data: [],
  ports: PURE,
  'use-cases': [...PURE, 'node:crypto', 'node:util'],
  adapters: ['*'],
  api: PURE,
  stack: ['aws-cdk-lib', 'constructs', 'node:fs', 'node:path', 'node:url', 'zod'],
  pages: ['hono'],
};

type Place = { readonly room: string; readonly layer: Layer | undefined };

const placeOf = (path: string): Place => {
  const [top = '', room = '', third = ''] = path.split('/');
  if (top !== 'lib') return { room: top, layer: undefined };
  const name = third.replace(/\.tsx?$/, '');
  return { room, layer: LAYERS.find((layer) => layer === name) };
};

const sourcesIn = (pattern: string): string[] =>
  globSync(pattern, { cwd: root }).filter((file) => /\.tsx?$/.test(file));

const importsOf = (file: string): { readonly specifier: string; readonly target: string | undefined }[] =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /^(?:import|export)\b[^;]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm,
    ),
  ].map((match) => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? '';
    const target = specifier.startsWith('.') ? relative(root, join(root, dirname(file), specifier)) : undefined;
    return { specifier, target };
  });

/** Checks every import of the files and gives those that `isAllowed` refuses, with how many were looked at. */
const refusedImports = (
  files: readonly string[],
  isAllowed: (file: string, specifier: string, target: string | undefined) => boolean,
): { readonly refused: string[]; readonly checked: number } => {
  const refused: string[] = [];
  let checked = 0;
  for (const file of files) {
    for (const { specifier, target } of importsOf(file)) {
      checked += 1;
      if (!isAllowed(file, specifier, target)) refused.push(`${file} → ${target ?? specifier}`);
    }
  }
  return { refused, checked };
};

const isPackageAllowed = (allowed: readonly string[], specifier: string): boolean =>
  allowed.includes('*') || allowed.some((name) => specifier === name || specifier.startsWith(`${name}/`));

const capabilities = Object.keys(CAPABILITIES);

describe('rooms', () => {
  it('lib holds the capabilities, their ground, and the app that puts them together', () => {
    const rooms = globSync('lib/*', { cwd: root }).map((path) => path.slice('lib/'.length));
    expect(rooms.toSorted()).toEqual([...capabilities, ...GROUND, 'app.ts'].toSorted());
  });

  it('the capabilities know each other in one direction', () => {
    const reach = (from: string, seen: readonly string[] = []): readonly string[] => {
      expect(seen, `${[...seen, from].join(' → ')} is a circle`).not.toContain(from);
      return (CAPABILITIES[from] ?? []).flatMap((next) => [next, ...reach(next, [...seen, from])]);
    };
    for (const capability of capabilities) reach(capability);
  });
});

describe.each(capabilities)('lib/%s', (capability) => {
  const below = CAPABILITIES[capability] ?? [];
  const files = sourcesIn(`lib/${capability}/**`);

  it('is cut into the layers that everybody knows', () => {
    if (capability === 'site-kit') return;
    const entries = globSync(`lib/${capability}/*`, { cwd: root }).map((path) => path.split('/').at(-1) ?? '');
    // The API on top has its list of calls beside its layers.
    const own = capability === 'county-api' ? ['contract.ts', 'openapi.ts', 'routes.ts'] : [];
    expect(entries.filter((entry) => !own.includes(entry)).map((entry) => entry.replace(/\.tsx?$/, ''))).toEqual(
      expect.arrayContaining([]),
    );
    for (const entry of entries.filter((name) => !own.includes(name))) {
      expect(LAYERS as readonly string[], `lib/${capability}/${entry}`).toContain(entry.replace(/\.tsx?$/, ''));
    }
  });

  it('imports only what its layers may', () => {
    const { refused, checked } = refusedImports(files, (file, specifier, target) => {
      const { layer } = placeOf(file);
      if (target === undefined) return isPackageAllowed(layer ? PACKAGES[layer] : ['*'], specifier);
      const to = placeOf(target);
      const mayTouchAws = layer === 'adapters' || layer === undefined;
      if (to.room === 'shared') return mayTouchAws || !/^lib\/shared\/(dynamodb|s3)\//.test(target);
      if (to.room === 'runtime') return layer === 'api' || capability === 'county-api';
      if (to.room === 'platform') {
        return layer === 'stack' || /\/(names|lambdas)\.ts$/.test(target);
      }
      if (to.room === capability) {
        if (layer === undefined) return true;
        return to.layer === undefined ? capability === 'county-api' : MAY_IMPORT[layer].own.includes(to.layer);
      }
      if (!below.includes(to.room)) return false;
      if (to.room === 'site-kit') return layer === 'pages' || layer === undefined;
      if (to.layer === undefined) return false;
      return layer === undefined || MAY_IMPORT[layer].below.includes(to.layer);
    });
    expect(refused).toEqual([]);
    expect(files.length).toBeGreaterThan(0);
    expect(checked, `lib/${capability} has imports to check`).toBeGreaterThan(files.length / 2);
  });
});

describe('the ground', () => {
  const allowed: Readonly<Record<string, readonly string[]>> = {
    shared: ['shared'],
    runtime: ['runtime', 'shared', 'platform'],
    platform: ['platform', 'shared'],
  };

  it.each(Object.keys(allowed))('lib/%s imports only the ground', (room) => {
    const files = sourcesIn(`lib/${room}/**`);
    const { refused, checked } = refusedImports(files, (file, specifier, target) => {
      if (target === undefined) {
        return room !== 'runtime' || !isPackageAllowed(['aws-cdk-lib', 'constructs'], specifier);
      }
      const to = placeOf(target);
      if (room === 'runtime' && to.room === 'platform') return /\/(names|lambdas)\.ts$/.test(target);
      if (room === 'shared' && /^lib\/shared\/[^/]+\.ts$/.test(file)) return /^lib\/shared\/[^/]+$/.test(target);
      return allowed[room]?.includes(to.room) ?? false;
    });
    expect(refused).toEqual([]);
    expect(checked).toBeGreaterThan(files.length / 2);
  });

  it('what every domain shares is pure: no SDK outside shared/dynamodb, shared/s3 and shared/email', () => {
    const files = sourcesIn('lib/shared/*.ts');
    const { refused, checked } = refusedImports(
      files,
      (_file, specifier, target) => target !== undefined || isPackageAllowed(PURE, specifier),
    );
    expect(refused).toEqual([]);
    expect(checked).toBeGreaterThan(5);
  });

  it('nothing but the command line and the tests imports the local stage', () => {
    const files = [...sourcesIn('lib/**'), ...sourcesIn('lambdas/**')].filter((file) => !file.startsWith('lib/local/'));
    const { refused, checked } = refusedImports(files, (_file, _name, target) => !target?.startsWith('lib/local/'));
    expect(refused).toEqual([]);
    expect(checked).toBeGreaterThan(1_000);
  });

  it('no file of lib or lambdas imports a test', () => {
    const files = [...sourcesIn('lib/**'), ...sourcesIn('lambdas/**')];
    const { refused, checked } = refusedImports(files, (_file, _name, target) => !/^(test|bench)\//.test(target ?? ''));
    expect(refused).toEqual([]);
    expect(checked).toBeGreaterThan(1_000);
  });
});

/** The texts of the tests; several functions of one workflow may share a file. */
const tests = sourcesIn('test/**').map((file) => readFileSync(join(root, file), 'utf8'));

describe('the Lambdas', () => {
  it('the list of Lambdas names the folders, and every one is verb-noun', () => {
    const folders = globSync('lambdas/*/*/index.ts', { cwd: root }).map(dirname);
    expect(folders.toSorted()).toEqual(LAMBDA_NAMES.map(lambdaFolder).toSorted());
    for (const name of LAMBDA_NAMES) expect(name).toMatch(/^[a-z]+(-[a-z]+)+$/);
    for (const capability of Object.keys(LAMBDAS)) expect(capabilities).toContain(capability);
  });

  it('only index.ts and wiring files know adapters, and no Lambda imports another', () => {
    const files = sourcesIn('lambdas/**');
    const { refused, checked } = refusedImports(files, (file, specifier, target) => {
      const wires = /\/index\.ts$|wiring\.ts$/.test(file);
      if (target === undefined) {
        return wires || isPackageAllowed(['zod', 'temporal-polyfill', 'node:crypto', 'hono'], specifier);
      }
      if (target.startsWith('lambdas/')) {
        const isOwn = dirname(target) === dirname(file);
        return isOwn || (wires && target.endsWith('wiring.ts'));
      }
      if (/\/adapters\/|^lib\/shared\/(dynamodb|s3)\/|\/guards\/api-guards/.test(target)) return wires;
      if (/^lib\/platform\//.test(target)) return /\/(names|lambdas)\.ts$/.test(target);
      return !/\/stack(\/|\.ts)/.test(target);
    });
    expect(refused).toEqual([]);
    expect(checked).toBeGreaterThan(300);
  });

  it.each(LAMBDA_NAMES)('%s has its three files', (name) => {
    const folder = lambdaFolder(name);
    const files = globSync('*', { cwd: join(root, folder) });
    expect(files, 'index.ts wires, handler.ts answers').toEqual(
      expect.arrayContaining(['index.ts', expect.stringMatching(/^handler\.tsx?$/)]),
    );
    const index = readFileSync(join(root, folder, 'index.ts'), 'utf8');
    if (/\benv\b/.test(index)) expect(files, 'env.ts reads the environment').toContain('env.ts');
    for (const file of files.filter((entry) => /\.tsx?$/.test(entry) && entry !== 'env.ts')) {
      const text = readFileSync(join(root, folder, file), 'utf8');
      expect(text, `${file} leaves the environment to env.ts`).not.toContain('process.env');
    }
  });

  it.each(LAMBDA_NAMES)('%s is called by a test', (name) => {
    const folder = lambdaFolder(name);
    const advice = `Write test/${folder.split('/')[1]}/lambdas/${name}.test.ts: call the handler with ports of your own.`;
    expect(
      tests.some((text) => text.includes(`${folder}/`)),
      advice,
    ).toBe(true);
  });
});

describe('sizes', () => {
  const lines = (file: string): number => readFileSync(join(root, file), 'utf8').split('\n').length - 1;

  it('a handler stays under 60 lines, a domain file under 150', () => {
    const handlers = sourcesIn('lambdas/*/*/handler.ts*');
    const domains = sourcesIn('lib/*/domain/**').filter((file) => !file.includes('/catalog/'));
    expect(handlers.length).toBeGreaterThan(30);
    expect(domains.length).toBeGreaterThan(80);
    expect(handlers.filter((file) => lines(file) > 64)).toEqual([]);
    expect(domains.filter((file) => lines(file) > 160)).toEqual([]);
  });
});

it('the tests mirror the tree', () => {
  const OWN = ['runner', 'stacks', 'statemachines', 'faults', 'event-sources', 'end-to-end', 'browser'];
  const rooms = globSync('test/*', { cwd: root })
    .map((path) => path.slice('test/'.length))
    .filter((name) => !/\.tsx?$/.test(name));
  for (const room of rooms.filter((name) => !OWN.includes(name))) {
    expect([...capabilities, ...GROUND], `test/${room}`).toContain(room);
    for (const layer of globSync(`test/${room}/*/`, { cwd: root }).map((path) => path.split('/')[2] ?? '')) {
      const place = layer === 'lambdas' ? `lambdas/${room}` : `lib/${room}/${layer}`;
      expect(existsSync(join(root, place)), `test/${room}/${layer} mirrors ${place}`).toBe(true);
    }
  }
  expect(rooms.length).toBeGreaterThan(10);
});
