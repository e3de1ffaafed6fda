import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { CountyCode } from '../../../lib/shared/counties.ts';
import { SMOKE_CHECKS } from '../../../lib/test-environment/domain/smoke.ts';
import { type TryCountyPorts, tryCounty } from '../../../lib/test-environment/use-cases/try-county.ts';

export const TryCountyInput = z.object({ run: z.string(), county: CountyCode });

/** Tries a county, and says how many checks have failed: the grid has the rest. */
export const tryOneCounty =
  (ports: TryCountyPorts) =>
  async (
    { run, county }: z.output<typeof TryCountyInput>,
    { log }: TaskContext,
  ): Promise<{ readonly county: CountyCode; readonly failed: number }> => {
    const { cells } = await tryCounty(ports, run, county);
    const failed = SMOKE_CHECKS.filter((check) => cells[check].state === 'failed').length;
    log.info('COUNTY_TRIED', { county, count: failed });
    return { county, failed };
  };
