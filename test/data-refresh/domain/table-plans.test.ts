import { expect, it } from 'vitest';
import { freshMark } from '../../../lib/ballot-tracking/adapters/ballot-writes.ts';
import { type Item, maskItem } from '../../../lib/data-refresh/domain/mask-item.ts';
import { masksOf } from '../../../lib/data-refresh/domain/masks.ts';
import type { CopiedTable } from '../../../lib/data-refresh/domain/table-plans.ts';
import {
  fromParticipationItem,
  toElectionItem,
  toParticipationItem,
} from '../../../lib/elections/adapters/elections.ts';
import type { Election } from '../../../lib/elections/domain/election.ts';
import type { CountyParticipation } from '../../../lib/elections/domain/participation.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { fromVoterItem, toVoterItem } from '../../../lib/voters/adapters/register-records.ts';
import { toSubscriptionItem } from '../../../lib/voters/adapters/subscriptions.ts';
import { REGISTER_FIELDS, type RegisterRow } from '../../../lib/voters/domain/register/register-row.ts';
import type { VoterRecord } from '../../../lib/voters/domain/register/statement.ts';
import type { Subscription } from '../../../lib/voters/domain/subscription.ts';
import { keyedBy } from './keyed.ts';

const AT = Temporal.Instant.from('2026-10-01T00:00:00Z');
const DAY = Temporal.PlainDate.from('2026-11-03');
const masks = masksOf(keyedBy('a key'), Temporal.PlainDate.from('2026-10-01'));
const masked = (table: CopiedTable, item: Readonly<Record<string, unknown>>) =>
  // As DynamoDB has it: what is undefined is not there.
  maskItem(masks, table, JSON.parse(JSON.stringify(item)) as Item, () => false);

const VOTER: VoterRecord = {
  voterId: 'V030000001',
  county: '03',
  status: 'A',
  confidential: false,
  confidentialAsOf: AT,
  asOf: AT,
  seen: { '03': AT },
  row: Object.fromEntries(REGISTER_FIELDS.map((field) => [field, 'x'])) as RegisterRow,
  revision: 3,
};
const PARTICIPATION: CountyParticipation = {
  electionId: '2026-11-03-statewide',
  county: '03',
  participates: true,
  revision: 2,
  changedAt: AT,
  rejoinedAt: AT,
  certifiedOn: DAY,
  imb: 'none',
};
const ELECTION: Required<Election> = {
  id: '2026-11-03-statewide',
  name: 'General Election',
  date: DAY,
  kind: 'statewide',
  county: null,
  trackingOn: DAY,
  imb: 'both',
  deadlines: { receiptBy: DAY, cureBy: AT, certifiedOn: DAY },
  requestedAt: AT,
  overrideReason: 'Somebody asked for it',
  shortName: 'General',
  translations: { es: 'Elecciones' },
  rehearsal: true,
  version: 2,
  changes: [{ at: AT, by: 'somebody', fields: [{ field: 'name', before: 'a', after: 'b' }] }],
};
const SUBSCRIPTION: Required<Subscription> = {
  voterId: 'V030000001',
  county: '03',
  channels: ['email'],
  language: 'en',
  hours: { start: '09:00', end: '18:00', zone: 'America/Los_Angeles' },
  phone: '+19165550123',
  email: 'voter@example.org',
  consentedAt: AT,
  channelsSince: { email: AT },
  consentSource: 'site',
  guest: 'email',
  optedOutAt: AT,
  ended: { at: AT, movedTo: '19' },
  revision: 1,
  writtenBy: 'somebody',
} as never;

it.each([
  ['a voter of the register', 'voters', toVoterItem(VOTER)],
  ['a confidential voter of the past', 'voters', toVoterItem({ ...VOTER, status: null, row: null })],
  ['an election, with its changes', 'elections', toElectionItem(ELECTION)],
  ["a county's answer", 'elections', toParticipationItem(PARTICIPATION)],
  ['a subscription', 'subscriptions', toSubscriptionItem(SUBSCRIPTION)],
  ['a ballot, undecided', 'ballots', { pk: 'e#v', sk: 'BALLOT#1', voterId: 'v', entries: [], ...freshMark('v', AT) }],
  ['a vote in person', 'ballots', { pk: 'e#v', sk: 'PARTICIPATION#03#in-person', ...freshMark('v', AT) }],
] as const)('decides about everything that Rollcall keeps of %s', (_, table, item) => {
  expect(masked(table, item)).toMatchObject({ kind: 'copied', leftOut: [] });
});

it("keeps a county's own use of barcodes, and since when a voter is confidential no longer", () => {
  const answer = masked('elections', toParticipationItem(PARTICIPATION));
  expect(answer.kind === 'copied' && fromParticipationItem(answer.item).imb).toBe('none');
  const voter = masked('voters', toVoterItem(VOTER));
  expect(voter.kind === 'copied' && fromVoterItem(voter.item).confidentialAsOf?.equals(AT)).toBe(true);
});
