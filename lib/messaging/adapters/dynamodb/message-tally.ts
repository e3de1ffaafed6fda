import { createHash } from 'node:crypto';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Channel, Language, MessageType } from '../../../shared/codes.ts';
import { CountyCode } from '../../../shared/counties.ts';
import { failedConditions } from '../../../shared/dynamodb/conditions.ts';
import { StoredInstant } from '../../../shared/dynamodb/instants.ts';
import { DeliveryCode } from '../../domain/delivery-code.ts';
import { LedgerState } from '../../domain/ledger-state.ts';
import type { Tally } from '../../domain/message-tally.ts';
import type { AddTally, ReadCountedChange } from '../../ports/counts.ts';
import { addToSum } from './sums.ts';

/** The partition of a county's counts in an election. */
export const countsPartition = (electionId: string, county: string): string => `COUNTS#${electionId}#${county}`;

/** One count is spread over so many items: several batches of the stream add to it at the same time. */
export const COUNT_SLICES = 4;

/** A transaction holds 100 writes; one of them is the mark. */
const WRITES = 99;
/** The stream itself forgets after a day. Seconds. */
const MARK_KEPT = 2 * 24 * 60 * 60;

/**
 * Adds what a batch of the stream came to. Beside the counts, each transaction writes a mark that names the batch: the
 * same batch once more adds nothing.
 */
export const dynamodbAddTally =
  (
    client: DynamoDBDocumentClient,
    tables: { readonly messages: string; readonly requests: string },
    epochSeconds: () => number = () => Math.floor(Date.now() / 1000),
  ): AddTally =>
  async (tallies, additions, batch) => {
    const digest = createHash('sha256').update(batch.join()).digest('hex');
    const slice = Number.parseInt(digest.slice(0, 4), 16) % COUNT_SLICES;
    const update = ({ electionId, county, type, channel, state, by }: Tally) => ({
      Update: {
        TableName: tables.messages,
        Key: { pk: countsPartition(electionId, county), sk: `${type}#${channel}#${state}#${slice}` },
        UpdateExpression: 'ADD messages :by',
        ExpressionAttributeValues: { ':by': by },
      },
    });
    const writes = [...tallies.map(update), ...additions.map((one) => addToSum(tables.messages, one, slice))];
    for (let start = 0; start < writes.length; start += WRITES) {
      const mark = {
        Put: {
          TableName: tables.requests,
          Item: { pk: `COUNTED#${digest}`, sk: String(start), expiresAt: epochSeconds() + MARK_KEPT },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      };
      const TransactItems = [mark, ...writes.slice(start, start + WRITES)];
      // A failed condition is the mark's: this part has been added before.
      await failedConditions(() => client.send(new TransactWriteCommand({ TransactItems })));
    }
  };

const CountedItem = z.object({
  electionId: z.string(),
  county: CountyCode,
  type: MessageType,
  channel: Channel,
  state: LedgerState,
  language: Language,
  movedAt: StoredInstant,
  code: DeliveryCode.optional(),
});

/** Reads what a change of the messages table counts for; undefined for what is no message. */
export const readCountedChange: ReadCountedChange = ({ newImage, oldImage }) => {
  const present = CountedItem.safeParse(newImage);
  if (!present.success) return undefined;
  const before = CountedItem.safeParse(oldImage);
  return { new: present.data, ...(before.success ? { old: before.data } : {}) };
};
