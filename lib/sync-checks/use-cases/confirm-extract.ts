import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { pacificDate, type Temporal } from '../../shared/time.ts';
import { isFinal, type SyncCheck } from '../domain/check.ts';
import {
  type ExtractRefusal,
  extractRefusal,
  mayBeSo,
  NOT_UPLOADED,
  NOTHING_TO_CONFIRM,
  PRECINCTS_NOT_UPLOADED,
  tooLarge,
} from '../domain/extract.ts';
import { toldBy } from '../domain/failures.ts';
import type { PinnedFile } from '../domain/pinned-roll.ts';
import type { SyncChecks } from '../ports/checks.ts';
import type { TaskTokens } from '../ports/executions.ts';
import type { SyncRolls } from '../ports/rolls.ts';

export type Ports = {
  readonly clock: Clock;
  readonly checks: SyncChecks;
  readonly rolls: Pick<SyncRolls, 'findUpload' | 'findPrecincts'>;
  readonly tokens: TaskTokens;
};

/** What the county announces about the files that it has uploaded. */
export type AnnouncedFile = {
  readonly sha256: string;
  readonly rows: number;
  /** Of the file of precincts and districts, where the county sends one. */
  readonly precincts?: { readonly sha256: string; readonly rows: number } | undefined;
  /** The county says that what looked like a fault of this very file is really so. */
  readonly confirm?: true | undefined;
};

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

const isReallySo = ({ confirm }: AnnouncedFile): boolean => confirm === true;

const isSameFile = (check: SyncCheck, file: AnnouncedFile): boolean =>
  check.extract?.sha256 === file.sha256 &&
  check.extract.rows === file.rows &&
  check.extract.precincts?.sha256 === file.precincts?.sha256 &&
  check.extract.precincts?.rows === file.precincts?.rows &&
  check.extract.reallySo === isReallySo(file);

/** How far back a file may have been refused that a county says is really so. */
const REFUSED_DAYS = 35;

/** For what, that may be so, earlier checks of the county refused these very files. */
const refusedFor = async (
  { checks }: Pick<Ports, 'checks'>,
  { county }: SyncCheck,
  { sha256, precincts }: AnnouncedFile,
  now: Temporal.Instant,
): Promise<string[]> => {
  const today = pacificDate(now);
  const past = await checks.history(county, today.subtract({ days: REFUSED_DAYS }), today);
  const refused = past.filter(
    (check) =>
      check.extract?.sha256 === sha256 && check.extract.precincts?.sha256 === precincts?.sha256 && mayBeSo(check),
  );
  return [...new Set(refused.flatMap(({ failure }) => (failure ? toldBy(failure) : [])))].toSorted();
};

/** The uploaded file of precincts and districts; none when the county announces none. */
const pinPrecincts = async (
  { rolls }: Pick<Ports, 'rolls'>,
  uploadKey: string,
  { precincts }: AnnouncedFile,
): Promise<Result<PinnedFile | undefined, ExtractRefusal>> => {
  if (!precincts) return ok(undefined);
  const upload = await rolls.findPrecincts(uploadKey);
  if (!upload) return err(PRECINCTS_NOT_UPLOADED);
  const large = tooLarge('precincts', upload.bytes);
  return large ? err(large) : ok({ ...upload, ...precincts });
};

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
  const large = tooLarge('extract', upload.bytes);
  if (large) return err(large);
  const precincts = await pinPrecincts(ports, uploadKey, file);
  if (!precincts.ok) return precincts;
  const reallySo = isReallySo(file);
  const accepted = reallySo ? await refusedFor(ports, check, file, now) : [];
  if (reallySo && accepted.length === 0) return err(NOTHING_TO_CONFIRM);
  const { sha256, rows } = file;
  const beside = precincts.value ? { precincts: precincts.value } : {};
  const extract = { key: uploadKey, ...upload, sha256, rows, ...beside, reallySo, accepted, confirmedAt: now };
  const changes = { status: 'comparing', extract } as const;
  const confirmed = await ports.checks.advance(check.id, ['requested', 'awaiting-extract'], changes);
  if (confirmed) return ok(confirmed);
  // Another call, or the closing, was quicker: answer by what it left.
  const present = await ports.checks.read(check.id);
  return present ? recordExtract(ports, present, file) : err(NOT_UPLOADED);
};
