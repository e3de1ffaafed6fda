import { CHANNELS } from '../../../lib/shared/codes.ts';
import type { VoterSession } from '../../../lib/sign-up/domain/outcomes.ts';
import { mayChange } from '../../../lib/sign-up/use-cases/session.ts';
import { OptedOutPage, OptOutPage } from '../../../lib/voter-site/pages/my-ballot/opt-out-page.tsx';
import { SignedOutPage } from '../../../lib/voter-site/pages/sign-in/sign-in-page.tsx';
import { voterTexts } from '../../../lib/voter-site/pages/texts/index.ts';
import { forgetEnded, hasJustEnded } from './cookies.ts';
import { goOn, show, showSignedOut } from './show.tsx';
import { ownForm, ownPage, toProve } from './signed-in.ts';
import type { Ports, Site } from './site.ts';

const endable = (voter: VoterSession) => ({
  channels: voter.subscription.channels.filter((channel) => mayChange(voter, channel)),
  toProve: toProve(voter),
});

/** The end of a channel, or of everything. */
export const optOutRoutes = (site: Site, ports: Ports): void => {
  // Reloading what says that everything has ended, or going back from it, is told the same.
  site.use('/my-ballot/opt-out', async (context, next) =>
    hasJustEnded(context) ? show(context, <OptedOutPage {...context.var.page} />) : next(),
  );
  ownPage(site, ports, '/my-ballot/opt-out', (context, { voter, page }) => {
    const { doneSome } = voterTexts(page.language).myBallot.optOut;
    const asked = context.req.query('notice');
    const notice = asked === 'ended' ? doneSome : undefined;
    return show(
      context,
      <OptOutPage {...page} {...endable(voter)} notice={notice} nothingChosen={asked === 'choose'} />,
    );
  });
  ownForm(site, ports, '/my-ballot/opt-out', async (context, { session, page }, { text, texts }) => {
    const isEverything = text('everything') === 'yes';
    const chosen = isEverything ? CHANNELS : CHANNELS.filter((channel) => texts('channels').includes(channel));
    if (chosen.length === 0) return goOn(context, '/my-ballot/opt-out', 'choose');
    const outcome = await ports.doors.optOut(session, chosen, page.frame.now);
    if (outcome.kind === 'over') return showSignedOut(context);
    if (outcome.kind === 'proof-needed') return goOn(context, '/my-ballot/opt-out');
    if (outcome.left.length > 0) return goOn(context, '/my-ballot/opt-out', 'ended');
    forgetEnded(context);
    // Answered here: an address that says so could be anybody's link.
    return show(context, <OptedOutPage {...context.var.page} />);
  });
  site.get('/sign-out', (context) => show(context, <SignedOutPage {...context.var.page} why="left" />));
};
