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

/** Whether a queue of the stage holds messages, waiting or being worked on. */
export const busyQueues = (client: SQSClient): BusyCheck => {
  let queues: Promise<readonly string[]> | undefined;
  return async () => {
    queues ??= listQueues(client);
    const counts = await Promise.all(
      (await queues).map(async (QueueUrl) => {
        const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...COUNTS] });
        const { Attributes } = await client.send(command);
        const messages = COUNTS.reduce((sum, name) => sum + Number(Attributes?.[name] ?? 0), 0);
        return { name: QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1), messages };
      }),
    );
    return counts.filter(({ messages }) => messages > 0).map(({ name, messages }) => `${messages} in queue ${name}`);
  };
};
