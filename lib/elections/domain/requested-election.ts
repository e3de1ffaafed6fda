import { err, ok, type Result } from '../../shared/result.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import type { Election, ElectionChange } from './election.ts';

/**
 * A local election that a county has asked for. It is kept apart from the elections: until SOS Ballot Tracking accepts
 * it, nothing of it is public, nobody can post for it, and no voter hears of it.
 */
export type RequestedElection = {
  /** The election as it would be. */
  readonly election: Election;
  /** Why SOS declined it; null while it waits. */
  readonly declined: { readonly at: Temporal.Instant; readonly by: string; readonly reason: string } | null;
};

/** How far an election is on its way to voters. */
export const APPROVALS = ['requested', 'accepted', 'declined'] as const;
export type Approval = (typeof APPROVALS)[number];

/** An election, or a county's request for one, as those see it whom it concerns. */
export type KnownElection = {
  readonly election: Election;
  readonly approval: Approval;
  readonly declinedBecause: string | null;
};

/** An election as those see it whom it concerns. */
export const asAccepted = (election: Election): KnownElection => ({
  election,
  approval: 'accepted',
  declinedBecause: null,
});

/** A request as those see it whom it concerns. */
export const asRequested = ({ election, declined }: RequestedElection): KnownElection => ({
  election,
  approval: declined === null ? 'requested' : 'declined',
  declinedBecause: declined?.reason ?? null,
});

export type DecisionRefusal = {
  readonly code: 'in-the-past' | 'already-declined' | 'changed-meanwhile';
  readonly detail: string;
};

/** A decision about the version that whoever decides has read. */
export type Decision =
  | { readonly accept: true; readonly version: number }
  | { readonly accept: false; readonly version: number; readonly reason: string };

const refusedDecision = ({ election, declined }: RequestedElection, version: number): DecisionRefusal | undefined => {
  if (declined !== null) {
    const detail = 'This request was declined. Its county may ask again.';
    return { code: 'already-declined', detail };
  }
  if (election.version === version) return undefined;
  const detail = `The request was changed: it has version ${election.version} now. Read it again, then decide.`;
  return { code: 'changed-meanwhile', detail };
};

/**
 * The election that a request becomes. Tracking begins with the acceptance where it was to begin earlier: what happened
 * before is recorded, and never told as a backlog.
 */
export const acceptedElection = (
  requested: RequestedElection,
  version: number,
  by: string,
  now: Temporal.Instant,
): Result<Election, DecisionRefusal> => {
  const refused = refusedDecision(requested, version);
  if (refused) return err(refused);
  const { election } = requested;
  const today = pacificDate(now);
  if (Temporal.PlainDate.compare(today, election.date) > 0) {
    return err({ code: 'in-the-past', detail: `The election date ${election.date} has passed.` });
  }
  const trackingOn = Temporal.PlainDate.compare(today, election.trackingOn) > 0 ? today : election.trackingOn;
  const moved = trackingOn.equals(election.trackingOn)
    ? []
    : [{ field: 'trackingOn', before: election.trackingOn.toString(), after: trackingOn.toString() }];
  const fields: ElectionChange['fields'] = [{ field: 'approval', before: 'requested', after: 'accepted' }, ...moved];
  const changes = [...election.changes, { at: now, by, fields }];
  return ok({ ...election, trackingOn, changes, version: election.version + 1 });
};

/** The request once it is declined: its county reads why, and so does whoever decides when it is asked for again. */
export const declinedElection = (
  requested: RequestedElection,
  { version, reason }: { readonly version: number; readonly reason: string },
  by: string,
  now: Temporal.Instant,
): Result<RequestedElection, DecisionRefusal> => {
  const refused = refusedDecision(requested, version);
  if (refused) return err(refused);
  const { election } = requested;
  const fields: ElectionChange['fields'] = [
    { field: 'approval', before: 'requested', after: 'declined' },
    { field: 'declinedBecause', before: '', after: reason },
  ];
  const changes = [...election.changes, { at: now, by, fields }];
  return ok({ election: { ...election, changes, version: election.version + 1 }, declined: { at: now, by, reason } });
};
