import type { Child, FC } from 'hono/jsx';
import { countyOf } from '../../shared/counties.ts';
import type { Place } from '../../site-kit/frame.ts';
import { Layout, renderDocument } from '../../site-kit/layout.tsx';
import { ROLE_NAMES } from '../../staff/domain/words.ts';
import type { Account } from './accounts.ts';
import type { SeededPerson } from './people.ts';

type SignInProps = {
  frame: Place;
  people: readonly SeededPerson[];
  accounts: readonly Account[];
  /** Where somebody was going who had not signed in; the sign-in itself says whether it leads there. */
  returnTo?: string | undefined;
};

const namesOf = (accounts: readonly Account[]): string => accounts.map(({ name }) => name).join(' ');

const LocalPage: FC<{ frame: Place; title: string; names: string; children?: Child }> = ({
  frame,
  title,
  names,
  children,
}) => (
  <Layout
    frame={frame}
    language="en"
    title={`${title} · Rollcall, local stage`}
    names={names}
    service={{ name: 'Sign in', owner: 'Rollcall, local stage', href: `${frame.root}/local/sign-in` }}
    skipText="Skip to main content"
    rehearsalText="This is a rehearsal. Every person here is invented, and none has a password."
    contact={{ heading: 'VoteCal Help Desk', email: 'votecalhelp@sos.ca.gov' }}
  >
    <div class="grid-container page">{children}</div>
  </Layout>
);

const linkTo = (email: string, returnTo: string | undefined): string =>
  `/operations/sign-in?login_hint=${encodeURIComponent(email)}` +
  (returnTo === undefined ? '' : `&return=${encodeURIComponent(returnTo)}`);

const placeOf = ({ county }: SeededPerson): string =>
  county === null ? 'Secretary of State' : `${countyOf(county).name} County`;

/** Everybody who can sign in, a link each: one click, and the pages are seen with their eyes. */
const SignInChoice: FC<SignInProps> = ({ frame, people, accounts, returnTo }) => {
  const known = people.filter((person) => accounts.some(({ email }) => email === person.email));
  const places = [...new Set(known.map(placeOf))];
  const invited = accounts.filter(({ email }) => !people.some((person) => person.email === email));
  return (
    <LocalPage frame={frame} title="Sign in" names={namesOf(accounts)}>
      <h1>Whose eyes do you want?</h1>
      <p class="usa-intro">Each link signs in by the way that people take in production, except for the password.</p>
      {accounts.length === 0 && (
        <p>Nobody has an account yet. Whoever deploys invites the first person: docs/local-stage.md, “From nothing”.</p>
      )}
      {places.map((place) => (
        <>
          <h2>{place}</h2>
          <ul>
            {known
              .filter((person) => placeOf(person) === place)
              .map((person) => (
                <li>
                  <a href={linkTo(person.email, returnTo)}>
                    {person.name}, {ROLE_NAMES[person.role]}
                  </a>
                </li>
              ))}
          </ul>
        </>
      ))}
      {invited.length > 0 && (
        <>
          <h2>Invited</h2>
          <ul>
            {invited.map(({ email, name }) => (
              <li>
                <a href={linkTo(email, returnTo)}>
                  {name}, {email}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </LocalPage>
  );
};

export const renderSignIn = (props: SignInProps): string => renderDocument(<SignInChoice {...props} />);

/** What the provider shows in the place of a password's page when a sign-in names nobody. */
export const renderAccountChoice = (frame: Place, accounts: readonly Account[]): string =>
  renderDocument(
    <LocalPage frame={frame} title="Who signs in?" names={namesOf(accounts)}>
      <h1>Who signs in?</h1>
      <ul>
        {accounts.map(({ subject, email, name }) => (
          <li>
            <a href={`?as=${encodeURIComponent(subject)}`}>
              {name}, {email}
            </a>
          </li>
        ))}
      </ul>
    </LocalPage>,
  );
