import * as z from 'zod';
import { LocalFailure } from '../base/local-failure.ts';
import { readState, type StageState } from '../state.ts';

/** The stage that runs. Throws a `LocalFailure` when none does. */
export const runningStage = (): StageState => {
  const state = readState();
  if (!state) throw new LocalFailure('No local stage is running. Start one with: npm start');
  return state;
};

const Problem = z.object({ detail: z.string() });

/** Calls the running stage. Throws a `LocalFailure` with the answer's sentence when it refuses. */
export const callStage = async (path: string, body?: unknown): Promise<unknown> => {
  const { url } = runningStage();
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const answer = await fetch(`${url}${path}`, { ...init, headers: { 'content-type': 'application/json' } });
  const value: unknown = await answer.json().catch(() => undefined);
  if (answer.ok) return value;
  const problem = Problem.safeParse(value);
  throw new LocalFailure(problem.success ? problem.data.detail : `The stage answered ${answer.status}.`);
};
