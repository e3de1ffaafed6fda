import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { foldersFor } from '../../lib/local/base/folders.ts';
import { npmRunLocal } from './command-line.ts';

/** The County Test Environment beside the stage of the run, in the same emulator: which the set-up begins, and its tests end. */

const State = z.object({
  url: z.string(),
  ready: z.boolean(),
  pid: z.int(),
  provider: z.string(),
  emulator: z.string(),
});
export type Beside = z.output<typeof State>;

/** Few voters: what is tried there are releases. */
export const BESIDE_UP = ['cte', 'up', '--detach', '--port', '0', '--scale', '2000'] as const;

/** What it has written down; undefined while it is not ready. */
export const besideState = (): Beside | undefined => {
  try {
    const state = State.parse(
      JSON.parse(readFileSync(join(foldersFor(process.env['ROLLCALL_HOME']).home, 'cte/state.json'), 'utf8')),
    );
    process.kill(state.pid, 0);
    return state.ready ? state : undefined;
  } catch {
    return undefined;
  }
};

const LONGEST_MS = 280_000;

/** The running one: the set-up's, or one that is started now beside a stage that was there already. */
export const beside = async (): Promise<Beside> => {
  const isComing = process.env['ROLLCALL_BESIDE'] === 'coming';
  if (besideState() === undefined && !isComing) await npmRunLocal(...BESIDE_UP);
  const deadline = performance.now() + LONGEST_MS;
  for (;;) {
    const state = besideState();
    if (state !== undefined) return state;
    if (performance.now() > deadline) throw new Error('The test environment beside the stage is not ready.');
    await pause(300);
  }
};
