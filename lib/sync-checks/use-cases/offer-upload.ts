import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { SyncCheck } from '../domain/check.ts';
import { type ExtractRefusal, extractRefusal } from '../domain/extract.ts';
import type { SyncChecks } from '../ports/checks.ts';
import type { SyncRolls, UploadSizes } from '../ports/rolls.ts';

export type Ports = {
  readonly clock: Clock;
  readonly checks: SyncChecks;
  readonly rolls: Pick<SyncRolls, 'createUpload'>;
};

/** Where the files of an extract are PUT. */
export type UploadPlaces = { readonly uploadUrl: string; readonly precinctsUploadUrl: string };

/**
 * Gives the county the URLs of places for its extract, under names of our own, or why its check takes none. The latest
 * places asked for count. A stated size becomes a condition of the place.
 */
export const offerUpload = async (
  ports: Ports,
  check: SyncCheck,
  sizes: UploadSizes,
  log: Log,
): Promise<Result<UploadPlaces, ExtractRefusal>> => {
  const refusal = extractRefusal(check, await ports.clock());
  if (refusal) return err(refusal);
  const { key, url, precinctsUrl } = await ports.rolls.createUpload(check.county, check.id, sizes);
  await ports.checks.keepWait(check.id, { uploadKey: key });
  log.info('EXTRACT_UPLOAD_OFFERED', { county: check.county, checkId: check.id });
  return ok({ uploadUrl: url, precinctsUploadUrl: precinctsUrl });
};
