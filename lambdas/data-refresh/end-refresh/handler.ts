import * as z from 'zod';
import { CopyId } from '../../../lib/data-refresh/domain/copy.ts';
import type { Refresh } from '../../../lib/data-refresh/domain/refresh.ts';
import { type EndRefreshPorts, endRefresh } from '../../../lib/data-refresh/use-cases/end-refresh.ts';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';

export const EndRefreshInput = z.object({ copy: CopyId });

/** Ends a refresh: whether the environment holds what was sent. */
export const endRefreshOf =
  (ports: EndRefreshPorts) =>
  async (
    { copy }: z.output<typeof EndRefreshInput>,
    { log }: TaskContext,
  ): Promise<Pick<Refresh, 'state' | 'found'>> => {
    const { state, found } = await endRefresh(ports, copy);
    log.info('REFRESH_ENDED', { state });
    return { state, found };
  };
