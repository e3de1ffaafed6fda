import { request } from 'node:http';
import { text } from 'node:stream/consumers';
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

type Answer = { readonly status: number; readonly body: string };

/** Asks without a limit of time: a clock that is moved over months is answered after minutes. `fetch` gives up after five. */
const ask = (url: string, body: unknown): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const asked = request(url, { method: body === undefined ? 'GET' : 'POST', headers }, (answer) => {
      text(answer).then((told) => resolve({ status: answer.statusCode ?? 0, body: told }), reject);
    });
    asked.once('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
  });

const jsonOf = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/** Calls the running stage. Throws a `LocalFailure` with the answer's sentence when it refuses, or when nobody is there. */
export const callStage = async (path: string, body?: unknown): Promise<unknown> => {
  const { url, pid } = runningStage();
  const answer = await ask(`${url}${path}`, body).catch((cause: unknown) => {
    throw new LocalFailure(`The stage (process ${pid}) does not answer at ${url}. Start one with: npm start`, {
      cause,
    });
  });
  const value = jsonOf(answer.body);
  if (answer.status >= 200 && answer.status < 300) return value;
  const problem = Problem.safeParse(value);
  throw new LocalFailure(problem.success ? problem.data.detail : `The stage answered ${answer.status}.`);
};
