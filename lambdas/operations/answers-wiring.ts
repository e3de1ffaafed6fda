import type { Env, Hono } from 'hono';
import { defaultIsContentTypeBinary, handle } from 'hono/aws-lambda';

/**
 * Answers API Gateway from a site. A table's file goes out byte for byte: read as text on the way, it would lose the mark at its
 * beginning that tells a spreadsheet that it is UTF-8, and names would be spoiled.
 */
export const answersOf = <Bound extends Env>(site: Hono<Bound>) =>
  handle(site, { isContentTypeBinary: (type) => type.startsWith('text/csv') || defaultIsContentTypeBinary(type) });
