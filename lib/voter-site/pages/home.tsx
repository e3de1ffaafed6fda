import type { FC } from 'hono/jsx';
import type { Election } from '../../elections/domain/election.ts';
import { type CountyCode, countyOf } from '../../shared/counties.ts';
import type { Frame } from '../../site-kit/frame.ts';
import { ElectionDates, electionNames } from './election-dates.tsx';
import { ActionLink, linkTo, type PageFrame } from './form-page.tsx';
import { voterTexts } from './texts/index.ts';
import { VoterLayout } from './voter-layout.tsx';

/** A county that the reader chose, and its own elections of these days. */
export type HomeCounty = { readonly county: CountyCode; readonly elections: readonly Election[] };

type HomeProps = PageFrame & {
  frame: Frame;
  /** The statewide election that concerns voters now; undefined when none does. */
  election: Election | undefined;
  chosen?: HomeCounty | undefined;
};

/** Where's My Ballot: the way to sign up first; then what the service is, its dates, how to tell a genuine message. */
export const VoterHome: FC<HomeProps> = ({ frame, language, election, chosen }) => {
  const { site } = voterTexts(language);
  const page = { frame, language };
  const shown = [...(election ? [election] : []), ...(chosen?.elections ?? [])];
  const names = electionNames(shown, language);
  return (
    <VoterLayout {...page} title={site.title} path="/" query={chosen ? `county=${chosen.county}&` : ''} names={names}>
      <section class="hero">
        <div class="grid-container">
          <h1>{site.title}</h1>
          <p class="hero__action">
            <ActionLink {...page} to="/sign-up">
              {site.home.signUp}
            </ActionLink>
          </p>
          <p class="hero__lead">{site.lead}</p>
          <p>{site.home.needed}</p>
          <p>
            <a class="touch-link" href={linkTo(frame, '/sign-in', language)}>
              {site.home.signIn}
            </a>
          </p>
        </div>
      </section>
      <div class="grid-container page two-columns">
        <div>
          <section class="usa-prose" aria-labelledby="about">
            <h2 id="about">{site.about.heading}</h2>
            {site.about.paragraphs.map((paragraph) => (
              <p>{paragraph}</p>
            ))}
            <p>
              <a class="touch-link" href={linkTo(frame, '/messages', language)}>
                {site.messages.heading}
              </a>
            </p>
          </section>
          <section class="usa-prose" aria-labelledby="genuine">
            <h2 id="genuine">{site.genuine.heading}</h2>
            <ul>
              {site.genuine.points.map((point) => (
                <li>{point}</li>
              ))}
            </ul>
            <p>
              <a class="touch-link" href={linkTo(frame, '/did-you-send', language)}>
                {site.home.isGenuine}
              </a>
            </p>
          </section>
        </div>
        <div>
          <section class="usa-summary-box" aria-labelledby="dates">
            <div class="usa-summary-box__body">
              <h2 class="usa-summary-box__heading" id="dates">
                {site.dates.heading}
              </h2>
              {election === undefined ? (
                <p>{site.dates.none}</p>
              ) : (
                <ElectionDates election={election} language={language} />
              )}
              {chosen !== undefined && (
                <>
                  <p class="dates__county" lang="en">{`${countyOf(chosen.county).name} County`}</p>
                  {chosen.elections.map((own) => (
                    <ElectionDates election={own} language={language} />
                  ))}
                </>
              )}
            </div>
          </section>
          <section class="usa-prose help" aria-labelledby="help">
            <h2 id="help">{site.help.heading}</h2>
            <p>{site.help.text}</p>
            <p>
              <a class="touch-link" href={linkTo(frame, '/county', language)}>
                {site.home.findCounty}
              </a>
            </p>
          </section>
        </div>
      </div>
    </VoterLayout>
  );
};
