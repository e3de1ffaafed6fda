import type { FC } from 'hono/jsx';
import type { Place } from '../../site-kit/frame.ts';
import { SignInButton, SignInLayout } from './sign-in-layout.tsx';

/** Why somebody could not come in. */
export type SignInProblemCode =
  | 'access-ended'
  | 'stale'
  | 'refused'
  | 'stranger'
  | 'invitation-gone'
  | 'other-address'
  | 'unavailable';

/** With which status somebody is told that they could not come in. */
export const refusalStatus = (problem: SignInProblemCode): 403 | 503 => (problem === 'unavailable' ? 503 : 403);

const TEXTS: Readonly<Record<SignInProblemCode, { readonly title: string; readonly text: string }>> = {
  'access-ended': {
    title: 'Your access has ended',
    text: 'Somebody who looks after the people of your county, or of the Secretary of State, has ended your access to Rollcall. If that is a mistake, ask them for an invitation.',
  },
  stale: {
    title: 'Sign in again',
    text: 'This sign-in was begun in another browser, took too long, or has been used already. Nothing was opened.',
  },
  refused: { title: 'Not signed in', text: 'The sign-in service did not confirm who you are.' },
  stranger: {
    title: 'No access',
    text: 'You have an account, and no role in Rollcall. If you were invited, open the link in the invitation’s email again and press Continue there: access begins with that. Otherwise, or if your access has ended, ask whoever looks after the people of your county, or of the Secretary of State, for an invitation.',
  },
  'invitation-gone': {
    title: 'This invitation is over',
    text: 'It was accepted, withdrawn or not used in time. Whoever invited you can send a new one; if you have accepted it, sign in.',
  },
  'other-address': {
    title: 'This invitation is somebody else’s',
    text: 'It was sent to another email address than the one that you signed in with. Sign in with the address that it came to.',
  },
  unavailable: {
    title: 'The sign-in does not work at the moment',
    text: 'Try again in a few minutes. If it goes on, tell the VoteCal Help Desk when it was.',
  },
};

export const SignInProblem: FC<{ frame: Place; problem: SignInProblemCode }> = ({ frame, problem }) => (
  <SignInLayout frame={frame} title={TEXTS[problem].title}>
    <p class="usa-intro">{TEXTS[problem].text}</p>
    <SignInButton frame={frame} text="Sign in" />
  </SignInLayout>
);
