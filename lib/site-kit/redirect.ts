import type { Context } from 'hono';
import { PAGE_HEADERS } from './security-headers.ts';

/** Sends a browser on, with the cookies that the answer has so far and the headers of a page: no cache keeps the way. */
export const goTo = (context: Context, address: string, status: 302 | 303): Response => {
  for (const [name, value] of Object.entries(PAGE_HEADERS)) context.header(name, value);
  return context.redirect(address, status);
};
