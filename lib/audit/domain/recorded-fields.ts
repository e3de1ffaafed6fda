import { LANGUAGES } from '../../shared/codes.ts';
import { COUNTIES, CountyCode } from '../../shared/counties.ts';

/** What a field may hold. `word`: one of our codes; `id`: an identifier of ours; `name`: what the public reads anyway. */
type Form = 'word' | 'id' | 'date' | 'dates' | 'instant' | 'sha256' | 'county' | 'counties' | 'name' | 'count' | 'flag';

const COUNTS = {
  uploadId: 'id',
  rows: 'count',
  accepted: 'count',
  unchanged: 'count',
  held: 'count',
  rejected: 'count',
} as const;

/** Which messages something is about. */
const MESSAGES = {
  county: 'county',
  electionId: 'id',
  channel: 'word',
  type: 'id',
  language: 'word',
  uploadId: 'id',
} as const;
const REMINDERS = { 'reminders.toReturn': 'dates', 'reminders.toCure': 'dates' } as const;

/** The name of an election in each language in which it can have one. */
const TRANSLATIONS = Object.fromEntries(LANGUAGES.map((language) => [`translations.${language}`, 'name' as const]));

/**
 * The fields that an entry keeps of what was changed, by the kind of its target; a field of a field is written with a
 * dot. The trail can never be corrected, so it holds no voter's and no staff member's data: what is not named here is
 * not kept, and a value that has not its field's form is not kept either.
 */
export const RECORDED_FIELDS: Readonly<Record<string, Readonly<Record<string, Form>>>> = {
  election: {
    name: 'name',
    shortName: 'name',
    ...TRANSLATIONS,
    date: 'date',
    kind: 'word',
    county: 'county',
    trackingOn: 'date',
    imb: 'word',
    version: 'count',
    approval: 'word',
    'deadlines.receiptBy': 'date',
    'deadlines.cureBy': 'instant',
    'deadlines.certifiedOn': 'date',
  },
  person: { role: 'word' },
  invitation: { role: 'word' },
  'office-contacts': {
    'voters.phone': 'name',
    'voters.email': 'name',
    'voters.site': 'name',
    'voters.cureForm': 'name',
    'voters.hours': 'name',
    'voters.inPerson': 'word',
  },
  'county-system': { vendor: 'word', state: 'word', version: 'count', toldAgain: 'count' },
  'api-client': { role: 'word', state: 'word', replacedBy: 'id', endsAt: 'instant', revokedAt: 'instant' },
  subscription: { text: 'flag', email: 'flag', voice: 'flag' },
  participation: { participates: 'flag', certifiedOn: 'date', imb: 'word', ...REMINDERS },
  ballots: COUNTS,
  upload: { ...COUNTS, state: 'word' },
  'file-upload': { uploadId: 'id', kind: 'word', bytes: 'count', readAll: 'flag', state: 'word', sha256: 'sha256' },
  'participation-history': COUNTS,
  'imb-tracking': COUNTS,
  'imb-scans': { recorded: 'count', unchanged: 'count', waiting: 'count', rejected: 'count' },
  'register-changes': COUNTS,
  halt: { ...MESSAGES, lane: 'word', waiting: 'count', state: 'word' },
  'spending-cap': { county: 'county', electionId: 'id', usd: 'count' },
  retraction: { ...MESSAGES, kind: 'word', toldFrom: 'instant', toldUntil: 'instant', phase: 'word', told: 'count' },
  task: { task: 'id', 'versions.production': 'name', 'versions.cte': 'name' },
  'smoke-test': { counties: 'word' },
  'data-refresh': {},
  'mock-election': { counties: 'counties', ballots: 'count' },
  'opt-in': { takesPart: 'flag', state: 'word', 'mou.signedOn': 'date' },
  setup: { item: 'word', done: 'flag' },
  issue: { state: 'word', class: 'word' },
  'sync-check': { status: 'word' },
  extract: {
    status: 'word',
    rows: 'count',
    sha256: 'sha256',
    confirm: 'flag',
    'precincts.rows': 'count',
    'precincts.sha256': 'sha256',
  },
  differences: { acknowledgedAt: 'instant' },
  'release-schedule': {
    revision: 'count',
    'releasesOn.votecal': 'date',
    'releasesOn.ems': 'date',
    approvals: 'count',
  },
  'alternate-schedule': { runAt: 'instant', closesAt: 'instant', state: 'word' },
};

const text =
  (pattern: RegExp) =>
  (value: unknown): boolean =>
    typeof value === 'string' && pattern.test(value);

const isCounty = (value: unknown): boolean => CountyCode.safeParse(value).success;

const FITS: Readonly<Record<Form, (value: unknown) => boolean>> = {
  word: text(/^[a-z]+(-[a-z]+)*$/),
  id: text(/^[a-zA-Z0-9][\w:.-]{0,99}$/),
  date: text(/^\d{4}-\d{2}-\d{2}$/),
  dates: (value) => Array.isArray(value) && value.length <= 10 && value.every(FITS.date),
  instant: text(/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/),
  sha256: text(/^[0-9a-f]{64}$/),
  county: isCounty,
  counties: (value) => Array.isArray(value) && value.length <= COUNTIES.length && value.every(isCounty),
  // Longer than any name that the contracts accept is none.
  name: text(/^.{1,200}$/su),
  count: (value) => typeof value === 'number' && Number.isFinite(value),
  flag: (value) => typeof value === 'boolean',
};

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** `{ deadlines: { cureBy } }` as `{ 'deadlines.cureBy': … }`; dates and the like become what JSON makes of them. */
const flat = (fields: Fields, depth = 0): [string, unknown][] =>
  Object.entries(fields).flatMap(([key, value]): [string, unknown][] => {
    if (isFields(value))
      return depth > 2 ? [] : flat(value, depth + 1).map(([rest, inner]) => [`${key}.${rest}`, inner]);
    return [[key, typeof value === 'object' ? written(value) : value]];
  });

const written = (value: object | null): unknown => (value === null ? null : JSON.parse(JSON.stringify(value)));

/** Of fields before or after a change, those that may be kept for good, in the order of the list. */
export const recordedFields = (kind: string, fields: Fields | null): Fields | null => {
  if (fields === null) return null;
  const forms = Object.hasOwn(RECORDED_FIELDS, kind) ? RECORDED_FIELDS[kind] : undefined;
  const given = new Map(flat(fields));
  return Object.fromEntries(
    Object.entries(forms ?? {}).flatMap(([field, form]) => {
      const value = given.get(field);
      return value === null || (value !== undefined && FITS[form](value)) ? [[field, value]] : [];
    }),
  );
};
