import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { sqsNoticeAgain } from '../../../lib/messaging/adapters/sqs-notice-again.ts';
import { formatLedgerKey } from '../../../lib/messaging/domain/ledger-key.ts';
import { sampleRow } from '../domain/sample-decision.ts';

describe('a notice that has to wait', () => {
  it.each([
    [0.2, 1],
    [7, 7],
    [4_000, 900],
  ])('of %d seconds goes back into its own lane for %i', async (seconds, delay) => {
    const mock = mockClient(SQSClient);
    mock.on(SendMessageCommand).resolves({});
    const queues = { urgent: 'https://q/urgent', status: 'https://q/status', bulk: 'https://q/bulk' };
    const row = sampleRow({ type: 'ContactCounty' });
    await sqsNoticeAgain(new SQSClient({ region: 'us-west-2' }), queues)(row, seconds);
    expect(mock.commandCalls(SendMessageCommand)[0]?.args[0].input).toEqual({
      QueueUrl: 'https://q/urgent',
      MessageBody: JSON.stringify({ ledgerKey: formatLedgerKey(row) }),
      DelaySeconds: delay,
    });
  });
});
