import { pacificDate, Temporal } from '../../shared/time.ts';
import { type ApiClient, clientState, isOpen } from './api-client.ts';
import type { OfficeContacts } from './contacts.ts';
import type { CountySystem } from './county-system.ts';

/** What is known of a county beside the roll. */
export type CountyFile = {
  readonly contacts: OfficeContacts;
  readonly system: CountySystem | undefined;
  readonly clients: readonly ApiClient[];
};

/** What comes next for a county. Undefined: nothing is planned. */
export type Ahead = {
  /** The day on which its next night opens, Pacific. */
  readonly night: Temporal.PlainDate | undefined;
  /** The first day of messages of its next election, or the next day of one that runs. */
  readonly election: Temporal.PlainDate | undefined;
};

/** What a night needs of a county's file, and what an election needs. */
export const NEEDS = {
  'staff-email': { before: 'night', hurts: 'Nobody at the county can be mailed how its check ended.' },
  'staff-phone': { before: 'night', hurts: 'Nobody can call the county when its extract is missing.' },
  system: { before: 'night', hurts: 'It is not known which system the county runs, nor how it is told of a check.' },
  'endpoint-test': {
    before: 'night',
    hurts: 'The new endpoint has not answered its test: the county is not told there.',
  },
  credential: { before: 'night', hurts: 'The county’s system cannot hand in its extract: it has no credential.' },
  'credential-ends': {
    before: 'night',
    hurts: 'The only credential ends before the night: the new one is not in use, or was revoked.',
  },
  'voter-phone': { before: 'election', hurts: 'Messages that ask voters to call the county cannot be sent.' },
  'voter-email': { before: 'election', hurts: 'Messages that name the office’s email address cannot be sent.' },
  'voter-site': { before: 'election', hurts: 'Voters whose signature is missing get no link to cure it.' },
  'voter-hours': { before: 'election', hurts: 'Voters are not told when the office can be reached.' },
  'in-person': {
    before: 'election',
    hurts: 'It is not confirmed whether voters go to polling places, vote centers, or vote by mail alone.',
  },
} as const satisfies Record<string, { readonly before: 'night' | 'election'; readonly hurts: string }>;
export type Need = keyof typeof NEEDS;

/** A need that is not met: before what, by when (null: nothing is planned yet), and how pressing that is. */
export type Missing = {
  readonly need: Need;
  readonly before: 'night' | 'election';
  readonly by: Temporal.PlainDate | null;
  readonly urgency: 'now' | 'soon' | 'later';
};

/** Days in which something is pressing: a fortnight, so that a letter and a call fit in. */
const SOON_DAYS = 14;

const endsBefore = (client: ApiClient, night: Temporal.PlainDate): boolean =>
  client.endsAt !== null && Temporal.PlainDate.compare(pacificDate(client.endsAt), night) <= 0;

const isMissing: Readonly<Record<Need, (file: CountyFile, ahead: Ahead, now: Temporal.Instant) => boolean>> = {
  'staff-email': ({ contacts }) => contacts.staff.email === null,
  'staff-phone': ({ contacts }) => contacts.staff.phone === null,
  system: ({ system }) => system === undefined,
  'endpoint-test': ({ system }) => system?.candidate != null,
  credential: ({ clients }, _, now) => !clients.some((client) => client.role === 'county-ems' && isOpen(client, now)),
  'credential-ends': ({ clients }, { night }, now) => {
    const open = clients.filter((client) => client.role === 'county-ems' && isOpen(client, now));
    const ending = open.filter((client) => clientState(client, now) === 'ending');
    return (
      night !== undefined &&
      open.length > 0 &&
      ending.length === open.length &&
      open.every((one) => endsBefore(one, night))
    );
  },
  'voter-phone': ({ contacts }) => contacts.voters.phone === null,
  'voter-email': ({ contacts }) => contacts.voters.email === null,
  'voter-site': ({ contacts }) => contacts.voters.site === null && contacts.voters.cureForm === null,
  'voter-hours': ({ contacts }) => contacts.voters.hours === null,
  'in-person': ({ contacts }) => contacts.voters.inPerson === null,
};

const urgencyOf = (by: Temporal.PlainDate | undefined, today: Temporal.PlainDate): Missing['urgency'] => {
  if (by === undefined) return 'later';
  const days = today.until(by).days;
  if (days <= 1) return 'now';
  return days <= SOON_DAYS ? 'soon' : 'later';
};

const ORDER: Readonly<Record<Missing['urgency'], number>> = { now: 0, soon: 1, later: 2 };

/** What is missing of a county before its next night or election, the most pressing first. */
export const missingOf = (file: CountyFile, ahead: Ahead, now: Temporal.Instant): readonly Missing[] => {
  const today = pacificDate(now);
  return (Object.keys(NEEDS) as Need[])
    .filter((need) => isMissing[need](file, ahead, now))
    .map((need): Missing => {
      const { before } = NEEDS[need];
      const by = ahead[before];
      return { need, before, by: by ?? null, urgency: urgencyOf(by, today) };
    })
    .toSorted((a, b) => ORDER[a.urgency] - ORDER[b.urgency]);
};
