import type { VoterSession } from '../../../lib/sign-up/domain/outcomes.ts';
import { CONTACTS } from '../../../lib/sign-up/domain/sign-up-form.ts';
import { ContactPage } from '../../../lib/voter-site/pages/my-ballot/contact-page.tsx';
import { filled, voterTexts } from '../../../lib/voter-site/pages/texts/index.ts';
import { checkRoutes } from './check-routes.tsx';
import { begun, codeRoutes, codesIn, notProven } from './code-routes.tsx';
import { KINDS } from './kinds.ts';
import { goOn, show, showLater, showSignedOut, showStale } from './show.tsx';
import { ownForm, ownPage, toProve } from './signed-in.ts';
import type { Ports, Site } from './site.ts';
import { visitorOf } from './visitor.ts';

const ownContacts = ({ subscription, contacts }: VoterSession) => ({ subscription, contacts });

const KIND = KINDS['contact-change'];

/** Another phone or email: nothing changes before its code. */
export const contactRoutes = (site: Site, ports: Ports): void => {
  const { doors, behindEdge } = ports;
  checkRoutes(site, ports);
  codeRoutes(site, ports);
  ownPage(site, ports, '/my-ballot/contact', (context, { voter, page }) => {
    const { changed } = voterTexts(page.language).myBallot.contact;
    const notice = context.req.query('notice') === 'changed' ? changed : undefined;
    return show(context, <ContactPage {...page} {...ownContacts(voter)} notice={notice} />);
  });
  ownForm(site, ports, '/my-ballot/contact', async (context, { session, voter, page }, { text, texts }) => {
    const contact = CONTACTS.find((one) => one === text('contact'));
    if (!contact) return showStale(context, '/my-ballot/contact');
    const typed = {
      contact,
      phone: text('phone'),
      email: text('email'),
      channels: texts('channels'),
      consent: text('consent') === 'yes',
    };
    const outcome = await doors.beginContactChange(session, typed, visitorOf(context, behindEdge), page.frame.now);
    if (outcome.kind === 'over') return showSignedOut(context);
    if (outcome.kind !== 'invalid') return begun(context, KIND, outcome);
    const { problems } = outcome;
    return show(context, <ContactPage {...page} {...ownContacts(voter)} typed={typed} problems={problems} />, 422);
  });
  ownForm(site, ports, '/my-ballot/contact/code', async (context, { session, voter, page }, typed) => {
    const outcome = await doors.proveContactChange(session, codesIn(typed), page.frame.now);
    if (outcome.kind === 'changed') return goOn(context, '/my-ballot/contact', 'changed');
    if (outcome.kind === 'proof-needed') {
      const { proveFirst } = voterTexts(page.language).myBallot.preferences;
      const notice = filled(proveFirst, { contact: toProve(voter) ?? '' });
      return show(context, <ContactPage {...page} {...ownContacts(voter)} notice={notice} />, 422);
    }
    if (outcome.kind === 'later') return showLater(context, KIND.begin, outcome);
    return notProven(ports, context, KIND, session, outcome);
  });
};
