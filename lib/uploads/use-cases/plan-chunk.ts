import type { Clock } from '../../shared/clock.ts';
import { SafeError } from '../../shared/safe-error.ts';
import { judgeRows } from '../domain/judge-rows.ts';
import type { CountRows, FilePlace, FileUploads, OpenElection, UploadFiles } from '../ports.ts';

export type PlanChunkPorts<Row> = {
  readonly clock: Clock;
  readonly openElection: OpenElection;
  readonly uploads: Pick<FileUploads, 'find'>;
  readonly files: Pick<UploadFiles, 'reading' | 'readChunk' | 'readGroup' | 'keepPart' | 'keepAudience'>;
  readonly plans: CountRows<Row>;
};

/** What is asked of a part: what its rows come to, or, where somebody looks at that, whom they would reach. */
export const PLAN_ASKS = ['counts', 'audience'] as const;
export type PlanAsk = (typeof PLAN_ASKS)[number];

/** Looks at a part of a file's rows and keeps what they come to. Records nothing; a repeat takes the place of what was kept. */
export const planChunk = async <Row>(
  { clock, openElection, uploads, files, plans }: PlanChunkPorts<Row>,
  place: FilePlace,
  chunk: number,
  ask: PlanAsk,
): Promise<{ readonly rows: number }> => {
  const upload = await uploads.find(place);
  if (!upload) throw new SafeError('UploadNotFound', 'The upload of a file is not in the book.');
  const by = { ...place, electionId: upload.electionId };
  const reading = await files.reading(place);
  const election = await openElection(by.electionId, place.county, reading.kind);
  if (!election.ok) throw new SafeError('ElectionClosed', 'The county takes no part in this election any more.');
  const own = await (reading.groups === undefined ? files.readChunk(place, chunk) : files.readGroup(place, chunk));
  const judged = judgeRows(reading, own, plans);
  const checked = judged.map((one) => one.checked);
  const now = await clock();
  if (ask === 'audience') {
    await files.keepAudience(place, chunk, await plans.reach(election.value, by, checked, now));
    return { rows: judged.length };
  }
  const { counts, newcomers } = await plans.count(election.value, by, checked, now);
  await files.keepPart(place, chunk, { counts, newcomers: newcomers.flatMap((index) => judged[index]?.row ?? []) });
  return { rows: judged.length };
};
