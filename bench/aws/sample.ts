import { marshall } from '@aws-sdk/util-dynamodb';
import type { Ballot } from '../../lib/ballot-tracking/domain/ballot.ts';
import type { RecordJudgement } from '../../lib/ballot-tracking/domain/record-judgement.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { ELECTION as ANY_ELECTION } from '../../test/faults/scenario.ts';
import type { Item } from './expressions.ts';
import type { FakeDynamoDB } from './fake-dynamodb.ts';

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

/** The moment at which an election's ballots count as mailed: E-29, midnight. */
export const MAILING_DAY = Temporal.Instant.from('2026-10-05T07:00:00Z');

/** A ballot that was issued before E-29, and the decision that holds it until then. */
export const heldBallot = (voterId: string): { readonly ballot: Ballot; readonly judgement: RecordJudgement } => {
  const ballot = UPLOADED(voterId);
  const day = MAILING_DAY.subtract({ hours: 72 });
  const entries = ballot.entries.map((entry) => ({
    ...entry,
    statusAt: day,
    sentDate: Temporal.PlainDate.from('2026-10-02'),
    recordedAt: day,
  }));
  return {
    ballot: { ...ballot, entries },
    judgement: {
      subject: { kind: 'ballot', ballotId: ballot.ballotId },
      version: 1,
      outcomes: new Map([[1, { kind: 'held', reason: 'window-not-open' }]]),
      lookAgainAt: MAILING_DAY,
    },
  };
};

/** An item as a document client would write it. */
export const putItem = (store: FakeDynamoDB, table: string, item: Record<string, unknown>): void =>
  store.put(table, marshall(item, { removeUndefinedValues: true }) as unknown as Item);

type Update = {
  readonly TableName: string | undefined;
  readonly Key: Record<string, unknown> | undefined;
  readonly UpdateExpression: string;
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
  readonly ExpressionAttributeValues?: Record<string, unknown> | undefined;
};

/** An update as a document client would write it, without its condition. */
export const updateItem = (store: FakeDynamoDB, update: Update): void => {
  const { TableName, UpdateExpression, ExpressionAttributeNames } = update;
  const body = {
    TableName,
    UpdateExpression,
    ExpressionAttributeNames,
    Key: marshall(update.Key ?? {}),
    ExpressionAttributeValues: marshall(update.ExpressionAttributeValues ?? {}, { removeUndefinedValues: true }),
  };
  store.call('UpdateItem', JSON.stringify(body));
};
