import { CHANNELS } from '../../../lib/shared/codes.ts';
import { OptedOutPage, OptOutPage } from '../../../lib/voter-site/pages/my-ballot/opt-out-page.tsx';
import { voterTexts } from '../../../lib/voter-site/pages/texts/index.ts';
import { forget } from './cookies.ts';
import { goOn, show, showSignedOut } from './show.tsx';
import { ownForm, ownPage } from './signed-in.ts';
import type { Ports, Site } from './site.ts';

/** The end of a channel, or of everything. */
export const optOutRoutes = (site: Site, ports: Ports): void => {
  ownPage(site, ports, '/my-ballot/opt-out', (context, { voter, page }) => {
    const { doneSome } = voterTexts(page.language).myBallot.optOut;
    const notice = context.req.query('notice') === 'ended' ? doneSome : undefined;
    return show(context, <OptOutPage {...page} subscription={voter.subscription} notice={notice} />);
  });
  ownForm(site, ports, '/my-ballot/opt-out', async (context, { session, voter, page }, { text, texts }) => {
    const isEverything = text('everything') === 'yes';
    const chosen = isEverything ? CHANNELS : CHANNELS.filter((channel) => texts('channels').includes(channel));
    if (chosen.length === 0)
      return show(context, <OptOutPage {...page} subscription={voter.subscription} nothingChosen />, 422);
    const outcome = await ports.doors.optOut(session, chosen, page.frame.now);
    if (outcome.kind === 'over') return showSignedOut(context);
    if (outcome.left.length > 0) return goOn(context, '/my-ballot/opt-out', 'ended');
    forget(context);
    return goOn(context, '/sign-out', 'ended');
  });
  site.get('/sign-out', (context) =>
    context.req.query('notice') === 'ended'
      ? show(context, <OptedOutPage {...context.var.page} />)
      : showSignedOut(context),
  );
};
