import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseStageFile, type Stage, type StageFile } from './stage-file.ts';

const ROOT = join(import.meta.dirname, '../..');

/**
 * Reads the file of a stage: `bin/stages/<stage>.json`, or the one that is named instead. Throws an Error with a sentence
 * when there is none, when it is not JSON or belongs to another stage, and for each value that is missing or wrong.
 */
export const readStageFile = (stage: Stage, named?: string): StageFile => {
  const path = named === undefined ? join(ROOT, 'bin/stages', `${stage}.json`) : resolve(named);
  const name = relative(ROOT, path);
  if (!existsSync(path)) {
    throw new Error(`Stage ${stage} has no file ${name}. Copy bin/stages/example.json there and fill it in.`);
  }
  const file = parseStageFile(name, contentOf(name, readFileSync(path, 'utf8')));
  if (file.stage !== stage) throw new Error(`${name} describes stage ${file.stage}, not ${stage}.`);
  return file;
};

const contentOf = (name: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${name} is not JSON.`, { cause });
  }
};
