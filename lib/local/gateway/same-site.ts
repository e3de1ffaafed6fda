import type { MiddlewareHandler } from 'hono';
import { isFromThisMachine, OTHER_SITE } from '../base/this-machine.ts';
import { problemResponse } from './answers.ts';

/** Refuses what a page of another site asks for. */
export const sameSiteOnly: MiddlewareHandler = async (context, next) => {
  const from = {
    host: context.req.header('host'),
    origin: context.req.header('origin'),
    site: context.req.header('sec-fetch-site'),
    mode: context.req.header('sec-fetch-mode'),
  };
  return isFromThisMachine(from, context.req.method) ? next() : problemResponse(403, 'other-site', OTHER_SITE);
};
