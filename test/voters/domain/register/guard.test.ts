import { describe, expect, it } from 'vitest';
import { guardAgainst, type LoadCounts } from '../../../../lib/voters/domain/register/guard.ts';

const NIGHT: LoadCounts = {
  before: 20_000,
  tonight: 20_000,
  new: 20,
  changed: 200,
  gone: 10,
  unusable: 0,
  again: 3,
  confidentialBefore: 40,
  confidential: 40,
  noLongerConfidential: 1,
};

describe('what a roll is held against before anything of it is written', () => {
  it.each([
    ['an ordinary night', {}, undefined],
    ['one voter in fifty is gone', { gone: 400 }, undefined],
    ['one more', { gone: 401 }, 'TOO_MANY_GONE'],
    ['a roll cut in half', { gone: 10_000, tonight: 10_000 }, 'TOO_MANY_GONE'],
    ['a tenth is new', { new: 2_001 }, 'TOO_MANY_NEW'],
    ['a column is filled otherwise throughout', { changed: 19_000 }, 'TOO_MANY_CHANGED'],
    ['the list of confidential voters is empty', { noLongerConfidential: 40 }, 'TOO_MANY_NO_LONGER_CONFIDENTIAL'],
    ['a status code that nobody knows', { unusable: 21 }, 'TOO_MANY_UNUSABLE'],
    ['the smallest county may lose a few', { before: 80, gone: 25, tonight: 55 }, undefined],
  ] satisfies [string, Partial<LoadCounts>, string | undefined][])('%s', (_, counts, code) => {
    expect(guardAgainst({ ...NIGHT, ...counts }, false)).toBe(code);
  });

  it('on the first load everybody is new', () => {
    expect(guardAgainst({ ...NIGHT, before: 0, new: 20_000, confidentialBefore: 0 }, true)).toBeUndefined();
  });
});
