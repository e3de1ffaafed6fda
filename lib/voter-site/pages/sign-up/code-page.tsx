import type { FC } from 'hono/jsx';
import type { Channel } from '../../../shared/codes.ts';
import { Temporal } from '../../../shared/time.ts';
import type { ContactView, NotProven, VisitView } from '../../../sign-up/domain/outcomes.ts';
import type { Contact } from '../../../sign-up/domain/sign-up-form.ts';
import { endOfWait } from '../../../site-kit/dates.ts';
import type { Frame } from '../../../site-kit/frame.ts';
import { ActionLink, FormPage, type PageFrame, PostForm } from '../form-page.tsx';
import { TextField } from '../forms/fields.tsx';
import { toldApart } from '../forms/problem.ts';
import type { SitePath } from '../site-routes.ts';
import { filled, voterTexts } from '../texts/index.ts';
import type { SignUpTexts } from '../texts/sign-up/sign-up-texts.ts';

/** Where the codes of a kind of visit are typed, asked for again, and what they were asked for with. */
export type CodePaths = { readonly here: SitePath; readonly again: SitePath; readonly back: SitePath };

type CodePageProps = PageFrame & {
  frame: Frame;
  token: string;
  visit: VisitView;
  paths: CodePaths;
  /** What was wrong with the codes that were typed. */
  problem?: Pick<Extract<NotProven, { readonly kind: 'missing' | 'wrong' | 'spent' }>, 'kind' | 'of'> | undefined;
  /** A new code was just sent, or cannot be yet. */
  notice?: { readonly kind: 'sent' } | undefined;
};

const sentencesOf = ({ language, problem }: CodePageProps): ReadonlyMap<Contact, string> => {
  const { code } = voterTexts(language).signUp;
  if (!problem) return new Map();
  const sentences = { missing: code.title, wrong: code.wrong, spent: code.spent } as const;
  return new Map(problem.of.map((contact) => [contact, sentences[problem.kind]]));
};

const onItsWay = (code: SignUpTexts['code'], state: ContactView['state'], channel: Channel): string =>
  state === 'failed' ? code.failed : state === 'spent' ? code.spent : code.onItsWay[channel];

/** Typing the codes: a field for each contact that is not proven yet. */
export const CodePage: FC<CodePageProps> = (props) => {
  const { frame, language, token, visit, paths, notice } = props;
  const { code } = voterTexts(language).signUp;
  const sentences = sentencesOf(props);
  const page = { frame, language };
  const open = visit.contacts.filter(({ state }) => state !== 'proven');
  if (open.length === 0) return <AllProven {...props} />;
  return (
    <FormPage
      {...page}
      title={code.title}
      path={paths.here}
      sentences={toldApart(sentences, code.label)}
      before={<Notice {...props} />}
    >
      {open.map(({ channel, shown, state }) => (
        <p>{filled(onItsWay(code, state, channel), { contact: shown })}</p>
      ))}
      <p>{code.valid}</p>
      <PostForm {...page} to={paths.here} token={token}>
        {open.map(({ contact }) => (
          <TextField
            name={contact}
            label={code.label[contact]}
            problem={sentences.get(contact)}
            autocomplete="one-time-code"
            inputmode="numeric"
            size="medium"
            maxlength={20}
          />
        ))}
        <button class="usa-button" type="submit">
          {code.submit}
        </button>
      </PostForm>
      <GoOn {...props} />
      <section aria-labelledby="none">
        <h2 id="none">{code.none}</h2>
        <p>{code.noneHint}</p>
        {open.some(({ contact }) => contact === 'email') && <p>{code.spamHint}</p>}
        {open.map((contact) => (
          <Again {...page} token={token} to={paths.again} contact={contact} notice={notice} />
        ))}
        <p>
          <ActionLink {...page} to={paths.back} query="notice=again" outline>
            {code.correct}
          </ActionLink>
        </p>
      </section>
    </FormPage>
  );
};

const Notice: FC<CodePageProps> = ({ language, notice, problem }) => {
  const { code } = voterTexts(language).signUp;
  if (notice === undefined || problem !== undefined) return null;
  return (
    <div class="usa-alert usa-alert--info usa-alert--no-icon usa-alert--slim" role="status">
      <div class="usa-alert__body">
        <p class="usa-alert__text">{code.sentAgain}</p>
      </div>
    </div>
  );
};

/** Every contact was proven in this visit, by the form that was corrected: there is nothing to type, and it only goes on. */
const AllProven: FC<CodePageProps> = ({ frame, language, token, visit, paths }) => {
  const { code } = voterTexts(language).signUp;
  const page = { frame, language };
  return (
    <FormPage {...page} title={code.provenTitle} path={paths.here}>
      {visit.contacts.map(({ shown }) => (
        <p>{filled(code.proven, { contact: shown })}</p>
      ))}
      <PostForm {...page} to={paths.here} token={token}>
        <button class="usa-button" type="submit">
          {code.submit}
        </button>
      </PostForm>
      <p>
        <ActionLink {...page} to={paths.back} query="notice=again" outline>
          {code.correct}
        </ActionLink>
      </p>
    </FormPage>
  );
};

/** One of two contacts is proven: the voter may go on with that one alone, and is told what then is missing. */
const GoOn: FC<CodePageProps> = ({ frame, language, token, visit, paths }) => {
  const { code } = voterTexts(language).signUp;
  const proven = visit.contacts.find(({ state }) => state === 'proven');
  const open = visit.contacts.find(({ state }) => state !== 'proven');
  if (visit.kind !== 'sign-up' || !proven || !open) return null;
  return (
    <PostForm frame={frame} language={language} to={paths.here} token={token}>
      <p>{filled(code.part, { proven: proven.shown, open: open.shown })}</p>
      <p>{code.without[open.contact]}</p>
      <button class="usa-button usa-button--outline" type="submit" name="goOnWith" value={proven.contact}>
        {code.goOnWith[proven.contact]}
      </button>
    </PostForm>
  );
};

type AgainProps = PageFrame & {
  frame: Frame;
  token: string;
  to: SitePath;
  contact: ContactView;
  notice: CodePageProps['notice'];
};

const Again: FC<AgainProps> = ({ frame, language, token, to, contact: { contact, shown, sendAgainAt } }) => {
  const { code } = voterTexts(language).signUp;
  if (sendAgainAt === undefined) return null;
  return (
    <PostForm frame={frame} language={language} to={to} token={token}>
      <button class="usa-button usa-button--outline" type="submit" name="contact" value={contact}>
        {filled(code.again, { contact: shown })}
      </button>
      {Temporal.Instant.compare(sendAgainAt, frame.now) > 0 && (
        <p class="usa-hint">{filled(code.againLater, { time: endOfWait(sendAgainAt, language) })}</p>
      )}
    </PostForm>
  );
};
