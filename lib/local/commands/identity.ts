import * as z from 'zod';
import { LocalFailure } from '../base/local-failure.ts';
import type { StageState } from '../state.ts';

/** How long a stage may take to say who it is, in milliseconds. */
const ANSWERING = 20_000;

const Identity = z.object({
  pid: z.number(),
  /** What this start of the stage has written into its state, and nobody else knows. */
  id: z.string(),
  now: z.string().optional(),
  /** How far a clock has come that is being moved. */
  moving: z.string().optional(),
});

/**
 * What the process at the stage's address says of itself; undefined when it is not the stage that wrote the state: such a file
 * outlives a stage that was killed, and its process number and its port go to somebody else.
 */
export const identityOf = async ({ url, pid, id }: StageState): Promise<z.output<typeof Identity> | undefined> => {
  try {
    const answer = await fetch(`${url}/local/status`, { signal: AbortSignal.timeout(ANSWERING) });
    const identity = Identity.parse(await answer.json());
    return identity.pid === pid && identity.id === id ? identity : undefined;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') {
      throw new LocalFailure(`The stage (process ${pid}) does not answer. It may be busy: try again.`);
    }
    return undefined;
  }
};
