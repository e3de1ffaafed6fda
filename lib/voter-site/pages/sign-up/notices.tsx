import type { FC } from 'hono/jsx';
import type { Temporal } from '../../../shared/time.ts';
import type { Later } from '../../../sign-up/domain/later.ts';
import type { Check } from '../../../sign-up/domain/outcomes.ts';
import { endOfWait } from '../../../site-kit/dates.ts';
import { ActionLink, type PageFrame, PostForm, SimplePage } from '../form-page.tsx';
import type { SitePath } from '../site-routes.ts';
import { filled, voterTexts } from '../texts/index.ts';
import { VoterLayout } from '../voter-layout.tsx';

/** Nothing is under way any more: start again. */
export const OverPage: FC<PageFrame & { begin: SitePath }> = ({ begin, ...page }) => {
  const { over } = voterTexts(page.language).signUp;
  return (
    <SimplePage {...page} title={over.title} path={begin} words="notice">
      <p>{over.text}</p>
      <p>
        <ActionLink {...page} to={begin}>
          {over.again}
        </ActionLink>
      </p>
    </SimplePage>
  );
};

type LaterPageProps = PageFrame & { begin: SitePath; what: Exclude<Later['what'], 'matches'>; until: Temporal.Instant };

/** Too many codes were asked for or typed: when to try again, or with another contact. */
export const LaterPage: FC<LaterPageProps> = ({ begin, what, until, ...page }) => {
  const { later, notMatched } = voterTexts(page.language).signUp;
  return (
    <SimplePage {...page} title={later.title} path={begin} words="notice">
      <p>{filled(later.text[what], { time: endOfWait(until, page.language) })}</p>
      <p>
        <ActionLink {...page} to={begin} query="notice=again" outline>
          {notMatched.again}
        </ActionLink>
      </p>
    </SimplePage>
  );
};

/** A form that does not prove to be ours, or whose cookie has gone. */
export const StalePage: FC<PageFrame & { begin: SitePath }> = ({ begin, ...page }) => {
  const { signUp, myBallot } = voterTexts(page.language);
  return (
    <SimplePage {...page} title={myBallot.stale.title} path={begin} words="notice">
      <p>{myBallot.stale.text}</p>
      <p>
        <ActionLink {...page} to={begin}>
          {signUp.over.again}
        </ActionLink>
      </p>
    </SimplePage>
  );
};

/** The name of the one script of the site. */
export const CHECK_SCRIPT = 'check.js';

type CheckPageProps = PageFrame & { token: string; here: SitePath; check: Check };

/** Many codes are asked for: the browser proves some work with a script, or its reader waits without. */
export const CheckPage: FC<CheckPageProps> = ({ token, here, check, ...page }) => {
  const { challenge } = voterTexts(page.language).signUp;
  const { puzzle, readyAt } = check;
  return (
    <VoterLayout {...page} title={challenge.title} path={here} words="notice" scripts={[CHECK_SCRIPT]}>
      <div class="grid-container page narrow">
        <h1>{challenge.title}</h1>
        <p>{challenge.text}</p>
        <p id="working" role="status" hidden>
          {challenge.working}
        </p>
        <p id="waiting">
          {readyAt === undefined
            ? challenge.pressFirst
            : filled(challenge.waiting, { time: endOfWait(readyAt, page.language) })}
        </p>
        <PostForm {...page} to={here} token={token}>
          <input type="hidden" name="answer" id="answer" value="" data-puzzle={puzzle} />
          <button class="usa-button" type="submit">
            {challenge.submit}
          </button>
        </PostForm>
      </div>
    </VoterLayout>
  );
};
