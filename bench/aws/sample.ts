import type { Ballot } from '../../lib/ballot-tracking/domain/ballot.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { ELECTION as ANY_ELECTION } from '../../test/faults/scenario.ts';

/** Noon, California, on the day after ballots went out. */
export const NOON = Temporal.Instant.from('2026-10-06T19:00:00Z');

export const ELECTION = ANY_ELECTION;

export const voterItem = (voterId: string): Record<string, unknown> => ({
  pk: voterId,
  sk: 'VOTER',
  voterId,
  county: '03',
  status: 'A',
  confidential: false,
});

export const subscriptionItem = (voterId: string): Record<string, unknown> => ({
  pk: voterId,
  sk: 'SUBSCRIPTION',
  voterId,
  county: '03',
  channels: { text: true, email: true, voice: false },
  language: 'en',
  hours: { start: '08:00', end: '20:00', zone: 'America/Los_Angeles' },
  phone: '+19165550123',
  email: 'voter@example.org',
  consentedAt: '2026-06-01T00:00:00.000Z',
  consentSource: 'site',
});

/** A ballot that was issued today. */
export const UPLOADED = (voterId: string): Ballot => ({
  electionId: ELECTION.id,
  voterId,
  county: '03',
  ballotId: `B${voterId.slice(1)}-1`,
  entries: [
    {
      version: 1,
      code: 'ISSUED',
      statusAt: NOON.subtract({ hours: 1 }),
      sentDate: Temporal.PlainDate.from('2026-10-06'),
      recordedAt: NOON,
      uploadId: 'u',
    },
  ],
});
