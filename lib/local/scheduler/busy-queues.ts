import { GetQueueAttributesCommand, paginateListQueues, type SQSClient } from '@aws-sdk/client-sqs';
import { LOCAL_PREFIX } from '../aws/names.ts';
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

/** Whether a queue of the stage holds messages, waiting or being worked on. */
export const busyQueues = (client: SQSClient): BusyCheck => {
  let queues: string[] | undefined;
  return async () => {
    queues ??= [...(await listQueues(client))];
    for (const queue of queues) {
      const messages = await messagesIn(client, queue);
      if (messages === 0) continue;
      // The next look begins with the queue that was busy: one call instead of one for each.
      queues = [queue, ...queues.filter((other) => other !== queue)];
      return [`${messages} in queue ${queue.slice(queue.lastIndexOf('/') + 1)}`];
    }
    return [];
  };
};
