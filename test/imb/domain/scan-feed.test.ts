import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../../lib/imb/domain/scan.ts';
import { scansOf, scansOfFile } from '../../../lib/imb/domain/scan-feed.ts';
import { scanInstant } from '../../../lib/imb/domain/scan-time.ts';

const CODE = '00700901234000000017';
const shown = (results: ReturnType<typeof scansOf>) =>
  results.map((result) =>
    result.ok
      ? [result.value.barcode, result.value.scan.at.toString(), result.value.scan.code, result.value.scan.place]
      : result.error,
  );
const RECORD = {
  imbTrackingCode: CODE,
  routingCodeImbMatchingPortion: '953540000',
  imbStid: '700',
  scanDatetime: '2026-10-06T03:12:44-07:00',
  scanEventCode: '918',
  handlingEventType: 'A',
  scanFacilityZip: '94804',
  scanFacilityCity: 'RICHMOND',
  scanFacilityState: 'CA',
};
const READ = [CODE, '2026-10-06T10:12:44Z', '918', 'RICHMOND, CA'];

describe('a push of Informed Visibility', () => {
  it.each<[string, unknown]>([
    ['a bare record', RECORD],
    ['an array', [RECORD]],
    ['under data', { msgGrpId: 1, data: [RECORD] }],
    [
      'under records',
      { feedId: 'x', fileGenerationDateTime: '2026-10-06T12:00:00Z', recordCount: 1, records: [RECORD] },
    ],
    ['under events', { events: [RECORD] }],
    ['under scans', { Scans: [RECORD] }],
    [
      'names in other cases',
      {
        SCAN_DATETIME: RECORD.scanDatetime,
        IMB: `${CODE}95354`,
        'Scan Event Code': 918,
        scan_facility_city: 'RICHMOND',
        scanFacilityState: 'CA',
      },
    ],
    [
      'a piece with its scans',
      {
        data: {
          imb: `${CODE}95354`,
          scans: [
            {
              scan_date_time: '2026-10-06T03:12:44',
              scan_event_code: '918',
              scan_facility_city: 'RICHMOND',
              scan_facility_state: 'CA',
            },
          ],
        },
      },
    ],
    [
      'a date and a time apart',
      {
        imb_digits: CODE,
        scan_date: '10/6/2026',
        scan_time: '03:12:44AM',
        op_code: '918',
        scanFacilityCity: 'RICHMOND',
        scanFacilityState: 'CA',
      },
    ],
  ])('%s is read', (_how, body) => {
    expect(shown(scansOf(body))).toEqual([READ]);
  });

  it.each([
    ['an empty object', {}, []],
    ['an envelope with nothing in it', { data: [] }, []],
    ['an empty array', [], []],
    ['a record without a barcode', { scanDatetime: RECORD.scanDatetime }, ['barcode-missing']],
    ['a record without a time', { imb: CODE }, ['time-missing']],
    ['a time that is none', { ...RECORD, scanDatetime: '2026-13-45T00:00:00' }, ['time-unreadable']],
    ['a placeholder', { ...RECORD, scanDatetime: '0001-01-01T00:00:00' }, ['time-unreadable']],
    ['a barcode of 19 digits', { ...RECORD, imbTrackingCode: CODE.slice(1) }, ['barcode-length']],
    ['texts', ['a', 'b'], ['not-a-record', 'not-a-record']],
    ['nothing', null, ['not-a-record']],
  ])('%s', (_what, body, read) => {
    expect(shown(scansOf(body))).toEqual(read);
  });

  it('tells what a machine saw apart from what was inferred, and brings the expected day', () => {
    const [result] = scansOf({ ...RECORD, handlingEventType: 'L', predictedDeliveryDate: '2026-10-08T00:00:00' });
    expect(result).toMatchObject({ ok: true, value: { scan: { isInferred: true } } });
    expect(result?.ok && result.value.scan.expectedOn?.toString()).toBe('2026-10-08');
  });

  it.each([
    ['2026-10-06T10:00:00Z', '2026-10-06T10:00:00Z'],
    ['2026-10-06T10:00:00+00:00', '2026-10-06T10:00:00Z'],
    ['2026-10-06T10:00:00-0500', '2026-10-06T15:00:00Z'],
    ['2026-10-06T10:00:00.123456', '2026-10-06T17:00:00Z'],
    ['2026-10-06 10:00', '2026-10-06T17:00:00Z'],
    ['11/3/2026 10:56PM', '2026-11-04T06:56:00Z'],
    ['11/3/2026 12:05 AM', '2026-11-03T08:05:00Z'],
    ['11/03/2026 22:56:01', '2026-11-04T06:56:01Z'],
    ['2026-11-01T01:30:00', '2026-11-01T08:30:00Z'],
  ])('reads the time %s', (written, instant) => {
    expect(scanInstant(written)?.toString()).toBe(instant);
  });

  it.each(['', 'now', '2026-02-30T00:00:00', '25:00', '1/2/03', '2026-10-06T10:00:00+99:99', '9'.repeat(1_000)])(
    'reads no time from %#',
    (written) => expect(scanInstant(written)).toBeUndefined(),
  );

  it('is read or refused, whatever is sent', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 9 }), (body) => Array.isArray(scansOf(body))),
      { numRuns: 500 },
    );
  });
});

describe('a file of Informed Visibility', () => {
  it.each([
    [
      'commas',
      `IMb Tracking Code,Scan Datetime,Scan Event Code,Scan Facility City\r\n${CODE},"10/06/2026 03:12:44",918,"RICHMOND"\r\n`,
    ],
    [
      'pipes',
      `\uFEFFIMB|Scan Date/Time|Scan Event Code|Scan Facility City\n${CODE}95354|2026-10-06T03:12:44|918|RICHMOND\n\n`,
    ],
    ['tabs', `imb\tscanDatetime\tscanEventCode\tscanFacilityCity\n${CODE}\t2026-10-06 03:12:44\t918\tRICHMOND`],
  ])('with %s', (_sign, text) => {
    expect(shown(scansOfFile(text))).toEqual([[CODE, '2026-10-06T10:12:44Z', '918', 'RICHMOND']]);
  });

  it('without a head has no scans that can be read', () => {
    expect(shown(scansOfFile(`${CODE},2026-10-06,918\n${CODE},2026-10-06,918`))).toEqual(['barcode-missing']);
  });

  it('is read or refused, whatever it holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(scansOfFile(text))));
  });
});

it('what a scan means is said where it is public, and no code means that a letter was delivered', () => {
  expect(meaningOf('919')).toMatch(/last scan/);
  expect(meaningOf('001')).toBeUndefined();
  expect(['066', '873', '874', '893', '918', '919'].map((code) => meaningOf(code)).join()).not.toMatch(/deliver/i);
});
