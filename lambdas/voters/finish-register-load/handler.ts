import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { CountyCode } from '../../../lib/shared/counties.ts';
import { type FinishPorts, finishLoad, type UnloadedBecause } from '../../../lib/voters/use-cases/load-register.ts';

export const FinishRegisterLoadInput = z.object({ counties: z.array(CountyCode) });

/** What a run came to. `unloaded`: counties whose roll was refused, or whose load the next run goes on with, and why. */
type RunEnd = {
  readonly loaded: number;
  readonly unloaded: readonly { readonly county: CountyCode; readonly because: UnloadedBecause }[];
  readonly written: number;
  readonly voters: { readonly before: number; readonly after: number };
};

/** Ends the loads of these counties, with the counts before and after. */
export const finishRegisterLoad =
  (ports: FinishPorts) =>
  async ({ counties }: z.output<typeof FinishRegisterLoadInput>, { log }: TaskContext): Promise<RunEnd> => {
    const unloaded: RunEnd['unloaded'][number][] = [];
    const voters = { before: 0, after: 0 };
    let written = 0;
    for (const county of counties) {
      const finished = await finishLoad(ports, county, log);
      if (!finished.ok) {
        unloaded.push({ county, because: finished.error });
        continue;
      }
      written += finished.value.counts.written;
      voters.before += finished.value.voters.before;
      voters.after += finished.value.voters.after;
    }
    return { loaded: counties.length - unloaded.length, unloaded, written, voters };
  };
