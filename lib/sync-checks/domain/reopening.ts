import type { SyncCheck } from './check.ts';

/**
 * What changes of a failed check that is started again. VoteCal's side is pinned anew: what was pinned may be why the
 * check failed. What was found with it is forgotten; the county's confirmed extract is kept.
 */
export const reopening = ({ redrives }: Pick<SyncCheck, 'redrives'>) =>
  ({
    status: 'requested',
    failure: null,
    endedAt: null,
    redrives: redrives + 1,
    votecal: null,
    comparison: null,
    judgement: null,
    resolution: null,
  }) as const satisfies Partial<SyncCheck>;
