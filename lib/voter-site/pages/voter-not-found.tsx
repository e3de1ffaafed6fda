import type { FC } from 'hono/jsx';
import type { Language } from '../../shared/codes.ts';
import type { Place } from '../../site-kit/frame.ts';
import { SITE_TEXTS } from '../../site-kit/texts/index.ts';
import { VoterLayout } from './voter-layout.tsx';

/** What a voter sees at an address that has no page. */
export const VoterNotFound: FC<{ frame: Place; language: Language }> = ({ frame, language }) => {
  const { notFound } = SITE_TEXTS[language];
  return (
    <VoterLayout frame={frame} language={language} title={notFound.title} path="/" words="notice">
      <div class="grid-container page narrow">
        <h1>{notFound.title}</h1>
        <p>{notFound.text}</p>
        <p>
          <a class="usa-button" href={`${frame.root}/?lang=${language}`}>
            {notFound.home}
          </a>
        </p>
      </div>
    </VoterLayout>
  );
};
