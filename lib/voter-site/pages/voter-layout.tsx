import type { Child, FC } from 'hono/jsx';
import { LANGUAGES, type Language } from '../../shared/codes.ts';
import { fontStylesheet } from '../../site-kit/assets/fonts.ts';
import type { Place } from '../../site-kit/frame.ts';
import { LANGUAGE_TAGS } from '../../site-kit/languages.ts';
import { Layout } from '../../site-kit/layout.tsx';
import { SITE_TEXTS } from '../../site-kit/texts/index.ts';
import { LANGUAGE_NAMES } from '../../site-kit/texts/language-names.ts';

/** Where voters and counties write about ballot tracking. */
const VOTER_CONTACT = 'ballottracking@sos.ca.gov';

type VoterLayoutProps = {
  frame: Place;
  language: Language;
  title: string;
  /** The page's address, for the same page in another language; a query of its own stays. */
  path: string;
  query?: string;
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
      stylesheets={['voter.css', fontStylesheet(language)]}
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

const LanguageLinks: FC<{ language: Language; base: string }> = ({ language, base }) => (
  <nav class="language-links" aria-label={SITE_TEXTS[language].chooseLanguage}>
    <div class="grid-container">
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
    </div>
  </nav>
);
