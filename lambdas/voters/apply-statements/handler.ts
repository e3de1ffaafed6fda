import * as z from 'zod';
import type { ApplyCounts } from '../../../lib/voters/domain/register/apply-counts.ts';
import { type ApplyFilePorts, applyFile } from '../../../lib/voters/use-cases/load-register.ts';

export const ApplyStatementsInput = z.object({ file: z.string().min(1) });

/** Applies one file of statements to the register. */
export const applyStatementFile =
  (ports: ApplyFilePorts) =>
  ({ file }: z.output<typeof ApplyStatementsInput>): Promise<ApplyCounts> =>
    applyFile(ports, file);
