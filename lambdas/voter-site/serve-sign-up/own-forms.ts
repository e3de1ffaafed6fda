import type { MiddlewareHandler } from 'hono';
import { isFormToken } from '../../../lib/sign-up/use-cases/secrets.ts';
import type { Request } from './site.ts';
import { type Typed, typedIn } from './typed.ts';

/** Whether a browser says that a form came from a page of ours; one that says nothing is judged by the token alone. */
export const isFromHere = (
  from: { readonly site: string | undefined; readonly origin: string | undefined },
  host: string,
): boolean => {
  if (from.site !== undefined) return from.site === 'same-origin';
  return from.origin === undefined || (URL.canParse(from.origin) && new URL(from.origin).host === host);
};

/** Refuses what other sites' pages send, before anything is read of it. `elsewhere` answers. */
export const fromHereOnly =
  (host: string, elsewhere: (context: Request) => Response): MiddlewareHandler =>
  async (context, next) => {
    const from = { site: context.req.header('sec-fetch-site'), origin: context.req.header('origin') };
    const isReading = context.req.method === 'GET' || context.req.method === 'HEAD';
    return isReading || isFromHere(from, host) ? next() : elsewhere(context);
  };

/** What was typed into a form of ours: undefined without the cookie, or with the token of another cookie. */
export const formOf = async (context: Request, secret: string | undefined): Promise<Typed | undefined> => {
  const typed = await typedIn(context);
  return secret !== undefined && isFormToken(secret, typed.text('token')) ? typed : undefined;
};
