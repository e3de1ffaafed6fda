import type { FC } from 'hono/jsx';
import { CHANNELS, type Channel } from '../../../shared/codes.ts';
import type { VoterSession } from '../../../sign-up/domain/outcomes.ts';
import { CONTACTS, type Contact, type ContactForm, type FieldProblem } from '../../../sign-up/domain/sign-up-form.ts';
import type { Subscription } from '../../../voters/domain/subscription.ts';
import { PostForm } from '../form-page.tsx';
import { Checkbox, FieldGroup, TextField } from '../forms/fields.tsx';
import { sentencesByField } from '../forms/problem.ts';
import { phoneInWords } from '../phone-words.ts';
import { voterTexts } from '../texts/index.ts';
import { type OwnPage, OwnPageLayout } from './own-page.tsx';

type ShownContacts = VoterSession['contacts'];

/** The channels that a contact opens. */
const channelsOf = (contact: Contact): readonly Channel[] =>
  CHANNELS.filter((channel) => (channel === 'email') === (contact === 'email'));

type ContactPageProps = OwnPage & {
  subscription: Subscription;
  contacts: ShownContacts;
  typed?: ContactForm;
  problems?: readonly FieldProblem[];
  query?: string;
  notice?: string | undefined;
};

/** Another number or address in the place of the one that is used, or the first of its kind: a form for each. */
export const ContactPage: FC<ContactPageProps> = ({
  subscription,
  contacts,
  typed,
  problems = [],
  query,
  notice,
  ...page
}) => {
  const texts = voterTexts(page.language);
  const sentences = sentencesByField(texts, problems);
  const { contact: words } = texts.myBallot;
  return (
    <OwnPageLayout
      {...page}
      title={words.title}
      path="/my-ballot/contact"
      query={query}
      sentences={sentences}
      notice={notice}
    >
      <p>{words.intro}</p>
      {CONTACTS.map((contact) => (
        <ContactPart
          {...page}
          contact={contact}
          subscription={subscription}
          contacts={contacts}
          {...(typed?.contact === contact ? { typed, problems } : {})}
        />
      ))}
    </OwnPageLayout>
  );
};

type PartProps = OwnPage & {
  contact: Contact;
  subscription: Subscription;
  contacts: ShownContacts;
  typed?: ContactForm;
  problems?: readonly FieldProblem[];
};

const ContactPart: FC<PartProps> = ({ contact, subscription, contacts, typed, problems = [], ...page }) => {
  const texts = voterTexts(page.language);
  const { contact: words } = texts.myBallot;
  const { form } = texts.signUp;
  const sentences = sentencesByField(texts, problems);
  const now = contacts[contact]?.shown;
  const channels = typed?.channels ?? subscription.channels;
  const group = problems.length > 0 ? 'channels' : `channels-${contact}`;
  return (
    <section class="contact-part" aria-labelledby={`${contact}-heading`}>
      <h2 id={`${contact}-heading`}>{form[contact]}</h2>
      {now !== undefined && (
        <p>
          {words.current} <bdi>{phoneInWords(now)}</bdi>
        </p>
      )}
      <PostForm {...page} to="/my-ballot/contact" token={page.token}>
        <input type="hidden" name="contact" value={contact} />
        <TextField
          name={contact}
          label={words[contact]}
          hint={contact === 'phone' ? form.phoneHint : form.emailHint}
          problem={sentences.get(contact)}
          value={typed?.[contact] ?? ''}
          type={contact === 'phone' ? 'tel' : 'email'}
          autocomplete={contact === 'phone' ? 'tel' : 'email'}
          inputmode={contact === 'phone' ? 'tel' : 'email'}
        />
        <FieldGroup name={group} label={form.reach} problem={sentences.get('channels')}>
          {channelsOf(contact).map((channel) => (
            <Checkbox
              id={`channel-${channel}`}
              name="channels"
              value={channel}
              label={form.channels[channel]}
              checked={contact === 'email' || channels.includes(channel)}
            />
          ))}
        </FieldGroup>
        <FieldGroup
          name={problems.length > 0 ? 'consent' : `consent-${contact}`}
          label={form.agreement}
          problem={sentences.get('consent')}
        >
          <Checkbox
            id={`consent-given-${contact}`}
            name="consent"
            value="yes"
            label={form.consent}
            checked={typed?.consent ?? false}
            describedBy={`consent-details-${contact}`}
          />
          <p class="usa-hint" id={`consent-details-${contact}`}>
            {form.consentDetails}
          </p>
        </FieldGroup>
        <button class="usa-button" type="submit">
          {form.submit}
        </button>
      </PostForm>
    </section>
  );
};
