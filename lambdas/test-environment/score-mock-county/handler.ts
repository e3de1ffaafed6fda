import * as z from 'zod';
import { CountyCode } from '../../../lib/shared/counties.ts';
import { type ScoreMockPorts, scoreMockCounty } from '../../../lib/test-environment/use-cases/mock-steps.ts';

export const ScoreCountyInput = z.object({ run: z.string(), county: CountyCode });

/** Holds what came of a county against its stories. */
export const scoreOneCounty =
  (ports: ScoreMockPorts) =>
  async ({
    run,
    county,
  }: z.output<typeof ScoreCountyInput>): Promise<{ readonly county: CountyCode; readonly asExpected: boolean }> => ({
    county,
    asExpected: await scoreMockCounty(ports, run, county),
  });
