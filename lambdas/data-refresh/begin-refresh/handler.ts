import * as z from 'zod';
import { CopyId } from '../../../lib/data-refresh/domain/copy.ts';
import { type BeginRefreshPorts, beginRefresh } from '../../../lib/data-refresh/use-cases/begin-refresh.ts';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';

/** What the machine is started with: `{"copy": "2021-06-25-1"}`. */
export const BeginRefreshInput = z.object({ copy: CopyId });

/** Begins a refresh, or says what it waits for. `bucket`: where the lists of its parts are. */
export const beginRefreshOf =
  (ports: BeginRefreshPorts & { readonly bucket: string }) =>
  async (
    { copy }: z.output<typeof BeginRefreshInput>,
    { log }: TaskContext,
  ): Promise<{ readonly state: string; readonly lists: unknown; readonly bucket: string }> => {
    const begun = await beginRefresh(ports, copy);
    log.info('REFRESH_BEGUN', { state: begun.state });
    // A definition can pick only what is there.
    return { state: begun.state, lists: 'lists' in begun ? begun.lists : null, bucket: ports.bucket };
  };
