import * as z from 'zod';
import { Temporal } from '../../../lib/shared/time.ts';
import { type MoveClockPorts, moveToStop } from '../../../lib/test-environment/use-cases/mock-steps.ts';

export const MoveClockInput = z.object({
  run: z.string(),
  at: z.iso.datetime({ offset: true }).transform((text) => Temporal.Instant.from(text)),
  day: z.int().nullable(),
});

/** Moves the stage's clock to a stop and gives what comes due its time. */
export const moveClock =
  (ports: MoveClockPorts) =>
  async ({ run, at, day }: z.output<typeof MoveClockInput>): Promise<Record<string, never>> => {
    await moveToStop(ports, run, { at, day });
    return {};
  };
