import { describe, expect, it } from 'vitest';
import { inputOf, wrongIn } from '../corpus/check.ts';
import { type CorpusFile, KINDS } from '../corpus/corpus-file.ts';
import { CORPUS } from '../corpus/files.ts';
import { STILL_WRONG } from '../corpus-still-wrong.ts';
import { compareSubject } from '../corpus-subject.ts';

const isStillWrong = ({ kind, name }: CorpusFile): boolean => STILL_WRONG[kind].includes(name);

/** What is wrong with the engines' answer; a crash is an answer to nobody. */
const faultsOf = async (file: CorpusFile): Promise<string[]> => {
  try {
    return wrongIn(await compareSubject(inputOf(file.build())), file.right());
  } catch (error) {
    return [`crashed: ${error}`];
  }
};

describe('the engines on the corpus', () => {
  it.each(CORPUS.filter((file) => !isStillWrong(file)))('$kind: $name is answered rightly', async (file) => {
    expect(await faultsOf(file)).toEqual([]);
  });

  it.each(CORPUS.filter(isStillWrong))('$kind: $name is still wrong, else it leaves the list', async (file) => {
    expect(await faultsOf(file)).not.toEqual([]);
  });

  it('lists as still wrong only files that there are', () => {
    const names = KINDS.flatMap((kind) => STILL_WRONG[kind].map((name) => `${kind} ${name}`));
    expect(names.filter((name) => !CORPUS.some((file) => `${file.kind} ${file.name}` === name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });
});
