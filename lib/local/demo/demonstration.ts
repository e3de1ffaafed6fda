import type { Progress } from '../base/progress.ts';
import type { Stage } from '../stage.ts';
import { playBallots } from './ballots.ts';
import { playNight } from './night.ts';

/** Plays one night of sync checks and one ballot's journey, and holds both against the truth of the seed. */
export const demonstrate = async (stage: Stage, scale: number, progress: Progress): Promise<void> => {
  const print = progress.line;
  print('\nGroup A’s night, Friday 2026-10-02 17:00 to 05:00 Pacific, started by its schedule');
  await progress.step('18 counties', () => playNight(stage, scale, print));
  print('\nA ballot’s journey: Amador County, general election of 2026-11-03');
  await progress.step('Ballots', () => playBallots(stage, print));
};
