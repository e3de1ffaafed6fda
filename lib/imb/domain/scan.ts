import type { EnvelopeScan } from '../../ballot-tracking/domain/envelope.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { INFERRED_EVENT_TYPES, SCAN_CODES } from '../data/scan-codes.ts';
import { type BarcodeFault, parseBarcode } from './barcode.ts';
import { scanDay, scanInstant } from './scan-time.ts';

/** A scan, and the first 20 digits of the barcode that was scanned. */
export type Scan = { readonly barcode: string; readonly scan: EnvelopeScan };

/** Why a record of a feed is no scan. */
export type ScanFault = BarcodeFault | 'time-missing' | 'time-unreadable' | 'not-a-record';

/** A record of a feed by the names of its members in lower case, without signs: feeds spell them in every way. */
type Members = ReadonlyMap<string, unknown>;

/** `scanDateTime`, `scan_datetime` and `Scan Date/Time` are one name. */
export const memberKey = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** The names by which a member goes, as feeds, files and their users write it, by `memberKey`; the first that is filled counts. */
export const SCAN_MEMBERS = {
  barcode: ['imb', 'imbtrackingcode', 'imbcode', 'imbdigits', 'intelligentmailbarcode', 'barcode'],
  time: ['scandatetime', 'scantimestamp', 'eventdatetime'],
  date: ['scandate'],
  clock: ['scantime'],
  code: ['scaneventcode', 'opcode', 'operationcode', 'scanoperationcode'],
  eventType: ['handlingeventtype'],
  city: ['scanfacilitycity'],
  state: ['scanfacilitystate'],
  zip: ['scanfacilityzip', 'scanfacilityzipcode', 'facility'],
  expected: ['expecteddeliverydate', 'predicteddeliverydate', 'anticipateddeliverydate'],
} as const;

/** No text of a feed is longer and of use. */
const LONGEST = 160;

const textOf = (members: Members, of: keyof typeof SCAN_MEMBERS): string | undefined => {
  for (const name of SCAN_MEMBERS[of]) {
    const value = members.get(name);
    const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
    if (typeof text === 'string' && text.trim() !== '') return text.trim().slice(0, LONGEST);
  }
  return undefined;
};

/** Words of a feed that are shown to staff: letters, digits and a few signs alone. */
const plainWords = (text: string | undefined): string | undefined =>
  text
    ?.replaceAll(/[^\p{L}\p{N} .'-]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 40) || undefined;

const placeOf = (members: Members): string | undefined => {
  const [city, state, zip] = [textOf(members, 'city'), textOf(members, 'state'), textOf(members, 'zip')].map(
    plainWords,
  );
  return city ? [city, state].filter(Boolean).join(', ') : zip;
};

/** A code that is a number in one feed and a text in another: three digits, or what stands there. */
const codeOf = (members: Members): string => {
  const code = plainWords(textOf(members, 'code'))?.toUpperCase().slice(0, 16) ?? '';
  return /^\d{1,2}$/.test(code) ? code.padStart(3, '0') : code;
};

/** Reads one record of a feed or file. What it lacks but barcode and time does not matter. */
export const readScan = (members: Members): Result<Scan, ScanFault> => {
  const parsed = parseBarcode(textOf(members, 'barcode') ?? '');
  if (!parsed.ok) return parsed;
  const [date, clock] = [textOf(members, 'date'), textOf(members, 'clock')];
  const written = textOf(members, 'time') ?? (date && [date, clock].filter(Boolean).join(' '));
  if (written === undefined) return err('time-missing');
  const at = scanInstant(written);
  if (at === undefined) return err('time-unreadable');
  const place = placeOf(members);
  const expectedOn = scanDay(textOf(members, 'expected') ?? '');
  const isInferred = INFERRED_EVENT_TYPES.includes(textOf(members, 'eventType')?.toUpperCase() ?? '');
  const scan: EnvelopeScan = {
    at,
    code: codeOf(members),
    ...(place ? { place } : {}),
    ...(isInferred ? { isInferred } : {}),
    ...(expectedOn ? { expectedOn } : {}),
  };
  return ok({ barcode: parsed.value.trackingCode, scan });
};

/** What a scan means, in plain words; undefined for a code that is not public. */
export const meaningOf = (code: string): string | undefined => SCAN_CODES[code]?.meaning;
