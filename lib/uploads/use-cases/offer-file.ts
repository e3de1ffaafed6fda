import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Temporal } from '../../shared/time.ts';
import { awaitedFile, NO_ROWS } from '../domain/awaited-file.ts';
import type { FileKind } from '../domain/layout.ts';
import type { FileUploads, OpenElection, UploadFiles } from '../ports.ts';

export type OfferPorts = {
  readonly clock: Clock;
  readonly openElection: OpenElection;
  readonly uploads: Pick<FileUploads, 'open'>;
  readonly files: Pick<UploadFiles, 'offer'>;
  readonly newUploadId: (county: CountyCode, now: Temporal.Instant) => string;
};

/** What a county says of the file that it is about to send. */
export type AnnouncedUpload = {
  readonly kind: FileKind;
  readonly name?: string | undefined;
  readonly bytes?: number | undefined;
  readonly readAll?: boolean | undefined;
};

type By = { readonly electionId: string; readonly county: CountyCode; readonly clientId: string };
type Refusal = (Awaited<ReturnType<OpenElection>> & { readonly ok: false })['error'];

/** Enters an upload that comes as a file, and gives the URL that one PUT fills. */
export const offerFile = async (
  { clock, openElection, uploads, files, newUploadId }: OfferPorts,
  by: By,
  { kind, name, bytes, readAll = false }: AnnouncedUpload,
): Promise<Result<{ readonly uploadId: string; readonly uploadUrl: string }, Refusal>> => {
  const election = await openElection(by.electionId, by.county, kind);
  if (!election.ok) return err(election.error);
  const now = await clock();
  const uploadId = newUploadId(by.county, now);
  const uploadUrl = await files.offer({ county: by.county, uploadId }, bytes);
  await uploads.open({
    ...by,
    uploadId,
    kind,
    receivedAt: now,
    counts: NO_ROWS,
    heldReasons: {},
    file: awaitedFile(name ?? null, readAll),
  });
  return ok({ uploadId, uploadUrl });
};
