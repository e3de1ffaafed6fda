import type { FC } from 'hono/jsx';
import type { Language } from '../../../shared/codes.ts';
import type { FieldProblem, SignUpForm } from '../../../sign-up/domain/sign-up-form.ts';
import { DEFAULT_HOURS } from '../../../voters/domain/hours.ts';
import { FormPage, linkTo, type PageFrame, PostForm } from '../form-page.tsx';
import { ChannelChoice, HoursChoice, LanguageChoice } from '../forms/choices.tsx';
import { Checkbox, FieldGroup, TextField } from '../forms/fields.tsx';
import { sentencesByField, toldApart } from '../forms/problem.ts';
import { voterTexts } from '../texts/index.ts';

/** The form as it is first shown: nothing of the voter, the guidance's hours, the page's language. */
export const emptySignUp = (language: Language): SignUpForm => ({
  firstName: '',
  lastName: '',
  dateOfBirth: '',
  zip: '',
  channels: [],
  phone: '',
  email: '',
  language,
  hoursStart: DEFAULT_HOURS.start,
  hoursEnd: DEFAULT_HOURS.end,
  zone: DEFAULT_HOURS.zone,
  consent: false,
});

type SignUpPageProps = PageFrame & {
  token: string;
  typed: SignUpForm;
  problems?: readonly FieldProblem[];
  query?: string;
};

/** Signing up: everything on one page, as the guidance lists it (p. 3 and 4). */
export const SignUpPage: FC<SignUpPageProps> = ({ typed, problems = [], token, query, ...page }) => {
  const texts = voterTexts(page.language);
  const { form } = texts.signUp;
  const sentences = sentencesByField(texts, problems);
  const choice = { language: page.language, wishes: typed, sentences };
  return (
    <FormPage
      {...page}
      title={form.title}
      path="/sign-up"
      query={query}
      sentences={toldApart(sentences, { firstName: form.firstName, lastName: form.lastName })}
      before={<p class="usa-intro">{form.intro}</p>}
    >
      <PostForm {...page} to="/sign-up" token={token}>
        <fieldset class="usa-fieldset">
          <legend class="usa-legend">{form.you}</legend>
          <TextField
            name="firstName"
            label={form.firstName}
            hint={form.firstNameHint}
            problem={sentences.get('firstName')}
            value={typed.firstName}
            autocomplete="given-name"
          />
          <TextField
            name="lastName"
            label={form.lastName}
            problem={sentences.get('lastName')}
            value={typed.lastName}
            autocomplete="family-name"
          />
          <TextField
            name="dateOfBirth"
            label={form.dateOfBirth}
            hint={form.dateOfBirthHint}
            problem={sentences.get('dateOfBirth')}
            value={typed.dateOfBirth}
            autocomplete="bday"
            size="medium"
          />
          <TextField
            name="zip"
            label={form.zip}
            hint={form.zipHint}
            problem={sentences.get('zip')}
            value={typed.zip}
            autocomplete="postal-code"
            inputmode="numeric"
            size="medium"
          />
        </fieldset>
        <ChannelChoice {...choice} />
        <TextField
          name="phone"
          label={form.phone}
          hint={form.phoneHint}
          problem={sentences.get('phone')}
          value={typed.phone}
          type="tel"
          autocomplete="tel"
          inputmode="tel"
        />
        <TextField
          name="email"
          label={form.email}
          hint={form.emailHint}
          problem={sentences.get('email')}
          value={typed.email}
          type="email"
          autocomplete="email"
          inputmode="email"
        />
        <LanguageChoice {...choice} />
        <HoursChoice {...choice} />
        <FieldGroup name="consent" label={form.agreement} problem={sentences.get('consent')}>
          <Checkbox
            id="consent-given"
            name="consent"
            value="yes"
            label={form.consent}
            checked={typed.consent}
            describedBy="consent-details"
          />
          <p class="usa-hint" id="consent-details">
            {form.consentDetails}
          </p>
        </FieldGroup>
        <button class="usa-button" type="submit">
          {form.submit}
        </button>
      </PostForm>
      <p>
        <a class="touch-link" href={linkTo(page.frame, '/sign-in', page.language)}>
          {texts.site.home.signIn}
        </a>
      </p>
    </FormPage>
  );
};
