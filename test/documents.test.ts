import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * The documents are true of the tree: every link leads somewhere, and every path or file that they name exists.
 * `<capability>` and `*` stand for any name. Each rule counts what it looked at.
 */
const root = join(import.meta.dirname, '..');
const DOCUMENTS = globSync(['*.md', 'docs/**/*.md', 'statemachines/*.md', 'bench/*.md'], { cwd: root }).toSorted();
/** The top level, as the README's map gives it. */
const TOP = ['bin', 'lib', 'lambdas', 'statemachines', 'test', 'bench', 'docs'];

const FENCE = /^( *)```[\s\S]*?^\1```$/gm;
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const withoutFences = (name: string): string => read(name).replace(FENCE, '');

const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, '')
    .trim()
    .replaceAll(' ', '-');

const anchorsOf = (name: string): string[] =>
  [...withoutFences(name).matchAll(/^#+ (.+)$/gm)].map((match) => anchorOf(match[1] ?? ''));

type Link = { readonly file: string; readonly anchor: string | undefined; readonly written: string };

const linksOf = (name: string): Link[] =>
  [...withoutFences(name).matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].map(([, written = '']) => {
    const [path = '', anchor] = written.split('#');
    return { file: path === '' ? name : normalize(join(dirname(name), path)), anchor, written };
  });

/** What a document names in backticks or in a command: paths from the root, and files by their bare name. */
const namesOf = (name: string): { readonly paths: string[]; readonly files: string[] } => {
  const fenced = [...read(name).matchAll(FENCE)].map(([block]) => block);
  const quoted = [...withoutFences(name).matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
  const words = [...fenced, ...quoted].flatMap((text) => text.split(/[\s,;:()'"]+/));
  return {
    paths: words.filter((word) => TOP.some((top) => word.startsWith(`${top}/`))),
    files: quoted.filter((word) => /^[\w.-]+\.(ts|tsx|mjs|json|svg)$/.test(word)),
  };
};

/** `lib/<capability>/domain/` → `lib/*`+`/domain/` */
const toPattern = (path: string): string => path.replaceAll(/<[^>]+>/g, '*').replace(/[.…]+$/, '');

const exists = (path: string): boolean => {
  const found = globSync(toPattern(path), { cwd: root });
  return found.some((file) => !path.endsWith('/') || statSync(join(root, file)).isDirectory());
};

const FILES = new Set(
  globSync([...TOP.map((top) => `${top}/**/*`), '*.*'], { cwd: root })
    .filter((file) => !file.includes('node_modules'))
    .map((file) => basename(file)),
);

describe('the documents', () => {
  it.each(DOCUMENTS)('%s links only to what exists', (name) => {
    for (const { file, anchor, written } of linksOf(name)) {
      expect(existsSync(join(root, file)), `${name} → ${written}`).toBe(true);
      if (anchor) expect(anchorsOf(file), `${name} → ${written}`).toContain(anchor);
    }
  });

  it.each(DOCUMENTS)('%s names only paths and files that exist', (name) => {
    const { paths, files } = namesOf(name);
    expect(paths.filter((path) => !exists(path))).toEqual([]);
    expect(files.filter((file) => !FILES.has(file))).toEqual([]);
  });

  it.each(DOCUMENTS)('%s numbers its steps without a gap and without a number twice', (name) => {
    for (const section of withoutFences(name).split(/^#+ .*$/m)) {
      const numbers = [...section.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
      expect(numbers, section.slice(0, 80)).toEqual(numbers.map((_, index) => index + 1));
    }
  });

  it.each(DOCUMENTS)('%s counts no stacks and no resources: they become more', (name) => {
    expect(read(name)).not.toMatch(/\b(?:\d[\d,]*|eight|nine|ten|eleven|twelve) (?:stacks|resources)\b/i);
  });

  it('somebody links to each of them', () => {
    const linked = new Set(DOCUMENTS.flatMap((name) => linksOf(name).map(({ file }) => file)));
    const unlinked = DOCUMENTS.filter((name) => name !== 'README.md' && !linked.has(name));
    expect(unlinked).toEqual([]);
  });

  it('are many, and say much that can be checked', () => {
    expect(DOCUMENTS.length).toBeGreaterThan(15);
    expect(DOCUMENTS.flatMap(linksOf).length).toBeGreaterThan(40);
    expect(DOCUMENTS.flatMap((name) => namesOf(name).paths).length).toBeGreaterThan(150);
    expect(DOCUMENTS.flatMap((name) => namesOf(name).files).length).toBeGreaterThan(10);
  });
});

it('the comments of the code name only paths that exist', () => {
  const sources = globSync([...TOP.map((top) => `${top}/**/*.{ts,tsx,mjs}`), '*.ts'], { cwd: root });
  const named = sources.flatMap((source) =>
    [...read(source).matchAll(/^\s*(?:\/\*\*|\*|\/\/).*$/gm)].flatMap(([comment]) =>
      [
        ...comment.matchAll(/(?<![\w./@-])((?:bin|lib|lambdas|statemachines|test|bench|docs)\/[\w./<>*-]+\w[>/]?)/g),
      ].map(([, path = '']) => ({ source, path })),
    ),
  );
  expect(sources.length).toBeGreaterThan(600);
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter(({ path }) => !exists(path))).toEqual([]);
});

describe('the walks', () => {
  const sections = read('docs/architecture/walks.md').split('\n## ').slice(1);
  /** `lib/messaging`, `lambdas/messaging`, or `statemachines`. */
  const roomOf = (path: string): string => {
    const [top = '', room = ''] = path.split('/');
    return top === 'statemachines' ? top : `${top}/${room}`;
  };
  const changes = (paths: readonly string[]): number =>
    paths.filter((path, index) => index > 0 && roomOf(path) !== roomOf(paths[index - 1] ?? '')).length;
  const walks = sections.map((section) => {
    const lines = section.split('\n').filter((line) => /^ +- /.test(line));
    const pathsOf = (line: string): string[] => [...line.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
    return {
      title: section.split('\n')[0] ?? '',
      text: section.replaceAll(/\s+/g, ' '),
      own: lines.filter((line) => !line.includes('- asks ')).flatMap(pathsOf),
      all: lines.flatMap(pathsOf),
    };
  });

  it.each(walks)('$title: the numbers are those of the list', ({ text, own, all }) => {
    expect(own.length).toBeGreaterThan(40);
    expect(new Set(all).size, 'each file is named once').toBe(all.length);
    expect(text).toContain(`**${changes(own)} changes of room over ${own.length} files.**`);
    expect(text).toContain(`${changes(all)} changes over ${all.length} files.`);
  });

  it('are two', () => expect(walks).toHaveLength(2));
});

describe('the README’s map', () => {
  const map = read('README.md').split('## The folders')[1]?.split('\n## ')[0] ?? '';

  it('names every folder of the project and every room of lib', () => {
    const rooms = globSync('lib/*/', { cwd: root }).map((room) => `${room.replace(/\/$/, '')}/`);
    expect(rooms.length).toBeGreaterThan(10);
    const folders = TOP.filter((top) => top !== 'lib').map((top) => `${top}/`);
    for (const folder of [...folders, ...rooms]) expect(map, folder).toContain(`\`${folder}`);
  });
});
