import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { isFinal, type SyncCheck } from '../domain/check.ts';
import { type ExtractRefusal, extractRefusal, NOT_UPLOADED } from '../domain/extract.ts';
import type { SyncChecks } from '../ports/checks.ts';
import type { TaskTokens } from '../ports/executions.ts';
import type { SyncRolls } from '../ports/rolls.ts';

export type Ports = {
  readonly clock: Clock;
  readonly checks: SyncChecks;
  readonly rolls: Pick<SyncRolls, 'findUpload'>;
  readonly tokens: TaskTokens;
};

/** What the county announces about the file that it has uploaded. */
export type AnnouncedFile = { readonly sha256: string; readonly rows: number };

/**
 * Takes the confirmation of an uploaded extract and lets the waiting execution go on. Gives the check as it is then, or
 * why this file is not taken. Confirming the same file again is answered as before. Whether the file is what was
 * announced is found while it is compared.
 */
export const confirmExtract = async (
  ports: Ports,
  check: SyncCheck,
  file: AnnouncedFile,
  log: Log,
): Promise<Result<SyncCheck, ExtractRefusal>> => {
  const confirmed = await recordExtract(ports, check, file);
  if (!confirmed.ok) return confirmed;
  if (!isFinal(confirmed.value.status)) {
    // A repeat resumes too: the first call may have died between recording and resuming.
    const { taskToken } = await ports.checks.readWait(check.id);
    if (taskToken !== null) await ports.tokens.extractArrived(taskToken);
  }
  log.info('EXTRACT_CONFIRMED', { county: check.county, checkId: check.id, records: file.rows });
  return confirmed;
};

const isSameFile = (check: SyncCheck, file: AnnouncedFile): boolean =>
  check.extract?.sha256 === file.sha256 && check.extract.rows === file.rows;

const recordExtract = async (
  ports: Ports,
  check: SyncCheck,
  file: AnnouncedFile,
): Promise<Result<SyncCheck, ExtractRefusal>> => {
  const now = await ports.clock();
  const refusal = extractRefusal(check, now);
  if (refusal) return isSameFile(check, file) && check.status !== 'window-closed' ? ok(check) : err(refusal);
  const { uploadKey } = await ports.checks.readWait(check.id);
  const upload = uploadKey === null ? undefined : await ports.rolls.findUpload(uploadKey);
  if (uploadKey === null || !upload) return err(NOT_UPLOADED);
  const changes = { status: 'comparing', extract: { key: uploadKey, ...upload, ...file, confirmedAt: now } } as const;
  const confirmed = await ports.checks.advance(check.id, ['requested', 'awaiting-extract'], changes);
  if (confirmed) return ok(confirmed);
  // Another call, or the closing, was quicker: answer by what it left.
  const present = await ports.checks.read(check.id);
  return present ? recordExtract(ports, present, file) : err(NOT_UPLOADED);
};
