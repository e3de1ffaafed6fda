import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smsParts } from '../../../lib/messaging/domain/sms-parts.ts';

// A wrong count makes the sender break AWS's rate, and the bill differ from the plan that SOS approved.
describe('the parts of a text message', () => {
  it.each([
    ['an empty text is still one message', '', 'GSM-7', 1, 0],
    ['160 GSM characters fill one part', 'a'.repeat(160), 'GSM-7', 1, 160],
    ['161 need two of 153', 'a'.repeat(161), 'GSM-7', 2, 161],
    ['306 fill two', 'a'.repeat(306), 'GSM-7', 2, 306],
    ['307 need three', 'a'.repeat(307), 'GSM-7', 3, 307],
    ['é, ñ and ü are in the alphabet', 'é ñ ü', 'GSM-7', 1, 5],
    ['á is not', 'á', 'UCS-2', 1, 1],
    ['an extension character takes two septets', '€'.repeat(80), 'GSM-7', 1, 160],
    ['and is not cut at the end of a part', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 3, 306],
    ['70 UCS-2 characters fill one part', '選'.repeat(70), 'UCS-2', 1, 70],
    ['71 need two of 67', '選'.repeat(71), 'UCS-2', 2, 71],
    ['134 fill two', '選'.repeat(134), 'UCS-2', 2, 134],
    ['135 need three', '選'.repeat(135), 'UCS-2', 3, 135],
    ['an emoji takes two units', '🗳'.repeat(35), 'UCS-2', 1, 70],
    ['and its halves stay in one part', `${'選'.repeat(66)}🗳${'選'.repeat(66)}`, 'UCS-2', 3, 134],
    ['one letter outside the alphabet moves the whole text', `${'a'.repeat(100)}ậ`, 'UCS-2', 2, 101],
  ])('%s', (_rule, text, encoding, parts, units) => {
    expect(smsParts(text)).toEqual({ encoding, parts, units });
  });

  it('never needs fewer parts for a longer text', () => {
    const unit = fc.string({ unit: fc.constantFrom('a', '€', '選', '🗳', 'é', '\n'), maxLength: 400 });
    fc.assert(
      fc.property(unit, fc.constantFrom('a', '€', '選', '🗳'), (text, more) => {
        const [shorter, longer] = [smsParts(text), smsParts(text + more)];
        expect(longer.parts).toBeGreaterThanOrEqual(shorter.parts);
        expect(longer.parts * (longer.encoding === 'GSM-7' ? 160 : 70)).toBeGreaterThanOrEqual(longer.units);
      }),
    );
  });
});
