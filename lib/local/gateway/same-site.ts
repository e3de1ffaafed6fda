import type { MiddlewareHandler } from 'hono';
import { problemResponse } from './answers.ts';

/** The names under which a browser or a program of this machine reaches the stage. */
const OWN_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

const isOwn = (address: string): boolean => URL.canParse(address) && OWN_NAMES.has(new URL(address).hostname);

/**
 * A page of another site, open in the developer's browser, could otherwise call the stage: by its address (such calls
 * name their origin), or by a name of the other site that points to this machine (such calls name that host).
 */
export const sameSiteOnly: MiddlewareHandler = async (context, next) => {
  const origin = context.req.header('origin');
  const own = isOwn(`http://${context.req.header('host') ?? 'localhost'}`) && (origin === undefined || isOwn(origin));
  if (own) return next();
  return problemResponse(403, 'other-site', 'The local stage answers programs and pages of this machine only.');
};
