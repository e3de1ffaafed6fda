import type { Child, FC } from 'hono/jsx';
import type { Language } from '../../shared/codes.ts';
import type { FormField } from '../../sign-up/domain/sign-up-form.ts';
import type { PageWords } from '../../site-kit/assets/page-words.ts';
import type { Place } from '../../site-kit/frame.ts';
import { ErrorSummary } from './forms/error-summary.tsx';
import type { SitePath } from './site-routes.ts';
import { voterTexts } from './texts/index.ts';
import { VoterLayout } from './voter-layout.tsx';

/** What every page knows of who reads it. */
export type PageFrame = { readonly frame: Place; readonly language: Language };

/** A page of the site, or one beneath it that a key or a county names. */
export type PagePath = SitePath | `${SitePath}/${string}`;

type SimplePageProps = PageFrame & {
  title: string;
  path: PagePath;
  query?: string;
  words?: PageWords;
  children?: Child;
};

/** A page with a heading and what is under it. */
export const SimplePage: FC<SimplePageProps> = ({ frame, language, title, path, query, words, children }) => (
  <VoterLayout
    frame={frame}
    language={language}
    title={title}
    path={path}
    {...(words ? { words } : {})}
    {...(query ? { query: `${query}&` } : {})}
  >
    <div class="grid-container page narrow">
      <h1>{title}</h1>
      {children}
    </div>
  </VoterLayout>
);

type FormPageProps = PageFrame & {
  title: string;
  path: SitePath;
  /** What the page's address asks for beside the language. */
  query?: string | undefined;
  sentences?: ReadonlyMap<FormField | 'codes', string>;
  /** What stands above the form. */
  before?: Child;
  /** Names of elections on the page. */
  names?: string | undefined;
  children?: Child;
};

/** A page around forms: its title says that something is to be corrected, and a list before the form says what. */
export const FormPage: FC<FormPageProps> = ({
  frame,
  language,
  title,
  path,
  query = '',
  sentences = new Map(),
  before,
  names = '',
  children,
}) => {
  const { errors } = voterTexts(language).signUp;
  return (
    <VoterLayout
      frame={frame}
      language={language}
      title={sentences.size === 0 ? title : `${errors.prefix}: ${title}`}
      path={path}
      query={query === '' ? '' : `${query}&`}
      names={names}
    >
      <div class="grid-container page narrow">
        <ErrorSummary heading={errors.heading} sentences={sentences} />
        <h1>{title}</h1>
        {before}
        {children}
      </div>
    </VoterLayout>
  );
};

type PostFormProps = PageFrame & {
  /** Where it is sent. */
  to: SitePath;
  /** Proves that the form was ours. */
  token: string;
  children?: Child;
};

/** A form whose answer changes something: sent as a body, with the token that no other site knows. */
export const PostForm: FC<PostFormProps> = ({ frame, language, to, token, children }) => (
  <form class="usa-form voter-form" method="post" action={linkTo(frame, to, language)} novalidate>
    <input type="hidden" name="token" value={token} />
    {children}
  </form>
);

/** The address of a page in the reader's language. */
export const linkTo = ({ root }: Place, path: PagePath, language: Language): string =>
  `${root}${path}?lang=${language}`;

/** A button-like link to another page. */
export const ActionLink: FC<PageFrame & { to: SitePath; query?: string; outline?: boolean; children?: Child }> = ({
  frame,
  language,
  to,
  query,
  outline,
  children,
}) => (
  <a
    class={`usa-button ${outline ? 'usa-button--outline' : ''}`}
    href={`${linkTo(frame, to, language)}${query === undefined ? '' : `&${query}`}`}
  >
    {children}
  </a>
);
