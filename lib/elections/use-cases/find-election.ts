import { err, ok, type Result } from '../../shared/result.ts';
import { type Election, isVisible, type Viewer } from '../domain/election.ts';
import { bySoonest } from '../domain/election-page.ts';
import { asAccepted, asRequested, type KnownElection } from '../domain/requested-election.ts';
import type { ElectionRequests, ElectionStore } from '../ports.ts';

export type UnknownElection = { readonly code: 'not-found'; readonly detail: string };

const UNKNOWN: UnknownElection = {
  code: 'not-found',
  detail: 'There is no such election. See GET /v1/elections.',
};

/** The election, if the viewer may know of it. Throws when the table cannot be reached. */
export const findElection = async (
  elections: Pick<ElectionStore, 'find'>,
  electionId: string,
  viewer: Viewer,
): Promise<Result<Election, UnknownElection>> => {
  const election = await elections.find(electionId);
  return election && isVisible(election, viewer) ? ok(election) : err(UNKNOWN);
};

export type AllElections = {
  readonly elections: Pick<ElectionStore, 'list'>;
  readonly requests: Pick<ElectionRequests, 'list'>;
};

export type OneElection = {
  readonly elections: Pick<ElectionStore, 'find'>;
  readonly requests: Pick<ElectionRequests, 'find'>;
};

/** The election, or a county's own request for one. Throws when the table cannot be reached. */
export const findKnownElection = async (
  { elections, requests }: OneElection,
  electionId: string,
  viewer: Viewer,
): Promise<Result<KnownElection, UnknownElection>> => {
  const found = await findElection(elections, electionId, viewer);
  if (found.ok) return ok(asAccepted(found.value));
  const requested = await requests.find(electionId);
  return requested && isVisible(requested.election, viewer) ? ok(asRequested(requested)) : found;
};

/** The elections that the viewer may know of and its requests, soonest first. Throws when the table cannot be reached. */
export const listKnownElections = async (
  { elections, requests }: AllElections,
  viewer: Viewer,
): Promise<readonly KnownElection[]> => {
  const [accepted, requested] = await Promise.all([elections.list(), requests.list(viewer.county)]);
  return [...accepted.map(asAccepted), ...requested.map(asRequested)]
    .filter(({ election }) => isVisible(election, viewer))
    .toSorted(bySoonest);
};
