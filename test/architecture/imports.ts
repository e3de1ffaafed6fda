import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { LAYERS, type Layer } from './floor-plan.ts';

export const ROOT = join(import.meta.dirname, '../..');

export const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** The source files that match, from the root. */
export const sourcesIn = (...patterns: readonly string[]): string[] =>
  globSync([...patterns], { cwd: ROOT }).filter((file) => /\.(tsx?|json)$/.test(file));

export type Import = {
  readonly file: string;
  /** As it is written: `zod` or `../domain/check.ts`. */
  readonly specifier: string;
  /** The file from the root; undefined for a package. */
  readonly target: string | undefined;
  /** Whether only types are imported: nothing of it is there when the code runs. */
  readonly typesOnly: boolean;
};

const STATEMENT =
  /^(?:import|export)\s+(type\s)?[^;'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

/** Every import and re-export of a file, dynamic ones too. */
export const importsOf = (file: string): Import[] =>
  file.endsWith('.json')
    ? []
    : [...textOf(file).matchAll(STATEMENT)].map((match) => {
        const specifier = match[2] ?? match[3] ?? match[4] ?? '';
        const target = specifier.startsWith('.') ? relative(ROOT, join(ROOT, dirname(file), specifier)) : undefined;
        return { file, specifier, target, typesOnly: match[1] !== undefined };
      });

export type Place = { readonly room: string; readonly layer: Layer | undefined };

/** The room of a file of lib, and its layer there. */
export const placeOf = (path: string): Place => {
  const [, room = '', third = ''] = path.split('/');
  const name = third.replace(/\.tsx?$/, '');
  return { room, layer: LAYERS.find((layer) => layer === name) };
};

/** Checks every import of the files and gives those that `isAllowed` refuses, with how many were looked at. */
export const refusedImports = (
  files: readonly string[],
  isAllowed: (found: Import) => boolean,
): { readonly refused: string[]; readonly checked: number } => {
  const imports = files.flatMap(importsOf);
  return {
    refused: imports
      .filter((found) => !isAllowed(found))
      .map(({ file, specifier, target }) => `${file} → ${target ?? specifier}`),
    checked: imports.length,
  };
};

/** Whether a package is one of these; `node:` stands for every part of Node. */
export const isOneOf = (packages: readonly string[], specifier: string): boolean =>
  packages.some(
    (name) =>
      specifier === name || specifier.startsWith(`${name}/`) || (name === 'node:' && specifier.startsWith(name)),
  );

/** The circles among the imports of these files, each as the way round. */
export const circlesIn = (files: readonly string[]): string[] => {
  const targets = new Map(
    files.map((file) => [
      file,
      importsOf(file).flatMap(({ target, typesOnly }) => (target === undefined || typesOnly ? [] : [target])),
    ]),
  );
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
    else if (!done.has(file)) {
      for (const target of targets.get(file) ?? []) visit(target, [...way, file]);
      done.add(file);
    }
  };
  for (const file of files) visit(file, []);
  return circles;
};
