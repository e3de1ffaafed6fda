import type { FC } from 'hono/jsx';
import type { Place } from '../../site-kit/frame.ts';
import { SignInButton, SignInLayout } from './sign-in-layout.tsx';

export const SignedOut: FC<{ frame: Place }> = ({ frame }) => (
  <SignInLayout frame={frame} title="You are signed out">
    <p class="usa-intro">Your session on this device has ended.</p>
    <p>The next sign-in asks for your password and your second factor again.</p>
    <SignInButton frame={frame} text="Sign in" />
  </SignInLayout>
);
