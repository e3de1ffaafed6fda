import type { Child, FC } from 'hono/jsx';
import { LANGUAGES, type Language } from '../../shared/codes.ts';
import { type PageWords, wordsStylesheet } from '../../site-kit/assets/page-words.ts';
import type { Place } from '../../site-kit/frame.ts';
import { LANGUAGE_TAGS } from '../../site-kit/languages.ts';
import { Layout } from '../../site-kit/layout.tsx';
import { SITE_TEXTS } from '../../site-kit/texts/index.ts';
import { LANGUAGE_NAMES } from '../../site-kit/texts/language-names.ts';
import { wordsAt } from './words-at.ts';

/** Where voters and counties write about ballot tracking. */
const VOTER_CONTACT = 'ballottracking@sos.ca.gov';

type VoterLayoutProps = {
  frame: Place;
  language: Language;
  title: string;
  /** The page's address, for the same page in another language; a query of its own stays. */
  path: string;
  query?: string;
  /** Which words it shows, where its address does not say so. */
  words?: PageWords;
  /** Asset names of scripts. One page of the site has any. */
  scripts?: readonly string[];
  /** Names of elections on the page: they get a font. */
  names?: string;
  children?: Child;
};

/** The voter site's pages: the ten languages' links above each page, each in its own script. */
export const VoterLayout: FC<VoterLayoutProps> = ({
  frame,
  language,
  title,
  path,
  query = '',
  words = wordsAt(path),
  names = '',
  scripts,
  children,
}) => {
  const texts = SITE_TEXTS[language];
  return (
    <Layout
      frame={frame}
      language={LANGUAGE_TAGS[language]}
      title={title === texts.title ? title : `${title} – ${texts.title}`}
      stylesheets={['voter.css', wordsStylesheet(language, words)]}
      names={names}
      service={{ name: texts.title, owner: texts.owner, href: `${frame.root}/?lang=${language}` }}
      skipText={texts.skipToContent}
      rehearsalText={texts.rehearsal}
      contact={{ heading: texts.contact, email: VOTER_CONTACT }}
      aboveMain={<LanguageLinks language={language} base={`${frame.root}${path}?${query}`} />}
      {...(scripts ? { scripts } : {})}
    >
      {children}
    </Layout>
  );
};

/** One row that unfolds on a phone, so that the page's own first action stays on its first screen; broad screens show all. */
const LanguageLinks: FC<{ language: Language; base: string }> = ({ language, base }) => (
  <nav class="language-links" aria-label={SITE_TEXTS[language].chooseLanguage}>
    <details class="grid-container">
      <summary aria-label={`${SITE_TEXTS[language].chooseLanguage}: ${LANGUAGE_NAMES[language]}`}>
        <Globe />
        {LANGUAGE_NAMES[language]}
      </summary>
      <ul>
        {LANGUAGES.map((other) => (
          <li>
            <a
              href={`${base}lang=${other}`}
              lang={LANGUAGE_TAGS[other]}
              hreflang={LANGUAGE_TAGS[other]}
              aria-current={other === language ? 'true' : undefined}
            >
              {LANGUAGE_NAMES[other]}
            </a>
          </li>
        ))}
      </ul>
    </details>
  </nav>
);

/** Says "languages" to whoever cannot read the page's own. */
const Globe: FC = () => (
  <svg
    width="20"
    height="20"
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
    aria-hidden="true"
  >
    <circle cx="10" cy="10" r="8" />
    <ellipse cx="10" cy="10" rx="3.5" ry="8" />
    <path d="M2 10h16M3.2 6h13.6M3.2 14h13.6" />
  </svg>
);
