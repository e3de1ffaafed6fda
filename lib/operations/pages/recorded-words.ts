import { Temporal } from '../../shared/time.ts';
import { staffDate, staffTime } from '../../site-kit/dates.ts';
import { ROLE_NAMES } from '../../staff/domain/words.ts';

/** What staff read for each field of an entry of the audit trail. */
const WORDS: Readonly<Record<string, string>> = {
  name: 'name',
  shortName: 'short name',
  date: 'date',
  kind: 'kind',
  county: 'county',
  trackingOn: 'tracking switched on',
  imb: 'Intelligent Mail barcodes',
  version: 'version',
  approval: 'approval',
  'deadlines.receiptBy': 'received by',
  'deadlines.cureBy': 'signatures cured by',
  'deadlines.certifiedOn': 'certified on',
  role: 'role',
  'voters.phone': 'telephone for voters',
  'voters.email': 'email for voters',
  'voters.site': 'site for voters',
  'voters.cureForm': 'signature form',
  'voters.hours': 'office hours',
  'voters.inPerson': 'voting in person',
  vendor: 'vendor',
  state: 'state',
  replacedBy: 'taken over by',
  endsAt: 'ends',
  revokedAt: 'revoked',
  text: 'text messages',
  email: 'email',
  voice: 'phone calls',
  participates: 'takes part',
  certifiedOn: 'certified on',
  'reminders.toReturn': 'reminders to return a ballot',
  toldAgain: 'events told again',
  'reminders.toCure': 'reminders to cure a signature',
  uploadId: 'upload',
  readAll: 'every row read',
  rows: 'rows',
  accepted: 'accepted',
  unchanged: 'unchanged',
  held: 'held',
  rejected: 'rejected',
  status: 'status',
  sha256: 'SHA-256',
  confirm: 'confirmed as it is',
  'precincts.rows': 'rows of precincts',
  'precincts.sha256': 'SHA-256 of precincts',
  acknowledgedAt: 'acknowledged',
  runAt: 'runs at',
  closesAt: 'closes at',
  revision: 'revision',
  'releasesOn.votecal': 'release into production',
  'releasesOn.ems': 'release of the EMSs',
  approvals: 'approvals',
  'versions.production': 'version in production',
  'versions.cte': 'version in the test environment',
  takesPart: 'takes part',
  'mou.signedOn': 'MOU signed on',
  electionId: 'election',
  usd: 'US dollars',
  toldFrom: 'told from',
  toldUntil: 'told until',
};

const TRANSLATION = /^translations\.(.+)$/;

/** A field of an entry in words; one that has none as it is written. */
export const recordedInWords = (field: string): string => {
  const language = TRANSLATION.exec(field)?.[1];
  if (language !== undefined) return `name in ${language}`;
  return (Object.hasOwn(WORDS, field) ? WORDS[field] : undefined) ?? field;
};

/** What a client or a system acts as; people's roles are named where they are given. */
const OTHER_ROLES: Readonly<Record<string, string>> = {
  'county-ems': 'county system',
  'print-vendor': 'printed materials',
  'usps-feed': 'scans of the Postal Service',
  'sos-system': 'system of the Secretary of State',
};

/** Who acted, in words; a role that has none as it is written. */
export const roleInWords = (role: string): string =>
  new Map(Object.entries({ ...ROLE_NAMES, ...OTHER_ROLES })).get(role) ?? role;

/** What was done, as its call or form is named: `change-contacts` as “Change contacts”. */
export const actionInWords = (action: string): string => {
  const words = action.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** What stood or stands in a field: moments and dates as on every other page, whatever form they were recorded in. */
export const valueInWords = (value: unknown): string => {
  const text = String(value);
  try {
    if (INSTANT.test(text)) return staffTime(Temporal.Instant.from(text));
    if (DATE.test(text)) return staffDate(Temporal.PlainDate.from(text));
  } catch (error) {
    // It only looks like a date: shown as it was recorded.
    if (!(error instanceof RangeError)) throw error;
  }
  return text;
};
