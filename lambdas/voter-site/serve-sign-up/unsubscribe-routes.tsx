import { UnsubscribedPage, UnsubscribePage } from '../../../lib/voter-site/pages/unsubscribe-page.tsx';
import { show } from './show.tsx';
import type { Ports, Site } from './site.ts';
import { typedIn } from './typed.ts';

/**
 * The end of emails by the link in each of them. A mail program's one click (RFC 8058) is a POST with
 * `List-Unsubscribe=One-Click`, without cookies; opening the link ends nothing.
 */
export const unsubscribeRoutes = (site: Site, { unsubscribe }: Ports): void => {
  site.get('/unsubscribe/:key', (context) => {
    const { page } = context.var;
    return show(context, <UnsubscribePage {...page} linkKey={context.req.param('key')} />);
  });
  site.post('/unsubscribe/:key', async (context) => {
    const { text } = await typedIn(context);
    const scope = text('scope') === 'everything' ? 'everything' : 'email';
    const ended = await unsubscribe(context.req.param('key'), scope);
    // Answered here: a mail program follows no redirect (RFC 8058, 3.1), and an address that says so could be anybody's link.
    const page = <UnsubscribedPage {...context.var.page} ended={ended === 'ended' ? scope : ended} />;
    return show(context, page, ended === 'ended' ? 200 : 404);
  });
  site.get('/unsubscribe', (context) =>
    show(context, <UnsubscribedPage {...context.var.page} ended="unknown-key" />, 404),
  );
};
