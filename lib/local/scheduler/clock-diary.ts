import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Temporal } from '../../shared/time.ts';
import { FOLDERS } from '../base/folders.ts';

/** Does a piece of the clock's work and writes down what it was, when by the stage's clock, and how long it took. */
export type Diary = (what: string, work: () => Promise<void>) => Promise<void>;

/** A diary in `.rollcall/logs/clock.log`: it answers "why does moving the clock take so long". */
export const clockDiary = (now: () => Temporal.Instant): Diary => {
  const file = join(FOLDERS.logs, 'clock.log');
  writeFileSync(file, '');
  return async (what, work) => {
    const [at, start] = [now(), performance.now()];
    try {
      await work();
    } finally {
      appendFileSync(
        file,
        `${at.toString({ smallestUnit: 'second' })}  ${what}: ${Math.round(performance.now() - start)} ms\n`,
      );
    }
  };
};
