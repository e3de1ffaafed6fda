import type { Language } from '../../../shared/codes.ts';
import { SITE_TEXTS } from '../../../site-kit/texts/index.ts';
import type { SiteTexts } from '../../../site-kit/texts/site-texts.ts';
import { MY_BALLOT_TEXTS } from './my-ballot/index.ts';
import type { MyBallotTexts } from './my-ballot/my-ballot-texts.ts';
import { PROBLEM_TEXTS } from './problems/index.ts';
import type { ProblemTexts } from './problems/problem-texts.ts';
import { SIGN_UP_TEXTS } from './sign-up/index.ts';
import type { SignUpTexts } from './sign-up/sign-up-texts.ts';
import { TIMELINE_TEXTS } from './timeline/index.ts';
import type { TimelineTexts } from './timeline/timeline-texts.ts';

/** All words of the voter site in one language. */
export type VoterTexts = {
  readonly site: SiteTexts;
  readonly signUp: SignUpTexts;
  readonly myBallot: MyBallotTexts;
  readonly problems: ProblemTexts;
  readonly timeline: TimelineTexts;
};

/** The voter site's words in a language. */
export const voterTexts = (language: Language): VoterTexts => ({
  site: SITE_TEXTS[language],
  signUp: SIGN_UP_TEXTS[language],
  myBallot: MY_BALLOT_TEXTS[language],
  problems: PROBLEM_TEXTS[language],
  timeline: TIMELINE_TEXTS[language],
});

/**
 * A sentence with its braces filled in; one that ends with the point of `p.m.` gets no other. Throws when one has no value: a page
 * never shows a brace or nothing.
 */
export const filled = (sentence: string, values: Readonly<Record<string, string>>): string =>
  sentence.replaceAll(/\{(\w+)\}(\.?)/g, (_, name: string, stop: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`A sentence of the voter site lacks its ${name}.`);
    return value.endsWith('.') ? value : `${value}${stop}`;
  });
