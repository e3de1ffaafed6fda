import type { FC } from 'hono/jsx';
import type { SignInProven } from '../../../sign-up/domain/outcomes.ts';
import type { FieldProblem, SignInForm } from '../../../sign-up/domain/sign-up-form.ts';
import { ActionLink, FormPage, type PageFrame, PostForm, SimplePage } from '../form-page.tsx';
import { FieldGroup, Radio, TextField } from '../forms/fields.tsx';
import { sentencesByField } from '../forms/problem.ts';
import { voterTexts } from '../texts/index.ts';

/** How a phone number gets its code: a landline takes calls alone. */
const BY = ['text', 'voice'] as const;

type SignInPageProps = PageFrame & {
  token: string;
  typed?: SignInForm;
  problems?: readonly FieldProblem[];
  query?: string;
};

/** Coming back: a contact and the date of birth, and a code to that contact. */
export const SignInPage: FC<SignInPageProps> = ({ token, typed, problems = [], query, ...page }) => {
  const texts = voterTexts(page.language);
  const { signIn } = texts.myBallot;
  const { form } = texts.signUp;
  const sentences = sentencesByField(texts, problems);
  return (
    <FormPage
      {...page}
      title={signIn.title}
      path="/sign-in"
      query={query}
      sentences={sentences}
      before={<p class="usa-intro">{signIn.intro}</p>}
    >
      <PostForm {...page} to="/sign-in" token={token}>
        <TextField
          name="contact"
          label={signIn.contact}
          hint={signIn.contactHint}
          problem={sentences.get('contact')}
          value={typed?.contact ?? ''}
          autocomplete="username"
        />
        <TextField
          name="dateOfBirth"
          label={form.dateOfBirth}
          hint={form.dateOfBirthHint}
          problem={sentences.get('dateOfBirth')}
          value={typed?.dateOfBirth ?? ''}
          autocomplete="bday"
          size="medium"
        />
        <FieldGroup name="by" label={signIn.by}>
          {BY.map((channel) => (
            <Radio
              id={`by-${channel}`}
              name="by"
              value={channel}
              label={form.channels[channel]}
              checked={(typed?.by ?? 'text') === channel}
            />
          ))}
        </FieldGroup>
        <button class="usa-button" type="submit">
          {form.submit}
        </button>
      </PostForm>
      <p>
        <ActionLink {...page} to="/sign-up" outline>
          {texts.site.home.signUp}
        </ActionLink>
      </p>
    </FormPage>
  );
};

/** Nobody is signed up so, for whatever cause. */
export const NobodyPage: FC<PageFrame> = (page) => {
  const { site, signUp, myBallot } = voterTexts(page.language);
  return (
    <SimplePage {...page} title={myBallot.signIn.notFoundTitle} path="/sign-in/none">
      <p>{myBallot.signIn.notFoundText}</p>
      <p>
        <ActionLink {...page} to="/sign-in" query="notice=again">
          {signUp.notMatched.again}
        </ActionLink>
      </p>
      <p>
        <ActionLink {...page} to="/sign-up" outline>
          {site.home.signUp}
        </ActionLink>
      </p>
    </SimplePage>
  );
};

type Voters = Extract<SignInProven, { readonly kind: 'choose' }>['voters'];

/** Several people of one birthday share a contact: whose ballot, by first name. */
export const ChoosePage: FC<PageFrame & { token: string; voters: Voters }> = ({ token, voters, ...page }) => {
  const { signIn } = voterTexts(page.language).myBallot;
  return (
    <SimplePage {...page} title={signIn.several} path="/sign-in/choose">
      <p>{signIn.severalText}</p>
      <PostForm {...page} to="/sign-in/choose" token={token}>
        {voters.map(({ choice, firstName }) => (
          <p>
            <button class="usa-button usa-button--outline" type="submit" name="choice" value={choice}>
              <bdi>{firstName}</bdi>
            </button>
          </p>
        ))}
      </PostForm>
    </SimplePage>
  );
};

/** Why somebody is not signed in: they signed out, their session ended by itself, or they never were. */
export type SignedOut = 'left' | 'ended' | 'never';

/** Nobody is signed in here. */
export const SignedOutPage: FC<PageFrame & { why: SignedOut }> = ({ why, ...page }) => {
  const { signedOut } = voterTexts(page.language).myBallot;
  const texts: Readonly<Record<SignedOut, string>> = {
    left: signedOut.text,
    ended: signedOut.ended,
    never: signedOut.need,
  };
  return (
    <SimplePage
      {...page}
      title={why === 'never' ? signedOut.needTitle : signedOut.title}
      path="/sign-in"
      words="not-signed-in"
    >
      <p>{texts[why]}</p>
      <p>
        <ActionLink {...page} to="/sign-in">
          {signedOut.again}
        </ActionLink>
      </p>
    </SimplePage>
  );
};
