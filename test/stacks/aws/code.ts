import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type LambdaName, lambdaFolder } from '../../../lib/platform/lambdas.ts';

const ROOT = join(import.meta.dirname, '../../..');
const IMPORT = /^(?:import|export)\b(?!\s+type\b)[^;]*?from\s+'(\.[^']+)'|^import\s+'(\.[^']+)'/gm;

const importsOf = (file: string, text: string): readonly string[] =>
  [...text.matchAll(IMPORT)].map((match) => join(dirname(file), match[1] ?? match[2] ?? ''));

/** Our own files that a Lambda is bundled from with their texts, as far as imports tell: an unused export counts as used. */
export const sourceFilesBehind = (lambda: LambdaName): readonly (readonly [string, string])[] => {
  const texts = new Map<string, string>();
  const visit = (file: string): void => {
    if (texts.has(file) || !existsSync(file)) return;
    const text = readFileSync(file, 'utf8');
    texts.set(file, text);
    for (const next of importsOf(file, text)) visit(next);
  };
  visit(join(ROOT, lambdaFolder(lambda), 'index.ts'));
  return [...texts];
};

/** The texts of those files. */
export const sourcesBehind = (lambda: LambdaName): readonly string[] =>
  sourceFilesBehind(lambda).map(([, text]) => text);
