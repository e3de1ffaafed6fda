import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { isSecret, newSecret } from '../../../lib/sign-up/use-cases/secrets.ts';
import type { Request } from './site.ts';

/** What is under way in this browser; and, apart from it, who is signed in. */
const VISIT = 'rollcall-visit';
const SESSION = 'rollcall-voter';

/** No other site's link or form ever carries them. How long they open anything is for the table to say. */
const COOKIE = { path: '/', secure: true, httpOnly: true, sameSite: 'Strict', prefix: 'host' } as const;

const secretIn = (context: Request, name: string): string | undefined => {
  const value = getCookie(context, name, 'host');
  return value !== undefined && isSecret(value) ? value : undefined;
};

export const visitOf = (context: Request): string | undefined => secretIn(context, VISIT);

/** The secret of this browser's visit, made when there is none: a second tab goes on with the first one's. */
export const ensureVisit = (context: Request): string => {
  const known = visitOf(context);
  if (known !== undefined) return known;
  const made = newSecret();
  setCookie(context, VISIT, made, COOKIE);
  return made;
};

export const sessionOf = (context: Request): string | undefined => secretIn(context, SESSION);

export const keepSession = (context: Request, secret: string): void => setCookie(context, SESSION, secret, COOKIE);

/** What the cookie of a session is for a few minutes after its voter has ended everything: who goes back is told so again. */
const ENDED = 'ended';
const ENDED_SECONDS = 300;

export const hasJustEnded = (context: Request): boolean => getCookie(context, SESSION, 'host') === ENDED;

/** Nothing of a voter stays but that messages were ended here, and that only as long as somebody may go back. */
export const forgetEnded = (context: Request): void => {
  setCookie(context, SESSION, ENDED, { ...COOKIE, maxAge: ENDED_SECONDS });
  deleteCookie(context, VISIT, COOKIE);
};

/** Nothing of a voter stays in the browser: a public computer is handed on. */
export const forget = (context: Request): void => {
  deleteCookie(context, SESSION, COOKIE);
  deleteCookie(context, VISIT, COOKIE);
};
