import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const documents = [
  'README.md',
  'statemachines/README.md',
  'bench/README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .trim()
    .replaceAll(' ', '-');

const anchorsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map((match) => anchorOf(match[1] ?? ''));

describe('the documents', () => {
  it.each(documents)('%s links only to what exists', (name) => {
    const text = readFileSync(join(root, name), 'utf8');
    for (const [, target = ''] of text.matchAll(/\]\((?!https?:|mailto:)([^)]+)\)/g)) {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? join(root, name) : join(root, dirname(name), path);
      expect(existsSync(file), `${name} → ${target}`).toBe(true);
      if (anchor) expect(anchorsOf(file), `${name} → ${target}`).toContain(anchor);
    }
  });

  it('the README’s map names every folder of the project', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    for (const folder of ['bin', 'lambdas', 'statemachines', 'test', 'bench', 'docs']) {
      expect(readme, folder).toContain(`\`${folder}/`);
    }
    for (const entry of readdirSync(join(root, 'lib'), { withFileTypes: true })) {
      if (entry.isDirectory()) expect(readme, `lib/${entry.name}`).toContain(`\`lib/${entry.name}/\``);
    }
  });
});
