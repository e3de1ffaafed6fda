import { GetQueueAttributesCommand, paginateListQueues, type SQSClient } from '@aws-sdk/client-sqs';
import { LOCAL_PREFIX } from '../aws/names.ts';
import { inParallel } from '../base/wait.ts';
import type { BusyCheck } from './busy.ts';

const COUNTS = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;

/** Queues that keep what has failed, for people to look at: nothing consumes them. */
const isDeadLetterQueue = (name: string): boolean => /dead|dlq|failure/i.test(name);

const listQueues = async (client: SQSClient): Promise<readonly string[]> => {
  const urls: string[] = [];
  for await (const page of paginateListQueues({ client }, { QueueNamePrefix: LOCAL_PREFIX })) {
    urls.push(...(page.QueueUrls ?? []));
  }
  return urls.filter((url) => !isDeadLetterQueue(url.slice(url.lastIndexOf('/'))));
};

const messagesIn = async (client: SQSClient, QueueUrl: string): Promise<number> => {
  const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...COUNTS] });
  const { Attributes } = await client.send(command);
  return COUNTS.reduce((sum, name) => sum + Number(Attributes?.[name] ?? 0), 0);
};

/** Calls at the same time. */
const AT_ONCE = 6;

/** Whether a queue of the stage holds messages, waiting or being worked on. */
export const busyQueues = (client: SQSClient): BusyCheck => {
  let queues: readonly string[] | undefined;
  let lastBusy: string | undefined;
  const said = (queue: string, messages: number) => [`${messages} in queue ${queue.slice(queue.lastIndexOf('/') + 1)}`];
  return async () => {
    queues ??= await listQueues(client);
    // The queue that was busy at the last look is asked alone: one call instead of one for each.
    if (lastBusy !== undefined) {
      const messages = await messagesIn(client, lastBusy);
      if (messages > 0) return said(lastBusy, messages);
    }
    const counts = await inParallel(queues, AT_ONCE, (queue) => messagesIn(client, queue));
    const place = counts.findIndex((messages) => messages > 0);
    lastBusy = queues[place];
    return lastBusy === undefined ? [] : said(lastBusy, counts[place] ?? 0);
  };
};
