import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDocumentClient } from '../../../../lib/shared/dynamodb/document-client.ts';
import { Temporal } from '../../../../lib/shared/time.ts';
import { dynamodbInvitations } from '../../../../lib/staff/adapters/dynamodb/invitations.ts';
import { dynamodbSessions, dynamodbSignIns } from '../../../../lib/staff/adapters/dynamodb/sessions.ts';
import { newInvitation } from '../../../../lib/staff/domain/invitation.ts';
import type { Session } from '../../../../lib/staff/domain/session.ts';

const NOW = Temporal.Instant.from('2026-11-27T18:00:00Z');
const SESSION: Session = {
  key: 'hash',
  personId: 'person-1',
  county: null,
  startedAt: NOW,
  seenAt: NOW,
  endsAt: NOW.add({ hours: 12 }),
  browser: 'Firefox on Windows',
};
const ATTEMPT = {
  key: 'state-hash',
  browserKey: 'browser-hash',
  nonce: 'n',
  verifier: 'v',
  invitation: { county: '03', key: 'i' },
  returnTo: '/operations',
  endsAt: NOW.add({ minutes: 20 }),
};
const INVITED = { county: '03', role: 'read-only', name: 'Nora New', email: 'nora@example.org' } as const;

describe('the tables of sessions and invitations', () => {
  const documents = mockClient(DynamoDBDocumentClient);
  const client = createDocumentClient();
  const sessions = dynamodbSessions(client, 'sessions');
  const signIns = dynamodbSignIns(client, 'sessions');
  const invitations = dynamodbInvitations(client, 'staff');
  const put = () => documents.commandCalls(PutCommand)[0]?.args[0].input;
  const lost = new ConditionalCheckFailedException({ message: 'x', $metadata: {} });
  beforeEach(() => documents.reset());

  it('give back what was stored, and forget it when it is over', async () => {
    documents.on(PutCommand).resolves({});
    await sessions.create(SESSION);
    expect(put()).toMatchObject({
      ConditionExpression: 'attribute_not_exists(pk)',
      Item: { pk: 'SESSION#hash', expiresAt: SESSION.endsAt.epochMilliseconds / 1000 },
    });
    documents.on(GetCommand).resolves({ Item: put()?.Item ?? {} });
    expect(await sessions.find('hash')).toEqual(SESSION);
    expect(documents.commandCalls(GetCommand)[0]?.args[0].input.ConsistentRead).toBe(true);
    documents.reset();
    const invitation = newInvitation('key', INVITED, 'person-1', NOW);
    await invitations.create(invitation);
    expect(put()?.Item).toMatchObject({ pk: 'UNIT#03', sk: 'INVITATION#key' });
    documents.on(GetCommand).resolves({ Item: put()?.Item ?? {} });
    expect(await invitations.find({ county: '03', key: 'key' })).toEqual(invitation);
    documents.on(QueryCommand).resolves({ Items: [put()?.Item ?? {}] });
    expect(await invitations.list('03')).toEqual([invitation]);
    documents.on(DeleteCommand).resolvesOnce({ Attributes: {} }).resolves({});
    expect(await invitations.withdraw(invitation)).toBe(true);
    expect(await invitations.withdraw(invitation)).toBe(false);
  });

  it('bring no session back that has ended, and throw what is no such thing', async () => {
    documents.on(UpdateCommand).rejectsOnce(lost).rejects(new Error('throttled'));
    await sessions.see('hash', NOW);
    expect(documents.commandCalls(UpdateCommand)[0]?.args[0].input.ConditionExpression).toBe('attribute_exists(pk)');
    await expect(sessions.see('hash', NOW)).rejects.toThrow('throttled');
    documents.on(PutCommand).rejects(lost);
    await expect(sessions.create(SESSION)).rejects.toThrow();
  });

  it('list somebody’s sessions by the index, each as it is now', async () => {
    documents.on(PutCommand).resolves({});
    await sessions.create(SESSION);
    documents.on(QueryCommand).resolves({ Items: [{ pk: 'SESSION#hash', sk: 'SESSION' }] });
    documents.on(BatchGetCommand).resolves({ Responses: { sessions: [put()?.Item ?? {}] } });
    expect(await sessions.ofPerson('person-1')).toEqual([SESSION]);
    expect(documents.commandCalls(QueryCommand)[0]?.args[0].input.IndexName).toBe('person');
  });

  it('hand a sign-in out once: by the delete that takes it away', async () => {
    documents.on(PutCommand).resolves({});
    await signIns.keep(ATTEMPT);
    documents
      .on(DeleteCommand)
      .resolvesOnce({ Attributes: put()?.Item ?? {} })
      .resolves({});
    expect(await signIns.take('state-hash')).toEqual(ATTEMPT);
    expect(await signIns.take('state-hash')).toBeUndefined();
    expect(documents.commandCalls(DeleteCommand)[0]?.args[0].input).toMatchObject({ ReturnValues: 'ALL_OLD' });
  });
});
