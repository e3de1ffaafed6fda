import type { VoterSession } from '../../../lib/sign-up/domain/outcomes.ts';
import { CONTACTS } from '../../../lib/sign-up/domain/sign-up-form.ts';
import { ContactPage } from '../../../lib/voter-site/pages/my-ballot/contact-page.tsx';
import { filled, voterTexts } from '../../../lib/voter-site/pages/texts/index.ts';
import { checkRoutes } from './check-routes.tsx';
import { begun, codeRoutes, codesIn, notProven } from './code-routes.tsx';
import { filledInAgain, queryOf } from './filled-in.ts';
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
  ownPage(site, ports, '/my-ballot/contact', async (context, { session, voter, page }) => {
    const { contact, preferences } = voterTexts(page.language).myBallot;
    const notices: Readonly<Record<string, string>> = {
      changed: contact.changed,
      prove: filled(preferences.proveFirst, { contact: toProve(voter) ?? '' }),
    };
    const known = await filledInAgain(doors, context, session, 'contact-change');
    const form = known ? { typed: known.form, problems: known.problems, query: queryOf(known) } : {};
    const notice = notices[context.req.query('notice') ?? ''];
    return show(context, <ContactPage {...page} {...ownContacts(voter)} {...form} notice={notice} />);
  });
  ownForm(site, ports, '/my-ballot/contact', async (context, { session, page }, { text, texts }) => {
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
    return begun(context, KIND, outcome);
  });
  ownForm(site, ports, '/my-ballot/contact/code', async (context, { session, page }, typed) => {
    const outcome = await doors.proveContactChange(session, codesIn(typed), page.frame.now);
    if (outcome.kind === 'changed') return goOn(context, '/my-ballot/contact', 'changed');
    if (outcome.kind === 'proof-needed') return goOn(context, '/my-ballot/contact', 'prove');
    if (outcome.kind === 'later') return showLater(context, KIND.begin, outcome);
    return notProven(context, KIND, outcome);
  });
};
