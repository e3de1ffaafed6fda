import * as z from 'zod';
import { type WatchPorts, watchUploads as watch } from '../../../lib/ballot-tracking/use-cases/watch-uploads.ts';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';

export const WatchUploadsInput = z.object({ watch: z.literal(true) });

/** Looks for silent counties and for uploads that are held. */
export const watchUploads =
  (ports: WatchPorts) =>
  async (
    _input: z.output<typeof WatchUploadsInput>,
    { log }: TaskContext,
  ): Promise<{ readonly silent: number; readonly waiting: number }> => {
    const seen = await watch(ports, log);
    log.info('UPLOADS_WATCHED', { count: seen.silent, held: seen.waiting });
    return seen;
  };
