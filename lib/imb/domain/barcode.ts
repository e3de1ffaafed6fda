import { err, ok, type Result } from '../../shared/result.ts';
import { BARS, decodeBars } from './bars.ts';
import { ROUTING_LENGTHS, TRACKING_DIGITS } from './value.ts';

/** An Intelligent Mail barcode by its parts (USPS-B-3200, table 1). */
export type Barcode = {
  /** All digits: 20, 25, 29 or 31. */
  readonly digits: string;
  /** The first 20 digits: they name the envelope. Postal scans bring the routing or leave it out. */
  readonly trackingCode: string;
  readonly barcodeId: string;
  /** STID: class of mail, address service, and that it is ballot mail. */
  readonly serviceType: string;
  /** Six digits, or nine that begin with 9. */
  readonly mailerId: string;
  /** Nine digits behind a mailer ID of six, six behind one of nine. */
  readonly serialNumber: string;
  readonly routing: string;
};

/** Why something is no barcode, and what to do, each in a sentence. */
export const BARCODE_FAULTS = {
  'barcode-missing': 'a barcode is missing. Give its 20, 25, 29 or 31 digits, or its 65 bars.',
  'barcode-not-digits':
    'a barcode is written in digits, or in 65 bars of the letters F, A, D and T; there is something else in it.',
  'barcode-length':
    'a barcode has 20, 25, 29 or 31 digits: 20 of tracking, then a ZIP Code of none, 5, 9 or 11. Check whether leading zeros were lost.',
  'barcode-id': 'the second digit of a barcode is 0 to 4. Check whether a digit was lost in front of it.',
  'barcode-bars':
    'these 65 bars are no barcode: one or more is wrong. Send the digits, or the bars as they were printed.',
} as const;
export type BarcodeFault = keyof typeof BARCODE_FAULTS;

const SHORT_MAILER_ID = 6;
const LONG_MAILER_ID = 9;
const MAILER_ID_AT = 5;

const partsOf = (digits: string): Barcode => {
  const trackingCode = digits.slice(0, TRACKING_DIGITS);
  const mailerDigits = trackingCode[MAILER_ID_AT] === '9' ? LONG_MAILER_ID : SHORT_MAILER_ID;
  return {
    digits,
    trackingCode,
    barcodeId: trackingCode.slice(0, 2),
    serviceType: trackingCode.slice(2, MAILER_ID_AT),
    mailerId: trackingCode.slice(MAILER_ID_AT, MAILER_ID_AT + mailerDigits),
    serialNumber: trackingCode.slice(MAILER_ID_AT + mailerDigits),
    routing: digits.slice(TRACKING_DIGITS),
  };
};

/** Whether digits of this length can be a barcode. */
const isLength = (length: number): boolean => ROUTING_LENGTHS.some((routing) => length === TRACKING_DIGITS + routing);

/** Reads a barcode from its digits, with or without spaces and hyphens, or from its bars. */
export const parseBarcode = (text: string): Result<Barcode, BarcodeFault> => {
  // Far longer than any barcode, and looked at no further.
  const written = text.length > 4 * BARS ? text.slice(0, 4 * BARS) : text;
  const plain = written.replaceAll(/[\s-]/g, '').toUpperCase();
  if (plain === '') return err('barcode-missing');
  if (/^[ADFT]+$/.test(plain)) {
    const digits = decodeBars(plain);
    return digits === undefined ? err('barcode-bars') : ok(partsOf(digits));
  }
  if (!/^[0-9]+$/.test(plain)) return err('barcode-not-digits');
  if (!isLength(plain.length)) return err('barcode-length');
  return (plain[1] ?? '9') > '4' ? err('barcode-id') : ok(partsOf(plain));
};
