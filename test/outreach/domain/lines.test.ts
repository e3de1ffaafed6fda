import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, piecesOf } from '../../../lib/outreach/domain/layout/lines.ts';
import { LANGUAGES } from '../../../lib/shared/codes.ts';
import { wordsOf } from '../sample-kit.ts';

const letters = (text: string): number => text.length;

describe('where a line may end', () => {
  it.each([
    ['en', 'by November\u00a03,\u00a02026 and', ['by ', 'November\u00a03,\u00a02026 ', 'and']],
    ['zh', '於2026年11月3日，並', ['於', '2026年11月3日，', '並']],
    ['ja', '「投票」する。', ['「投票」', 'する。']],
    ['th', 'ถึงเคาน์ตีของท่าน', ['ถึง', 'เคาน์ตี', 'ของ', 'ท่าน']],
    ['es', '“hola” ¿qué?', ['“hola” ', '¿qué?']],
  ] as const)('in %s: %s', (language, text, pieces) => {
    expect(piecesOf(text, language)).toEqual(pieces);
  });

  it.each(LANGUAGES)(
    'in %s: nothing of a text is lost, and no line begins with what belongs to the one before',
    (language) => {
      const { texts, onPaper } = wordsOf({ language });
      for (const entry of [texts.lead, texts.postmark, texts.handIn, texts.genuine, texts.lasts, ...texts.steps]) {
        const text = onPaper(entry);
        const pieces = piecesOf(text, language);
        expect(pieces.join('')).toBe(text);
        for (const piece of pieces) expect(piece).not.toMatch(/^[\s\p{M}\p{Pe}、。，：？.,:;!?]/u);
      }
    },
  );
});

describe('lines', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 30 });

  it('keep to the width and lose nothing, and are no more than they must be', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 9, max: 40 }), (list, width) => {
        const pieces = list.map((word) => `${word} `);
        const lines = linesOf(pieces, width, letters);
        expect(lines.join(' ')).toBe(list.join(' '));
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
        // An oracle: the fewest lines, greedily.
        let [count, room] = [0, 0];
        for (const { length } of list) {
          if (count === 0 || room + 1 + length > width) [count, room] = [count + 1, length];
          else room += 1 + length;
        }
        expect(lines.length).toBe(count);
      }),
    );
  });

  it('are even: no word stands alone in the last one', () => {
    expect(linesOf(piecesOf('one two three four five', 'en'), 18, letters)).toEqual(['one two three', 'four five']);
  });
});
