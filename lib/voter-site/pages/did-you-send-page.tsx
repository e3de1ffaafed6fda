import type { FC } from 'hono/jsx';
import type { Temporal } from '../../shared/time.ts';
import { longDateTime } from '../../site-kit/dates.ts';
import { ActionLink, FormPage, type PageFrame, PostForm } from './form-page.tsx';
import { OwnPageLayout } from './my-ballot/own-page.tsx';
import { filled, type VoterTexts, voterTexts } from './texts/index.ts';

/** What can be said about a message that somebody pasted. */
export type Verdict =
  | { readonly kind: 'empty' | 'long' }
  /** To whoever is signed in. */
  | { readonly kind: 'sent'; readonly at: Temporal.Instant }
  | { readonly kind: 'not-sent' }
  /** To everybody: whether it has the words of ours, and our links alone. */
  | { readonly kind: 'ours' | 'not-ours' };

type DidYouSendProps = PageFrame & { token: string; typed?: string; verdict?: Verdict; signedIn: boolean };

const problemOf = ({ myBallot }: VoterTexts, verdict: Verdict | undefined): string | undefined =>
  verdict?.kind === 'empty' || verdict?.kind === 'long' ? myBallot.didYouSend[verdict.kind] : undefined;

/** A message from us, or not: pasted here, looked at, and forgotten. */
export const DidYouSendPage: FC<DidYouSendProps> = ({ typed = '', verdict, signedIn, token, ...page }) => {
  const texts = voterTexts(page.language);
  const { didYouSend } = texts.myBallot;
  const problem = problemOf(texts, verdict);
  const path = signedIn ? '/my-ballot/did-you-send' : '/did-you-send';
  const body = (
    <>
      {verdict !== undefined && problem === undefined && <Answer verdict={verdict} signedIn={signedIn} {...page} />}
      <p>{didYouSend.intro}</p>
      <PostForm {...page} to={path} token={token}>
        <div class={problem === undefined ? 'usa-form-group' : 'usa-form-group usa-form-group--error'}>
          <label class="usa-label" for="pasted">
            {didYouSend.label}
          </label>
          {problem !== undefined && (
            <span class="usa-error-message" id="pasted-problem">
              {problem}
            </span>
          )}
          <textarea
            class="usa-textarea"
            id="pasted"
            name="pasted"
            rows={8}
            spellcheck={false}
            autocomplete="off"
            autofocus={problem !== undefined}
            aria-describedby={problem === undefined ? undefined : 'pasted-problem'}
            aria-invalid={problem === undefined ? undefined : 'true'}
          >
            {typed}
          </textarea>
        </div>
        <button class="usa-button" type="submit">
          {didYouSend.submit}
        </button>
      </PostForm>
      <p>{didYouSend.never}</p>
    </>
  );
  if (signedIn)
    return (
      <OwnPageLayout {...page} token={token} title={texts.site.home.isGenuine} path="/my-ballot/did-you-send">
        {body}
      </OwnPageLayout>
    );
  return (
    <FormPage {...page} title={texts.site.home.isGenuine} path={path}>
      {body}
    </FormPage>
  );
};

const Answer: FC<PageFrame & { verdict: Verdict; signedIn: boolean }> = ({ verdict, signedIn, ...page }) => {
  const { didYouSend } = voterTexts(page.language).myBallot;
  const isGood = verdict.kind === 'sent';
  const mark = isGood ? 'success' : verdict.kind === 'ours' ? 'info' : 'warning';
  const sentences: Readonly<Record<Exclude<Verdict['kind'], 'empty' | 'long' | 'sent'>, string>> = {
    'not-sent': didYouSend.notSent,
    ours: didYouSend.ours,
    'not-ours': didYouSend.notOurs,
  };
  return (
    <div class={`usa-alert usa-alert--${mark}`} role="status" tabindex={-1} autofocus>
      <div class="usa-alert__body">
        <p class="usa-alert__text">
          {verdict.kind === 'sent'
            ? filled(didYouSend.sent, { time: longDateTime(verdict.at, page.language) })
            : sentences[verdict.kind as keyof typeof sentences]}
        </p>
        {verdict.kind === 'ours' && !signedIn && <p>{didYouSend.onlySignedIn}</p>}
        {verdict.kind === 'ours' && !signedIn && (
          <p>
            <ActionLink {...page} to="/sign-in" outline>
              {didYouSend.signIn}
            </ActionLink>
          </p>
        )}
      </div>
    </div>
  );
};
