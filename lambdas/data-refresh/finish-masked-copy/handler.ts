import * as z from 'zod';
import { CopyId } from '../../../lib/data-refresh/domain/copy.ts';
import { type FinishCopyPorts, finishCopy } from '../../../lib/data-refresh/use-cases/finish-copy.ts';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';

export const FinishCopyInput = z.object({ copy: CopyId });

type Finished = { readonly files: number; readonly rows: number; readonly confidential: number };

/** Ends a copy, and warns of attributes that no plan names: their values stayed behind. */
export const finishCopyOf =
  (ports: FinishCopyPorts) =>
  async ({ copy }: z.output<typeof FinishCopyInput>, { log }: TaskContext): Promise<Finished> => {
    const { files, tables, confidential, leftOut } = await finishCopy(ports, copy);
    if (leftOut.length > 0) log.warn('COPY_LEFT_OUT', { count: leftOut.length });
    const rows = Object.values(tables).reduce((all, table) => all + table.rows, 0);
    log.info('COPY_FINISHED', { count: files.length, records: rows });
    return { files: files.length, rows, confidential };
  };
