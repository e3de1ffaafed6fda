import type { Pace } from '../ports/pace.ts';

export type TurnPorts = {
  /** Waits so many milliseconds of real time. */
  readonly wait: (milliseconds: number) => Promise<void>;
};

/**
 * The turn of what somebody waits for: it is taken, so that messages make room, and not waited for longer than this. It may
 * then go a little before its turn; over any longer time the provider still gets no more than its rate.
 */
export const takeTurn = async (
  { wait }: TurnPorts,
  pace: Pick<Pace, 'turn'>,
  units: number,
  longestMs: number,
): Promise<void> => {
  const milliseconds = Math.min((await pace.turn(units)) ?? longestMs, longestMs);
  if (milliseconds > 0) await wait(milliseconds);
};
