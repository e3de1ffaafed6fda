import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { CountyCode } from '../../../lib/shared/counties.ts';
import { type BeginSmokePorts, beginSmokeTest } from '../../../lib/test-environment/use-cases/begin-smoke-test.ts';

/** What an operator starts the machine with: `{}`, `{"failedOnly": true}`, or `{"counties": ["03"]}`. */
const Start = z.object({ counties: z.array(CountyCode).min(1).optional(), failedOnly: z.boolean().default(false) });

/** `run`: the name of the execution. */
export const BeginSmokeInput = z.object({ run: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/), start: Start });

/** Begins a run and says which counties are tried. */
export const beginRun =
  (ports: BeginSmokePorts) =>
  async (
    { run, start }: z.output<typeof BeginSmokeInput>,
    { log }: TaskContext,
  ): Promise<{ readonly counties: readonly CountyCode[]; readonly count: number }> => {
    const { counties } = await beginSmokeTest(ports, run, start);
    log.info('SMOKE_TEST_BEGUN', { count: counties.length });
    return { counties, count: counties.length };
  };
