import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Channel, MessageType } from '../../../shared/codes.ts';
import { CountyCode } from '../../../shared/counties.ts';
import { batchGet } from '../../../shared/dynamodb/batch-get.ts';
import { raced } from '../../../shared/dynamodb/conditions.ts';
import { StoredInstant, toStoredInstant } from '../../../shared/dynamodb/instants.ts';
import { Temporal } from '../../../shared/time.ts';
import { CountyEventBody } from '../../domain/county-event.ts';
import { newTelling, TELLING_STATES, type Telling, type TellingState } from '../../domain/county-telling.ts';
import { DeliveryCode } from '../../domain/delivery-code.ts';
import { formatLedgerKey } from '../../domain/ledger-key.ts';
import { LedgerState } from '../../domain/ledger-state.ts';
import type { CountyTellings, KeepCountyEvents, ReadEndedMessage } from '../../ports/county-events.ts';
import { fromMessageItemKey } from './message-document.ts';

/** Puts at a time. */
const AT_ONCE = 25;

/** Events in the messages table, by voter, so that whoever is forgotten takes them along. */
export const eventPartition = (voterId: string): string => `CALLBACK#${voterId}`;

/** Beside the ledger's own partitions in the index `due`: a county's events in one state, in the order of their moments. */
const partitionOf = (county: CountyCode, state: TellingState): string => `CALLBACK#${county}#${state}`;

const Ended = z.object({
  electionId: z.string(),
  voterId: z.string(),
  county: CountyCode,
  type: MessageType,
  channel: Channel,
  state: LedgerState,
  movedAt: StoredInstant,
  code: DeliveryCode.exactOptional(),
});
const FAILURES: readonly unknown[] = ['failed', 'undelivered'];

/** Reads messages that have failed, or had. */
export const readEndedMessage: ReadEndedMessage = ({ newImage, oldImage }) => {
  // Nearly every change of a campaign is another one.
  if (!FAILURES.includes(newImage?.['state']) && !FAILURES.includes(oldImage?.['state'])) return undefined;
  const present = Ended.safeParse(newImage).data;
  if (newImage === undefined || present === undefined) return undefined;
  const key = formatLedgerKey(fromMessageItemKey(newImage['pk'], newImage['sk']));
  return { key, present, old: Ended.safeParse(oldImage).data };
};

const Item = z.object({
  event: CountyEventBody.extend({ at: StoredInstant }),
  told: z.enum(TELLING_STATES),
  attempts: z.int().min(0),
  wakeAt: StoredInstant,
  giveUpAt: StoredInstant,
  failure: z.string().exactOptional(),
});

const toItem = ({ event, state, attempts, moment, giveUpAt, failure }: Telling): Record<string, unknown> => ({
  pk: eventPartition(event.voterId),
  sk: event.id,
  event: { ...event, at: toStoredInstant(event.at) },
  told: state,
  attempts,
  dueShard: partitionOf(event.county, state),
  wakeAt: toStoredInstant(moment),
  giveUpAt: toStoredInstant(giveUpAt),
  ...(failure === undefined ? {} : { failure }),
});

const fromItem = (item: unknown): Telling => {
  const { told, wakeAt, ...rest } = Item.parse(item);
  return { ...rest, state: told, moment: wakeAt };
};

/** Keeps events in the messages table. */
export const dynamodbKeepCountyEvents =
  (client: DynamoDBDocumentClient, table: string): KeepCountyEvents =>
  async (events) => {
    const put = (Item: Record<string, unknown>) =>
      raced(
        client.send(new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' })),
        undefined,
        undefined,
      );
    const items = events.map((event) => toItem(newTelling(event)));
    for (let start = 0; start < items.length; start += AT_ONCE) {
      await Promise.all(items.slice(start, start + AT_ONCE).map(put));
    }
  };

type Key = { readonly pk: string; readonly sk: string };

/** The events that counties are told. `index`: the name of `due`, which holds keys alone and may lag behind by a moment. */
export const dynamodbCountyTellings = (
  client: DynamoDBDocumentClient,
  table: string,
  index: string,
): CountyTellings => {
  const query = (county: CountyCode, state: TellingState, until: Temporal.Instant | undefined): QueryCommandInput => ({
    TableName: table,
    IndexName: index,
    KeyConditionExpression: `dueShard = :shard${until ? ' AND wakeAt <= :until' : ''}`,
    ExpressionAttributeValues: {
      ':shard': partitionOf(county, state),
      ...(until ? { ':until': toStoredInstant(until) } : {}),
    },
  });
  const keys = async (asked: QueryCommandInput): Promise<readonly Key[]> =>
    ((await client.send(new QueryCommand(asked))).Items ?? []).map(({ pk, sk }) => ({
      pk: String(pk),
      sk: String(sk),
    }));
  const read = async (asked: QueryCommandInput, state: TellingState): Promise<readonly Telling[]> => {
    const found = (await batchGet(client, table, await keys(asked))).map(fromItem).filter((one) => one.state === state);
    return found.toSorted((one, other) => one.moment.epochMilliseconds - other.moment.epochMilliseconds);
  };
  return {
    due: async (county, now, most) => {
      const waiting = await read({ ...query(county, 'waiting', now), Limit: most }, 'waiting');
      // The index may still show what has just been put off.
      return waiting.filter(({ moment }) => Temporal.Instant.compare(moment, now) <= 0);
    },
    latest: async (county, state, most) => {
      const asked = { ...query(county, state, undefined), Limit: most, ScanIndexForward: false };
      return (await read(asked, state)).toReversed();
    },
    count: async (county, state, most) => {
      const asked = { ...query(county, state, undefined), Limit: most, Select: 'COUNT' as const };
      return (await client.send(new QueryCommand(asked))).Count ?? 0;
    },
    move: (before, after) =>
      raced(
        client.send(
          new PutCommand({
            TableName: table,
            Item: toItem(after),
            ConditionExpression: 'told = :told AND attempts = :attempts AND wakeAt = :moment',
            ExpressionAttributeValues: {
              ':told': before.state,
              ':attempts': before.attempts,
              ':moment': toStoredInstant(before.moment),
            },
          }),
        ),
        'moved',
        'lost',
      ),
    forget: async (county, state, before) => {
      const over = await keys({ ...query(county, state, before), Limit: AT_ONCE });
      await Promise.all(over.map((Key) => client.send(new DeleteCommand({ TableName: table, Key }))));
    },
  };
};
