import type { Begun, NotProven, VisitView } from '../../../lib/sign-up/domain/outcomes.ts';
import { CONTACTS } from '../../../lib/sign-up/domain/sign-up-form.ts';
import type { TypedCodes } from '../../../lib/sign-up/use-cases/doors.ts';
import { formToken } from '../../../lib/sign-up/use-cases/secrets.ts';
import { CodePage } from '../../../lib/voter-site/pages/sign-up/code-page.tsx';
import { KINDS, type Kind, stepOf } from './kinds.ts';
import { formOf } from './own-forms.ts';
import { goOn, show, showLater, showOver, showStale } from './show.tsx';
import type { Ports, Request, Site } from './site.ts';
import type { Typed } from './typed.ts';
import { visitorOf } from './visitor.ts';

type Notice = Parameters<typeof CodePage>[0]['notice'];

/** What was typed on the code page. */
export const codesIn = ({ text }: Typed): TypedCodes => {
  const goOnWith = CONTACTS.find((contact) => contact === text('goOnWith'));
  const codes = CONTACTS.filter((contact) => text(contact) !== '').map((contact) => [contact, text(contact)]);
  return { ...Object.fromEntries(codes), ...(goOnWith ? { goOnWith } : {}) };
};

/** On from a form that asked for codes: the same for everybody. */
export const begun = (context: Request, kind: Kind, outcome: Exclude<Begun, { kind: 'invalid' }>): Response => {
  if (outcome.kind === 'later') return showLater(context, kind.begin, outcome);
  return goOn(context, outcome.kind === 'check' ? kind.check : kind.code);
};

const codePage = (context: Request, kind: Kind, secret: string, visit: VisitView, more: object) => (
  <CodePage
    {...context.var.page}
    token={formToken(secret)}
    visit={visit}
    paths={{ here: kind.code, again: kind.again, back: kind.begin }}
    {...more}
  />
);

/** The code page with what was wrong. */
export const notProven = async (
  { doors }: Ports,
  context: Request,
  kind: Kind,
  secret: string,
  problem: NotProven,
): Promise<Response> => {
  const visit = await doors.viewVisit(secret, context.var.page.frame.now);
  if (problem.kind === 'over' || !visit) return showOver(context, kind.begin);
  return show(context, codePage(context, kind, secret, visit, { problem }), problem.kind === 'part' ? 200 : 422);
};

/** The code page, and asking for another code. */
export const codeRoutes = (site: Site, { doors, behindEdge }: Ports): void => {
  for (const kind of Object.values<Kind>(KINDS)) {
    site.get(kind.code, async (context) => {
      const secret = kind.secretOf(context);
      const visit = secret && (await doors.viewVisit(secret, context.var.page.frame.now));
      if (!secret || !visit) return showOver(context, kind.begin);
      if (stepOf(visit) !== kind.code) return goOn(context, stepOf(visit));
      const notice: Notice = context.req.query('notice') === 'sent' ? { kind: 'sent' } : undefined;
      return show(context, codePage(context, kind, secret, visit, { notice }));
    });
    site.post(kind.again, async (context) => {
      const secret = kind.secretOf(context);
      const typed = await formOf(context, secret);
      const contact = CONTACTS.find((one) => one === typed?.text('contact'));
      if (!secret || !typed || !contact) return showStale(context, kind.begin);
      const visitor = visitorOf(context, behindEdge);
      const outcome = await doors.sendAgain(secret, contact, visitor, context.var.page.frame.now);
      if (outcome.kind === 'over') return showOver(context, kind.begin);
      if (outcome.kind === 'later') return showLater(context, kind.code, outcome);
      return goOn(context, kind.code, outcome.kind === 'sent' ? 'sent' : undefined);
    });
  }
};
