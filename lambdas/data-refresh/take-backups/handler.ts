import * as z from 'zod';
import { CopyId } from '../../../lib/data-refresh/domain/copy.ts';
import { type TakeBackupsPorts, takeBackups } from '../../../lib/data-refresh/use-cases/take-backups.ts';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { SafeError } from '../../../lib/shared/safe-error.ts';

/** What an operator of the source starts the machine with: `{"copy": "2021-06-25-1"}`. */
export const TakeBackupsInput = z.object({ copy: CopyId });

/** Takes the backups of a copy, or says how far they are. `bucket`: where the lists of its parts are. */
export const takeBackupsOf =
  (ports: TakeBackupsPorts & { readonly bucket: string }) =>
  async (
    { copy }: z.output<typeof TakeBackupsInput>,
    { log }: TaskContext,
  ): Promise<{ readonly state: string; readonly lists: unknown; readonly bucket: string }> => {
    const taken = await takeBackups(ports, copy);
    log.info('BACKUPS_TAKEN', { state: taken.state });
    // The machine asks again after a while.
    if (taken.state === 'running') throw new SafeError('BackupsRunning', 'DynamoDB is still exporting a table.');
    // A definition can pick only what is there.
    return { state: taken.state, lists: 'lists' in taken ? taken.lists : null, bucket: ports.bucket };
  };
