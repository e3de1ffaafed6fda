import type { Begun, ContactView, NotProven, VisitView } from '../../../lib/sign-up/domain/outcomes.ts';
import { CONTACTS } from '../../../lib/sign-up/domain/sign-up-form.ts';
import type { TypedCodes } from '../../../lib/sign-up/use-cases/doors.ts';
import { formToken } from '../../../lib/sign-up/use-cases/secrets.ts';
import { CodePage } from '../../../lib/voter-site/pages/sign-up/code-page.tsx';
import { AGAIN } from './filled-in.ts';
import { KINDS, type Kind, stepOf } from './kinds.ts';
import { formOf } from './own-forms.ts';
import { goOn, show, showLater, showOver, showStale } from './show.tsx';
import type { Ports, Request, Site } from './site.ts';
import type { Typed } from './typed.ts';
import { visitorOf } from './visitor.ts';

type Notice = Parameters<typeof CodePage>[0]['notice'];
type CodeProblem = NonNullable<Parameters<typeof CodePage>[0]['problem']>;

/** What was typed on the code page. */
export const codesIn = ({ text }: Typed): TypedCodes => {
  const goOnWith = CONTACTS.find((contact) => contact === text('goOnWith'));
  const codes = CONTACTS.filter((contact) => text(contact).trim() !== '').map((contact) => [contact, text(contact)]);
  return { ...Object.fromEntries(codes), ...(goOnWith ? { goOnWith } : {}) };
};

/** On from a form that asked for codes: the same for everybody. What is wrong with the form is said above it, filled in again. */
export const begun = (context: Request, kind: Kind, outcome: Begun): Response => {
  if (outcome.kind === 'later') return showLater(context, kind.begin, outcome);
  if (outcome.kind === 'invalid') return goOn(context, kind.begin, AGAIN);
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

/** Back to the code page, which says of which contacts the code was wrong: a reader who goes back from it sends nothing twice. */
export const notProven = (context: Request, kind: Kind, problem: NotProven): Response => {
  if (problem.kind === 'over') return showOver(context, kind.begin);
  return goOn(context, kind.code, problem.kind === 'part' ? undefined : [problem.kind, ...problem.of].join('-'));
};

/** What an address says of the codes that were typed before it. Of one that cannot be typed any more the page says so itself. */
const problemIn = (asked: string, { contacts }: VisitView): CodeProblem | undefined => {
  const [kind, ...of] = asked.split('-');
  if (kind !== 'missing' && kind !== 'wrong' && kind !== 'spent') return undefined;
  const isOpen = ({ state }: ContactView): boolean => (kind === 'missing' ? state === 'sent' : state !== 'proven');
  const open = contacts.filter((one) => of.includes(one.contact) && isOpen(one)).map(({ contact }) => contact);
  return open.length > 0 ? { kind, of: open } : undefined;
};

/** The code page, and asking for another code. */
export const codeRoutes = (site: Site, { doors, behindEdge }: Ports): void => {
  for (const kind of Object.values<Kind>(KINDS)) {
    site.get(kind.code, async (context) => {
      const secret = kind.secretOf(context);
      const visit = secret && (await doors.viewVisit(secret, context.var.page.frame.now));
      if (!secret || !visit) return showOver(context, kind.begin);
      if (stepOf(visit) !== kind.code) return goOn(context, stepOf(visit));
      const asked = context.req.query('notice') ?? '';
      const notice: Notice = asked === 'sent' ? { kind: 'sent' } : undefined;
      return show(context, codePage(context, kind, secret, visit, { notice, problem: problemIn(asked, visit) }));
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
