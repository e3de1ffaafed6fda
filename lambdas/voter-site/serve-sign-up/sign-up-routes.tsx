import type { SignUpForm } from '../../../lib/sign-up/domain/sign-up-form.ts';
import { formToken } from '../../../lib/sign-up/use-cases/secrets.ts';
import { emptySignUp, SignUpPage } from '../../../lib/voter-site/pages/sign-up/sign-up-page.tsx';
import { begun } from './code-routes.tsx';
import { ensureVisit, visitOf } from './cookies.ts';
import { filledInAgain, queryOf } from './filled-in.ts';
import { KINDS } from './kinds.ts';
import { formOf } from './own-forms.ts';
import { show, showStale } from './show.tsx';
import type { Ports, Site } from './site.ts';
import type { Typed } from './typed.ts';
import { visitorOf } from './visitor.ts';

const formIn = ({ text, texts }: Typed): SignUpForm => ({
  firstName: text('firstName'),
  lastName: text('lastName'),
  dateOfBirth: text('dateOfBirth'),
  zip: text('zip'),
  channels: texts('channels'),
  phone: text('phone'),
  email: text('email'),
  language: text('language'),
  hoursStart: text('hoursStart'),
  hoursEnd: text('hoursEnd'),
  zone: text('zone'),
  consent: text('consent') === 'yes',
});

/** The form. Whatever is typed into it, the answer says nothing about any voter. */
export const signUpRoutes = (site: Site, { doors, behindEdge }: Ports): void => {
  site.get('/sign-up', async (context) => {
    const { page } = context.var;
    const visit = ensureVisit(context);
    const known = await filledInAgain(doors, context, visit, 'sign-up');
    const form = known ? { typed: known.form, problems: known.problems } : { typed: emptySignUp(page.language) };
    return show(context, <SignUpPage {...page} {...form} query={queryOf(known)} token={formToken(visit)} />);
  });
  site.post('/sign-up', async (context) => {
    const { page } = context.var;
    const visit = visitOf(context);
    const typed = await formOf(context, visit);
    if (!visit || !typed) return showStale(context, '/sign-up');
    const form = formIn(typed);
    const outcome = await doors.beginSignUp(visit, form, visitorOf(context, behindEdge), page.frame.now);
    return begun(context, KINDS['sign-up'], outcome);
  });
};
