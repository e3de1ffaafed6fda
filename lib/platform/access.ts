import { ADMIN_ROLES, type ClientRole, PERSON_ROLES, type PersonRole } from '../shared/identity.ts';
import type { ApiLambda } from './api-routes.ts';

/**
 * Who may do what: the one table. Whose data a role then sees is not said here: a county's people and systems see
 * their own county's, the state's see every county's (`Identity.county`). The reasons are in docs/architecture/decided.md.
 */
const COUNTY: readonly ClientRole[] = ['county-ems'];
const WITH_VENDOR: readonly ClientRole[] = ['county-ems', 'print-vendor'];
const STATE: readonly ClientRole[] = ['sos-system'];
const BOTH: readonly ClientRole[] = ['county-ems', 'sos-system'];
const FEEDS: readonly ClientRole[] = ['usps-feed', ...BOTH];

/** The calls of the county API, by the systems that may make them. */
export const API_ACCESS: Readonly<Record<ApiLambda, readonly ClientRole[]>> = {
  'list-sync-schedule': BOTH,
  'start-sync-check': COUNTY,
  'read-sync-checks': BOTH,
  'read-sync-check': BOTH,
  'cancel-sync-check': COUNTY,
  'create-extract-upload': COUNTY,
  'complete-extract': COUNTY,
  'list-differences': BOTH,
  'acknowledge-differences': COUNTY,
  'put-alternate-schedule': STATE,
  'cancel-alternate-schedule': STATE,
  'read-county': BOTH,
  'change-contacts': BOTH,
  'register-system': STATE,
  'test-endpoint': BOTH,
  'issue-client': STATE,
  'rotate-client': STATE,
  'revoke-client': STATE,
  'read-sync-compliance': BOTH,
  'create-election': BOTH,
  'list-elections': BOTH,
  'read-election': BOTH,
  'change-election': BOTH,
  'decide-election': STATE,
  'set-participation': BOTH,
  'post-ballots': COUNTY,
  'post-imb-tracking': WITH_VENDOR,
  'read-imb-coverage': BOTH,
  'post-imb-scans': FEEDS,
  'probe-imb-scans': FEEDS,
  'list-held-rows': COUNTY,
  'list-uploads': COUNTY,
  'read-upload': WITH_VENDOR,
  'list-upload-rows': COUNTY,
  'read-freshness': BOTH,
  // Whether a county's own system may release depends on who sent the upload: it is told so.
  'release-upload': BOTH,
  'discard-upload': BOTH,
  // A print vendor sends and sees files of its own kind alone (`mayHandle`).
  'create-file-upload': WITH_VENDOR,
  'complete-file-upload': WITH_VENDOR,
  'read-upload-results': WITH_VENDOR,
  'post-participation-history': COUNTY,
  'start-halt': STATE,
  'list-halts': BOTH,
  'end-halt': STATE,
  'post-register-changes': STATE,
  'search-voters': BOTH,
  'read-sign-up-diagnosis': BOTH,
  'diagnose-sign-up': BOTH,
  'end-subscription': BOTH,
  'read-releases': BOTH,
  'confirm-task': BOTH,
  'read-opt-in': BOTH,
  'change-opt-in': BOTH,
  'check-setup': BOTH,
  'report-issue': COUNTY,
  'list-issues': BOTH,
  'answer-issue': BOTH,
  'read-audit-trail': BOTH,
  'list-audit-roots': BOTH,
};

const EVERYBODY: readonly PersonRole[] = PERSON_ROLES;
const but = (...roles: readonly PersonRole[]): readonly PersonRole[] =>
  EVERYBODY.filter((role) => !roles.includes(role));

/** Those who look after the others of their county, or of the state. */
const ADMINS: readonly PersonRole[] = Object.values(ADMIN_ROLES);

/** Those who answer for an office's contacts, and those who look after its system beside them. */
const OFFICE: readonly PersonRole[] = ADMINS;
const TECHNICAL: readonly PersonRole[] = [...ADMINS, 'county-technician'];

/** Those who decide what counties ask for. */
const ELECTIONS: readonly PersonRole[] = ['sos-ballot-tracking'];

/** Those who stop messages, let them go on, and take back what was told. */
const STOPPING: readonly PersonRole[] = [ADMIN_ROLES.state, 'sos-ballot-tracking'];

/** Those who say whether a county takes part in an election: it itself, and those of the state who answer for it. */
const PARTICIPATION: readonly PersonRole[] = [...ADMINS, 'sos-ballot-tracking'];

/** Those who may start a check of their own county, as its system may. */
const OWN_CHECKS: readonly PersonRole[] = [ADMIN_ROLES.county, 'county-technician'];

/** Those who lead a release. */
const RELEASES: readonly PersonRole[] = [ADMIN_ROLES.state];

/** The pages about releases, which only a County Test Environment has. */
export const RELEASE_PAGES = {
  '/operations/releases': EVERYBODY,
  '/operations/releases/:release': EVERYBODY,
  '/operations/releases/:release/week': EVERYBODY,
  '/operations/releases/:release/counties': EVERYBODY,
  '/operations/releases/:release/revisions': EVERYBODY,
  '/operations/releases/:release/memo': EVERYBODY,
  '/operations/releases/:release/revise': RELEASES,
  '/operations/new-release': RELEASES,
  '/operations/test-environment': EVERYBODY,
  '/operations/issues': EVERYBODY,
} as const satisfies Readonly<Record<`/operations${string}`, readonly PersonRole[]>>;

/** The page of guests, which only a County Test Environment has. */
const GUEST_PAGES = { '/operations/guests': RELEASES } as const;

/** The pages about the texts of messages: a county sees the state's and its own. */
export const TEXT_PAGES = {
  '/operations/texts': EVERYBODY,
  '/operations/texts/version': EVERYBODY,
  '/operations/texts/template': EVERYBODY,
} as const satisfies Readonly<Record<`/operations${string}`, readonly PersonRole[]>>;

/** What trials of a release found, which only a County Test Environment has; whose part a page shows is another matter. */
export const TRIAL_PAGES = {
  '/operations/smoke-test': EVERYBODY,
  '/operations/mock-election': EVERYBODY,
  '/operations/data-refresh': EVERYBODY,
} as const satisfies Readonly<Record<`/operations${string}`, readonly PersonRole[]>>;

/** The staff pages, by the people who may open them. */
export const PAGE_ACCESS = {
  ...TRIAL_PAGES,
  ...GUEST_PAGES,
  ...RELEASE_PAGES,
  ...TEXT_PAGES,
  '/operations': EVERYBODY,
  '/operations/calendar': EVERYBODY,
  '/operations/counties': EVERYBODY,
  '/operations/counties/:code': EVERYBODY,
  '/operations/counties/:code/file': EVERYBODY,
  // Differences and held rows name voters: nothing for whoever only looks on.
  '/operations/counties/:code/held-rows': but('read-only'),
  // They name no voter.
  '/operations/counties/:code/uploads': EVERYBODY,
  // Who is helped is a voter.
  '/operations/voters': but('read-only'),
  // They name no voter: counts, and what was found.
  '/operations/uploads': EVERYBODY,
  '/operations/uploads/:upload': EVERYBODY,
  // It names no voter: counts.
  '/operations/mail': EVERYBODY,
  '/operations/checks/:id': but('read-only', 'sos-ballot-tracking'),
  '/operations/contacts': OFFICE,
  '/operations/systems': TECHNICAL,
  '/operations/dates': [ADMIN_ROLES.state],
  '/operations/participation': PARTICIPATION,
  '/operations/compliance': but('sos-ballot-tracking'),
  '/operations/messages': but('county-technician'),
  '/operations/halts': EVERYBODY,
  // What is spent is the state's.
  '/operations/brakes': STOPPING,
  // It names voters, and is decided by the state.
  '/operations/retractions': STOPPING,
  '/operations/outreach': EVERYBODY,
  '/operations/people': ADMINS,
  '/operations/sessions': EVERYBODY,
  // It names who works for whom, and from where.
  '/operations/audit': but('county-technician', 'help-desk', 'read-only'),
  '/operations/audit/export': but('county-technician', 'help-desk', 'read-only'),
} as const satisfies Readonly<Record<`/operations${string}`, readonly PersonRole[]>>;

type ActionAccess = Readonly<
  Record<string, { readonly path: `/operations${string}`; readonly roles: readonly PersonRole[] }>
>;

/** What people do about people and about their own sessions; the function `manage-people` does it. */
export const PEOPLE_ACTIONS = {
  'invite-person': { path: '/operations/people/invitations', roles: ADMINS },
  'withdraw-invitation': { path: '/operations/people/invitations/withdrawal', roles: ADMINS },
  'change-role': { path: '/operations/people/role', roles: ADMINS },
  'remove-person': { path: '/operations/people/removal', roles: ADMINS },
  'end-session': { path: '/operations/sessions/end', roles: EVERYBODY },
  'end-all-sessions': { path: '/operations/sessions/end-all', roles: EVERYBODY },
  'sign-out': { path: '/operations/sign-out', roles: EVERYBODY },
} as const satisfies ActionAccess;

/**
 * What people do about counties' files, the dates agreed with them and their checks; the function `manage-county-files` does it, by
 * the same rules as the calls of the API of the same names.
 */
export const FILE_ACTIONS = {
  'change-contacts': { path: '/operations/contacts', roles: OFFICE },
  'register-system': { path: '/operations/systems', roles: [ADMIN_ROLES.state] },
  'test-endpoint': { path: '/operations/systems/test', roles: TECHNICAL },
  'tell-county-again': { path: '/operations/systems/again', roles: TECHNICAL },
  'issue-client': { path: '/operations/systems/clients', roles: [ADMIN_ROLES.state] },
  'rotate-client': { path: '/operations/systems/clients/rotation', roles: [ADMIN_ROLES.state] },
  'revoke-client': { path: '/operations/systems/clients/revocation', roles: [ADMIN_ROLES.state] },
  'put-alternate-schedule': { path: '/operations/dates', roles: [ADMIN_ROLES.state] },
  'cancel-alternate-schedule': { path: '/operations/dates/cancellation', roles: [ADMIN_ROLES.state] },
  'start-sync-check': { path: '/operations/check-starts', roles: OWN_CHECKS },
  'cancel-sync-check': { path: '/operations/check-starts/cancellation', roles: OWN_CHECKS },
  'set-participation': { path: '/operations/participation', roles: PARTICIPATION },
  'decide-election': { path: '/operations/elections/decision', roles: ELECTIONS },
  'restart-sync-check': { path: '/operations/check-starts/again', roles: [ADMIN_ROLES.state] },
} as const satisfies ActionAccess;

/** Who decides about uploads that are held as a whole: a second person of the county, or of the state. */
const UPLOADS: readonly PersonRole[] = [...TECHNICAL, 'sos-ballot-tracking'];

/** What people decide about held uploads; the function `manage-uploads` does it. */
export const UPLOAD_ACTIONS = {
  'release-upload': { path: '/operations/uploads/release', roles: UPLOADS },
  'discard-upload': { path: '/operations/uploads/discard', roles: UPLOADS },
} as const satisfies ActionAccess;

/** What people do for a voter who asks for help; the function `help-voters` does it. What names a voter is posted. */
export const VOTER_ACTIONS = {
  'find-voter': { path: '/operations/voters/search', roles: but('read-only') },
  'show-voter': { path: '/operations/voters/voter', roles: but('read-only') },
  'diagnose-sign-up': { path: '/operations/voters/diagnosis', roles: but('read-only') },
  'end-subscription': { path: '/operations/voters/opt-out', roles: but('read-only') },
} as const satisfies ActionAccess;

/** How people stop messages, let them go on and take back what was told, and how they set caps of spending; the function `manage-halts` does it. */
export const HALT_ACTIONS = {
  'start-halt': { path: '/operations/halts', roles: STOPPING },
  'end-halt': { path: '/operations/halts/end', roles: STOPPING },
  'set-cap': { path: '/operations/brakes', roles: STOPPING },
  'propose-retraction': { path: '/operations/retractions', roles: STOPPING },
  'approve-retraction': { path: '/operations/retractions/approval', roles: STOPPING },
  'decline-retraction': { path: '/operations/retractions/decline', roles: STOPPING },
  'recount-retraction': { path: '/operations/retractions/recount', roles: STOPPING },
} as const satisfies ActionAccess;

/** What people do about releases in a County Test Environment; the function `manage-releases` does it. */
export const RELEASE_ACTIONS = {
  'publish-schedule': { path: '/operations/new-release', roles: RELEASES },
  'rewrite-schedule': { path: '/operations/schedule-rewrites', roles: RELEASES },
  'slip-schedule': { path: '/operations/schedule-slips', roles: RELEASES },
  'confirm-task': { path: '/operations/test-environment/confirmations', roles: [...RELEASES, ...OWN_CHECKS] },
  'change-opt-in': { path: '/operations/test-environment/opt-in', roles: ADMINS },
  'check-setup': { path: '/operations/test-environment/checklist', roles: TECHNICAL },
  'report-issue': { path: '/operations/issues/reports', roles: OWN_CHECKS },
  'answer-issue': { path: '/operations/issues/answers', roles: [...TECHNICAL, 'help-desk'] },
  'approve-schedule': { path: '/operations/schedule-approvals', roles: RELEASES },
} as const satisfies ActionAccess;

/** What people do about guests in a County Test Environment; the function `manage-guests` does it. */
export const GUEST_ACTIONS = {
  'propose-guest': { path: '/operations/guests', roles: RELEASES },
  'approve-guest': { path: '/operations/guest-approvals', roles: RELEASES },
  'remove-guest': { path: '/operations/guest-removals', roles: RELEASES },
} as const satisfies ActionAccess;

/** Those who decide with what words voters are told. */
const WORDS: readonly PersonRole[] = [ADMIN_ROLES.state, 'sos-ballot-tracking'];

/** What people do about the texts of messages; the function `manage-texts` does it. A county hands in texts for its local election. */
export const TEXT_ACTIONS = {
  'submit-texts': { path: '/operations/texts/versions', roles: [...WORDS, ADMIN_ROLES.county] },
  'approve-texts': { path: '/operations/texts/approvals', roles: WORDS },
  'reject-texts': { path: '/operations/texts/rejections', roles: WORDS },
  'roll-back-texts': { path: '/operations/texts/rollbacks', roles: WORDS },
} as const satisfies ActionAccess;

/** What people start of trials in a County Test Environment; the function `show-trials` does it. */
export const TRIAL_ACTIONS = {
  'start-smoke-test': { path: '/operations/smoke-test/runs', roles: RELEASES },
  'start-data-refresh': { path: '/operations/data-refresh/runs', roles: RELEASES },
  'start-mock-election': { path: '/operations/mock-election/runs', roles: RELEASES },
} as const satisfies ActionAccess;

/** What people can do on the pages, each a POST, by its name in the audit trail. */
export const PAGE_ACTIONS = {
  ...PEOPLE_ACTIONS,
  ...FILE_ACTIONS,
  ...VOTER_ACTIONS,
  ...UPLOAD_ACTIONS,
  ...HALT_ACTIONS,
  ...RELEASE_ACTIONS,
  ...GUEST_ACTIONS,
  ...TEXT_ACTIONS,
  ...TRIAL_ACTIONS,
} as const satisfies ActionAccess;
export type PageAction = keyof typeof PAGE_ACTIONS;

/** What everybody may ask for before they have signed in. The rest of the pages needs a session. */
export const SIGN_IN_PATHS = [
  { method: 'GET', path: '/operations/sign-in' },
  { method: 'GET', path: '/operations/sign-in/callback' },
  { method: 'GET', path: '/operations/sign-in/ended' },
  { method: 'GET', path: '/operations/invitations/{invitation}' },
  { method: 'POST', path: '/operations/invitations/{invitation}' },
] as const;

/** The path of a staff page, as the pages' functions write it. */
export type StaffPage = keyof typeof PAGE_ACCESS;

/** Whether a page or an action exists in a County Test Environment alone. */
export const onlyInTestEnvironment = (name: StaffPage | PageAction): boolean =>
  [RELEASE_PAGES, TRIAL_PAGES, RELEASE_ACTIONS, GUEST_PAGES, GUEST_ACTIONS, TRIAL_ACTIONS].some((only) => name in only);
