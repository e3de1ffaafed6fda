import type { Clock } from '../../../lib/shared/clock.ts';
import type { SyncCheck } from '../../../lib/sync-checks/domain/check.ts';
import { type ExtractRefusal, extractRefusal, NOT_UPLOADED } from '../../../lib/sync-checks/domain/extract.ts';
import type { SyncChecks } from '../../../lib/sync-checks/ports/checks.ts';
import type { SyncRolls } from '../../../lib/sync-checks/ports/rolls.ts';

type Ports = { readonly clock: Clock; readonly checks: SyncChecks; readonly rolls: Pick<SyncRolls, 'findUpload'> };

/** What the county announces about the file that it has uploaded. */
export type AnnouncedFile = { readonly sha256: string; readonly rows: number };

const isSameFile = (check: SyncCheck, file: AnnouncedFile): boolean =>
  check.extract?.sha256 === file.sha256 && check.extract.rows === file.rows;

/** Records the extract. Gives the check as it is then, or why this file is not taken. */
export const confirmExtract = async (
  ports: Ports,
  check: SyncCheck,
  file: AnnouncedFile,
): Promise<{ readonly check: SyncCheck } | { readonly refusal: ExtractRefusal }> => {
  const now = await ports.clock();
  const refusal = extractRefusal(check, now);
  if (refusal) return isSameFile(check, file) && check.status !== 'window-closed' ? { check } : { refusal };
  const { uploadKey } = await ports.checks.readWait(check.id);
  const upload = uploadKey === null ? null : await ports.rolls.findUpload(uploadKey);
  if (uploadKey === null || !upload) return { refusal: NOT_UPLOADED };
  const changes = { status: 'comparing', extract: { key: uploadKey, ...upload, ...file, confirmedAt: now } } as const;
  const confirmed = await ports.checks.advance(check.id, ['requested', 'awaiting-extract'], changes);
  if (confirmed) return { check: confirmed };
  // Another call, or the closing, was quicker: answer by what it left.
  const present = await ports.checks.read(check.id);
  return present ? confirmExtract(ports, present, file) : { refusal: NOT_UPLOADED };
};
