import { existsSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { LAMBDA_NAMES, LAMBDAS, lambdaFolder } from '../lib/platform/lambdas.ts';
import {
  CAPABILITIES,
  GROUND,
  HANDLER_PACKAGES,
  INFRASTRUCTURE_PACKAGES,
  LAYER_RULES,
  LAYERS,
  type LayerRule,
  PURE,
  TEST_ROOMS,
} from './architecture/floor-plan.ts';
import {
  circlesIn,
  type Import,
  isOneOf,
  placeOf,
  ROOT,
  refusedImports,
  sourcesIn,
  textOf,
} from './architecture/imports.ts';

/**
 * The rules of the floor plan (test/architecture/floor-plan.ts). Each rule counts what it looked at, so that a changed
 * glob cannot silently check nothing.
 */
const capabilities = Object.keys(CAPABILITIES);
const below = (capability: string): readonly string[] => CAPABILITIES[capability] ?? [];
const entriesOf = (folder: string): string[] =>
  globSync(`${folder}/*`, { cwd: ROOT }).map((path) => path.slice(folder.length + 1));
const withoutExtension = (name: string): string => name.replace(/\.tsx?$/, '');

/** The strings that infrastructure and code share. */
const isNames = (target: string): boolean =>
  /^lib\/platform\/(names|lambdas|api-routes|credentials|access)\.ts$/.test(target);
/** The part of `shared` that talks to AWS; the shape of an attachment is only a type. */
const isSharedIo = (target: string): boolean =>
  /^lib\/shared\/(dynamodb|s3|email|https|secrets)\/(?!attachment\.ts$)/.test(target);

describe('rooms', () => {
  it('lib holds the capabilities, their ground, the local stage, and the app that puts them together', () => {
    expect(entriesOf('lib').toSorted()).toEqual(
      [...capabilities, ...Object.keys(GROUND), 'local', 'app.ts'].toSorted(),
    );
  });

  it('the capabilities know each other in one direction', () => {
    const reach = (from: string, seen: readonly string[] = []): void => {
      expect(seen, `${[...seen, from].join(' → ')} is a circle`).not.toContain(from);
      for (const next of below(from)) {
        expect(capabilities).toContain(next);
        reach(next, [...seen, from]);
      }
    };
    for (const capability of capabilities) reach(capability);
    expect(capabilities.length).toBeGreaterThanOrEqual(9);
  });

  it('a capability is one room on each side', () => {
    expect(entriesOf('lambdas').toSorted()).toEqual(Object.keys(LAMBDAS).toSorted());
    for (const room of Object.keys(LAMBDAS)) expect(capabilities, `lambdas/${room}`).toContain(room);
    const rooms = entriesOf('test').filter((name) => !/\.tsx?$/.test(name));
    for (const room of rooms.filter((name) => !TEST_ROOMS.some((own) => own === name))) {
      expect([...capabilities, ...Object.keys(GROUND), 'local'], `test/${room}`).toContain(room);
    }
    expect(rooms.length).toBeGreaterThan(TEST_ROOMS.length + 8);
  });
});

describe.each(capabilities)('lib/%s', (capability) => {
  const files = sourcesIn(`lib/${capability}/**`);

  it('is cut into the layers that everybody knows, each a file or a folder', () => {
    const layers = entriesOf(`lib/${capability}`).map(withoutExtension);
    for (const layer of layers) expect(LAYERS as readonly string[], `lib/${capability}/${layer}`).toContain(layer);
    expect(new Set(layers).size, layers.join()).toBe(layers.length);
    expect(layers.length).toBeGreaterThan(1);
  });

  const isGroundAllowed = (rule: LayerRule, room: string, target: string): boolean => {
    if (room === 'shared') return !isSharedIo(target) || rule.ground.includes('shared-io');
    if (room === 'platform') return rule.ground.includes(isNames(target) ? 'names' : 'platform');
    return rule.ground.some((name) => name === room);
  };

  it('imports only what its layers may', () => {
    const { refused, checked } = refusedImports(files, ({ file, specifier, target }) => {
      const { layer } = placeOf(file);
      if (layer === undefined) return false;
      const rule = LAYER_RULES[layer];
      if (target === undefined) return isOneOf(rule.packages, specifier);
      if (!target.startsWith('lib/')) return false;
      const to = placeOf(target);
      if (to.room in GROUND) return isGroundAllowed(rule, to.room, target);
      if (to.layer === undefined) return false;
      return to.room === capability
        ? rule.own.includes(to.layer)
        : below(capability).includes(to.room) && rule.below.includes(to.layer);
    });
    expect(refused).toEqual([]);
    expect(files.length).toBeGreaterThan(0);
    expect(checked, `lib/${capability} has imports to check`).toBeGreaterThan(files.length / 2);
  });
});

describe('what stands in a layer', () => {
  it('ports are types, and nothing that runs', () => {
    const files = sourcesIn('lib/*/ports.ts', 'lib/*/ports/**', 'lib/runtime/**/ports.ts', 'lambdas/**/ports.ts');
    const statements = files.flatMap((file) => textOf(file).match(/^export .*/gm) ?? []);
    expect(statements.filter((line) => !/^export (type|interface) /.test(line))).toEqual([]);
    expect(statements.length).toBeGreaterThan(30);
  });

  it('a domain computes and waits for nothing', () => {
    // Merges two sequences, handed in, that are too long for memory.
    const STREAMS = ['lib/sync-checks/domain/resolution.ts'];
    const files = sourcesIn('lib/*/domain/**');
    expect(files.filter((file) => /\bPromise\b|\bawait\b|\basync\b/.test(textOf(file)))).toEqual(STREAMS);
    expect(files.length).toBeGreaterThan(80);
  });
});

describe('the ground', () => {
  it.each(Object.keys(GROUND))('lib/%s imports only the ground below it', (room) => {
    const files = sourcesIn(`lib/${room}/**`);
    const { refused, checked } = refusedImports(files, ({ specifier, target }) => {
      if (target === undefined) return room === 'platform' || !isOneOf(INFRASTRUCTURE_PACKAGES, specifier);
      if (target.startsWith(`lib/${room}/`)) return true;
      const to = placeOf(target).room;
      if (!target.startsWith('lib/') || !(GROUND[room] ?? []).includes(to)) return false;
      // Code in a Lambda shares names with the infrastructure, infrastructure nothing that talks to AWS.
      return to === 'platform' ? isNames(target) : room === 'runtime' || !isSharedIo(target);
    });
    expect(refused).toEqual([]);
    expect(checked).toBeGreaterThan(files.length / 2);
  });

  it('what every domain shares is pure: no SDK outside the folders of shared', () => {
    const { refused, checked } = refusedImports(sourcesIn('lib/shared/*.ts'), ({ specifier, target }) =>
      target === undefined ? isOneOf(PURE, specifier) : /^lib\/shared\/[^/]+$/.test(target),
    );
    expect(refused).toEqual([]);
    expect(checked).toBeGreaterThan(5);
  });

  it('lib/app.ts puts stacks together, and knows nothing else of a capability', () => {
    const { refused, checked } = refusedImports(['lib/app.ts'], ({ target }) => {
      if (target === undefined) return true;
      const { room, layer } = placeOf(target);
      return room === 'platform' || room === 'site-kit' || layer === 'stack';
    });
    expect(refused).toEqual([]);
    expect(checked).toBeGreaterThan(8);
  });
});

describe('everywhere', () => {
  const files = sourcesIn('lib/**', 'lambdas/**');
  const deployed = files.filter((file) => !file.startsWith('lib/local/'));
  const never = (of: readonly string[], isRefused: (found: Import) => boolean): void => {
    const { refused, checked } = refusedImports(of, (found) => !isRefused(found));
    expect(refused).toEqual([]);
    expect(checked).toBeGreaterThan(1_000);
  };

  it('nothing that is deployed imports the local stage', () => {
    never(deployed, ({ target }) => target?.startsWith('lib/local/') === true);
  });

  it('nothing imports a test, a benchmark or the command line', () => {
    never(files, ({ target }) => /^(test|bench|bin)\//.test(target ?? ''));
  });

  it('nothing of lib imports a Lambda', () => {
    never(
      files.filter((file) => file.startsWith('lib/')),
      ({ target }) => target?.startsWith('lambdas/') === true,
    );
  });

  it('every relative import names a file that exists', () => {
    never(files, ({ target }) => target !== undefined && !existsSync(join(ROOT, target)));
  });

  it('no file comes back to itself by its imports, and the linter refuses it too', () => {
    expect(circlesIn(files)).toEqual([]);
    expect(files.length).toBeGreaterThan(400);
    const Rules = z.looseObject({ suspicious: z.looseObject({ noImportCycles: z.string().optional() }).optional() });
    const { linter, overrides } = z
      .object({
        linter: z.object({ rules: Rules }),
        overrides: z.array(z.object({ linter: z.object({ rules: Rules }).optional() })),
      })
      .parse(JSON.parse(textOf('biome.json')));
    expect(linter.rules.suspicious?.noImportCycles).toBe('error');
    expect(overrides.flatMap((one) => one.linter?.rules.suspicious?.noImportCycles ?? [])).toEqual([]);
  });
});

/** The texts of the tests; several functions of one workflow may share a file. */
const tests = sourcesIn('test/**').map(textOf);

describe('the Lambdas', () => {
  const isEnv = (file: string): boolean => /(^|[/-])env\.ts$/.test(file);
  const isWiring = (file: string): boolean => /(^|[/-])(index|wiring)\.ts$/.test(file);
  const files = sourcesIn('lambdas/**');

  it('the list of Lambdas names the folders, and every one is verb-noun', () => {
    const folders = globSync('lambdas/*/*/index.ts', { cwd: ROOT }).map(dirname);
    expect(folders.toSorted()).toEqual(LAMBDA_NAMES.map(lambdaFolder).toSorted());
    for (const name of LAMBDA_NAMES) expect(name).toMatch(/^[a-z]+(-[a-z]+)+$/);
  });

  it('no Lambda imports another; what several share is wiring, an env, or who visits, beside them', () => {
    const { refused, checked } = refusedImports(files, ({ file, target }) => {
      if (!target?.startsWith('lambdas/') || dirname(target) === dirname(file)) return true;
      const isVisit = target === 'lambdas/operations/visit.ts';
      const isSharedKind = (isWiring(file) && isWiring(target)) || (isEnv(file) && isEnv(target)) || isVisit;
      return isSharedKind && dirname(target) === dirname(dirname(file));
    });
    expect(refused).toEqual([]);
    expect(checked).toBeGreaterThan(300);
  });

  it('only index.ts and wiring files know adapters, the SDK, and capabilities that are not below', () => {
    const { refused, checked } = refusedImports(files, ({ file, specifier, target, typesOnly }) => {
      const wires = isWiring(file);
      if (target === undefined) {
        if (wires) return !isOneOf(INFRASTRUCTURE_PACKAGES, specifier);
        return isOneOf(HANDLER_PACKAGES, specifier) || (typesOnly && specifier === 'aws-lambda');
      }
      if (!target.startsWith('lib/')) return target.startsWith('lambdas/');
      const { room, layer } = placeOf(target);
      if (room === 'platform') return isNames(target);
      if (isSharedIo(target) || target === 'lib/runtime/guards/api-guards.ts') return wires;
      if (room in GROUND) return true;
      if (layer === undefined || layer === 'stack') return false;
      if (layer === 'adapters') return wires;
      const own = file.split('/')[1] ?? '';
      // Wiring may fulfil a port with another capability's pure function, as it does with an adapter.
      return room === own || below(own).includes(room) || (wires && layer === 'domain');
    });
    expect(refused).toEqual([]);
    expect(checked).toBeGreaterThan(300);
  });

  it.each(LAMBDA_NAMES)('%s has its three files', (name) => {
    const entries = entriesOf(lambdaFolder(name));
    expect(entries, 'index.ts wires, handler.ts answers').toEqual(
      expect.arrayContaining(['index.ts', expect.stringMatching(/^handler\.tsx?$/)]),
    );
    const index = textOf(`${lambdaFolder(name)}/index.ts`);
    if (/\benv\b/.test(index)) expect(entries, 'env.ts reads the environment').toContain('env.ts');
    for (const file of entries) {
      const text = textOf(`${lambdaFolder(name)}/${file}`);
      if (file === 'env.ts') expect(text, 'env is a value').toMatch(/^export const env = parseEnv\(/m);
      else expect(text, `${file} leaves the environment to env.ts`).not.toContain('process.env');
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
  const lines = (file: string): number => textOf(file).split('\n').length - 1;
  const atLeast = (files: readonly string[], limit: number): string[] =>
    files.filter((file) => lines(file) >= limit).map((file) => `${file}: ${lines(file)} lines`);

  it('a handler stays under 60 lines, a domain file under 150', () => {
    const handlers = sourcesIn('lambdas/*/*/handler.ts*');
    // A catalog is the texts of a language, one entry a message.
    const domains = sourcesIn('lib/*/domain/**').filter((file) => !file.includes('/catalog/'));
    expect(handlers.length).toBe(LAMBDA_NAMES.length);
    expect(domains.length).toBeGreaterThan(80);
    expect(atLeast(handlers, 60)).toEqual([]);
    expect(atLeast(domains, 150)).toEqual([]);
  });
});

it('the tests mirror the tree', () => {
  const rooms = [...capabilities, ...Object.keys(GROUND), 'local'];
  const files = sourcesIn('test/*/**/*.test.*').filter((file) => rooms.includes(file.split('/')[1] ?? ''));
  for (const folder of new Set(files.map(dirname))) {
    const [, room = '', layer = '', ...rest] = folder.split('/');
    const place = layer === 'lambdas' ? `lambdas/${room}` : ['lib', room, layer, ...rest].filter(Boolean).join('/');
    const isThere = existsSync(join(ROOT, place)) || existsSync(join(ROOT, `${place}.ts`));
    expect(isThere, `${folder} mirrors ${place}`).toBe(true);
    if (layer === 'lambdas') expect(rest, `${folder} is flat`).toEqual([]);
  }
  expect(files.length).toBeGreaterThan(90);
});
