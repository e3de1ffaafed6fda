import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';
import type { Clock } from '../../shared/clock.ts';
import { inParallel } from '../../shared/in-parallel.ts';
import {
  boundScope,
  isInScope,
  plusOne,
  type Recipient,
  type Retraction,
  type RetractionCounts,
  standingOf,
  sumOf,
} from '../domain/retraction.ts';
import type { MarkRetracted, RetractionPart, RetractionScans, RetractionStore } from '../ports.ts';
import { type DecisionPorts, decideVoter } from './decide-voter.ts';
import { type WithdrawalPorts, withdrawRecord } from './withdraw-record.ts';

export type WorkPorts = DecisionPorts &
  WithdrawalPorts & {
    readonly clock: Clock;
    readonly retractions: RetractionStore;
    readonly scans: RetractionScans;
    readonly mark: MarkRetracted;
    /** Whether there is time for another page; the next run goes on where this one ends. */
    readonly hasTime: () => boolean;
  };

/** Parts of a table, and voters of a page, at a time. */
const SEGMENTS_AT_ONCE = 4;
const VOTERS_AT_ONCE = 8;
/** Recipients that a second person sees, of each part. */
const SAMPLED = 5;

type Found = {
  readonly counts: RetractionCounts;
  readonly sample: readonly Recipient[];
  readonly cursor: string | null;
};
type Step = (ports: WorkPorts, retraction: Retraction, segment: number, cursor: string | null) => Promise<Found>;

/** Whom it concerns: who was told, and what still waits. */
const countRecipients: Step = async ({ scans }, { scope }, segment, cursor) => {
  const page = await scans.messages(scope.electionId, segment, cursor);
  let counts: RetractionCounts = {};
  const sample: Recipient[] = [];
  for (const row of page.items.filter((one) => isInScope(scope, one))) {
    const standing = standingOf(row);
    if (standing === undefined) continue;
    counts = plusOne(counts, standing, row);
    const { voterId, channel, language } = row;
    if (standing === 'told' && sample.length < SAMPLED) sample.push({ voterId, channel, language });
  }
  return { counts, sample, cursor: page.cursor };
};

/** Marks what was told, and decides about each voter: that corrects it once, by the rules of every correction. */
const takeBackMessages: Step = async (ports, retraction, segment, cursor) => {
  const { id } = retraction;
  const scope = boundScope(retraction);
  const page = await ports.scans.messages(scope.electionId, segment, cursor);
  const rows = page.items.filter((row) => isInScope(scope, row) && standingOf(row) === 'told');
  let counts: RetractionCounts = {};
  for (const row of rows) counts = plusOne(counts, 'taken-back', row);
  const byVoter = Map.groupBy(rows, ({ voterId }) => voterId);
  await inParallel([...byVoter], VOTERS_AT_ONCE, async ([voterId, told]) => {
    for (const row of told) await ports.mark(row, id);
    await decideVoter(ports, { electionId: scope.electionId, voterId });
  });
  return { counts, sample: [], cursor: page.cursor };
};

/** Withdraws what an upload brought; the decisions that follow withdraw what waits and correct what was told. */
const takeBackUpload: Step = async (ports, retraction, segment, cursor) => {
  const { scope, id } = retraction;
  if (scope.kind !== 'upload') throw new Error('This step is about an upload.');
  const page = await ports.scans.records(scope.electionId, segment, cursor);
  let withdrawn = 0;
  await inParallel(page.items, VOTERS_AT_ONCE, async (record) => {
    withdrawn += await withdrawRecord(ports, record, { ...scope, retractionId: id });
  });
  return { counts: withdrawn === 0 ? {} : { 'withdrawn-rows##': withdrawn }, sample: [], cursor: page.cursor };
};

const isCarriedBy = ({ id, scope }: Retraction, row: LedgerRow): boolean =>
  row.type === 'Correction' && (scope.kind === 'upload' ? row.uploadId === scope.uploadId : row.retracted === id);

/** What has become of the corrections. */
const countOutcomes: Step = async ({ scans }, retraction, segment, cursor) => {
  const page = await scans.messages(retraction.scope.electionId, segment, cursor);
  let counts: RetractionCounts = {};
  for (const row of page.items.filter((one) => isCarriedBy(retraction, one))) counts = plusOne(counts, row.state, row);
  return { counts, sample: [], cursor: page.cursor };
};

const stepOf = ({ phase, scope }: Retraction): Step | undefined => {
  if (phase === 'counting') return countRecipients;
  if (phase === 'carrying-out') return scope.kind === 'upload' ? takeBackUpload : takeBackMessages;
  return phase === 'counting-outcomes' ? countOutcomes : undefined;
};

/** Goes on with one part, page by page. Undefined when another run is at it. */
const workPart = async (
  ports: WorkPorts,
  retraction: Retraction,
  step: Step,
  segment: number,
): Promise<RetractionPart | undefined> => {
  // Counts that are made again begin anew: the retraction's version tells the rounds apart.
  const key = { id: retraction.id, step: `${retraction.phase}-${retraction.version}`, segment };
  let part: RetractionPart = (await ports.retractions.part(key)) ?? {
    ...key,
    cursor: null,
    isDone: false,
    counts: {},
    sample: [],
    version: 0,
  };
  while (!part.isDone && ports.hasTime()) {
    const found = await step(ports, retraction, segment, part.cursor);
    part = {
      ...part,
      cursor: found.cursor,
      isDone: found.cursor === null,
      counts: sumOf([part.counts, found.counts]),
      sample: [...part.sample, ...found.sample].slice(0, SAMPLED),
      version: part.version + 1,
    };
    if ((await ports.retractions.savePart(part)) === 'conflict') return undefined;
  }
  return part;
};

const afterStep = async (
  ports: WorkPorts,
  retraction: Retraction,
  parts: readonly RetractionPart[],
): Promise<Retraction> => {
  const counts = sumOf(parts.map((part) => part.counts));
  const next = { ...retraction, version: retraction.version + 1 };
  if (retraction.phase === 'counting') {
    return { ...next, phase: 'proposed', counts, sample: parts.flatMap(({ sample }) => sample).slice(0, SAMPLED) };
  }
  if (retraction.phase === 'carrying-out') return { ...next, phase: 'counting-outcomes', done: counts };
  return { ...next, phase: 'done', outcomes: counts, doneAt: retraction.doneAt ?? (await ports.clock()) };
};

/**
 * Goes on with a retraction as far as there is time. Whoever dies leaves what the next run takes up; a page that is gone through
 * twice corrects nobody twice. Answers the retraction as it is then. Throws when a table cannot be reached.
 */
export const workRetraction = async (ports: WorkPorts, retraction: Retraction): Promise<Retraction> => {
  const step = stepOf(retraction);
  if (step === undefined || !ports.hasTime()) return retraction;
  const segments = Array.from({ length: ports.scans.segments }, (_, segment) => segment);
  const parts: RetractionPart[] = [];
  await inParallel(segments, SEGMENTS_AT_ONCE, async (segment) => {
    const part = await workPart(ports, retraction, step, segment);
    if (part?.isDone) parts.push(part);
  });
  if (parts.length < segments.length) return retraction;
  const next = await afterStep(ports, retraction, parts);
  return (await ports.retractions.save(next)) === 'saved' ? workRetraction(ports, next) : retraction;
};
