import type { ChunkCounts } from '../../ballot-tracking/domain/upload.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { type RowProblem, rowProblem, withoutPlace } from '../../shared/rows.ts';
import { SafeError } from '../../shared/safe-error.ts';
import type { VoterRegister } from '../../voters/ports.ts';
import { type JudgedRow, judgeRows } from '../domain/judge-rows.ts';
import { ROW_BYTES, rowDigester, subjectOf, writeDigest } from '../domain/known-rows.ts';
import { type FileKind, isStatusCode, LAYOUTS } from '../domain/layout.ts';
import type { RowOutcome } from '../domain/outcome.ts';
import { withZeros } from '../domain/padded.ts';
import type {
  ChunkOutcomes,
  FilePlace,
  FileUploads,
  OpenElection,
  RecordedRow,
  RecordRowsOf,
  UploadFiles,
} from '../ports.ts';

export type TakeInPorts = {
  readonly clock: Clock;
  readonly openElection: OpenElection;
  readonly voters: Pick<VoterRegister, 'findAll'>;
  readonly uploads: Pick<FileUploads, 'find' | 'counted' | 'count'>;
  readonly files: Pick<UploadFiles, 'reading' | 'readChunk' | 'writeOutcomes'>;
  readonly rows: RecordRowsOf;
};

const problemOf = ({ kind, problem, flag }: RecordedRow): RowProblem | undefined =>
  kind === 'accepted' ? flag : problem;

const sentenceOf = (problem: RowProblem): string =>
  [withoutPlace(problem), ...(problem.further ?? []).map(withoutPlace)].join(' ');

const outcomeOf = <Row>({ row, values }: JudgedRow<Row>, result: RecordedRow): RowOutcome | undefined => {
  const problem = problemOf(result);
  if (!problem) return undefined;
  const { kind } = result;
  return {
    line: row.line,
    result: kind === 'held' || kind === 'rejected' ? kind : 'flagged',
    voterId: values[0] ?? '',
    itemId: values[1] ?? '',
    field: problem.field,
    code: problem.code,
    sentence: sentenceOf(problem),
    ...(kind === 'rejected' ? { text: row.text } : {}),
  };
};

/**
 * Whether the row need not be read again while the county sends it in the same words: it is on record, and nothing that
 * happens later makes it say more. What takes a row back, or puts it in force, depends on what came between; a code that
 * nobody knows may be learned.
 */
const isSettled = <Row>({ values, others }: JudgedRow<Row>, { kind }: RecordedRow, places: Places): boolean => {
  if (kind === 'rejected' || others || (values[places.withdrawn] ?? '') !== '') return false;
  return places.status < 0 || isStatusCode(values[places.status] ?? '');
};

/** Where a kind's rows say these; below zero where they do not. */
type Places = { readonly status: number; readonly withdrawn: number };

const takenDigests = <Row>(
  judged: readonly JudgedRow<Row>[],
  results: readonly RecordedRow[],
  kind: FileKind,
  seeds: readonly [number, number],
): ChunkOutcomes['taken'] => {
  const placeOf = (name: string): number => LAYOUTS[kind].columns.findIndex((column) => column.name === name);
  const places = { status: placeOf('status'), withdrawn: placeOf('withdrawn') };
  const digester = rowDigester(seeds);
  const bytes = new Uint8Array(judged.length * ROW_BYTES);
  const view = new DataView(bytes.buffer);
  const subjects: string[] = [];
  judged.forEach((row, index) => {
    const result = results[index];
    if (!result || LAYOUTS[kind].feed || !isSettled(row, result, places)) return;
    writeDigest(view, subjects.length * ROW_BYTES, digester.row(row.values));
    subjects.push(subjectOf(row.values));
  });
  return { digests: bytes.subarray(0, subjects.length * ROW_BYTES), subjects };
};

const countsOf = (results: readonly RecordedRow[]): ChunkCounts => {
  const of = (kind: RecordedRow['kind']): number => results.filter((one) => one.kind === kind).length;
  const heldReasons: Record<string, number> = {};
  for (const { kind, problem } of results) {
    if (kind === 'held' && problem) heldReasons[problem.code] = (heldReasons[problem.code] ?? 0) + 1;
  }
  return {
    rows: results.length,
    accepted: of('accepted'),
    unchanged: of('unchanged'),
    held: of('held'),
    rejected: of('rejected'),
    heldReasons,
  };
};

/** Names where a voter is not found whom the same ID with zeros in front would find. The zeros are never put back by us. */
const nameLostZeros = async <Row>(
  voters: Pick<VoterRegister, 'findAll'>,
  { county }: FilePlace,
  judged: readonly JudgedRow<Row>[],
  results: readonly RecordedRow[],
): Promise<readonly RecordedRow[]> => {
  const isStranger = ({ problem }: RecordedRow): boolean => problem?.code === 'unknown-voter';
  const asked = results.flatMap((result, at) => (isStranger(result) ? withZeros(judged[at]?.values[0] ?? '') : []));
  if (asked.length === 0) return results;
  const known = await voters.findAll([...new Set(asked)]);
  return results.map((result, index) => {
    const padded = isStranger(result) ? withZeros(judged[index]?.values[0] ?? '') : [];
    const found = padded.find((id) => known.get(id)?.county === county);
    if (found === undefined) return result;
    const zeros = found.length - (judged[index]?.values[0] ?? '').length;
    const what = `a spreadsheet has probably taken ${zeros} leading ${zeros === 1 ? 'zero' : 'zeros'} off this VoteCal ID: with ${zeros === 1 ? 'it' : 'them'} it would be a voter of your county. Give the column the format Text, and export the file again.`;
    return { kind: 'rejected', problem: rowProblem(index, 'voterId', 'leading-zeros-lost', what) };
  });
};

/**
 * Takes in a part of a file's rows, and keeps what became of each. A part that was counted before is passed over; one that
 * was interrupted is done again, and what was recorded then is unchanged.
 */
export const takeInChunk = async (
  ports: TakeInPorts,
  place: FilePlace,
  chunk: number,
  log: Log,
): Promise<ChunkCounts> => {
  const before = await ports.uploads.counted(place, chunk);
  if (before) return before;
  const upload = await ports.uploads.find(place);
  if (upload?.file.state !== 'taking-in') throw new SafeError('NotTakingIn', 'The upload is not being taken in.');
  const { electionId } = upload;
  const reading = await ports.files.reading(place);
  const { kind, seeds } = reading;
  const election = await ports.openElection(electionId, place.county, kind);
  if (!election.ok) throw new SafeError('ElectionClosed', 'The county takes no part in this election any more.');
  const judged = judgeRows(reading, await ports.files.readChunk(place, chunk), ports.rows[kind]);
  const now = await ports.clock();
  const by = { ...place, electionId, ...(upload.hold ? { sentAt: upload.receivedAt } : {}) };
  const recorded = await ports.rows[kind].record(
    election.value,
    by,
    judged.map(({ checked }) => checked),
    now,
  );
  const results = await nameLostZeros(ports.voters, place, judged, recorded);
  const outcomes = judged.flatMap((row, index) => {
    const result = results[index];
    return (result && outcomeOf(row, result)) ?? [];
  });
  const taken = takenDigests(judged, results, kind, seeds);
  await ports.files.writeOutcomes(place, chunk, { outcomes, taken });
  const counts = countsOf(results);
  await ports.uploads.count(place, chunk, counts);
  const unknown = counts.heldReasons['unknown-code'] ?? 0;
  if (unknown > 0)
    log.warn('BALLOT_STATUS_UNKNOWN', { county: place.county, electionId, uploadId: place.uploadId, count: unknown });
  return counts;
};
