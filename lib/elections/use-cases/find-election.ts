import { err, ok, type Result } from '../../shared/result.ts';
import { type Election, isVisible, type Viewer } from '../domain/election.ts';
import type { ElectionStore } from '../ports.ts';

export type UnknownElection = { readonly code: 'not-found'; readonly detail: string };

/** The election, if the viewer may know of it. Throws when the table cannot be reached. */
export const findElection = async (
  elections: Pick<ElectionStore, 'find'>,
  electionId: string,
  viewer: Viewer,
): Promise<Result<Election, UnknownElection>> => {
  const election = await elections.find(electionId);
  if (election && isVisible(election, viewer)) return ok(election);
  return err({ code: 'not-found', detail: 'There is no such election. See GET /v1/elections.' });
};

/** The elections that the viewer may know of, soonest first. Throws when the table cannot be reached. */
export const listVisibleElections = async (
  elections: Pick<ElectionStore, 'list'>,
  viewer: Viewer,
): Promise<readonly Election[]> => (await elections.list()).filter((election) => isVisible(election, viewer));
