import { type Election, isVisible } from '../../elections/domain/election.ts';
import type { RequestedElection } from '../../elections/domain/requested-election.ts';
import type { Side } from '../../shared/identity.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';

/** What became of a county's request for a local election. `reason`: why it was declined; null of an accepted one. */
export type DecidedRequest = {
  readonly election: Election;
  readonly at: Temporal.Instant;
  readonly reason: string | null;
};

/** How long after its day an election that was decided is still told of. */
const TOLD_DAYS = 30;

/** When an election was accepted that a county had asked for; undefined of one that nobody had to accept. */
const acceptedAt = ({ changes }: Election): Temporal.Instant | undefined =>
  changes.findLast(({ fields }) => fields.some(({ field, after }) => field === 'approval' && after === 'accepted'))?.at;

/** The decisions that a viewer may know of, the newest first, until some weeks after the day of the election. */
export const decidedRequests = (
  requests: readonly RequestedElection[],
  elections: readonly Election[],
  viewer: Side,
  now: Temporal.Instant,
): readonly DecidedRequest[] => {
  const declined = requests.flatMap(({ election, declined: end }): DecidedRequest[] =>
    end === null ? [] : [{ election, at: end.at, reason: end.reason }],
  );
  const accepted = elections.flatMap((election): DecidedRequest[] => {
    const at = acceptedAt(election);
    return at === undefined ? [] : [{ election, at, reason: null }];
  });
  const today = pacificDate(now);
  return [...declined, ...accepted]
    .filter(({ election }) => isVisible(election, viewer))
    .filter(({ election }) => Temporal.PlainDate.compare(election.date.add({ days: TOLD_DAYS }), today) >= 0)
    .toSorted((a, b) => Temporal.Instant.compare(b.at, a.at));
};
