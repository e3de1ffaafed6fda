import type { Child, FC } from 'hono/jsx';
import type { Language } from '../shared/codes.ts';
import { fontStylesheet, isLatin, nameStylesheets } from './assets/fonts.ts';
import { assetUrl, type Place } from './frame.ts';

type NavigationLink = { readonly href: string; readonly text: string; readonly current: boolean };
export type Contact = { readonly heading: string; readonly email: string; readonly phone?: string };

type LayoutProps = {
  frame: Place;
  /** BCP 47 tag of the page's language. */
  language: string;
  title: string;
  /** The languages of texts whose script the page's stylesheet does not bring. */
  textLanguages?: readonly Language[];
  /** The voter site's stylesheet brings no letters but those of the language links; the page's language brings the rest. */
  stylesheets?: readonly string[];
  /** Scripts. Only the page of the proof of work has one. */
  scripts?: readonly string[];
  /** Names on the page that somebody else has written, in whatever script: they get a font. */
  names?: string;
  /** The service's name in the header, and where it leads. */
  service: { name: string; owner: string; href: string };
  skipText: string;
  /** The sentence of the banner on stages with invented data. */
  rehearsalText: string;
  navigation?: { label: string; links: readonly NavigationLink[] };
  /** Whom the page is shown to, for staff pages. */
  viewer?: string;
  /** What the viewer can do about being signed in. */
  account?: Child;
  contact: Contact;
  /** Staff pages have broad tables. */
  wide?: boolean;
  /** What stands between header and main content. */
  aboveMain?: Child;
  children?: Child;
};

/** The document around every page: skip link, banner, header, main, footer. Works without script. */
export const Layout: FC<LayoutProps> = (props) => (
  <html lang={props.language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{props.title}</title>
      <link rel="icon" type="image/svg+xml" href={assetUrl(props.frame, 'favicon.svg')} />
      {[...stylesheetsOf(props), ...nameStylesheets(props.names ?? '')].map((name) => (
        <link rel="stylesheet" href={assetUrl(props.frame, name)} />
      ))}
      {(props.scripts ?? []).map((name) => (
        <script src={assetUrl(props.frame, name)} defer />
      ))}
    </head>
    <body>
      <a class="usa-skipnav" href="#main">
        {props.skipText}
      </a>
      {props.frame.rehearsal && (
        <section
          class={`usa-site-alert usa-site-alert--info usa-site-alert--slim ${props.wide ? 'rehearsal--wide' : ''}`}
          aria-label={props.rehearsalText}
        >
          <div class="usa-alert">
            <div class="usa-alert__body">
              <p class="usa-alert__text">{props.rehearsalText}</p>
            </div>
          </div>
        </section>
      )}
      <header class="site-header">
        <div class={`${containerOf(props)} site-header__row`}>
          <a class="site-header__name" href={props.service.href}>
            <img src={assetUrl(props.frame, 'favicon.svg')} alt="" width="40" height="40" />
            <span>
              <span class="site-header__service">{props.service.name}</span>
              <span class="site-header__owner">{props.service.owner}</span>
            </span>
          </a>
          {props.viewer !== undefined && <span class="site-header__viewer">{props.viewer}</span>}
          {props.account}
        </div>
        {props.navigation !== undefined && <Navigation {...props.navigation} container={containerOf(props)} />}
      </header>
      {props.aboveMain}
      <main id="main" tabindex={-1}>
        {props.children}
      </main>
      <Footer contact={props.contact} owner={props.service.owner} container={containerOf(props)} />
    </body>
  </html>
);

/** Staff pages bring all Latin letters themselves. */
const stylesheetsOf = ({ stylesheets, textLanguages = [] }: LayoutProps): readonly string[] =>
  stylesheets ?? [
    'site.css',
    ...[...new Set(textLanguages)].filter((language) => !isLatin(language)).map(fontStylesheet),
  ];

const containerOf = ({ wide }: { wide?: boolean }): string => (wide ? 'grid-container-widescreen' : 'grid-container');

type NavigationProps = { label: string; links: readonly NavigationLink[]; container: string };

const Navigation: FC<NavigationProps> = ({ label, links, container }) => (
  <nav class="site-navigation" aria-label={label}>
    <div class={container}>
      <ul class="site-navigation__list">
        {links.map((link) => (
          <li>
            <a href={link.href} aria-current={link.current ? 'page' : undefined}>
              {link.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  </nav>
);

const Footer: FC<{ contact: Contact; owner: string; container: string }> = ({ contact, owner, container }) => (
  <footer class="site-footer">
    <div class={`${container} site-footer__row`}>
      <p>{owner}</p>
      <address>
        {contact.heading}: <a href={`mailto:${contact.email}`}>{contact.email}</a>
        {contact.phone !== undefined && (
          <>
            {' · '}
            <a href={`tel:+1${contact.phone.replaceAll(/\D/g, '')}`}>{contact.phone}</a>
          </>
        )}
      </address>
    </div>
  </footer>
);

/** A page as the text of an HTML document. */
export const renderDocument = (page: Child): string => `<!DOCTYPE html>${String(page)}`;
