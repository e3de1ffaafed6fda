import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BarcodeFault, parseBarcode } from '../../../lib/imb/domain/barcode.ts';

describe('a barcode', () => {
  it('is told apart into its parts by a mailer ID of six digits', () => {
    const parsed = parseBarcode('0123456709498765432101234567891');
    expect(parsed).toEqual({
      ok: true,
      value: {
        digits: '0123456709498765432101234567891',
        trackingCode: '01234567094987654321',
        barcodeId: '01',
        serviceType: '234',
        mailerId: '567094',
        serialNumber: '987654321',
        routing: '01234567891',
      },
    });
  });

  it('is told apart by a mailer ID of nine digits, which begins with 9', () => {
    expect(parseBarcode('00 700 902100001 123456 95814-0000')).toMatchObject({
      ok: true,
      value: { mailerId: '902100001', serialNumber: '123456', routing: '958140000' },
    });
  });

  it('of zeros is one, and one with the routing 00000 is another', () => {
    const [none, zeros] = [parseBarcode('0'.repeat(20)), parseBarcode('0'.repeat(25))];
    expect(none).toMatchObject({ ok: true, value: { routing: '' } });
    expect(zeros).toMatchObject({ ok: true, value: { routing: '00000' } });
  });

  it.each<[string, BarcodeFault]>([
    ['', 'barcode-missing'],
    [' - ', 'barcode-missing'],
    ['4012X11157467511592462176609110', 'barcode-not-digits'],
    ['53055494689272602879137655B3689', 'barcode-not-digits'],
    ['５３０５５４９４６８９２７２６０２８７９', 'barcode-not-digits'],
    ['5737977723499454492851135759461', 'barcode-id'],
    ['05123456789012345678', 'barcode-id'],
    ['0512345678901234567890', 'barcode-length'],
    ['1'.repeat(19), 'barcode-length'],
    ['1'.repeat(24), 'barcode-length'],
    ['1'.repeat(26), 'barcode-length'],
    ['1'.repeat(28), 'barcode-length'],
    ['1'.repeat(33), 'barcode-length'],
    ['1'.repeat(100_000), 'barcode-length'],
    ['FATTFDDFTFFFDTDFADDFDFDDFATTDFDTTAADAAADDAFFTATATDTADTDFTAADTATA', 'barcode-bars'],
    ['ADFT', 'barcode-bars'],
  ])('is none: %#', (text, fault) => {
    expect(parseBarcode(text)).toEqual({ ok: false, error: fault });
  });

  it('is read or refused, whatever is sent', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof parseBarcode(text).ok === 'boolean'));
  });
});
