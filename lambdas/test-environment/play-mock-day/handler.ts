import * as z from 'zod';
import { CountyCode } from '../../../lib/shared/counties.ts';
import { type PlayPorts, playMockDay } from '../../../lib/test-environment/use-cases/mock-steps.ts';

export const PlayDayInput = z.object({ run: z.string(), county: CountyCode, day: z.int() });

/** Posts what the scenario has of a county on a day. */
export const playCountyDay =
  (ports: PlayPorts) =>
  async ({ run, county, day }: z.output<typeof PlayDayInput>): Promise<{ readonly county: CountyCode }> => {
    await playMockDay(ports, run, county, day);
    return { county };
  };
