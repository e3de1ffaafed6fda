import type { CountyCode } from '../../shared/counties.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import type { Outcome } from './ballot.ts';

/** Which way an envelope with an Intelligent Mail barcode goes: to its voter, or back to the county. */
export const ENVELOPE_DIRECTIONS = ['outbound', 'inbound'] as const;
export type EnvelopeDirection = (typeof ENVELOPE_DIRECTIONS)[number];

/** One scan of an envelope by the Postal Service. No scan says that it was delivered: letters get none at the mailbox. */
export type EnvelopeScan = {
  readonly at: Temporal.Instant;
  /** The operation, as the Postal Service numbers it. */
  readonly code: string;
  /** City and state, or ZIP Code, of the facility, as far as they are told. */
  readonly place?: string;
  /** No machine read it: the Postal Service's rules infer it. */
  readonly isInferred?: true;
  /** The day on which the Postal Service then expected to deliver the envelope. */
  readonly expectedOn?: Temporal.PlainDate;
};

/** One envelope of one voter, with every scan that is known, in the order of their arrival. */
export type Envelope = {
  readonly electionId: string;
  readonly voterId: string;
  readonly county: CountyCode;
  readonly direction: EnvelopeDirection;
  /** The first 20 digits of its barcode. */
  readonly barcode: string;
  readonly scans: readonly EnvelopeScan[];
  /** Counts the changes of this record, from 1. */
  readonly version: number;
  readonly recordedAt: Temporal.Instant;
  /** Absent until a decision looked at it. */
  readonly outcome?: Outcome;
  /** When a decision must look at the record (again); absent while there is nothing to decide. */
  readonly lookAgainAt?: Temporal.Instant;
};

export type EnvelopeKey = Pick<Envelope, 'electionId' | 'voterId' | 'county' | 'direction' | 'barcode'>;

/** Some letters are scanned again and again by one machine; what comes beyond this tells nothing new. */
const MOST_SCANS = 60;

/** As which ballot an envelope's messages stand in the ledger: whose ballot is inside only its county knows. */
export const ledgerBallotOf = ({ barcode }: Pick<Envelope, 'barcode'>): string => `imb-${barcode}`;

const nameOf = ({ at, code, place }: EnvelopeScan): string => `${at.epochMilliseconds} ${code} ${place ?? ''}`;

const byTime = (one: EnvelopeScan, other: EnvelopeScan): number => Temporal.Instant.compare(one.at, other.at);

/** The scans that machines made and whose time has come, oldest first. */
export const scansUntil = ({ scans }: Pick<Envelope, 'scans'>, now: Temporal.Instant): readonly EnvelopeScan[] =>
  scans.filter((scan) => !scan.isInferred && Temporal.Instant.compare(scan.at, now) <= 0).toSorted(byTime);

/** When the first scan that is still to come comes: a machine's clock runs ahead, or a time was told without its zone. */
export const nextScan = ({ scans }: Envelope, now: Temporal.Instant): Temporal.Instant | undefined =>
  scans
    .filter((scan) => !scan.isInferred && Temporal.Instant.compare(scan.at, now) > 0)
    .toSorted(byTime)
    .map(({ at }) => at)[0];

/** The day on which the latest scan that tells one expects the delivery, if it lies in the future. */
export const expectedDelivery = (envelope: Envelope, now: Temporal.Instant): Temporal.PlainDate | undefined => {
  const told = envelope.scans.filter(({ at, expectedOn }) => expectedOn && Temporal.Instant.compare(at, now) <= 0);
  const expected = told.toSorted(byTime).at(-1)?.expectedOn;
  return expected && Temporal.PlainDate.compare(expected, pacificDate(now)) > 0 ? expected : undefined;
};

/**
 * Whether the Postal Service has scanned one of these envelopes on its way back to the county by `now`: whoever asks a voter
 * to return a ballot asks this first.
 */
export const isOnItsWayBack = (envelopes: readonly Envelope[], now: Temporal.Instant): boolean =>
  envelopes.some((envelope) => envelope.direction === 'inbound' && scansUntil(envelope, now).length > 0);

/** What recording scans gave. `isFirst`: a machine had not seen the envelope before. */
export type RecordedScans =
  | { readonly kind: 'recorded'; readonly envelope: Envelope; readonly isFirst: boolean; readonly fresh: number }
  | { readonly kind: 'unchanged' };

/** The record after some scans, in whatever order they come. A repeat changes nothing. */
export const recordScans = (
  known: Envelope | undefined,
  key: EnvelopeKey,
  scans: readonly EnvelopeScan[],
  now: Temporal.Instant,
): RecordedScans => {
  const all = new Map((known?.scans ?? []).map((scan) => [nameOf(scan), scan]));
  const before = all.size;
  for (const scan of scans) if (!all.has(nameOf(scan)) && all.size < MOST_SCANS) all.set(nameOf(scan), scan);
  if (all.size === before) return { kind: 'unchanged' };
  const isSeen = (of: readonly EnvelopeScan[]): boolean => of.some(({ isInferred }) => !isInferred);
  const { electionId, voterId, county, direction, barcode } = known ?? key;
  const kept = [...all.values()];
  const envelope: Envelope = {
    electionId,
    voterId,
    county,
    direction,
    barcode,
    scans: kept,
    version: (known?.version ?? 0) + 1,
    recordedAt: now,
  };
  return {
    kind: 'recorded',
    envelope,
    isFirst: isSeen(kept) && !isSeen(known?.scans ?? []),
    fresh: kept.length - before,
  };
};

/**
 * The record after it turned out to be another voter's envelope: without its scans, which are that voter's. Undefined where it
 * has none: there is nothing to take back.
 */
export const withoutScans = (envelope: Envelope, now: Temporal.Instant): Envelope | undefined =>
  envelope.scans.length === 0 ? undefined : { ...envelope, scans: [], version: envelope.version + 1, recordedAt: now };

/** Whether an envelope's scans were taken back: it turned out to be another voter's. */
export const isTakenBack = ({ scans }: Envelope): boolean => scans.length === 0;

/** Silences that another scan may end. */
const MAY_END: readonly string[] = ['replaced', 'superseded', 'nothing-to-tell'];

/** Whether new scans may change what an envelope's voter is told; most of them tell nothing new. */
export const asksForDecision = (known: Envelope | undefined, isFirst: boolean): boolean => {
  const outcome = known?.outcome;
  if (isFirst || outcome === undefined || outcome.kind === 'held') return true;
  return outcome.kind === 'silent' && MAY_END.includes(outcome.reason);
};
