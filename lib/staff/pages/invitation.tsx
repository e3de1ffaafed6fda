import type { FC } from 'hono/jsx';
import { type CountyCode, countyOf } from '../../shared/counties.ts';
import { staffTime } from '../../site-kit/dates.ts';
import type { Place } from '../../site-kit/frame.ts';
import type { Invitation } from '../domain/invitation.ts';
import { ROLE_NAMES } from '../domain/words.ts';
import { SignInButton, SignInLayout } from './sign-in-layout.tsx';

type InvitationProps = { frame: Place; invitation: Invitation };

const placeOf = (county: CountyCode | null): string =>
  county === null ? 'the California Secretary of State' : `${countyOf(county).name} County`;

/** What an invitation is for. Opening it changes nothing: mail filters open links too. */
export const InvitationPage: FC<InvitationProps> = ({ frame, invitation }) => (
  <SignInLayout frame={frame} title="Your invitation">
    <p class="usa-intro">
      {invitation.name}, you are invited to Rollcall as {ROLE_NAMES[invitation.role]} of {placeOf(invitation.county)}.
    </p>
    <p>It can be accepted until {staffTime(invitation.endsAt)}.</p>
    <form method="post">
      <button class="usa-button" type="submit">
        Accept
      </button>
    </form>
  </SignInLayout>
);

/** How to come in for the first time. */
export const InvitationReady: FC<InvitationProps & { part: string }> = ({ frame, invitation, part }) => (
  <SignInLayout frame={frame} title="Set up your sign-in">
    <p class="usa-intro">If you have no account yet, an email with a temporary password is on its way to you.</p>
    <p>
      Sign in with {invitation.email}. The first time you choose a password and set up a second factor, an app that
      shows six digits. Your access begins when you come back here.
    </p>
    <SignInButton frame={frame} query={`?invitation=${part}`} text="Continue" />
  </SignInLayout>
);
