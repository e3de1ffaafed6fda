import type { Child, FC } from 'hono/jsx';
import { countyOf } from '../../shared/counties.ts';
import type { Place } from '../../site-kit/frame.ts';
import type { Contact } from '../../site-kit/layout.tsx';
import { ROLE_NAMES } from '../../staff/domain/words.ts';
import { StaffLayout } from '../../staff/pages/staff-layout.tsx';
import { VOTECAL_HELP_DESK } from '../../sync-checks/domain/help-desks.ts';
import { mayOpen, type Viewer } from '../domain/viewer.ts';

type Section =
  | 'checks'
  | 'counties'
  | 'calendar'
  | 'releases'
  | 'guests'
  | 'compliance'
  | 'uploads'
  | 'mail'
  | 'messages'
  | 'halts'
  | 'retractions'
  | 'brakes'
  | 'texts'
  | 'outreach'
  | 'voters'
  | 'audit'
  | 'people';

const SECTIONS: Readonly<Record<Section, { readonly path: string; readonly text: string }>> = {
  checks: { path: '/operations', text: 'Sync checks' },
  counties: { path: '/operations/counties', text: 'Counties' },
  calendar: { path: '/operations/calendar', text: 'Calendar' },
  releases: { path: '/operations/releases', text: 'Releases' },
  guests: { path: '/operations/guests', text: 'Guests' },
  compliance: { path: '/operations/compliance', text: 'Compliance' },
  uploads: { path: '/operations/uploads', text: 'Uploads' },
  mail: { path: '/operations/mail', text: 'Mail scans' },
  halts: { path: '/operations/halts', text: 'Stopped messages' },
  brakes: { path: '/operations/brakes', text: 'Spending and delivery' },
  retractions: { path: '/operations/retractions', text: 'Retractions' },
  messages: { path: '/operations/messages', text: 'Messages' },
  texts: { path: '/operations/texts', text: 'Texts' },
  outreach: { path: '/operations/outreach', text: 'Outreach' },
  voters: { path: '/operations/voters', text: 'Help a voter' },
  audit: { path: '/operations/audit', text: 'Audit trail' },
  people: { path: '/operations/people', text: 'People' },
};
const SECTION_ORDER: readonly Section[] = [
  'checks',
  'counties',
  'calendar',
  'releases',
  'guests',
  'compliance',
  'uploads',
  'mail',
  'messages',
  'halts',
  'retractions',
  'brakes',
  'texts',
  'outreach',
  'voters',
  'audit',
  'people',
];

export type OperationsLayoutProps = {
  frame: Place;
  viewer: Viewer;
  title: string;
  section: Section | null;
  /** The way back to the summary, for pages below it. */
  trail?: readonly { href: string; text: string }[];
  children?: Child;
};

const HELP_DESK: Contact = { heading: VOTECAL_HELP_DESK.name, ...VOTECAL_HELP_DESK };

const viewerText = (viewer: Viewer): string =>
  `${viewer.county === null ? 'Secretary of State: all counties' : `${countyOf(viewer.county).name} County`} · ${ROLE_NAMES[viewer.role]}`;

/** The staff pages. */
export const OperationsLayout: FC<OperationsLayoutProps> = ({ frame, viewer, title, section, trail, children }) => (
  <StaffLayout
    frame={frame}
    title={title}
    navigation={{
      label: 'Operations',
      links: SECTION_ORDER.filter((name) => mayOpen(viewer, SECTIONS[name].path)).map((name) => ({
        href: `${frame.root}${SECTIONS[name].path}`,
        text: SECTIONS[name].text,
        current: name === section,
      })),
    }}
    viewer={viewerText(viewer)}
    account={<Account frame={frame} />}
    contact={HELP_DESK}
    wide
  >
    <div class="grid-container-widescreen page">
      {trail !== undefined && (
        <nav class="usa-breadcrumb" aria-label="Breadcrumbs">
          <ol class="usa-breadcrumb__list">
            {trail.map((step) => (
              <li class="usa-breadcrumb__list-item">
                <a class="usa-breadcrumb__link" href={`${frame.root}${step.href}`}>
                  {step.text}
                </a>
              </li>
            ))}
            <li class="usa-breadcrumb__list-item usa-current" aria-current="page">
              {title}
            </li>
          </ol>
        </nav>
      )}
      <h1>{title}</h1>
      {children}
    </div>
  </StaffLayout>
);

/** One's own sessions, and the way out. */
const Account: FC<{ frame: Place }> = ({ frame }) => (
  <form class="site-header__account" method="post" action={`${frame.root}/operations/sign-out`}>
    <a href={`${frame.root}/operations/sessions`}>Your sessions</a>
    <button class="usa-button usa-button--unstyled" type="submit">
      Sign out
    </button>
  </form>
);
