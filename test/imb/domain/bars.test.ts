import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBarcode } from '../../../lib/imb/domain/barcode.ts';
import { decodeBars, encodeBars } from '../../../lib/imb/domain/bars.ts';
import { checkSequence } from '../../../lib/imb/domain/check-sequence.ts';
import { numberOf } from '../../../lib/imb/domain/value.ts';

const T = '01234567094987654321';

/**
 * Tracking, routing, bars. The first four: USPS-B-3200 Rev. H, Appendix C; the next four: the Postal Service's program that
 * verifies installations (CIVP, 2008); then one of the encoder at PostalPro, and two of a reference implementation.
 */
const PUBLISHED: readonly (readonly [string, string, string])[] = [
  [T, '', 'ATTFATTDTTADTAATTDTDTATTDAFDDFADFDFTFFFFFTATFAAAATDFFTDAADFTFDTDT'],
  [T, '01234', 'DTTAFADDTTFTDTFTFDTDDADADAFADFATDDFTAAAFDTTADFAAATDFDTDFADDDTDFFT'],
  [T, '012345678', 'ADFTTAFDTTTTFATTADTAAATFTFTATDAAAFDDADATATDTDTTDFDTDATADADTDFFTFA'],
  [T, '01234567891', 'AADTFFDFTDADTAADAATFDTDDAAADDTDTTDAFADADDDTFFFDDTTTADFAAADFTDAADA'],
  ['53379777234994544928', '51135759461', 'DAFDTDAFFDFTDADTDDFTTFDTATATFFFDFTTFFFTFDDTDAAFATDFTFDFDTTTDTTFDA'],
  ['53055494689272602879', '13765583689', 'AFDADAFTAFDTDFTFTFDAAFDDTAFDFDTTFADATAATAAAADDDFAAAAATDADAFADFTTT'],
  ['40120111574675115924', '62176609110', 'DDAFFFDAFTFDFFAAATTTDDFFTFADDFAFTTDAAAAAADFTTFDTAFDDTDDADATDAFAFF'],
  ['82205455868913559972', '54765515722', 'TTTADTFFADAFDTTFDTAADATFFFADFFTDDFFFATDADAATAAADDATFTAADFADTADADD'],
  ['23270592831482031240', '96713024817', 'DDADATADTAATDTTTDFDTTFTFFADTFTDFTATAAFTTFATDAATATDATATFADAADDTFDT'],
  ['12234567094987654321', '', 'ATTFAATTFTADFDATDDADAATTTTTTTTADFFFFFDFAFATTDAADATDDDTADAFFDFDTFT'],
  ['00700902100001123456', '958140000', 'ADTAATADFFFAFFATDFFTDTAFFFFDFTDTTDDDTFTDFTDDDATFATFAFAAFATTFDFDFD'],
];

/** Made with an independent encoder (reportlab 4): the edges of the value. */
const EDGES: readonly (readonly [string, string, string])[] = [
  ['00000000000000000000', '', 'ATDFAATFTAFTFATTTFDDAADATAAFTDFDADFDTDFAFDTAFFFTFDTDDTATATFTADTDA'],
  ['00000000000000000000', '00000', 'AFDDFFADATDDDTDFTATDDDDTFFFFDFFAAADTATDFTTAAADAAAAFFDAAAFTTDAAADA'],
  ['94999999999999999999', '99999999999', 'TDFAADDFAFDFFTADFATDAADDFDFTAFATFAFTTATDTFDDFAAFTTFADAAFTFTADFTTD'],
  ['00040899564538696480', '07724', 'FATTFDDFTFFFDTDFADDFDFDDFATTDFDTTAADAAADDAFFTATATDTADTDFTAAADTATT'],
];

describe('the bars of a barcode', () => {
  it.each([...PUBLISHED, ...EDGES])('are those of the source: %s %s', (tracking, routing, bars) => {
    expect(encodeBars(tracking + routing)).toBe(bars);
    expect(decodeBars(bars)).toBe(tracking + routing);
  });

  it.each([
    ['', 0x00000000001122103b5c2004b1n, 0x051],
    ['01234', 0x0000000d138a87bab5cf3804b1n, 0x065],
    ['012345678', 0x000202bdc097711204d21804b1n, 0x606],
    ['01234567891', 0x016907b2a24abc16a2e5c004b1n, 0x751],
  ])('have the value and the check sequence of Appendix C: routing %s', (routing, value, check) => {
    expect(numberOf(T + routing)).toBe(value);
    expect(checkSequence(value)).toBe(check);
  });

  const digits = fc
    .tuple(
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 0, max: 4 }),
      fc.stringMatching(/^[0-9]{18}$/),
      fc.oneof(...[0, 5, 9, 11].map((length) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`)))),
    )
    .map((parts) => parts.join(''));

  it('read back as what was written, and are 65', () => {
    fc.assert(
      fc.property(digits, (written) => {
        const bars = encodeBars(written);
        expect(bars).toMatch(/^[ADFT]{65}$/);
        expect(decodeBars(bars)).toBe(written);
        expect(parseBarcode(bars)).toEqual(parseBarcode(written));
      }),
      { numRuns: 1_000 },
    );
  });

  it('are refused when a single one is wrong', () => {
    fc.assert(
      fc.property(
        digits,
        fc.integer({ min: 0, max: 64 }),
        fc.constantFrom('A', 'D', 'F', 'T'),
        (written, at, letter) => {
          const bars = encodeBars(written);
          fc.pre(bars[at] !== letter);
          expect(decodeBars(bars.slice(0, at) + letter + bars.slice(at + 1))).toBeUndefined();
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each(['', 'ADFT', 'A'.repeat(65), 'T'.repeat(65), 'F'.repeat(65), `${'A'.repeat(64)}X`, 'D'.repeat(66)])(
    'are none: %s',
    (bars) => expect(decodeBars(bars)).toBeUndefined(),
  );
});
