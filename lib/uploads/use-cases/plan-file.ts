import { createHash } from 'node:crypto';
import { addAudiences, NO_AUDIENCE, type PlanAudience } from '../../ballot-tracking/domain/plan/audience.ts';
import type { PlanFinding } from '../../ballot-tracking/domain/plan/judge-plan.ts';
import { cameLater } from '../../ballot-tracking/domain/upload.ts';
import type { Clock } from '../../shared/clock.ts';
import { inParallel } from '../../shared/in-parallel.ts';
import type { Log } from '../../shared/log.ts';
import { SafeError } from '../../shared/safe-error.ts';
import { type FileRefusal, refusalSentence } from '../domain/file-refusal.ts';
import { judgeRows } from '../domain/judge-rows.ts';
import { isFileKind, PLANNED_KINDS } from '../domain/layout.ts';
import { addParts, NO_PART, type PlannedPart } from '../domain/planned-part.ts';
import type { FilePlace, FileUploads, JudgeFile, LastFiles, OpenElection, TellHeld, UploadFiles } from '../ports.ts';

export type PlanPorts<Row> = {
  readonly clock: Clock;
  readonly openElection: OpenElection;
  readonly uploads: Pick<FileUploads, 'find' | 'move' | 'hold'>;
  readonly files: Pick<UploadFiles, 'reading' | 'part' | 'audience' | 'keepCounts'>;
  readonly lastFiles: Pick<LastFiles, 'find'>;
  readonly plans: JudgeFile<Row>;
  readonly tellHeld: TellHeld;
};

/** What follows: its rows are taken in, whom they would reach is looked up first, or the file rests. */
export type PlannedFile = { readonly result: 'take-in' | 'look-closer' | 'held' | 'planned' | 'refused' };

type Upload = NonNullable<Awaited<ReturnType<FileUploads['find']>>>;

/** Parts that are read at the same time. */
const PARTS_AT_ONCE = 16;

/** All parts of a file together. Each is small, however many rows it has; addition does not mind the order. */
const together = async <Part>(
  parts: number,
  none: Part,
  add: (one: Part, other: Part) => Part,
  read: (number: number) => Promise<Part>,
): Promise<Part> => {
  let sum = none;
  const numbers = Array.from({ length: parts }, (_, at) => at + 1);
  await inParallel(numbers, PARTS_AT_ONCE, async (number) => {
    const part = await read(number);
    sum = add(sum, part);
  });
  return sum;
};

/** The same file of the same county and election has the same. */
const digestOf = ({ electionId, county, kind, file }: Upload): string =>
  createHash('sha256')
    .update(JSON.stringify([electionId, county, kind, file.sha256]))
    .digest('hex');

const isReleased = ({ hold }: Upload): boolean => hold?.state === 'releasing' || hold?.state === 'released';

const counted = async <Row>({ files }: PlanPorts<Row>, place: FilePlace, parts: number): Promise<PlannedPart> => {
  const part = await together(parts, NO_PART, addParts, (number) => files.part(place, number));
  const { doubled = 0 } = await files.reading(place);
  return { ...part, counts: { ...part.counts, doubled: part.counts.doubled + doubled } };
};

const judged = async <Row>(
  { files, plans, clock, openElection }: PlanPorts<Row>,
  place: FilePlace,
  { electionId }: Upload,
  { counts, newcomers }: PlannedPart,
): Promise<{ readonly findings: readonly PlanFinding[]; readonly isHeld: boolean } | undefined> => {
  const reading = await files.reading(place);
  const election = await openElection(electionId, place.county, reading.kind);
  if (!election.ok) return undefined;
  const checked = judgeRows(reading, newcomers, plans).map((one) => one.checked);
  return plans.judge(election.value, { ...place, electionId }, counts, checked, await clock());
};

/**
 * Says what follows for a file that was read: what all its parts come to is held against the rules of batches. Nothing of it is
 * recorded. `isReached`: it is known whom the parts would reach, which somebody looks at who decides. Asked again it says the same.
 */
export const planFile = async <Row>(
  ports: PlanPorts<Row>,
  place: FilePlace,
  isReached: boolean,
  log: Log,
): Promise<PlannedFile> => {
  const { uploads, files } = ports;
  const upload = await uploads.find(place);
  if (!upload) throw new SafeError('UploadNotFound', 'The upload of a file is not in the book.');
  const { file, electionId } = upload;
  const { kind } = upload;
  if (!isFileKind(kind)) throw new SafeError('UnknownKind', 'The upload is of a kind that comes as no file.');
  const seen = { county: place.county, electionId, uploadId: place.uploadId };
  const takeIn = async (): Promise<PlannedFile> => {
    await uploads.move(place, ['planned'], { state: 'taking-in', passed: true });
    return { result: 'take-in' };
  };
  const refuse = async (refusal: FileRefusal): Promise<PlannedFile> => {
    const { code } = refusal;
    log.warn('UPLOAD_FILE_REFUSED', { ...seen, code });
    const finishedAt = await ports.clock();
    await uploads.move(place, ['planned'], {
      state: 'refused',
      refusal: { code, message: refusalSentence(refusal) },
      finishedAt,
    });
    return { result: 'refused' };
  };
  if (file.state === 'held') return { result: 'held' };
  if (file.state !== 'planned') return { result: file.state === 'taking-in' ? 'take-in' : 'refused' };
  if (isReleased(upload) && !file.passed) {
    const last = await ports.lastFiles.find(electionId, place.county, kind);
    if (!last || !cameLater(last.uploadId, place.uploadId)) return takeIn();
    return refuse({ code: 'newer-file', found: last.uploadId });
  }
  if (file.passed || !PLANNED_KINDS.includes(kind)) return file.planOnly ? { result: 'planned' } : takeIn();
  const { groups = file.chunks } = await files.reading(place);
  const part = await counted(ports, place, groups);
  const found = await judged(ports, place, upload, part);
  if (!found) return refuse({ code: 'county-not-participating' });
  await files.keepCounts(place, part.counts);
  if (!found.isHeld && !file.planOnly) return takeIn();
  if (!isReached && file.chunks > 0) return { result: 'look-closer' };
  const reach = (number: number): Promise<PlanAudience> => files.audience(place, number);
  const audience = await together(groups, NO_AUDIENCE, addAudiences, reach);
  const plan = { counts: part.counts, findings: found.findings, audience };
  if (file.planOnly) {
    await uploads.move(place, ['planned'], { plan });
    return { result: 'planned' };
  }
  const held = await uploads.hold(upload, { state: 'held', plan, digest: digestOf(upload) });
  if (held.kind === 'waits-already') return refuse({ code: 'waits-already', found: held.uploadId });
  const reason = found.findings.map(({ rule }) => rule).join(' ');
  log.warn('UPLOAD_HELD', { ...seen, records: upload.counts.rows, reason });
  await ports.tellHeld(place.county, place.uploadId, log);
  return { result: 'held' };
};
