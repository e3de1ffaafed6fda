import type { FC } from 'hono/jsx';
import { ActionLink, linkTo, type PageFrame, SimplePage } from './form-page.tsx';
import { voterTexts } from './texts/index.ts';

/** The end of emails, by the link in each of them: asked first, because programs that check mail open links. */
export const UnsubscribePage: FC<PageFrame & { linkKey: string }> = ({ linkKey, ...page }) => {
  const { unsubscribe, optOut } = voterTexts(page.language).myBallot;
  const path = `/unsubscribe/${encodeURIComponent(linkKey)}` as const;
  return (
    <SimplePage {...page} title={unsubscribe.title} path={path}>
      <p>{unsubscribe.text}</p>
      <form class="usa-form voter-form" method="post" action={linkTo(page.frame, path, page.language)}>
        <button class="usa-button" type="submit" name="scope" value="email">
          {unsubscribe.submit}
        </button>
        <button class="usa-button usa-button--outline" type="submit" name="scope" value="everything">
          {optOut.all}
        </button>
      </form>
    </SimplePage>
  );
};

/** How it ended. */
export const UnsubscribedPage: FC<PageFrame & { ended: 'email' | 'everything' | 'unknown-key' }> = ({
  ended,
  ...page
}) => {
  const { site, myBallot } = voterTexts(page.language);
  const { unsubscribe, optOut, signedOut } = myBallot;
  const answers = {
    email: [unsubscribe.doneTitle, unsubscribe.doneText],
    everything: [optOut.doneTitle, optOut.doneAll],
    'unknown-key': [unsubscribe.goneTitle, unsubscribe.goneText],
  } as const;
  const [title, text] = answers[ended];
  // Signing up helps whether something is left or not; signing in finds nobody where nothing is, and the link must not tell which.
  const isEnded = ended !== 'unknown-key';
  return (
    <SimplePage {...page} title={title} path="/unsubscribe">
      <p>{text}</p>
      <p>
        <ActionLink {...page} to={isEnded ? '/sign-up' : '/sign-in'} outline>
          {isEnded ? site.home.signUp : signedOut.again}
        </ActionLink>
      </p>
    </SimplePage>
  );
};
