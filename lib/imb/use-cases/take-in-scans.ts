import type { EnvelopeKey, EnvelopeScan } from '../../ballot-tracking/domain/envelope.ts';
import { asksForDecision, type Envelope, recordScans, scansUntil } from '../../ballot-tracking/domain/envelope.ts';
import type { EnvelopeStore } from '../../ballot-tracking/ports.ts';
import type { Election } from '../../elections/domain/election.ts';
import type { ElectionStore } from '../../elections/ports.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { inParallel } from '../../shared/in-parallel.ts';
import { pacificDate, type Temporal } from '../../shared/time.ts';
import { isInTime, nearestElection, type Tracked } from '../domain/tracking-row.ts';
import type { BarcodeStore, WaitingScan } from '../ports.ts';

export type ScanPorts = {
  readonly elections: Pick<ElectionStore, 'list'>;
  readonly barcodes: BarcodeStore;
  readonly envelopes: EnvelopeStore;
};

/** What became of scans; the three add up to what came. */
export type ScanCounts = {
  readonly recorded: number;
  /** Known before. */
  readonly unchanged: number;
  /** Of barcodes that no tracking file has named yet. */
  readonly waiting: number;
};

const ENVELOPES_AT_ONCE = 24;
/** Two pushes that meet on one envelope settle in one or two rounds. */
const MAX_ROUNDS = 8;

type Matched = { readonly tracked: Tracked; readonly scans: readonly EnvelopeScan[] };

/** A county's feed speaks of its own envelopes alone. */
const isItsOwn = ({ from }: WaitingScan, { county }: Tracked): boolean => from === null || from === county;

const keyOf = ({ electionId, voterId, county, direction, barcode }: Tracked): EnvelopeKey => ({
  electionId,
  voterId,
  county,
  direction,
  barcode,
});

const nameOf = ({ electionId, barcode, direction }: EnvelopeKey): string => `${electionId} ${direction} ${barcode}`;

/** Records the scans of one envelope; answers how many were new, and the envelope as it is then. */
const recordEnvelope = async (
  envelopes: EnvelopeStore,
  { tracked, scans }: Matched,
  known: Envelope | undefined,
  now: Temporal.Instant,
): Promise<{ readonly fresh: number; readonly envelope: Envelope | undefined }> => {
  const key = keyOf(tracked);
  let before = known;
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const recorded = recordScans(before, key, scans, now);
    if (recorded.kind === 'unchanged') return { fresh: 0, envelope: before };
    const { envelope, isFirst, fresh } = recorded;
    if ((await envelopes.save(envelope, asksForDecision(before, isFirst), now)) === 'saved') return { fresh, envelope };
    [before] = await envelopes.findAll([key]);
  }
  throw new Error(`An envelope changed under ${MAX_ROUNDS} attempts to record its scans.`);
};

/** Records the scans of named envelopes, and counts each envelope at its first. Answers how many scans were new. */
export const recordMatched = async (
  { barcodes, envelopes }: Omit<ScanPorts, 'elections'>,
  matched: readonly Matched[],
  now: Temporal.Instant,
): Promise<number> => {
  const found = await envelopes.findAll(matched.map(({ tracked }) => keyOf(tracked)));
  const known = new Map(found.map((envelope) => [nameOf(envelope), envelope]));
  const scanned: (Tracked & { readonly scannedOn: Temporal.PlainDate })[] = [];
  let fresh = 0;
  await inParallel(matched, ENVELOPES_AT_ONCE, async (one) => {
    const recorded = await recordEnvelope(envelopes, one, known.get(nameOf(keyOf(one.tracked))), now);
    fresh += recorded.fresh;
    const [first] = recorded.envelope ? scansUntil(recorded.envelope, now) : [];
    if (first && one.tracked.scannedOn === undefined)
      scanned.push({ ...one.tracked, scannedOn: pacificDate(first.at) });
  });
  await barcodes.markScanned(scanned);
  return fresh;
};

/** Sorts scans by the envelope of the election in whose time they are; what is nobody's is left. */
const matchScans = async (
  barcodes: BarcodeStore,
  elections: readonly Election[],
  scans: readonly WaitingScan[],
): Promise<{ readonly matched: readonly Matched[]; readonly left: readonly WaitingScan[] }> => {
  const keys = scans.flatMap(({ barcode, scan }) =>
    elections.filter((election) => isInTime(scan.at, election)).map(({ id }) => ({ barcode, electionId: id })),
  );
  const named = Map.groupBy(await barcodes.findAll(keys), ({ barcode }) => barcode);
  const matched = new Map<string, { tracked: Tracked; scans: EnvelopeScan[] }>();
  const left: WaitingScan[] = [];
  for (const one of scans) {
    const own = (named.get(one.barcode) ?? []).filter((tracked) => isItsOwn(one, tracked));
    const nearest = nearestElection(
      one.scan.at,
      elections.filter(({ id }) => own.some(({ electionId }) => electionId === id)),
    );
    const tracked = own.find(({ electionId }) => electionId === nearest?.id);
    if (!tracked) left.push(one);
    else {
      const place = nameOf(keyOf(tracked));
      const entry = matched.get(place) ?? { tracked, scans: [] };
      entry.scans.push(one.scan);
      matched.set(place, entry);
    }
  }
  return { matched: [...matched.values()], left };
};

/**
 * Takes in scans, in whatever order they and their tracking file come. A scan of a barcode that nobody has named waits;
 * whoever names it meanwhile finds it waiting, or is found here at the second look. Throws when a table cannot be reached;
 * sending the scans again is safe.
 */
export const takeInScans = async (
  ports: ScanPorts,
  scans: readonly WaitingScan[],
  now: Temporal.Instant,
): Promise<ScanCounts> => {
  const elections = await ports.elections.list();
  const { matched, left } = await matchScans(ports.barcodes, elections, scans);
  let fresh = await recordMatched(ports, matched, now);
  if (left.length === 0) return { recorded: fresh, unchanged: scans.length - fresh, waiting: 0 };
  await ports.barcodes.wait(left, now);
  const again = await matchScans(ports.barcodes, elections, left);
  fresh += await recordMatched(ports, again.matched, now);
  const waiting = again.left.length;
  return { recorded: fresh, unchanged: scans.length - waiting - fresh, waiting };
};

/** Takes in what waited for these barcodes to be named. */
export const takeInWaiting = async (
  ports: ScanPorts,
  barcodes: readonly string[],
  from: CountyCode,
  now: Temporal.Instant,
): Promise<number> => {
  const waiting = await ports.barcodes.waiting(barcodes);
  const own = waiting.filter((scan) => scan.from === null || scan.from === from);
  if (own.length === 0) return 0;
  const { matched } = await matchScans(ports.barcodes, await ports.elections.list(), own);
  return recordMatched(ports, matched, now);
};
