import { GetExecutionHistoryCommand, ListExecutionsCommand, ListStateMachinesCommand } from '@aws-sdk/client-sfn';
import { ListQueuesCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { createClients } from '../aws/clients.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../emulator/emulator.ts';

/** A text that a stage wrote somewhere, and where. */
export type Written = { readonly where: string; readonly text: string };

/** Where to look: an emulator, and how the names of the stage's resources begin; all of them where it is empty. */
export type Place = { readonly endpoint: string; readonly prefix: string };

const isOurs = ({ prefix }: Place, name: string | undefined): boolean => name?.includes(prefix) ?? false;

const collect = async <One, Answer>(all: readonly One[], look: (one: One) => Promise<Answer>): Promise<Answer[]> => {
  const answers: Answer[] = [];
  // One after the other: an emulator has few processors.
  for (const one of all) answers.push(await look(one));
  return answers;
};

const SIGNED = (service: string): string =>
  `AWS4-HMAC-SHA256 Credential=${LOCAL_CREDENTIALS.accessKeyId}/20261101/${LOCAL_REGION}/${service}/aws4_request, SignedHeaders=host, Signature=0`;

/** A call of a service whose client is not among our packages. */
const ask = async (
  { endpoint }: Place,
  service: string,
  headers: Record<string, string>,
  body: string,
): Promise<string> => {
  const init = { method: 'POST', headers: { authorization: SIGNED(service), ...headers }, body };
  const answer = await fetch(`${endpoint}/`, init);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${service} answered ${answer.status}: ${text.slice(0, 200)}`);
  return text;
};
const askLogs = async (place: Place, operation: string, input: unknown): Promise<unknown> =>
  JSON.parse(
    await ask(
      place,
      'logs',
      { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `Logs_20140328.${operation}` },
      JSON.stringify(input),
    ),
  );

const Groups = z.object({
  logGroups: z.array(z.object({ logGroupName: z.string() })),
  nextToken: z.string().optional(),
});
const Events = z.object({ events: z.array(z.object({ message: z.string() })), nextToken: z.string().optional() });

/** Every page of a list. */
const pages = async <Page extends { readonly nextToken?: string | undefined }>(
  page: (nextToken: string | undefined) => Promise<Page>,
): Promise<readonly Page[]> => {
  const all: Page[] = [];
  let token: string | undefined;
  do {
    const next = await page(token);
    all.push(next);
    token = next.nextToken;
  } while (token !== undefined);
  return all;
};

/** What functions, APIs and state machines logged. */
const logs = async (place: Place): Promise<readonly Written[]> => {
  const groups = await pages(async (nextToken) =>
    Groups.parse(await askLogs(place, 'DescribeLogGroups', { nextToken })),
  );
  const names = groups
    .flatMap(({ logGroups }) => logGroups.map(({ logGroupName }) => logGroupName))
    .filter((name) => isOurs(place, name));
  return collect(names, async (logGroupName) => {
    const found = await pages(async (nextToken) =>
      Events.parse(await askLogs(place, 'FilterLogEvents', { logGroupName, nextToken, limit: 10_000 })),
    );
    const text = found.flatMap(({ events }) => events.map(({ message }) => message)).join('\n');
    return { where: `log ${logGroupName}`, text };
  });
};

/** Namespaces, names and dimensions. */
const metrics = async (place: Place): Promise<Written> => {
  const body = new URLSearchParams({ Action: 'ListMetrics', Version: '2010-08-01' }).toString();
  const text = await ask(place, 'monitoring', { 'content-type': 'application/x-www-form-urlencoded' }, body);
  return { where: 'metrics', text };
};

/** Every execution's name, input, output, error and steps. */
const histories = async (place: Place): Promise<readonly Written[]> => {
  const { stepFunctions } = createClients(place.endpoint);
  const { stateMachines = [] } = await stepFunctions.send(new ListStateMachinesCommand({}));
  const ours = stateMachines.filter(({ name }) => isOurs(place, name));
  const lists = await collect(ours, async ({ stateMachineArn }) => {
    const { executions = [] } = await stepFunctions.send(
      new ListExecutionsCommand({ stateMachineArn, maxResults: 1000 }),
    );
    return executions;
  });
  return collect(lists.flat(), async ({ executionArn, name }) => {
    const history = await stepFunctions.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
    return { where: `history ${name}`, text: JSON.stringify(history.events) };
  });
};

/** What lies in queues, dead letters among it. */
const queues = async (place: Place): Promise<readonly Written[]> => {
  const { sqs } = createClients(place.endpoint);
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  const ours = QueueUrls.filter((url) => isOurs(place, url));
  return collect(ours, async (QueueUrl) => {
    const bodies: string[] = [];
    for (let round = 0; round < 20; round += 1) {
      const asked = { QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 60, WaitTimeSeconds: 0 };
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand(asked));
      if (Messages.length === 0) break;
      bodies.push(...Messages.map(({ Body = '' }) => Body));
    }
    return { where: `queue ${QueueUrl.split('/').at(-1)}`, text: bodies.join('\n') };
  });
};

/** What stages leave in an emulator beside tables and buckets: logs, metrics, histories, queues. */
export const writtenIn = async (place: Place): Promise<readonly Written[]> => [
  ...(await logs(place)),
  await metrics(place),
  ...(await histories(place)),
  ...(await queues(place)),
];
