import type { CountyCode } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import { REGISTER_FIELDS, type RegisterRow } from '../../voters/domain/register/register-row.ts';
import type { VoterRecord } from '../../voters/domain/register/statement.ts';
import type { Subscription } from '../../voters/domain/subscription.ts';

/** By whom the smoke test searches: nobody of this name is born on this day. */
export const SMOKE_NAME = { firstName: 'Smoke', lastName: 'Testvoter', dateOfBirth: '1950-01-02' } as const;

/** The guest to whom the message goes: the mailbox at SES that takes everything. */
const GUEST = 'success@simulator.amazonses.com';

/** The invented voter of a county. No roll has them, and no voter's ID begins so. */
export const smokeVoterId = (county: CountyCode): string => `M${county}9999999`;

/** The ballot that a run uploads: each run has one of its own, so that it brings a message of its own. */
export const smokeBallotId = (run: string): string => run.slice(-64);

/** The voter as the register keeps them. */
export const smokeVoter = (county: CountyCode, asOf: Temporal.Instant): VoterRecord => ({
  voterId: smokeVoterId(county),
  county,
  status: 'A',
  confidential: false,
  confidentialAsOf: null,
  asOf,
  seen: {},
  row: {
    ...(Object.fromEntries(REGISTER_FIELDS.map((field) => [field, ''])) as RegisterRow),
    ...SMOKE_NAME,
    status: 'A',
  },
  revision: 1,
});

/** The voter wants to be told by email, at any hour. */
export const smokeSubscription = (county: CountyCode, consentedAt: Temporal.Instant): Subscription => ({
  voterId: smokeVoterId(county),
  county,
  channels: ['email'],
  language: 'en',
  hours: { start: '00:00', end: '24:00', zone: 'America/Los_Angeles' },
  email: GUEST,
  consentedAt,
  consentSource: 'rehearsal',
});
