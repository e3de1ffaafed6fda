import type { FC } from 'hono/jsx';
import type { Language } from '../../shared/codes.ts';
import type { Place } from '../../site-kit/frame.ts';
import { SITE_TEXTS } from '../../site-kit/texts/index.ts';
import { VoterLayout } from './voter-layout.tsx';

/** What a voter sees when the service fails: nothing about why, and where help is. */
export const VoterProblem: FC<{ frame: Place; language: Language }> = ({ frame, language }) => {
  const { problem } = SITE_TEXTS[language];
  return (
    <VoterLayout frame={frame} language={language} title={problem.title} path="/" words="notice">
      <div class="grid-container page narrow">
        <h1>{problem.title}</h1>
        <p>{problem.text}</p>
      </div>
    </VoterLayout>
  );
};
