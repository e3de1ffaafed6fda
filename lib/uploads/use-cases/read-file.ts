import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { SafeError } from '../../shared/safe-error.ts';
import { Temporal } from '../../shared/time.ts';
import { type FileRefusal, refusalSentence } from '../domain/file-refusal.ts';
import { type FileKind, isFileKind, PLANNED_KINDS } from '../domain/layout.ts';
import type { FilePlace, FileUploads, LastFiles, OpenElection, UploadFiles } from '../ports.ts';
import { type Base, type ReadRowsPorts, readRows } from './read-rows.ts';

export type ReadPorts = ReadRowsPorts & {
  readonly clock: Clock;
  readonly openElection: OpenElection;
  readonly uploads: Pick<FileUploads, 'find' | 'move'>;
  readonly files: Pick<UploadFiles, 'open' | 'keepReading' | 'reading' | 'listChunks'>;
  readonly lastFiles: LastFiles;
};

/** Whether the file goes on to its plan; where its parts are listed and how many, and the same of those that are planned first. */
export type ReadFile =
  | { readonly result: 'refused' }
  | {
      readonly result: 'read';
      readonly plan: { readonly chunks: number; readonly bucket: string; readonly key: string };
      readonly chunks: number;
      readonly bucket: string;
      readonly key: string;
    };

/**
 * After so many days every row is read once more, whatever the last file said: what was taken out of the tables meanwhile, of a
 * voter who was confidential for a while or by restoring a backup, is then on record again.
 */
const WHOLE_EVERY_DAYS = 7;

/** Why the file of a county that may not upload is refused. */
const NOT_OPEN = {
  'not-found': 'county-not-participating',
  'county-not-participating': 'county-not-participating',
  'imb-not-used': 'imb-not-used',
} as const;

const baseOf = async (
  { lastFiles }: ReadPorts,
  electionId: string,
  { county }: FilePlace,
  kind: FileKind,
  readAll: boolean,
  now: Temporal.Instant,
): Promise<Base> => {
  const last = await lastFiles.find(electionId, county, kind);
  const list = last && (await lastFiles.rows(county, last));
  if (!last || !list || list === 'lost') return undefined;
  const isDue = Temporal.Instant.compare(last.wholeAt.add({ hours: 24 * WHOLE_EVERY_DAYS }), now) <= 0;
  return { last, list, readWhole: readAll || isDue };
};

/** Writes down the parts for the machine's maps. What was planned before, or released by a second person, is not planned again. */
const partsOf = async ({ uploads, files }: ReadPorts, place: FilePlace): Promise<ReadFile> => {
  const upload = await uploads.find(place);
  if (!upload) throw new SafeError('UploadNotFound', 'The upload of a file is not in the book.');
  const { file, kind, hold } = upload;
  const { chunks } = file;
  const isToPlan = PLANNED_KINDS.some((one) => one === kind) && !file.passed && hold === undefined;
  const { groups = chunks } = await files.reading(place);
  const toPlan = isToPlan ? groups : 0;
  const plan = { chunks: toPlan, ...(await files.listChunks(place, toPlan, 'groups')) };
  return { result: 'read', plan, chunks, ...(await files.listChunks(place, chunks, 'chunks')) };
};

/**
 * Reads a file to its end, holds each row against the county's last one, and puts those that are new or changed into parts to be
 * taken in. Nothing of it is written to a ballot. What was read before is not read again.
 */
export const readFile = async (ports: ReadPorts, place: FilePlace, log: Log): Promise<ReadFile> => {
  const { uploads, files, lastFiles } = ports;
  const upload = await uploads.find(place);
  if (!upload) throw new SafeError('UploadNotFound', 'The upload of a file is not in the book.');
  const { electionId, kind, file: known } = upload;
  if (!isFileKind(kind)) throw new SafeError('UnknownKind', 'The upload is of a kind that comes as no file.');
  if (known.state === 'refused') return { result: 'refused' };
  if (known.state !== 'reading') return partsOf(ports, place);
  const refuse = async (refusal: FileRefusal): Promise<ReadFile> => {
    const { code } = refusal;
    log.warn('UPLOAD_FILE_REFUSED', { county: place.county, electionId, uploadId: place.uploadId, code });
    await uploads.move(place, ['reading'], {
      state: 'refused',
      refusal: { code, message: refusalSentence(refusal) },
      finishedAt: await ports.clock(),
    });
    return { result: 'refused' };
  };
  const election = await ports.openElection(electionId, place.county, kind);
  if (!election.ok) return refuse({ code: NOT_OPEN[election.error.code] });
  const opened = await files.open(place, kind);
  if (!opened.ok) return refuse(opened.error);
  const file = opened.value;
  const base = await baseOf(ports, electionId, place, kind, known.readAll, await ports.clock());
  const collected = await lastFiles.collect(place, 'known');
  try {
    const read = await readRows(ports, place, kind, file, base, collected);
    if (!read.ok) return await refuse(read.error);
    const sha256 = file.sha256();
    if (known.sha256 !== null && known.sha256 !== sha256) return await refuse({ code: 'other-checksum' });
    const { found, reading, statuses, gone } = read.value;
    await files.keepReading(place, { ...reading, knownList: await collected.keep() });
    const { changed, chunks, ignoredColumns } = found;
    const { format } = file;
    const sameAs = base?.last.sha256 === sha256 ? base.last.uploadId : null;
    await uploads.progress(place, found);
    await uploads.move(place, ['reading'], {
      ...{
        state: 'planned',
        bytes: file.bytes(),
        sha256,
        format,
        changed,
        chunks,
        gone,
        ignoredColumns,
        statuses,
        sameAs,
      },
    });
    log.info('UPLOAD_FILE_READ', {
      county: place.county,
      electionId,
      uploadId: place.uploadId,
      records: found.rows,
      differences: changed,
    });
    return await partsOf(ports, place);
  } finally {
    await collected.discard();
    file.close();
  }
};
