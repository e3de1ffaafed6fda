import { LONGEST_PASTED } from '../../../lib/messaging/domain/comparable.ts';
import { formToken } from '../../../lib/sign-up/use-cases/secrets.ts';
import { DidYouSendPage, type Verdict } from '../../../lib/voter-site/pages/did-you-send-page.tsx';
import { ensureVisit, visitOf } from './cookies.ts';
import { formOf } from './own-forms.ts';
import { show, showStale } from './show.tsx';
import { ownForm, ownPage } from './signed-in.ts';
import type { Ports, Site } from './site.ts';

const fault = (pasted: string): Verdict | undefined => {
  if (pasted.trim() === '') return { kind: 'empty' };
  return pasted.length > LONGEST_PASTED ? { kind: 'long' } : undefined;
};

/** Whether a message is from us: for everybody by its form, for whoever is signed in by what was sent. Nothing is kept. */
export const didYouSendRoutes = (site: Site, ports: Ports): void => {
  site.get('/did-you-send', (context) => {
    const token = formToken(ensureVisit(context));
    return show(context, <DidYouSendPage {...context.var.page} token={token} signedIn={false} />);
  });
  site.post('/did-you-send', async (context) => {
    const { page } = context.var;
    const visit = visitOf(context);
    const typed = await formOf(context, visit);
    if (!visit || !typed) return showStale(context, '/did-you-send');
    const pasted = typed.text('pasted');
    const wrong = fault(pasted);
    const verdict = wrong ?? { kind: await ports.hasOurForm(pasted, page.frame.now) };
    const body = (
      <DidYouSendPage {...page} token={formToken(visit)} signedIn={false} typed={pasted} verdict={verdict} />
    );
    return show(context, body, wrong ? 422 : 200);
  });
  ownPage(site, ports, '/my-ballot/did-you-send', (context, { page }) =>
    show(context, <DidYouSendPage {...page} signedIn />),
  );
  ownForm(site, ports, '/my-ballot/did-you-send', async (context, { voter, page }, { text }) => {
    const pasted = text('pasted');
    const wrong = fault(pasted);
    const verdict = wrong ?? (await ports.wasSent(voter.voterId, pasted, page.frame.now));
    return show(context, <DidYouSendPage {...page} signedIn typed={pasted} verdict={verdict} />, wrong ? 422 : 200);
  });
};
