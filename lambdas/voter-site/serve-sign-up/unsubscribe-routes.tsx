import { UnsubscribedPage, UnsubscribePage } from '../../../lib/voter-site/pages/unsubscribe-page.tsx';
import { goOn, show } from './show.tsx';
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
    // A mail program follows no redirect (RFC 8058, 3.1).
    if (text('scope') === '')
      return show(
        context,
        <UnsubscribedPage {...context.var.page} ended={ended === 'ended' ? 'email' : ended} />,
        ended === 'ended' ? 200 : 404,
      );
    return goOn(context, '/unsubscribe', ended === 'ended' ? scope : ended);
  });
  site.get('/unsubscribe', (context) => {
    const ended = (['email', 'everything'] as const).find((one) => one === context.req.query('notice'));
    const status = ended === undefined ? 404 : 200;
    return show(context, <UnsubscribedPage {...context.var.page} ended={ended ?? 'unknown-key'} />, status);
  });
};
