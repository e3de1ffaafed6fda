import type { Clock } from '../../shared/clock.ts';
import type { CopyId } from '../domain/copy.ts';
import type { RunningRefresh, StartRefresh } from '../ports.ts';

export type StartRefreshPorts = {
  readonly clock: Clock;
  readonly startRefresh: StartRefresh;
  readonly runningRefresh: RunningRefresh;
};

/**
 * Starts an execution of `data-refresh`, which asks for the copy or goes on with it. Its name says which copy and when. `under-way`: one
 * has not ended, of whatever copy, and a second one would empty what the first has filled. Throws when Step Functions cannot be reached.
 */
export const startRefresh = async (
  { clock, startRefresh: start, runningRefresh }: StartRefreshPorts,
  copy: CopyId,
): Promise<'started' | 'under-way'> => {
  if ((await runningRefresh()) !== undefined) return 'under-way';
  const minute = (await clock()).toString().slice(0, 16).replace(':', '');
  return (await start(`data-refresh-${copy}-${minute}`, { copy })) === 'started' ? 'started' : 'under-way';
};
