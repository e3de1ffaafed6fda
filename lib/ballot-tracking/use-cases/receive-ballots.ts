import { createHash } from 'node:crypto';
import type { Election } from '../../elections/domain/election.ts';
import { type CheckedRow, rowProblem } from '../../shared/rows.ts';
import { isHeld, type PlanFinding } from '../domain/plan/judge-plan.ts';
import type { StatusRecord } from '../domain/record-status.ts';
import type { UploadedRow, UploadPlan } from '../domain/upload.ts';
import type { HeldUpload, HeldUploads, UploadDays } from '../ports.ts';
import { bookUpload, newUploadId, type UploadBy } from './book-upload.ts';
import { type AudiencePorts, findAudience } from './find-audience.ts';
import type { LookedAt } from './look-at-voters.ts';
import { newcomersOf, type PlanPorts, planUpload } from './plan-upload.ts';
import {
  type BallotRecordingPorts,
  lookAtBallots,
  type RecordedUpload,
  recordLooked,
  type UploadNamed,
} from './record-ballots.ts';
import type { RowResult } from './row-result.ts';

/** What taking in an upload of ballots needs: to plan it, and then to record it or to hold it. */
export type ReceivingPorts = BallotRecordingPorts &
  PlanPorts &
  AudiencePorts & {
    readonly days: Pick<UploadDays, 'ofCounty' | 'add'>;
    readonly heldUploads: Pick<HeldUploads, 'hold'>;
  };

/** What became of an upload: recorded at once, or held as a whole until a second person decides. */
export type ReceivedUpload =
  | { readonly kind: 'recorded'; readonly upload: RecordedUpload; readonly plan: UploadPlan | undefined }
  | {
      readonly kind: 'held' | 'waits-already';
      readonly upload: RecordedUpload;
      readonly plan: UploadPlan;
    };

const HELD_WHOLE =
  'the whole upload is held, because something about it is unusual. Nothing of it counts until a second person releases it; "plan" says what was found.';

const resultsOf = ({ rows }: Pick<LookedAt, 'rows'>): readonly RowResult[] =>
  rows.map((row, index) =>
    row.ok
      ? { kind: 'held', problem: rowProblem(index, 'record', 'upload-held', HELD_WHOLE) }
      : { kind: 'rejected', problem: row.error },
  );

/** The same rows of the same county and election have the same, in whatever form they came. */
const digestOf = (by: UploadBy, rows: readonly CheckedRow<StatusRecord>[]): string =>
  createHash('sha256')
    .update(JSON.stringify([by.electionId, by.county, rows.map((row) => (row.ok ? row.value : row.error.code))]))
    .digest('hex');

const hold = async (
  ports: ReceivingPorts,
  upload: UploadNamed & UploadBy,
  looked: LookedAt,
  plan: UploadPlan,
  rows: readonly CheckedRow<StatusRecord>[],
): Promise<ReceivedUpload> => {
  const { now, ...named } = upload;
  const entered = { ...named, receivedAt: now, hold: { state: 'held', plan, digest: digestOf(upload, rows) } as const };
  let kept: Awaited<ReturnType<HeldUploads['hold']>> = { kind: 'held' };
  const save = async (one: Parameters<BallotRecordingPorts['uploads']['save']>[0], results: readonly UploadedRow[]) => {
    kept = await ports.heldUploads.hold({ ...one, hold: entered.hold } satisfies HeldUpload, results, rows);
  };
  const booked = await bookUpload({ save }, 'ballots', entered, resultsOf(looked), () => false);
  const uploadId = keptAs(kept, booked.uploadId);
  return { kind: kept.kind, upload: { ...booked, uploadId, heldNow: [] }, plan };
};

const keptAs = (kept: Awaited<ReturnType<HeldUploads['hold']>>, uploadId: string): string =>
  kept.kind === 'waits-already' ? kept.uploadId : uploadId;

/**
 * Takes in a batch of ballot statuses: plans it, and records it, or holds it as a whole where something about it is unusual.
 * `isAsked`: whether somebody wants to see the plan of an upload that is recorded too, as in a dry run; whom it would reach costs
 * two reads a voter. Throws when a table cannot be reached; repeating the upload completes it.
 */
export const receiveBallots = async (
  ports: ReceivingPorts,
  election: Election,
  by: UploadBy,
  rows: readonly CheckedRow<StatusRecord>[],
  isAsked = false,
): Promise<ReceivedUpload> => {
  const now = await ports.clock();
  const upload = { ...by, uploadId: newUploadId(by.county, now), now };
  const looked = await lookAtBallots(ports, election, upload, rows);
  const { counts } = looked;
  const counted = { election, county: by.county, now, counts, newcomers: newcomersOf(looked).map(({ row }) => row) };
  const findings = await planUpload(ports, counted);
  const planOf = async (found: readonly PlanFinding[]): Promise<UploadPlan> => ({
    counts,
    findings: found,
    audience: await findAudience(ports, looked),
  });
  if (isHeld(counts, findings)) return hold(ports, upload, looked, await planOf(findings), rows);
  const recorded = await recordLooked(ports, election, upload, looked);
  await ports.days.add(by.electionId, by.county, now, counts, recorded.counts.held);
  return { kind: 'recorded', upload: recorded, plan: isAsked ? await planOf(findings) : undefined };
};
