import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invisibleIn } from '../../../../lib/sync-checks/domain/compare/invisible.ts';
import { exampleLines } from '../../../../lib/sync-checks/domain/compare/refusal-text.ts';
import { charactersNormalized } from '../../../shared/normalized-characters.ts';
import { invisibleIn as byTheOracle } from '../../corpus/oracle.ts';

const MARKS = {
  return: '\r',
  newline: '\n',
  nul: '\0',
  'no-break space': '\u00a0',
  'zero-width space': '\u200b',
  'byte order mark': '\ufeff',
  'soft hyphen': '\u00ad',
  'left-to-right mark': '\u200e',
  'thin space': '\u2009',
  'figure space': '\u2007',
  'ideographic space': '\u3000',
  joiner: '\u200d',
  'next line': '\u0085',
  'vertical tab': '\v',
};

describe('what no eye can see', () => {
  it.each(Object.entries(MARKS))('%s around a value is padding, and is written out in an example', (_, mark) => {
    for (const value of [`${mark}SMITH`, `SMITH${mark}`, ` SMITH${mark} `]) {
      expect(invisibleIn(value, 'SMITH')).toEqual(['padding']);
      expect(invisibleIn('SMITH', value)).toEqual(['padding']);
      const [line = ''] = exampleLines({ examples: [{ field: 'lastName', ems: value, votecal: 'SMITH' }] });
      expect(line).not.toContain(mark);
      expect(line).toMatch(/\\[unrv0]|\\u/);
    }
  });

  it.each([
    ['SMI\u200bTH', 'SMITH', ['zero-width']],
    ['SMI\u00adTH', 'SMITH', ['zero-width']],
    ['MU\u200bN\u0303OZ', 'MUÑOZ', ['unicode-form', 'zero-width']],
    ['MU\u200bÑOZ ', 'MUÑOZ', ['padding', 'zero-width']],
    ['MUN\u0303OZ', 'MUÑOZ', ['unicode-form']],
    ['MUN\u0303OZ\t', 'MUÑOZ', ['unicode-form', 'padding']],
    ['\u200b', '', ['padding']],
    // A joiner inside a word changes how it looks; so does another space between words to a careful eye.
    ['\u0646\u200c\u0647', '\u0646\u0647', []],
    ['DE\u00a0LA', 'DE LA', []],
    ['SMITH', 'SMYTH', []],
  ] as const)('%j and %j: %j', (one, other, kinds) => {
    expect(invisibleIn(one, other)).toEqual(kinds);
  });

  it('is what the oracle finds, for any two texts', () => {
    const anyPiece = fc.constantFrom(' ', 'a', 'A', 'n\u0303', 'ñ', '\u0303', ...Object.values(MARKS), '\u{e0001}');
    const anyText = fc.array(anyPiece, { maxLength: 5 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        fc.pre(one !== other);
        expect(invisibleIn(one, other)).toEqual(byTheOracle(one, other));
      }),
      { numRuns: 3000 },
    );
  });

  it('shows the two Unicode forms of a name apart', () => {
    const examples = [{ field: 'lastName', ems: 'MUN\u0303OZ', votecal: 'MUÑOZ' }];
    expect(exampleLines({ examples })).toEqual(['lastName: your EMS has "MUN\\u{0303}OZ", VoteCal has "MUÑOZ"']);
  });

  it('is told of long values at once', () => {
    const before = performance.now();
    invisibleIn(`a${' '.repeat(60_000)}b\u00a0`, `a${' '.repeat(60_000)}c`);
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  it('is the Unicode form of no long value, whatever marks it has; what surrounds it is still seen', () => {
    const marks = `a${'\u0301\u0323'.repeat(16_000)}`;
    const turned = `a${'\u0323\u0301'.repeat(16_000)}`;
    expect(charactersNormalized(() => invisibleIn(marks, turned))).toBe(0);
    expect(invisibleIn(marks, turned)).toEqual([]);
    expect(invisibleIn(marks, `${marks}\u00a0`)).toEqual(['padding']);
    expect(invisibleIn(marks, `a\u200b${marks.slice(1)} `)).toEqual(['padding', 'zero-width']);
    // As long as a value may be.
    const longest = 'n\u0303'.repeat(256);
    expect(invisibleIn(longest, longest.normalize())).toEqual(['unicode-form']);
    expect(invisibleIn(`${longest}a`, `${longest.normalize()}a`)).toEqual([]);
  });
});
