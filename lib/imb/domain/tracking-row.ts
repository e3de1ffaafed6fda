import type { EnvelopeDirection } from '../../ballot-tracking/domain/envelope.ts';
import type { Election } from '../../elections/domain/election.ts';
import { type CountyParticipation, usesImb } from '../../elections/domain/participation.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import { LATEST_SCAN_DAYS } from '../data/limits.ts';
import { BARCODE_FAULTS, type BarcodeFault, parseBarcode } from './barcode.ts';
import { directionOf } from './direction.ts';

/** A row of a print vendor's tracking file. */
export type TrackingRow = {
  readonly imb: string;
  readonly voterId: string;
  readonly direction?: EnvelopeDirection | undefined;
  /** The day on which the vendor hands the envelope to the Postal Service. */
  readonly mailDate?: Temporal.PlainDate | undefined;
  /** The row was wrong: the envelope is not this voter's. */
  readonly withdrawn?: boolean | undefined;
};

/** Whose envelope a barcode is in an election. */
export type Tracked = {
  readonly electionId: string;
  readonly county: CountyCode;
  readonly voterId: string;
  readonly direction: EnvelopeDirection;
  /** The first 20 digits. */
  readonly barcode: string;
  /** The day under which the envelope is counted: of its mailing, or else of the tracking file. */
  readonly countedOn: Temporal.PlainDate;
  /** The Pacific day of its first scan by a machine; absent while there was none. */
  readonly scannedOn?: Temporal.PlainDate;
};

/** Why a row is refused, each with the field and what to do. */
export const TRACKING_FAULTS = {
  'direction-missing': {
    field: 'direction',
    what: 'the service type of this barcode does not say which way the envelope goes. Add "direction": "outbound" to the voter, "inbound" back to the county.',
  },
  'direction-contradicts': {
    field: 'direction',
    what: 'the service type of this barcode is for the other direction. Check which of the two envelopes it is on.',
  },
  'direction-not-used': {
    field: 'direction',
    what: 'your county does not use barcodes in this direction in this election. Leave the row out, or have the county set "imb" with PUT /v1/elections/{id}/participation/{county}.',
  },
  'barcode-taken': {
    field: 'imb',
    what: 'this barcode is on another voter’s envelope, or on one of the other direction, in this election. Each envelope needs a serial number of its own; nothing was changed.',
  },
} as const;
export type TrackingFault = keyof typeof TRACKING_FAULTS | BarcodeFault;

/** The field that a fault is about, and its sentence. */
export const trackingSentence = (fault: TrackingFault): { readonly field: string; readonly what: string } =>
  fault in TRACKING_FAULTS
    ? TRACKING_FAULTS[fault as keyof typeof TRACKING_FAULTS]
    : { field: 'imb', what: BARCODE_FAULTS[fault as BarcodeFault] };

type TrackingContext = {
  readonly election: Election;
  readonly stated: CountyParticipation | undefined;
  readonly county: CountyCode;
  readonly now: Temporal.Instant;
};

/** The direction of a row: as it says, or as its service type or its county's use leaves no other. */
const directionFor = (row: TrackingRow, serviceType: string, { election, stated }: TrackingContext) => {
  const one = (['outbound', 'inbound'] as const).filter((direction) => usesImb(election, stated, direction));
  return row.direction ?? directionOf(serviceType) ?? (one.length === 1 ? one[0] : undefined);
};

/** What a row says, checked by itself. Whether another envelope has its barcode is not known here. */
export const readTracking = (row: TrackingRow, context: TrackingContext): Result<Tracked, TrackingFault> => {
  const parsed = parseBarcode(row.imb);
  if (!parsed.ok) return parsed;
  const { trackingCode, serviceType } = parsed.value;
  const direction = directionFor(row, serviceType, context);
  if (direction === undefined) return err('direction-missing');
  const known = directionOf(serviceType);
  if (known !== undefined && known !== direction) return err('direction-contradicts');
  const { election, stated, county, now } = context;
  if (!usesImb(election, stated, direction)) return err('direction-not-used');
  const countedOn = row.mailDate ?? pacificDate(now);
  return ok({ electionId: election.id, county, voterId: row.voterId, direction, barcode: trackingCode, countedOn });
};

/** Whether two statements say that one envelope is the same voter's, in the same direction. */
export const saysTheSame = (one: Tracked, other: Tracked): boolean =>
  one.county === other.county && one.voterId === other.voterId && one.direction === other.direction;

/** A Pacific day is the same within each of these. */
const HOUR_MS = 3_600_000;

const EPOCH = Temporal.PlainDate.from('1970-01-01');
const dayNumber = (date: Temporal.PlainDate): number => EPOCH.until(date).days;

/**
 * Of which elections' envelopes a scan can be by its time, the nearest to its day first: serial numbers are used again. The scans of a
 * feed come by the thousand, and few hours have them all.
 */
export const electionsAround = (elections: readonly Election[]): ((at: Temporal.Instant) => readonly Election[]) => {
  const byHour = new Map<number, readonly Election[]>();
  const numbered = elections.map((election) => ({ election, day: dayNumber(election.date) }));
  const ofDay = (day: number): readonly Election[] =>
    numbered
      .filter((one) => day - one.day >= -LATEST_SCAN_DAYS.before && day - one.day <= LATEST_SCAN_DAYS.after)
      .toSorted((one, other) => Math.abs(day - one.day) - Math.abs(day - other.day))
      .map(({ election }) => election);
  return (at) => {
    const hour = Math.floor(at.epochMilliseconds / HOUR_MS);
    const known = byHour.get(hour);
    if (known) return known;
    const found = ofDay(dayNumber(pacificDate(at)));
    byHour.set(hour, found);
    return found;
  };
};
