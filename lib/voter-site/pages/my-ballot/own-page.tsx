import type { Child, FC } from 'hono/jsx';
import type { FormField } from '../../../sign-up/domain/sign-up-form.ts';
import { FormPage, linkTo, type PageFrame, PostForm } from '../form-page.tsx';
import type { SitePath } from '../site-routes.ts';
import { filled, voterTexts } from '../texts/index.ts';
import type { MyBallotTexts } from '../texts/my-ballot/my-ballot-texts.ts';

/** A page of whoever is signed in. */
export type OwnPage = PageFrame & { readonly token: string };

const MENU = [
  ['/my-ballot', 'ballot'],
  ['/my-ballot/preferences', 'preferences'],
  ['/my-ballot/contact', 'contact'],
  ['/my-ballot/opt-out', 'optOut'],
  ['/my-ballot/did-you-send', 'didYouSend'],
] as const satisfies readonly (readonly [SitePath, keyof MyBallotTexts['menu']])[];

/** What reaches another contact waits until that one is proven, under “Phone and email”. */
export const ProveFirst: FC<PageFrame & { sentence: string; toProve: string }> = ({ sentence, toProve, ...page }) => (
  <p>
    {filled(sentence, { contact: toProve })}{' '}
    <a class="touch-link" href={linkTo(page.frame, '/my-ballot/contact', page.language)}>
      {voterTexts(page.language).myBallot.menu.contact}
    </a>
  </p>
);

type OwnPageProps = OwnPage & {
  title: string;
  path: (typeof MENU)[number][0];
  query?: string | undefined;
  sentences?: ReadonlyMap<FormField, string>;
  /** Something that has just been done. */
  notice?: string | undefined;
  names?: string;
  children?: Child;
};

/** The voter's own pages: what can be done here, above each; signing out below it. */
export const OwnPageLayout: FC<OwnPageProps> = ({
  title,
  path,
  query,
  sentences,
  notice,
  names,
  token,
  children,
  ...page
}) => {
  const { menu } = voterTexts(page.language).myBallot;
  return (
    <FormPage
      {...page}
      title={title}
      path={path}
      query={query}
      names={names}
      {...(sentences ? { sentences } : {})}
      before={
        <>
          {notice !== undefined && (
            <div class="usa-alert usa-alert--success usa-alert--slim" role="status">
              <div class="usa-alert__body">
                <p class="usa-alert__text">{notice}</p>
              </div>
            </div>
          )}
          <nav class="own-menu" aria-label={menu.label}>
            <ul>
              {MENU.map(([to, name]) => (
                <li>
                  <a href={linkTo(page.frame, to, page.language)} aria-current={to === path ? 'page' : undefined}>
                    {menu[name]}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </>
      }
    >
      {children}
      <PostForm {...page} to="/sign-out" token={token}>
        <button class="usa-button usa-button--outline" type="submit">
          {menu.signOut}
        </button>
      </PostForm>
    </FormPage>
  );
};
