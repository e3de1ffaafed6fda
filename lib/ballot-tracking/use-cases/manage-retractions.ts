import { randomUUID } from 'node:crypto';
import type { ElectionStore } from '../../elections/ports.ts';
import { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { Temporal } from '../../shared/time.ts';
import {
  decideRetraction,
  isRetractable,
  type Retraction,
  type RetractionRefusal,
  type RetractionScope,
} from '../domain/retraction.ts';
import type { RetractionStore, UploadBook } from '../ports.ts';

export type RetractionPorts = {
  readonly retractions: RetractionStore;
  readonly uploads: Pick<UploadBook, 'find'>;
  readonly elections: Pick<ElectionStore, 'find'>;
};

/** Why a retraction is not proposed. */
export type ProposalRefusal = 'unknown-upload' | 'unknown-election' | 'not-retractable' | 'bad-span';

/** What somebody wants to take back, as a form or call names it. */
export type Proposed = { readonly uploadId: string } | Omit<Extract<RetractionScope, { kind: 'messages' }>, 'kind'>;

const scopeOf = async (
  { uploads, elections }: RetractionPorts,
  proposed: Proposed,
): Promise<Result<RetractionScope, ProposalRefusal>> => {
  if ('uploadId' in proposed) {
    const county = CountyCode.safeParse(proposed.uploadId.slice(0, 2)).data;
    const upload = county && (await uploads.find(county, proposed.uploadId));
    if (!upload) return err('unknown-upload');
    const { electionId, uploadId } = upload;
    return ok({ kind: 'upload', electionId, county: upload.county, uploadId });
  }
  if ((await elections.find(proposed.electionId)) === undefined) return err('unknown-election');
  if (!isRetractable(proposed.type)) return err('not-retractable');
  if (Temporal.Instant.compare(proposed.toldFrom, proposed.toldUntil) >= 0) return err('bad-span');
  return ok({ kind: 'messages', ...proposed });
};

/** Proposes to take something back: first it is counted whom it concerns, then a second person decides. */
export const proposeRetraction = async (
  ports: RetractionPorts,
  { proposed, reason, by }: { readonly proposed: Proposed; readonly reason: string; readonly by: string },
  now: Temporal.Instant,
): Promise<Result<Retraction, ProposalRefusal>> => {
  const scope = await scopeOf(ports, proposed);
  if (!scope.ok) return scope;
  const moment = now.toString({ smallestUnit: 'second' }).replaceAll(/[-:Z]/g, '');
  const retraction: Retraction = {
    id: `retraction-${moment}-${randomUUID().slice(0, 8)}`,
    scope: scope.value,
    reason,
    proposedBy: by,
    proposedAt: now,
    phase: 'counting',
    counts: {},
    done: {},
    outcomes: {},
    sample: [],
    version: 1,
  };
  await ports.retractions.save(retraction);
  return ok(retraction);
};

const changed = async (
  { retractions }: Pick<RetractionPorts, 'retractions'>,
  id: string,
  change: (present: Retraction) => Result<Retraction, RetractionRefusal>,
): Promise<Result<Retraction, RetractionRefusal>> => {
  const present = await retractions.find(id);
  if (present === undefined) return err('not-found');
  const next = change(present);
  if (!next.ok) return next;
  return (await retractions.save(next.value)) === 'saved' ? next : err('changed-meanwhile');
};

/** Approves or declines a retraction that was counted. */
export const decideOnRetraction = (
  ports: Pick<RetractionPorts, 'retractions'>,
  id: string,
  decision: 'approve' | 'decline',
  by: string,
  now: Temporal.Instant,
): Promise<Result<Retraction, RetractionRefusal>> =>
  changed(ports, id, (present) => decideRetraction(present, decision, by, now));

/** Counts anew what has become of the corrections. */
export const recountOutcomes = (
  ports: Pick<RetractionPorts, 'retractions'>,
  id: string,
): Promise<Result<Retraction, RetractionRefusal>> =>
  changed(ports, id, (present) =>
    present.phase === 'done'
      ? ok({ ...present, phase: 'counting-outcomes', version: present.version + 1 })
      : err('not-proposed'),
  );
