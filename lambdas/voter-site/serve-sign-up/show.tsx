import type { Child } from 'hono/jsx';
import type { Later } from '../../../lib/sign-up/domain/later.ts';
import { renderDocument } from '../../../lib/site-kit/layout.tsx';
import { goTo } from '../../../lib/site-kit/redirect.ts';
import { PAGE_HEADERS } from '../../../lib/site-kit/security-headers.ts';
import { linkTo, type PagePath } from '../../../lib/voter-site/pages/form-page.tsx';
import type { CountyOffice } from '../../../lib/voter-site/pages/offices.tsx';
import { SignedOutPage } from '../../../lib/voter-site/pages/sign-in/sign-in-page.tsx';
import { NoMoreTriesPage } from '../../../lib/voter-site/pages/sign-up/ending-pages.tsx';
import { LaterPage, OverPage, StalePage } from '../../../lib/voter-site/pages/sign-up/notices.tsx';
import type { SitePath } from '../../../lib/voter-site/pages/site-routes.ts';
import { sessionOf } from './cookies.ts';
import type { Request } from './site.ts';

type Status = 200 | 404 | 409 | 422 | 429 | 500;

/** A page as the answer, with the cookies that it sets. No cache keeps it. */
export const show = (
  context: Request,
  page: Child,
  status: Status = 200,
  headers: Record<string, string> = {},
): Response => context.html(renderDocument(page), status, { ...PAGE_HEADERS, ...headers });

/** On to a page, in the reader's language. */
export const goOn = (context: Request, path: PagePath, notice?: string): Response => {
  const { frame, language } = context.var.page;
  return goTo(context, `${linkTo(frame, path, language)}${notice === undefined ? '' : `&notice=${notice}`}`, 303);
};

/** A form that is not ours, or whose cookie is gone. Nothing was done. */
export const showStale = (context: Request, begin: SitePath): Response =>
  show(context, <StalePage {...context.var.page} begin={begin} />, 409);

export const showOver = (context: Request, begin: SitePath): Response =>
  show(context, <OverPage {...context.var.page} begin={begin} />, 409);

/** Who asks for a page of their own without a session; one whose browser still has its cookie had one. */
export const showSignedOut = (context: Request): Response =>
  show(context, <SignedOutPage {...context.var.page} why={sessionOf(context) === undefined ? 'never' : 'ended'} />);

/** Too much was asked for. `Retry-After` says the same in seconds. `offices`: those of the ZIP that was typed. */
export const showLater = (
  context: Request,
  begin: SitePath,
  { what, until }: Later,
  offices: readonly CountyOffice[] = [],
): Response => {
  const { frame } = context.var.page;
  const seconds = Math.max(1, Math.ceil((until.epochMilliseconds - frame.now.epochMilliseconds) / 1000));
  const page =
    what === 'matches' ? (
      <NoMoreTriesPage {...context.var.page} path={begin} until={until} offices={offices} />
    ) : (
      <LaterPage {...context.var.page} begin={begin} what={what} until={until} />
    );
  return show(context, page, 429, { 'Retry-After': String(seconds) });
};
