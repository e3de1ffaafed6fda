import { PublishBatchCommand, type PublishBatchRequestEntry, type SNSClient } from '@aws-sdk/client-sns';
import { laneOf } from '../domain/lane.ts';
import { formatLedgerKey } from '../domain/ledger-key.ts';
import type { DueNotice, DueNotices } from '../ports/notices.ts';

/** SNS takes ten messages in one call. */
const BATCH = 10;

type Waiting = { readonly message: DueNotice; readonly done: () => void; readonly failed: (error: Error) => void };

const text = (value: string) => ({ DataType: 'String', StringValue: value });

/** Ids only in the body; what the lanes filter by in the attributes. */
const entryOf = (message: DueNotice, id: number): PublishBatchRequestEntry => ({
  Id: String(id),
  Message: JSON.stringify({ ledgerKey: formatLedgerKey(message) }),
  MessageAttributes: {
    channel: text(message.channel),
    lane: text(laneOf(message.type)),
    county: text(message.county),
    type: text(message.type),
    language: text(message.language),
    electionId: text(message.electionId),
  },
});

/**
 * Calls senders through the messages topic. Calls made in the same turn travel together, ten at a time; where the topic takes
 * a part of a batch, only the others fail.
 */
export const snsDueNotices = (client: SNSClient, topicArn: string): DueNotices => {
  let waiting: Waiting[] = [];
  const publish = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const entries = batch.map(({ message }, id) => entryOf(message, id));
      const answer = await client.send(
        new PublishBatchCommand({ TopicArn: topicArn, PublishBatchRequestEntries: entries }),
      );
      const published = new Set((answer.Successful ?? []).map((entry) => entry.Id));
      for (const [id, entry] of batch.entries()) {
        if (published.has(String(id))) entry.done();
        else entry.failed(new Error('The messages topic did not take this entry of a batch.'));
      }
    } catch (error) {
      const failure = new Error('The messages topic did not take a batch.', { cause: error });
      for (const entry of batch) entry.failed(failure);
    }
  };
  const flush = (): void => {
    const all = waiting;
    waiting = [];
    for (let start = 0; start < all.length; start += BATCH) void publish(all.slice(start, start + BATCH));
  };
  return {
    notify: (message) =>
      new Promise<void>((done, failed) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ message, done, failed });
      }),
  };
};
