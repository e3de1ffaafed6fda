import { GetFunctionConfigurationCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { PublishCommand } from '@aws-sdk/client-sns';
import {
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { GetCommand, PutCommand, paginateScan, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { LocalClients } from '../../lib/local/aws/clients.ts';
import { LANES } from '../../lib/shared/codes.ts';
import { forEach } from './client.ts';

/**
 * Ways past the list of guests, for somebody who has every right in the account of a running test environment: into its queues, its
 * topic of receipts, its tables and the settings of its functions.
 */

const Row = z.looseObject({
  pk: z.string(),
  sk: z.string(),
  electionId: z.string(),
  voterId: z.string(),
  ballotId: z.string(),
  type: z.string(),
  statusVersion: z.number(),
  channel: z.enum(['text', 'email']),
  state: z.string(),
  code: z.string().optional(),
});
export type MessageRow = z.output<typeof Row>;

const MESSAGES = 'rollcall-cte-messages';
const keyOf = (row: MessageRow): string =>
  [row.electionId, row.voterId, row.ballotId, row.type, row.statusVersion, row.channel].join('.');
const notice = (row: MessageRow): string => JSON.stringify({ ledgerKey: keyOf(row) });

/** The messages of an election to these voters, as the ledger has them. */
export const messagesTo = async (
  { dynamodb }: LocalClients,
  electionId: string,
  voterIds: ReadonlySet<string>,
): Promise<readonly MessageRow[]> => {
  const rows: MessageRow[] = [];
  for await (const { Items = [] } of paginateScan({ client: dynamodb }, { TableName: MESSAGES })) {
    const ofElection = Items.filter((item) => item['electionId'] === electionId && item['state'] !== undefined);
    rows.push(...ofElection.map((item) => Row.parse(item)).filter(({ voterId }) => voterIds.has(voterId)));
  }
  return rows;
};

/** Sets messages that were refused back to due, past every rule of the ledger. */
const setBack = ({ dynamodb }: LocalClients, rows: readonly MessageRow[]): Promise<void> =>
  forEach(rows, async ({ pk, sk }) => {
    const names = { '#state': 'state', '#code': 'code' };
    await dynamodb.send(
      new UpdateCommand({
        TableName: MESSAGES,
        Key: { pk, sk },
        UpdateExpression: 'SET #state = :due REMOVE #code',
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: { ':due': 'due' },
      }),
    );
  });

const urlOf = async ({ sqs }: LocalClients, name: string): Promise<string> =>
  (await sqs.send(new GetQueueUrlCommand({ QueueName: `rollcall-cte-${name}` }))).QueueUrl ?? '';

const inTens = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / 10) }, (_, at) => items.slice(at * 10, at * 10 + 10));

const put = async ({ sqs }: LocalClients, QueueUrl: string, bodies: readonly string[]): Promise<void> => {
  for (const ten of inTens(bodies)) {
    const Entries = ten.map((MessageBody, at) => ({ Id: String(at), MessageBody }));
    await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  }
};

/** Moves everything from a dead-letter queue to its own queue, as a redrive does. */
const redrive = async ({ sqs }: LocalClients, from: string, to: string): Promise<number> => {
  let moved = 0;
  for (;;) {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: from, MaxNumberOfMessages: 10 }));
    if (Messages.length === 0) return moved;
    for (const { Body: MessageBody = '', ReceiptHandle = '' } of Messages) {
      await sqs.send(new SendMessageCommand({ QueueUrl: to, MessageBody }));
      await sqs.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle }));
      moved += 1;
    }
  }
};

const CHANNELS = ['text', 'email'] as const;
const of = (rows: readonly MessageRow[], channel: string) => rows.filter((row) => row.channel === channel);

/** A receipt as the provider of a channel words it, about a message that it has never seen. */
const forged = (row: MessageRow, at: number): unknown => {
  const messageId = `forged-${at}`;
  if (row.channel === 'email') {
    const ledgerKey = [keyOf(row).replaceAll('_', '__').replaceAll('.', '_-')];
    return { eventType: at % 2 === 0 ? 'Bounce' : 'Delivery', mail: { messageId, tags: { ledgerKey } } };
  }
  const eventType = at % 2 === 0 ? 'TEXT_CARRIER_UNREACHABLE' : 'TEXT_QUEUED';
  return { eventType, messageId, context: { ledgerKey: keyOf(row) } };
};

/** Whom messages go to, by channel, and a guest whose approval is genuine. */
export type Target = {
  readonly rows: readonly MessageRow[];
  readonly contacts: readonly { readonly kind: 'phone' | 'email'; readonly to: string }[];
  readonly guest: string;
};

/** What somebody tries, so that messages reach people who are no guests; each gives how many attempts it was. */
type Way = (clients: LocalClients, target: Target) => Promise<number>;

const SENDERS = ['rollcall-cte-send-text', 'rollcall-cte-send-email'] as const;
/** To the configuration sets of the stage beside it, which let everybody through, and to lists that nobody approved. */
const OTHER_VARIABLES = {
  TEXT_CONFIGURATION_SET: 'rollcall-local-texts',
  EMAIL_CONFIGURATION_SET: 'rollcall-local-emails',
  RELEASES_TABLE: 'rollcall-local-settings',
  TEST_ENVIRONMENT: 'no',
};

export const WAYS: Readonly<Record<string, Way>> = {
  'messages put straight into the queues': async (clients, { rows }) => {
    await setBack(clients, rows);
    for (const channel of CHANNELS) {
      for (const lane of LANES) {
        await put(clients, await urlOf(clients, `${channel}-${lane}`), of(rows, channel).map(notice));
      }
    }
    return rows.length * LANES.length;
  },
  'a redrive of the dead letters': async (clients, { rows }) => {
    let moved = 0;
    for (const channel of CHANNELS) {
      const to = await urlOf(clients, `${channel}-bulk`);
      const from = await urlOf(clients, `${channel}-bulk-dead-letters`);
      await put(clients, from, of(rows, channel).map(notice));
      await setBack(clients, of(rows, channel));
      moved += await redrive(clients, from, to);
    }
    return moved;
  },
  'forged receipts': async (clients, { rows }) => {
    const TopicArn = 'arn:aws:sns:us-west-2:000000000000:rollcall-cte-receipts';
    const publish = (start: number) =>
      forEach([...rows.entries()], async ([at, row]) => {
        await clients.sns.send(new PublishCommand({ TopicArn, Message: JSON.stringify(forged(row, at + start)) }));
      });
    // Each of the two kinds about each message, while all of them are refused.
    await publish(0);
    await publish(1);
    return rows.length * 2;
  },
  'a list of guests that was edited past the approval': async (clients, { rows, contacts, guest }) => {
    const TableName = 'rollcall-cte-releases';
    const Key = { pk: 'GUESTS', sk: `phone#${guest}` };
    const { Item: approved } = await clients.dynamodb.send(new GetCommand({ TableName, Key }));
    // An approval as it is stored, of somebody else.
    await forEach(contacts, async ({ kind, to }) => {
      const Item = { ...approved, pk: 'GUESTS', sk: `${kind}#${kind === 'email' ? to.toLowerCase() : to}`, kind, to };
      await clients.dynamodb.send(new PutCommand({ TableName, Item }));
    });
    await setBack(clients, rows);
    return rows.length;
  },
  'other variables of the senders': async (clients, { rows }) => {
    for (const FunctionName of SENDERS) {
      const { Environment } = await clients.lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
      const Variables = { ...Environment?.Variables, ...OTHER_VARIABLES };
      await clients.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
    }
    await setBack(clients, rows);
    return rows.length;
  },
};
