import { PublishBatchCommand, SNSClient } from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { snsDueNotices } from '../../../lib/messaging/adapters/sns-due-notices.ts';
import { sampleRow } from '../domain/sample-decision.ts';

const sns = mockClient(SNSClient);
const notices = () => snsDueNotices(new SNSClient({}), 'arn:aws:sns:us-west-2:1:messages');
const message = (statusVersion: number) => sampleRow({ statusVersion, type: 'ContactCounty', language: 'vi' });
const acceptAll = () =>
  sns.on(PublishBatchCommand).callsFake((input) => ({
    Successful: input.PublishBatchRequestEntries.map(({ Id }: { Id: string }) => ({ Id })),
  }));

describe('the notices', () => {
  beforeEach(() => sns.reset());

  it('publishes ids only, with the attributes that lead to the lane', async () => {
    acceptAll();
    await notices().notify(message(1));
    const [entry] = sns.commandCalls(PublishBatchCommand)[0]?.args[0].input.PublishBatchRequestEntries ?? [];
    expect(entry?.Message).toBe('{"ledgerKey":"2026-11-03-statewide.V1000001.B1000001-1.ContactCounty.1.text"}');
    const attributes = Object.entries(entry?.MessageAttributes ?? {}).map(([name, value]) => [name, value.StringValue]);
    expect(Object.fromEntries(attributes)).toEqual({
      channel: 'text',
      lane: 'urgent',
      county: '03',
      type: 'ContactCounty',
      language: 'vi',
      electionId: '2026-11-03-statewide',
    });
  });

  it('sends what is notified together ten at a time', async () => {
    acceptAll();
    const due = notices();
    await Promise.all(Array.from({ length: 25 }, (_, index) => due.notify(message(index + 1))));
    const sizes = sns
      .commandCalls(PublishBatchCommand)
      .map(({ args }) => args[0].input.PublishBatchRequestEntries?.length);
    expect(sizes).toEqual([10, 10, 5]);
  });

  it('fails only for the messages that the topic did not take: the others would be notified twice', async () => {
    sns.on(PublishBatchCommand).resolves({
      Successful: [{ Id: '0', MessageId: 'm', SequenceNumber: '1' }],
      Failed: [{ Id: '1', Code: 'InternalError', SenderFault: false }],
    });
    const due = notices();
    const results = await Promise.allSettled([due.notify(message(1)), due.notify(message(2))]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  it('fails for a whole batch that got lost', async () => {
    sns.on(PublishBatchCommand).rejects(new Error('reset'));
    const due = notices();
    const results = await Promise.allSettled([due.notify(message(1)), due.notify(message(2))]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
