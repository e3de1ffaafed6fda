import type { Child, FC } from 'hono/jsx';
import type { Place } from '../../site-kit/frame.ts';
import { StaffLayout } from './staff-layout.tsx';

type SignInLayoutProps = { frame: Place; title: string; children?: Child };

/** The pages of those who have not signed in: no navigation, since none of it would open. */
export const SignInLayout: FC<SignInLayoutProps> = ({ frame, title, children }) => (
  <StaffLayout frame={frame} title={title} contact={{ heading: 'VoteCal Help Desk', email: 'votecalhelp@sos.ca.gov' }}>
    <div class="grid-container page">
      <h1>{title}</h1>
      {children}
    </div>
  </StaffLayout>
);

/** The button that begins a sign-in. */
export const SignInButton: FC<{ frame: Place; query?: string; text: string }> = ({ frame, query = '', text }) => (
  <p>
    <a class="usa-button" href={`${frame.root}/operations/sign-in${query}`}>
      {text}
    </a>
  </p>
);
