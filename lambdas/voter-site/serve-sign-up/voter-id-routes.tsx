import { formToken } from '../../../lib/sign-up/use-cases/secrets.ts';
import { VoterIdPage } from '../../../lib/voter-site/pages/sign-up/ending-pages.tsx';
import { visitOf } from './cookies.ts';
import { KINDS, stepOf } from './kinds.ts';
import { formOf } from './own-forms.ts';
import { goOn, show, showOver, showStale } from './show.tsx';
import { laterInSignUp, matched } from './sign-up-steps.tsx';
import type { Ports, Site } from './site.ts';
import { visitorOf } from './visitor.ts';

const BEGIN = KINDS['sign-up'].begin;

/** What can be wrong with an ID before anybody is asked about it. */
const FAULTS = ['missing', 'voter-id-unreadable'] as const;

/** The VoteCal ID, where the details alone do not tell whose registration it is. */
export const voterIdRoutes = (site: Site, ports: Ports): void => {
  const { doors, behindEdge } = ports;
  site.get('/sign-up/voter-id', async (context) => {
    const { page } = context.var;
    const visit = visitOf(context);
    const view = visit && (await doors.viewVisit(visit, page.frame.now));
    if (!visit || !view) return showOver(context, BEGIN);
    if (view.state !== 'voter-id') return goOn(context, stepOf(view));
    const problem = FAULTS.find((code) => code === context.req.query('notice'));
    const problems = problem === undefined ? [] : [{ field: 'voterId', code: problem } as const];
    return show(
      context,
      <VoterIdPage
        {...page}
        {...(view.voterIds ? { tries: view.voterIds } : {})}
        token={formToken(visit)}
        problems={problems}
      />,
    );
  });
  site.post('/sign-up/voter-id', async (context) => {
    const { page } = context.var;
    const visit = visitOf(context);
    const typed = await formOf(context, visit);
    if (!visit || !typed) return showStale(context, BEGIN);
    const visitor = visitorOf(context, behindEdge);
    const outcome = await doors.giveVoterId(visit, typed.text('voterId'), visitor, page.frame.now);
    if (outcome.kind === 'over') return showOver(context, BEGIN);
    if (outcome.kind === 'later') return laterInSignUp(context, ports, visit, outcome);
    // The page itself says how many tries are left.
    if (outcome.kind === 'wrong') return goOn(context, '/sign-up/voter-id');
    if (outcome.kind === 'invalid') return goOn(context, '/sign-up/voter-id', outcome.problems[0]?.code);
    return matched(context, outcome);
  });
};
