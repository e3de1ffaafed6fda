import { REGISTER_FIELDS } from '../../voters/domain/register/register-row.ts';
import { copied, type ItemPlan, removed } from './item-plan.ts';
import { ROLL_TREATMENT } from './roll-treatment.ts';

/**
 * What becomes of a table. `copied`: its items are masked and replace what the County Test Environment has. `emptied`: what the
 * environment has goes, and nothing comes. `kept`: it is the environment's own.
 */
export type TablePlan =
  | { readonly kind: 'copied'; readonly reason: string; readonly items: readonly ItemPlan[] }
  | { readonly kind: 'emptied' | 'kept'; readonly reason: string };

/** What the register keeps of a roll is treated as in the roll. */
const OF_ROLL = Object.fromEntries(REGISTER_FIELDS.map((field) => [field, ROLL_TREATMENT[field]]));

/** Every table, by its name. The adapter that reads tables is held to this list by the compiler. */
export const TABLE_PLANS = {
  voters: {
    kind: 'copied',
    reason: 'The register: who a sign-up and a search find, and whose ballots are taken.',
    items: [
      {
        kind: 'voter',
        is: ({ sk }) => sk === 'VOTER',
        attributes: {
          ...OF_ROLL,
          ...copied('voterId county zip confidential confidentialAsOf asOf seen revision countyShard timeZone'),
          phone: 'phone',
          email: 'email',
        },
      },
    ],
  },
  subscriptions: {
    kind: 'copied',
    reason: 'Who hears what, in which language and at which hours, without how they are reached.',
    // Links to unsubscribe and numbers that have said STOP are keys to real people: they stay.
    items: [
      {
        kind: 'subscription',
        is: ({ sk }) => sk === 'SUBSCRIPTION',
        attributes: {
          ...copied(
            'voterId county channels language hours consentedAt channelsSince consentSource optedOutAt complainedAt phoneOptedOutAt stopped ended revision',
          ),
          ...removed('guest writtenBy'),
          phone: 'phone',
          email: 'email',
        },
      },
    ],
  },
  ballots: {
    kind: 'copied',
    reason:
      'Statuses and their history. Without the marks of what is still to be decided: no message starts from a copy by itself.',
    items: [
      {
        kind: 'ballot',
        is: ({ sk }) => sk.startsWith('BALLOT#'),
        attributes: {
          ...copied('electionId voterId county ballotId entries version heldIn'),
          ...removed('undecided undecidedSince'),
        },
      },
      {
        kind: 'participation',
        is: ({ sk }) => sk.startsWith('PARTICIPATION#'),
        attributes: {
          ...copied('electionId voterId county method statements version recordedAt outcome'),
          ...removed('undecided undecidedSince'),
        },
      },
    ],
  },
  elections: {
    kind: 'copied',
    reason:
      'The elections and who takes part. Requests that wait for a decision, reasons and who changed what stay: people wrote them.',
    items: [
      {
        kind: 'election',
        is: ({ pk }) => pk === 'ELECTIONS',
        attributes: {
          ...copied(
            'id name date kind county trackingOn imb deadlines requestedAt shortName translations rehearsal version',
          ),
          ...removed('overrideReason changes'),
        },
      },
      {
        kind: 'participating county',
        is: ({ pk }) => pk.startsWith('ELECTION#'),
        attributes: copied('electionId county participates revision changedAt rejoinedAt certifiedOn imb reminders'),
      },
    ],
  },
  messages: {
    kind: 'emptied',
    reason: 'The ledger says where real messages went; the environment’s own is of voters who are replaced.',
  },
  uploads: {
    kind: 'emptied',
    reason: 'Rows and file names as counties wrote them; the environment’s own are of ballots that are replaced.',
  },
  sync: { kind: 'emptied', reason: 'Checks of rolls that are replaced. The counties’ checks begin anew on the copy.' },
  barcodes: {
    kind: 'emptied',
    reason: 'Which envelope in the mail is whose: a rehearsal’s scans bring their own.',
  },
  visits: { kind: 'emptied', reason: 'Forms, codes and contacts of people who are signing up.' },
  settings: {
    kind: 'kept',
    reason: 'Contacts, endpoints, credentials, halts and the clock: the environment has its own.',
  },
  requests: { kind: 'kept', reason: 'Rates and keys of calls.' },
  staff: { kind: 'kept', reason: 'People sign in to the environment by its own invitations.' },
  sessions: { kind: 'kept', reason: 'Who is signed in.' },
  audit: { kind: 'kept', reason: 'Each stage’s trail is of what was done in it, and is never changed.' },
  releases: { kind: 'kept', reason: 'The environment alone has it.' },
} as const satisfies Readonly<Record<string, TablePlan>>;

export type PlannedTable = keyof typeof TABLE_PLANS;
type OfKind<Kind extends TablePlan['kind']> = {
  [Name in PlannedTable]: (typeof TABLE_PLANS)[Name]['kind'] extends Kind ? Name : never;
}[PlannedTable];

/** The tables that are copied, in the order in which they are put in: nobody is told anything where no election is. */
export const COPIED_TABLES = [
  'voters',
  'subscriptions',
  'ballots',
  'elections',
] as const satisfies readonly OfKind<'copied'>[];
export type CopiedTable = OfKind<'copied'>;
export const EMPTIED_TABLES = [
  'messages',
  'uploads',
  'sync',
  'barcodes',
  'visits',
] as const satisfies readonly OfKind<'emptied'>[];

export type ReplacedTable = CopiedTable | (typeof EMPTIED_TABLES)[number];

/** How the items of a copied table are treated. */
export const itemPlansOf = (table: CopiedTable): readonly ItemPlan[] => TABLE_PLANS[table].items;
