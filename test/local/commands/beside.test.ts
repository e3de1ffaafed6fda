import { describe, expect, it } from 'vitest';
import { wordsBeside } from '../../../lib/local/commands/beside.ts';

describe('the County Test Environment’s own command line', () => {
  it.each([
    [[], ['up', '--port', '8788', '--no-demo']],
    [['up'], ['up', '--port', '8788', '--no-demo']],
    [
      ['up', '--detach', '--scale', '5000'],
      ['up', '--port', '8788', '--no-demo', '--detach', '--scale', '5000'],
    ],
    [
      ['up', '--empty', '--port', '0'],
      ['up', '--empty', '--port', '0'],
    ],
    [
      ['up', '--port=9000', '--no-demo'],
      ['up', '--port=9000', '--no-demo'],
    ],
    [
      ['clock', '+P1D'],
      ['clock', '+P1D'],
    ],
    [['down'], ['down']],
  ])('of %j is %j', (words, expected) => {
    expect(wordsBeside(words)).toEqual(expected);
  });
});
