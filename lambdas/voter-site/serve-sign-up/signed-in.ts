import type { VoterSession } from '../../../lib/sign-up/domain/outcomes.ts';
import { formToken } from '../../../lib/sign-up/use-cases/secrets.ts';
import type { SitePath } from '../../../lib/voter-site/pages/site-routes.ts';
import { sessionOf } from './cookies.ts';
import { formOf } from './own-forms.ts';
import { showSignedOut, showStale } from './show.tsx';
import type { Page, Ports, Request, Site } from './site.ts';
import type { Typed } from './typed.ts';

/** Whoever is signed in, and what their pages need. */
export type SignedIn = {
  readonly session: string;
  readonly voter: VoterSession;
  readonly page: Page & { readonly token: string };
};

/** The contact, masked, that this session has to prove before it may change everything; undefined when it may. */
export const toProve = ({ isOwner, contacts }: VoterSession): string | undefined =>
  isOwner ? undefined : Object.values(contacts).find(({ isProven }) => !isProven)?.shown;

const signedIn = async ({ doors }: Ports, context: Request): Promise<SignedIn | undefined> => {
  const session = sessionOf(context);
  const { page } = context.var;
  const voter = session && (await doors.readSession(session, page.frame.now));
  return session && voter ? { session, voter, page: { ...page, token: formToken(session) } } : undefined;
};

/** A page for whoever is signed in; anybody else is told to sign in. */
export const ownPage = (
  site: Site,
  ports: Ports,
  path: SitePath,
  draw: (context: Request, who: SignedIn) => Response | Promise<Response>,
): void => {
  site.get(path, async (context) => {
    const who = await signedIn(ports, context);
    return who ? draw(context, who) : showSignedOut(context);
  });
};

/** A form of whoever is signed in, with the token of that session. */
export const ownForm = (
  site: Site,
  ports: Ports,
  path: SitePath,
  act: (context: Request, who: SignedIn, typed: Typed) => Promise<Response>,
): void => {
  site.post(path, async (context) => {
    const who = await signedIn(ports, context);
    if (!who) return showSignedOut(context);
    const typed = await formOf(context, who.session);
    return typed ? act(context, who, typed) : showStale(context, '/my-ballot');
  });
};
