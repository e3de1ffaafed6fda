import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { CountyCode } from '../../../lib/shared/counties.ts';
import { type ComparePorts, compareSnapshot } from '../../../lib/voters/use-cases/load-register.ts';

export const CompareSnapshotsInput = z.object({ county: CountyCode });

/** Finds what a county's load writes. `files` is 0 too when the roll was refused. */
export const compareSnapshots =
  (ports: ComparePorts) =>
  async (
    { county }: z.output<typeof CompareSnapshotsInput>,
    { log }: TaskContext,
  ): Promise<{ readonly county: CountyCode; readonly files: number }> => {
    const found = await compareSnapshot(ports, county, log);
    return { county, files: found ? found.present.length + found.absent.length : 0 };
  };
