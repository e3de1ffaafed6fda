import type { VisitView } from '../../../lib/sign-up/domain/outcomes.ts';
import type { SitePath } from '../../../lib/voter-site/pages/site-routes.ts';
import { sessionOf, visitOf } from './cookies.ts';
import type { Request } from './site.ts';

/** What differs between the three things that a code is asked for with. */
export type Kind = {
  /** The form with which it begins. */
  readonly begin: SitePath;
  readonly check: SitePath;
  readonly code: SitePath;
  readonly again: SitePath;
  /** The cookie that it is under way with. */
  readonly secretOf: (context: Request) => string | undefined;
};

export const KINDS = {
  'sign-up': {
    begin: '/sign-up',
    check: '/sign-up/check',
    code: '/sign-up/code',
    again: '/sign-up/code/again',
    secretOf: visitOf,
  },
  'sign-in': {
    begin: '/sign-in',
    check: '/sign-in/check',
    code: '/sign-in/code',
    again: '/sign-in/code/again',
    secretOf: visitOf,
  },
  'contact-change': {
    begin: '/my-ballot/contact',
    check: '/my-ballot/contact/check',
    code: '/my-ballot/contact/code',
    again: '/my-ballot/contact/code/again',
    secretOf: sessionOf,
  },
} as const satisfies Record<VisitView['kind'], Kind>;

/** Where what is under way goes on: every step sends a reader there who comes too late, too early, or twice. */
export const stepOf = ({ kind, state }: VisitView): SitePath => {
  const steps: Readonly<Record<VisitView['state'], SitePath>> = {
    check: KINDS[kind].check,
    codes: KINDS[kind].code,
    choose: '/sign-in/choose',
    'voter-id': '/sign-up/voter-id',
    subscribed: '/sign-up/done',
    'not-matched': kind === 'sign-in' ? '/sign-in/none' : '/sign-up/done',
    done: kind === 'contact-change' ? '/my-ballot/contact' : '/my-ballot',
  };
  return steps[state];
};
