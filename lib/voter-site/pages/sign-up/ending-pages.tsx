import type { FC } from 'hono/jsx';
import type { Channel } from '../../../shared/codes.ts';
import type { Temporal } from '../../../shared/time.ts';
import type { VisitView, VoterSession } from '../../../sign-up/domain/outcomes.ts';
import type { FieldProblem } from '../../../sign-up/domain/sign-up-form.ts';
import { endOfWait } from '../../../site-kit/dates.ts';
import type { Subscription } from '../../../voters/domain/subscription.ts';
import { ActionLink, FormPage, linkTo, type PageFrame, PostForm, SimplePage } from '../form-page.tsx';
import { TextField } from '../forms/fields.tsx';
import { sentencesByField } from '../forms/problem.ts';
import { type CountyOffice, OfficeCard } from '../offices.tsx';
import { phoneInWords } from '../phone-words.ts';
import type { SitePath } from '../site-routes.ts';
import { filled, voterTexts } from '../texts/index.ts';

/** Where voters look their registration up (guidance, p. 4). */
const MY_VOTER_STATUS = 'https://voterstatus.sos.ca.gov';
/** The VoteCal Help Desk for voters (guidance, p. 4). */
const HELP_DESK = '916-654-1141';

type VoterIdPageProps = PageFrame & {
  token: string;
  /** How many IDs were wrong, and how many may be tried still. */
  tries?: VisitView['voterIds'];
  problems?: readonly FieldProblem[];
};

/** Several voters are alike, or too much was tried for one: the VoteCal ID tells (guidance, p. 4). */
export const VoterIdPage: FC<VoterIdPageProps> = ({ token, tries, problems = [], ...page }) => {
  const texts = voterTexts(page.language);
  const { voterId, code } = texts.signUp;
  const sentences = new Map(sentencesByField(texts, problems));
  if (tries && tries.wrong > 0 && problems.length === 0)
    sentences.set('voterId', filled(voterId.wrong, { left: String(tries.left) }));
  return (
    <FormPage {...page} title={voterId.title} path="/sign-up/voter-id" sentences={sentences}>
      <p>{voterId.text}</p>
      <p>
        {voterId.helpDesk} <a href={`tel:+1${HELP_DESK.replaceAll('-', '')}`}>{HELP_DESK}</a>
      </p>
      <p>{voterId.office}</p>
      <PostForm {...page} to="/sign-up/voter-id" token={token}>
        <TextField
          name="voterId"
          label={voterId.label}
          problem={sentences.get('voterId')}
          size="medium"
          maxlength={64}
        />
        <button class="usa-button" type="submit">
          {voterId.submit}
        </button>
      </PostForm>
      <p>
        <ActionLink {...page} to="/sign-up" query="notice=again" outline>
          {code.correct}
        </ActionLink>
      </p>
    </FormPage>
  );
};

type DonePageProps = PageFrame & {
  subscription: Subscription;
  contacts: VoterSession['contacts'];
  /** Whether the confirmation goes out at once, or when it comes. */
  confirmedFrom: Temporal.Instant | 'now';
  /** What became of what the voter had before. */
  former?: VisitView['former'];
};

const contactOf = ({ phone, email }: VoterSession['contacts'], channel: Channel): string =>
  channel === 'email' ? (email?.shown ?? '') : phoneInWords(phone?.shown ?? '');

const Channels: FC<PageFrame & Pick<DonePageProps, 'contacts'> & { channels: readonly Channel[] }> = ({
  language,
  channels,
  contacts,
}) => (
  <ul class="usa-list">
    {channels.map((channel) => (
      <li>
        {voterTexts(language).signUp.form.channels[channel]}: <bdi>{contactOf(contacts, channel)}</bdi>
      </li>
    ))}
  </ul>
);

/** Signed up: over which channels, when the confirmation comes, and how long it lasts. */
export const DonePage: FC<DonePageProps> = ({ subscription, contacts, confirmedFrom, former, ...page }) => {
  const { done } = voterTexts(page.language).signUp;
  const { channels } = subscription;
  const kept = (former?.kept ?? []).filter((channel) => channels.includes(channel));
  const isConfirmed = channels.some((channel) => channel !== 'voice');
  return (
    <SimplePage {...page} title={done.title} path="/sign-up/done">
      <p>{done.by}</p>
      <Channels {...page} channels={channels.filter((channel) => !kept.includes(channel))} contacts={contacts} />
      {former?.replaced.map((contact) => (
        <p>{done.replaced[contact]}</p>
      ))}
      {kept.length > 0 && <p>{done.kept}</p>}
      {kept.length > 0 && <Channels {...page} channels={kept} contacts={contacts} />}
      {isConfirmed && (
        <p>
          {confirmedFrom === 'now'
            ? done.confirmationNow
            : filled(done.confirmationLater, { time: endOfWait(confirmedFrom, page.language) })}
        </p>
      )}
      {channels.includes('voice') && <p>{done.noCalls}</p>}
      <p>{done.lasts}</p>
      <p>
        <ActionLink {...page} to="/my-ballot">
          {done.seeBallot}
        </ActionLink>
      </p>
    </SimplePage>
  );
};

/** Where a voter's registration can be asked about, as items of a list. */
const WhoKnows: FC<PageFrame & { offices: readonly CountyOffice[] }> = ({ offices, frame, language }) => {
  const { notMatched } = voterTexts(language).signUp;
  return (
    <>
      <li>
        {notMatched.status} <a href={MY_VOTER_STATUS}>{notMatched.statusLink}</a>
      </li>
      <li>
        {notMatched.office}{' '}
        {offices.length === 0 && <a href={linkTo(frame, '/county', language)}>{notMatched.officeLink}</a>}
      </li>
    </>
  );
};

type NoMoreTriesProps = PageFrame & { path: SitePath; until: Temporal.Instant; offices: readonly CountyOffice[] };

/** The register was asked too often: when it can be asked again, and whom to ask until then. No button leads back to the same answer. */
export const NoMoreTriesPage: FC<NoMoreTriesProps> = ({ path, until, offices, ...page }) => {
  const { later, notMatched } = voterTexts(page.language).signUp;
  return (
    <SimplePage {...page} title={later.title} path={path} words="ending">
      <p>{filled(later.text.matches, { time: endOfWait(until, page.language) })}</p>
      <h2>{notMatched.next}</h2>
      <ul class="usa-list">
        <WhoKnows {...page} offices={offices} />
      </ul>
      {offices.map((office) => (
        <OfficeCard {...page} office={office} />
      ))}
    </SimplePage>
  );
};

/** No registration is exactly so, for whatever cause: what to do (guidance, p. 4). */
export const NotMatchedPage: FC<PageFrame & { offices: readonly CountyOffice[] }> = ({ offices, ...page }) => {
  const { notMatched } = voterTexts(page.language).signUp;
  return (
    <SimplePage {...page} title={notMatched.title} path="/sign-up/done">
      <p>{notMatched.text}</p>
      <h2>{notMatched.next}</h2>
      <ol class="usa-list">
        <li>{notMatched.check}</li>
        <li>{notMatched.recent}</li>
        <WhoKnows {...page} offices={offices} />
      </ol>
      {offices.map((office) => (
        <OfficeCard {...page} office={office} />
      ))}
      <p>
        <ActionLink {...page} to="/sign-up" query="notice=again">
          {notMatched.again}
        </ActionLink>
      </p>
    </SimplePage>
  );
};
