import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { CountyCode } from '../../../lib/shared/counties.ts';
import { type FinishPorts, finishLoad } from '../../../lib/voters/use-cases/load-register.ts';

export const FinishRegisterLoadInput = z.object({ counties: z.array(CountyCode) });

/** What a run came to. `unloaded`: counties whose roll was refused, or whose load the next run goes on with. */
type RunEnd = {
  readonly loaded: number;
  readonly unloaded: readonly CountyCode[];
  readonly written: number;
  readonly voters: { readonly before: number; readonly after: number };
};

/** Ends the loads of these counties, with the counts before and after. */
export const finishRegisterLoad =
  (ports: FinishPorts) =>
  async ({ counties }: z.output<typeof FinishRegisterLoadInput>, { log }: TaskContext): Promise<RunEnd> => {
    const unloaded: CountyCode[] = [];
    const voters = { before: 0, after: 0 };
    let written = 0;
    for (const county of counties) {
      const finished = await finishLoad(ports, county, log);
      if (finished === undefined) unloaded.push(county);
      written += finished?.counts.written ?? 0;
      voters.before += finished?.voters.before ?? 0;
      voters.after += finished?.voters.after ?? 0;
    }
    return { loaded: counties.length - unloaded.length, unloaded, written, voters };
  };
