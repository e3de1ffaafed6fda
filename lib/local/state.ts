import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { FOLDERS } from './base/folders.ts';

/** What a running stage writes down for the commands that speak to it. */
const StageState = z.object({
  pid: z.number(),
  /** Of this very start: process numbers come again. */
  id: z.string(),
  url: z.string(),
  /** Whether set-up and demonstration are over. */
  ready: z.boolean(),
  /** Addresses with the secrets of this start. */
  emulator: z.string(),
  provider: z.string(),
});
export type StageState = z.infer<typeof StageState>;

const file = join(FOLDERS.home, 'state.json');

/** Writes the state so that no reader ever sees half of it, and no other user of the machine any: it holds secrets. */
export const writeState = (state: StageState): void => {
  writeFileSync(`${file}.new`, `${JSON.stringify(state)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
};

/** Removes the state of this process. */
export const removeState = (pid: number): void => {
  if (readState()?.pid === pid) rmSync(file, { force: true });
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** The state of the stage that runs; undefined when none does, even if one that was killed left its state behind. */
export const readState = (): StageState | undefined => {
  try {
    const state = StageState.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return state.success && isAlive(state.data.pid) ? state.data : undefined;
  } catch {
    return undefined;
  }
};
