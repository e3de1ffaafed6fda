import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';

const ROOT = join(import.meta.dirname, '..', '..', '..');
/** Subsetting takes seconds and always gives the same: what was made once is kept beside the packages. */
const KEPT = join(ROOT, 'node_modules', '.cache', 'rollcall-fonts');

/** Whoever reads a kept file never meets half of one. */
const keep = (path: string, content: Uint8Array): void => {
  mkdirSync(KEPT, { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, content);
  renameSync(draft, path);
};

/**
 * The font file with these characters alone, WOFF2. `joined`: with the shapes into which they join, because scripts such as
 * Khmer draw letters that no text spells; others need no shape that a text does not name.
 */
export const fontSubset = async (
  file: string,
  characters: ReadonlySet<string>,
  { joined }: { readonly joined: boolean },
): Promise<Uint8Array> => {
  const text = [...characters].toSorted().join('');
  const original = readFileSync(file);
  const path = join(
    KEPT,
    `${createHash('sha256').update(original).update(`\n${joined}\n${text}`).digest('hex')}.woff2`,
  );
  if (existsSync(path)) return readFileSync(path);
  const subset = await subsetFont(original, text, { targetFormat: 'woff2', noLayoutClosure: !joined });
  keep(path, subset);
  return subset;
};
