import { cameLater } from '../../ballot-tracking/domain/upload.ts';
import type { UploadDays } from '../../ballot-tracking/ports.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { SafeError } from '../../shared/safe-error.ts';
import { Temporal } from '../../shared/time.ts';
import type { SendCountyMail } from '../../staff-mail/ports.ts';
import type { Reading } from '../domain/chunk.ts';
import { ROW_BYTES } from '../domain/known-rows.ts';
import { LAYOUTS, PLANNED_KINDS } from '../domain/layout.ts';
import { goneLine, rejectedFrame, resultLine, resultsHeader } from '../domain/results-table.ts';
import { uploadMail } from '../domain/upload-mail.ts';
import type { FilePlace, FileUploads, FindContact, LastFiles, UploadFiles } from '../ports.ts';

export type SettlePorts = {
  readonly clock: Clock;
  readonly uploads: Pick<FileUploads, 'find' | 'move' | 'counted'>;
  readonly files: Pick<UploadFiles, 'reading' | 'readOutcomes' | 'store' | 'gone' | 'counts'>;
  readonly days: Pick<UploadDays, 'add'>;
  readonly lastFiles: Pick<LastFiles, 'find' | 'collect' | 'keep'>;
  readonly findContact: FindContact;
  readonly mail: SendCountyMail;
};

/** How an upload ended. */
export type SettledUpload = { readonly result: 'done' | 'refused' | 'interrupted' };

type Upload = NonNullable<Awaited<ReturnType<FileUploads['find']>>>;

const isTakenIn = async ({ uploads }: SettlePorts, place: FilePlace, chunks: number): Promise<boolean> => {
  for (let chunk = 1; chunk <= chunks; chunk += 1) {
    if ((await uploads.counted(place, chunk)) === undefined) return false;
  }
  return true;
};

/** Puts together what became of the parts: the results, the rejected rows, and the list of rows that are on record. */
const putTogether = async (
  { files, lastFiles }: SettlePorts,
  place: FilePlace,
  { file, counts }: Upload,
  reading: Reading,
): Promise<{ readonly list: string; readonly rows: number }> => {
  const taken = await lastFiles.collect(place, 'taken');
  let rows = 0;
  try {
    await files.store(place, 'results.csv', async (write) => {
      await write(resultsHeader(reading.kind));
      for (let chunk = 1; chunk <= file.chunks; chunk += 1) {
        const { outcomes, taken: one } = await files.readOutcomes(place, chunk);
        for (const outcome of outcomes) await write(resultLine(outcome));
        for (const [at, subject] of one.subjects.entries()) {
          taken.add(one.digests.subarray(at * ROW_BYTES, (at + 1) * ROW_BYTES), subject);
        }
        rows += one.subjects.length;
      }
      if (file.gone > 0) for await (const subject of files.gone(place)) await write(goneLine(subject));
    });
    if (counts.rejected > 0 && reading.dialect) {
      const { name, first, between, last } = rejectedFrame(reading.dialect);
      await files.store(place, name, async (write) => {
        let before = first;
        for (let chunk = 1; chunk <= file.chunks; chunk += 1) {
          for (const { text } of (await files.readOutcomes(place, chunk)).outcomes) {
            if (text === undefined || text === '') continue;
            await write(before + text);
            before = between;
          }
        }
        await write(before === first ? first + last : last);
      });
    }
    return { list: await taken.keep(), rows };
  } finally {
    await taken.discard();
  }
};

/**
 * Keeps the upload as the county's last file. One that is a part of the last is put beside it; one that was held while a later file
 * came does not take that one's place.
 */
const keepAsLast = async (
  { lastFiles, clock }: SettlePorts,
  place: FilePlace,
  upload: Upload,
  reading: Reading,
  taken: { readonly list: string; readonly rows: number },
): Promise<void> => {
  const { electionId, file } = upload;
  const { uploadId } = place;
  const { kind, seeds, padded, knownList, isPart, wholeSince } = reading;
  const now = await clock();
  const before = await lastFiles.find(electionId, place.county, kind);
  if (!isPart && before && cameLater(before.uploadId, uploadId)) return;
  const isBeside = isPart && before !== undefined && before.seeds[0] === seeds[0] && before.seeds[1] === seeds[1];
  // A part whose last file was replaced meanwhile: what the other one lists stays as it is.
  if (isPart && !isBeside) return;
  const last = isBeside
    ? {
        ...before,
        // Of files that come one beside the other the last is the one that may be sent again by mistake.
        ...(LAYOUTS[kind].isWhole ? {} : { uploadId, sha256: file.sha256 ?? '' }),
        lists: taken.rows > 0 ? [...before.lists, taken.list] : before.lists,
        rows: before.rows + taken.rows,
      }
    : {
        uploadId,
        sha256: file.sha256 ?? '',
        seeds,
        padded,
        wholeAt: wholeSince === null ? now : Temporal.Instant.from(wholeSince),
        lists: [knownList, taken.list],
        rows: file.known + taken.rows,
      };
  await lastFiles.keep(electionId, place.county, kind, last, now);
};

/** What later uploads of the county are compared with: what the file has brought, and that it has come. */
const addToDay = async ({ files, days, clock }: SettlePorts, place: FilePlace, upload: Upload): Promise<void> => {
  const { electionId, counts, file, kind } = upload;
  if (!file.passed || !PLANNED_KINDS.some((one) => one === kind)) return;
  const planned = await files.counts(place);
  if (!planned) return;
  const all = { ...planned, rows: counts.rows };
  await days.add(electionId, place.county, await clock(), all, counts.held, place.uploadId);
};

const tell = async ({ findContact, mail }: SettlePorts, upload: Upload, log: Log): Promise<void> => {
  const { county, uploadId, electionId } = upload;
  const contact = await findContact(county);
  if (!contact) {
    log.warn('UPLOAD_WITHOUT_CONTACT', { county, uploadId, electionId });
    return;
  }
  const sent = await mail({ ...uploadMail(upload), to: contact.email, attachments: [], reference: uploadId });
  if (!sent.ok) log.warn('UPLOAD_MAIL_REJECTED', { county, uploadId, electionId });
};

/**
 * Ends an upload when all its parts were taken in: puts the results together, keeps the file as the county's last, and tells the
 * county. Where a part is missing the upload is interrupted, and completing it again goes on.
 */
export const settleUpload = async (ports: SettlePorts, place: FilePlace, log: Log): Promise<SettledUpload> => {
  const { uploads, files, clock } = ports;
  const upload = await uploads.find(place);
  if (!upload) throw new SafeError('UploadNotFound', 'The upload of a file is not in the book.');
  const { county, uploadId } = place;
  const { state, chunks } = upload.file;
  if (state === 'done') return { result: 'done' };
  if (state === 'refused') {
    await tell(ports, upload, log);
    return { result: 'refused' };
  }
  if (state !== 'taking-in' || !(await isTakenIn(ports, place, chunks))) {
    log.warn('UPLOAD_INTERRUPTED', { county, uploadId, electionId: upload.electionId, state });
    await uploads.move(place, ['awaiting-file', 'reading', 'planned', 'taking-in'], { state: 'interrupted' });
    return { result: 'interrupted' };
  }
  const reading = await files.reading(place);
  await keepAsLast(ports, place, upload, reading, await putTogether(ports, place, upload, reading));
  await addToDay(ports, place, upload);
  await uploads.move(place, ['taking-in'], { state: 'done', finishedAt: await clock() });
  const { rows, accepted, held, rejected } = upload.counts;
  log.info('UPLOAD_FILE_TAKEN_IN', {
    county,
    uploadId,
    electionId: upload.electionId,
    records: rows,
    accepted,
    held,
    rejected,
  });
  await tell(ports, upload, log);
  return { result: 'done' };
};
