import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { sesEmails } from '../../../../lib/messaging/adapters/providers/email-sender.ts';
import { reachOf } from '../../../../lib/messaging/adapters/providers/reach.ts';

const ses = mockClient(SESv2Client);
const tables = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const message = {
  ledgerKey: 'e.V1.B_1-1.Outbound.1.email',
  language: 'en',
  to: 'success@simulator.amazonses.com',
  subject: 'Your ballot is on its way',
  text: 'Your ballot was mailed.',
} as const;

const sentBy = async (functionName: string | undefined): Promise<string | undefined> => {
  const reach = reachOf(tables, functionName);
  const outcome = await sesEmails(new SESv2Client({}), { from: 'a@example.org' }, reach)(message);
  expect(outcome.kind).toBe('accepted');
  return ses.commandCalls(SendEmailCommand).at(-1)?.args[0].input.Content?.Simple?.Subject?.Data;
};

describe('the subject of an email to somebody on the list of guests', () => {
  beforeEach(() => {
    ses.reset();
    ses.on(SendEmailCommand).resolves({ MessageId: 'm-1' });
  });

  it('says that it comes from the County Test Environment', async () => {
    expect(await sentBy('rollcall-cte-send-email')).toBe('County Test Environment: Your ballot is on its way');
  });

  it('is the message’s own in production', async () => {
    expect(await sentBy('rollcall-prod-send-email')).toBe(message.subject);
  });
});
