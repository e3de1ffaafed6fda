import { voterTimeline } from '../../../lib/ballot-tracking/domain/voter-timeline.ts';
import { CHANNELS } from '../../../lib/shared/codes.ts';
import { BallotPage } from '../../../lib/voter-site/pages/my-ballot/ballot-page.tsx';
import { PreferencesPage } from '../../../lib/voter-site/pages/my-ballot/preferences-page.tsx';
import { voterTexts } from '../../../lib/voter-site/pages/texts/index.ts';
import { AGAIN, filledInAgain, queryOf } from './filled-in.ts';
import { officeOf } from './offices-of.ts';
import { goOn, show, showSignedOut } from './show.tsx';
import { ownForm, ownPage, toProve } from './signed-in.ts';
import type { Ports, Site } from './site.ts';

/** The voter's ballot, and the voter's wishes. */
export const myBallotRoutes = (site: Site, ports: Ports): void => {
  ownPage(site, ports, '/my-ballot', async (context, { voter: { voterId, county, subscription }, page }) => {
    const voter = await ports.voters.find(voterId);
    if (!voter || voter.confidential) return showSignedOut(context);
    const [{ elections, aboutSignUp }, office] = await Promise.all([
      ports.readTimelines({ voter, subscription }, page.frame.now),
      officeOf(ports, county),
    ]);
    const own = elections.map((one) => ({ ...one, timeline: voterTimeline(one.timeline) }));
    return show(context, <BallotPage {...page} {...{ elections: own, aboutSignUp, office, now: page.frame.now }} />);
  });
  ownPage(site, ports, '/my-ballot/preferences', async (context, { session, voter, page }) => {
    const { saved } = voterTexts(page.language).myBallot.preferences;
    const asked = context.req.query('notice');
    const known = await filledInAgain(ports.doors, context, session, 'preferences');
    const own = {
      subscription: voter.subscription,
      toProve: toProve(voter),
      notice: asked === 'saved' ? saved : undefined,
      isContactNeeded: asked === 'contact',
      stopped: voter.stopped,
      ...(known ? { typed: known.form, problems: known.problems, query: queryOf(known) } : {}),
    };
    return show(context, <PreferencesPage {...page} {...own} />);
  });
  ownForm(site, ports, '/my-ballot/preferences', async (context, { session, page }, { text, texts }) => {
    const typed = {
      channels: texts('channels'),
      language: text('language'),
      hoursStart: text('hoursStart'),
      hoursEnd: text('hoursEnd'),
      zone: text('zone'),
    };
    const shown = CHANNELS.filter((channel) => texts('shown').includes(channel));
    const outcome = await ports.doors.changePreferences(session, typed, shown, page.frame.now);
    if (outcome.kind === 'over') return showSignedOut(context);
    if (outcome.kind === 'changed') return goOn(context, '/my-ballot/preferences', 'saved');
    if (outcome.kind === 'proof-needed') return goOn(context, '/my-ballot/preferences');
    return goOn(context, '/my-ballot/preferences', outcome.kind === 'invalid' ? AGAIN : 'contact');
  });
};
