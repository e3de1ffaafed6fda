import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { LOCAL_PREFIX } from '../aws/names.ts';
import type { BusyCheck } from './busy.ts';

const COUNTS = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;

/** Queues that keep what has failed, for people to look at: nothing consumes them. */
const isDeadLetterQueue = (name: string): boolean => /dead|dlq|failure/i.test(name);

const nameOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

/** Messages by account, region and address of the queue: those that wait, are delayed, or are being worked on. */
const Held = z.object({
  messages: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.array(z.unknown())))),
});

/** A queue of the stage that holds messages, and how many. */
type Holding = { readonly url: string; readonly messages: number };

/** Asks the emulator itself: one call, where SQS has one for each of some 20 queues. */
const firstHolding = async (endpoint: string): Promise<Holding | undefined> => {
  const answer = await fetch(`${endpoint}/_ministack/sqs/messages`);
  if (!answer.ok) throw new Error(`The emulator answered ${answer.status} when asked for its queues.`);
  const held = Held.parse(await answer.json());
  return Object.values(held.messages)
    .flatMap((regions) => Object.values(regions).flatMap((queues) => Object.entries(queues)))
    .filter(([url]) => nameOf(url).startsWith(LOCAL_PREFIX) && !isDeadLetterQueue(nameOf(url)))
    .map(([url, messages]) => ({ url, messages: messages.length }))
    .find(({ messages }) => messages > 0);
};

const messagesIn = async (client: SQSClient, QueueUrl: string): Promise<number> => {
  const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...COUNTS] });
  const { Attributes } = await client.send(command);
  return COUNTS.reduce((sum, name) => sum + Number(Attributes?.[name] ?? 0), 0);
};

/** Whether a queue of the stage holds messages, waiting or being worked on. */
export const busyQueues = (client: SQSClient, endpoint: string): BusyCheck => {
  let lastBusy: string | undefined;
  const said = ({ url, messages }: Holding) => [`${messages} in queue ${nameOf(url)}`];
  return async () => {
    // The queue that was busy at the last look is asked alone, and not for what its messages say.
    if (lastBusy !== undefined) {
      const messages = await messagesIn(client, lastBusy);
      if (messages > 0) return said({ url: lastBusy, messages });
    }
    const holding = await firstHolding(endpoint);
    lastBusy = holding?.url;
    return holding ? said(holding) : [];
  };
};
