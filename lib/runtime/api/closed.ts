import * as z from 'zod';
import { problem } from './problem.ts';
import type { Route } from './route.ts';
import type { ApiAnswer } from './types.ts';

/** Why nobody, or not this caller, is let in at present, as the authorizer found it: an answer with what to do. */
export const Closed = z.object({
  status: z.union([z.literal(403), z.literal(409), z.literal(503)]),
  code: z.string(),
  detail: z.string(),
  retryAfterSeconds: z.int().positive().exactOptional(),
});
export type Closed = Readonly<z.infer<typeof Closed>>;

/** The member of an authorizer's context that holds it: API Gateway takes texts only. */
export const CLOSED = 'closed';

/** The calls with which the gate is opened: a county that is outside has to be able to make them. */
const isOutside = ({ path }: Pick<Route, 'path'>): boolean => /^\/v1\/releases(\/|$)/.test(path);

/** The answer of a gate that is closed for this call; undefined where it is open, or there is none. Throws for what no authorizer of ours says. */
export const closedAnswer = (
  route: Pick<Route, 'path'>,
  authorizer: Readonly<Record<string, unknown>> | null | undefined,
): ApiAnswer | undefined => {
  const said = authorizer?.[CLOSED];
  if (said === undefined || said === null || isOutside(route)) return undefined;
  const { status, code, detail, retryAfterSeconds } = Closed.parse(JSON.parse(String(said)));
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return problem(status, code, detail, { headers });
};
