import type { EnvelopeKey, EnvelopeScan } from '../../ballot-tracking/domain/envelope.ts';
import {
  asksForDecision,
  type Envelope,
  isTakenBack,
  recordScans,
  scansUntil,
} from '../../ballot-tracking/domain/envelope.ts';
import type { EnvelopeStore } from '../../ballot-tracking/ports.ts';
import type { Election } from '../../elections/domain/election.ts';
import type { ElectionStore } from '../../elections/ports.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { inParallel } from '../../shared/in-parallel.ts';
import { pacificDate, type Temporal } from '../../shared/time.ts';
import { electionsAround, type Tracked } from '../domain/tracking-row.ts';
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

type Matched = { readonly tracked: Tracked; readonly scans: readonly WaitingScan[] };

/** A county's feed speaks of its own envelopes alone. */
const isItsOwn = ({ from }: WaitingScan, { county }: Pick<Tracked, 'county'>): boolean =>
  from === null || from === county;

const keyOf = ({ electionId, voterId, county, direction, barcode }: Tracked): EnvelopeKey => ({
  electionId,
  voterId,
  county,
  direction,
  barcode,
});

const nameOf = ({ electionId, barcode, direction }: EnvelopeKey): string => `${electionId} ${direction} ${barcode}`;

/**
 * Records the scans of one envelope; answers which were new, and the envelope as it is then. `not-named`: the row of the tracking file
 * was taken back meanwhile, and nothing was recorded.
 */
const recordEnvelope = async (
  envelopes: EnvelopeStore,
  { tracked, scans }: Matched,
  known: Envelope | undefined,
  now: Temporal.Instant,
): Promise<{ readonly fresh: readonly EnvelopeScan[]; readonly envelope: Envelope | undefined } | 'not-named'> => {
  const key = keyOf(tracked);
  const brought = scans.map(({ scan }) => scan);
  let before = known;
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const recorded = recordScans(before, key, brought, now);
    if (recorded.kind === 'unchanged') return { fresh: [], envelope: before };
    const { envelope, isFirst, fresh } = recorded;
    // Whose scans were taken back is somebody else's now, or will be: nothing is added there unseen.
    const isNews = asksForDecision(before, isFirst) || (before !== undefined && isTakenBack(before));
    const saved = await envelopes.save(envelope, isNews, now);
    if (saved === 'not-named') return saved;
    if (saved === 'saved') return { fresh: envelope.scans.slice(-fresh), envelope };
    [before] = await envelopes.findAll([key]);
  }
  throw new Error(`An envelope changed under ${MAX_ROUNDS} attempts to record its scans.`);
};

/** Which scans were new, and those whose envelope is nobody's any more. */
type RecordedMatches = { readonly fresh: ReadonlySet<EnvelopeScan>; readonly unnamed: readonly WaitingScan[] };

/** Records the scans of named envelopes, and counts each envelope at its first. */
const recordMatched = async (
  { barcodes, envelopes }: Omit<ScanPorts, 'elections'>,
  matched: readonly Matched[],
  now: Temporal.Instant,
): Promise<RecordedMatches> => {
  const found = await envelopes.findAll(matched.map(({ tracked }) => keyOf(tracked)));
  const known = new Map(found.map((envelope) => [nameOf(envelope), envelope]));
  const scanned: (Tracked & { readonly scannedOn: Temporal.PlainDate })[] = [];
  const fresh = new Set<EnvelopeScan>();
  const unnamed: WaitingScan[] = [];
  await inParallel(matched, ENVELOPES_AT_ONCE, async (one) => {
    const recorded = await recordEnvelope(envelopes, one, known.get(nameOf(keyOf(one.tracked))), now);
    if (recorded === 'not-named') {
      unnamed.push(...one.scans);
      return;
    }
    for (const scan of recorded.fresh) fresh.add(scan);
    const [first] = recorded.envelope ? scansUntil(recorded.envelope, now) : [];
    if (first && one.tracked.scannedOn === undefined)
      scanned.push({ ...one.tracked, scannedOn: pacificDate(first.at) });
  });
  await barcodes.markScanned(scanned);
  return { fresh, unnamed };
};

/** Sorts scans by the envelope of the election in whose time they are; what is nobody's is left. */
const matchScans = async (
  barcodes: BarcodeStore,
  elections: readonly Election[],
  scans: readonly WaitingScan[],
): Promise<{ readonly matched: readonly Matched[]; readonly left: readonly WaitingScan[] }> => {
  const around = electionsAround(elections);
  const keys = scans.flatMap(({ barcode, scan }) => around(scan.at).map(({ id }) => ({ barcode, electionId: id })));
  const named = Map.groupBy(await barcodes.findAll(keys), ({ barcode }) => barcode);
  const matched = new Map<string, { tracked: Tracked; scans: WaitingScan[] }>();
  const left: WaitingScan[] = [];
  for (const one of scans) {
    const own = (named.get(one.barcode) ?? []).filter((tracked) => isItsOwn(one, tracked));
    const nearest = around(one.scan.at).find(({ id }) => own.some(({ electionId }) => electionId === id));
    const tracked = own.find(({ electionId }) => electionId === nearest?.id);
    if (!tracked) left.push(one);
    else {
      const place = nameOf(keyOf(tracked));
      const entry = matched.get(place) ?? { tracked, scans: [] };
      entry.scans.push(one);
      matched.set(place, entry);
    }
  }
  return { matched: [...matched.values()], left };
};

/** What became of a scan: new, known before, or of a barcode that no tracking file has named yet. */
export type ScanOutcome = 'recorded' | 'unchanged' | 'waiting';

/**
 * Takes in scans, in whatever order they and their tracking file come, and says what became of each. A scan of a barcode that nobody
 * has named waits; whoever names it meanwhile finds it waiting, or is found here at the second look. Throws when a table cannot be
 * reached; sending the scans again is safe.
 */
export const followScans = async (
  ports: ScanPorts,
  scans: readonly WaitingScan[],
  now: Temporal.Instant,
): Promise<readonly ScanOutcome[]> => {
  const elections = await ports.elections.list();
  const { matched, left } = await matchScans(ports.barcodes, elections, scans);
  const first = await recordMatched(ports, matched, now);
  const unplaced = [...left, ...first.unnamed];
  let waiting: ReadonlySet<WaitingScan> = new Set();
  let second: ReadonlySet<EnvelopeScan> = new Set();
  if (unplaced.length > 0) {
    await ports.barcodes.wait(unplaced, now);
    const again = await matchScans(ports.barcodes, elections, unplaced);
    const recorded = await recordMatched(ports, again.matched, now);
    second = recorded.fresh;
    waiting = new Set([...again.left, ...recorded.unnamed]);
  }
  return scans.map((one) => {
    if (waiting.has(one)) return 'waiting';
    return first.fresh.has(one.scan) || second.has(one.scan) ? 'recorded' : 'unchanged';
  });
};

/** The same of scans of which only their number matters. */
export const takeInScans = async (
  ports: ScanPorts,
  scans: readonly WaitingScan[],
  now: Temporal.Instant,
): Promise<ScanCounts> => {
  const outcomes = await followScans(ports, scans, now);
  const count = (outcome: ScanOutcome): number => outcomes.filter((one) => one === outcome).length;
  return { recorded: count('recorded'), unchanged: count('unchanged'), waiting: count('waiting') };
};

/** Takes in what waited for these barcodes to be named. */
export const takeInWaiting = async (
  ports: ScanPorts,
  barcodes: readonly string[],
  from: CountyCode,
  now: Temporal.Instant,
): Promise<void> => {
  const waiting = await ports.barcodes.waiting(barcodes);
  const own = waiting.filter((scan) => isItsOwn(scan, { county: from }));
  if (own.length === 0) return;
  const { matched } = await matchScans(ports.barcodes, await ports.elections.list(), own);
  await recordMatched(ports, matched, now);
};
