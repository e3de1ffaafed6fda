import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamodbAddresses } from '../../../lib/releases/adapters/addresses.ts';
import { dynamodbChecklists } from '../../../lib/releases/adapters/checklists.ts';
import { dynamodbEnvironment } from '../../../lib/releases/adapters/environment.ts';
import { sfnResumeTask, sfnStartRun } from '../../../lib/releases/adapters/executions.ts';
import { dynamodbIssues } from '../../../lib/releases/adapters/issues.ts';
import { dynamodbNotices } from '../../../lib/releases/adapters/notices.ts';
import { dynamodbOptIns } from '../../../lib/releases/adapters/opt-ins.ts';
import { dynamodbReleaseRuns, dynamodbWaitingTasks } from '../../../lib/releases/adapters/runs.ts';
import { UP } from '../../../lib/releases/domain/environment-state.ts';
import type { Issue } from '../../../lib/releases/domain/issue.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { anOptIn } from '../memory-releases.ts';

const dynamodb = mockClient(DynamoDBDocumentClient);
const client = createDocumentClient();
const NOW = Temporal.Instant.from('2021-10-04T07:00:00Z');
type Item = Record<string, unknown>;

/** A table with the conditions that these stores set, and no other. */
const table = (): Map<string, Item> => {
  const items = new Map<string, Item>();
  const keyOf = ({ pk, sk }: Item): string => `${pk} ${sk}`;
  const holds = (present: Item | undefined, condition: string | undefined, values: Item = {}): boolean => {
    if (condition === undefined) return true;
    if (condition === 'attribute_not_exists(pk)') return present === undefined;
    if (condition === '#version = :before') return present?.['version'] === values[':before'];
    if (condition === '#token = :token') return present?.['token'] === values[':token'];
    if (condition.startsWith('attribute_not_exists(pk) OR')) {
      const isOpen = present?.['outcome'] === undefined;
      return present === undefined || (isOpen && String(present['claimedAt']) < String(values[':abandoned']));
    }
    throw new Error(`The table knows no ${condition}.`);
  };
  const refuse = () => new ConditionalCheckFailedException({ message: '', $metadata: {} });
  dynamodb.on(GetCommand).callsFake(({ Key }) => ({ Item: items.get(keyOf(Key)) }));
  dynamodb.on(BatchGetCommand).callsFake(({ RequestItems }) => {
    const [[name, { Keys }]] = Object.entries(RequestItems) as [[string, { Keys: Item[] }]];
    return { Responses: { [name]: Keys.flatMap((key) => items.get(keyOf(key)) ?? []) } };
  });
  dynamodb.on(QueryCommand).callsFake(({ ExpressionAttributeValues: { ':pk': pk, ...rest } }) => {
    const [beginning = ''] = Object.values(rest as Record<string, string>);
    return { Items: [...items.values()].filter((one) => one['pk'] === pk && String(one['sk']).startsWith(beginning)) };
  });
  dynamodb.on(PutCommand).callsFake(({ Item: item, ConditionExpression, ExpressionAttributeValues }) => {
    if (!holds(items.get(keyOf(item)), ConditionExpression, ExpressionAttributeValues)) throw refuse();
    items.set(keyOf(item), JSON.parse(JSON.stringify(item)));
    return {};
  });
  dynamodb.on(DeleteCommand).callsFake(({ Key, ConditionExpression, ExpressionAttributeValues }) => {
    if (!holds(items.get(keyOf(Key)), ConditionExpression, ExpressionAttributeValues)) throw refuse();
    items.delete(keyOf(Key));
    return {};
  });
  dynamodb
    .on(UpdateCommand)
    .callsFake(({ Key, UpdateExpression, ConditionExpression, ExpressionAttributeValues: values }) => {
      if (!holds(items.get(keyOf(Key)), ConditionExpression, values)) throw refuse();
      const set = [...String(UpdateExpression).matchAll(/(\w+) = (:\w+)/g)];
      const change = Object.fromEntries(set.map(([, name = '', value = '']) => [name, values[value]]));
      items.set(keyOf(Key), { ...Key, ...items.get(keyOf(Key)), ...change });
      return {};
    });
  return items;
};

beforeEach(() => dynamodb.reset());

describe('the stores of the test environment', () => {
  it('keep its state: up before anybody has touched it, and changed by one at a time', async () => {
    table();
    const store = dynamodbEnvironment(client, 'releases');
    expect(await store.read()).toEqual({ state: { kind: 'up' }, back: null, required: null, version: 0 });
    const until = NOW.add({ hours: 120 });
    const state = { kind: 'down', reason: 'installation', since: NOW, until, by: 'votecal-2021/15' } as const;
    const down = { state, back: null, required: { release: 'votecal-2021', task: '14', says: 'Install' }, version: 1 };
    expect(await store.save(down)).toBe('saved');
    expect(await store.save(down)).toBe('conflict');
    expect(await store.read()).toEqual(down);
    const unknown = { ...down, state: { ...state, until: null }, version: 2 };
    expect(await store.save(unknown)).toBe('saved');
    expect(await store.read()).toEqual(unknown);
    const up = { state: UP, back: { from: state, isTold: false }, required: null, version: 3 };
    expect(await store.save(up)).toBe('saved');
    expect(await store.read()).toEqual(up);
  });

  it('keep opt-ins and checklists, county by county', async () => {
    table();
    const store = dynamodbOptIns(client, 'releases');
    const withdrawn = anOptIn('19', { mou: null, withdrawn: { at: NOW, reason: 'No system' } });
    for (const optIn of [withdrawn, anOptIn('03')]) expect(await store.save(optIn)).toBe('saved');
    expect(await store.save(anOptIn('03'))).toBe('conflict');
    expect(await store.find('03')).toEqual(anOptIn('03'));
    expect(await store.find('58')).toBeUndefined();
    expect(await store.list()).toEqual([anOptIn('03'), withdrawn]);
    const checks = dynamodbChecklists(client, 'releases');
    const by = { id: 'sos', role: 'sos-system' };
    const entry = { county: '03', item: 'ports', done: true, detail: '443', by, at: NOW } as const;
    await checks.put({ ...entry, done: false });
    await checks.put(entry);
    expect(await checks.list('03')).toEqual([entry]);
    expect(await checks.list('19')).toEqual([]);
  });

  it('keep issues, and show a county its own', async () => {
    table();
    const store = dynamodbIssues(client, 'releases');
    const issue = (county: string, hours: number): Issue => ({
      id: `2021-10-13-${county}-1`,
      county,
      release: null,
      class: 'search',
      title: 'Search',
      text: 'Empty.',
      state: 'reported',
      reportedAt: NOW.add({ hours }),
      reportedBy: { id: 'c', role: 'county-ems' },
      notes: [{ at: NOW, by: { id: 'p', role: 'help-desk' }, text: 'Seen.' }],
      version: 1,
    });
    for (const one of [issue('03', 1), issue('19', 2)]) expect(await store.enter(one)).toBe('entered');
    expect(await store.enter(issue('03', 1))).toBe('exists');
    expect((await store.list(null)).map(({ county }) => county)).toEqual(['19', '03']);
    expect(await store.list('03')).toEqual([issue('03', 1)]);
    expect(await store.save({ ...issue('03', 1), state: 'closed', version: 2 })).toBe('saved');
    expect(await store.find('2021-10-13-03-1')).toMatchObject({ state: 'closed', version: 2 });
    expect(await store.find('no-id')).toBeUndefined();
  });

  it('keep what leads a release: its run, and one wait a task', async () => {
    table();
    const runs = dynamodbReleaseRuns(client, 'releases');
    const run = { release: 'votecal-2021', revision: 2, startedAt: NOW, endedAt: null, version: 1 };
    expect(await runs.find('votecal-2021')).toBeUndefined();
    expect(await runs.save(run)).toBe('saved');
    expect(await runs.find('votecal-2021')).toEqual(run);
    expect(await runs.save({ ...run, endedAt: NOW, version: 3 })).toBe('conflict');
    const waiting = dynamodbWaitingTasks(client, 'releases');
    const first = { release: 'votecal-2021', revision: 2, task: '14', waitsFor: 'start', token: 'a' } as const;
    const second = { ...first, waitsFor: 'confirmations', token: 'b' } as const;
    const whole = { ...first, task: null, waitsFor: 'release', token: 'c' } as const;
    for (const one of [first, second, whole]) await waiting.put(one);
    // Whoever resumed the first wait forgets nothing of the second.
    await waiting.remove(first);
    expect(await waiting.list('votecal-2021')).toEqual([second, whole]);
    await waiting.remove(second);
    expect(await waiting.list('votecal-2021')).toEqual([whole]);
  });

  it('let a notice be sent once, and once more when whoever took the right died', async () => {
    table();
    const store = dynamodbNotices(client, 'releases');
    const what = { notice: '14-soon', to: '03', at: NOW } as const;
    const ago = (minutes: number) => NOW.subtract({ minutes });
    expect(await store.claim('votecal-2021', what, ago(1))).toBe('taken');
    expect(await store.claim('votecal-2021', what, ago(1))).toBe('held');
    expect(await store.claim('votecal-2021', { ...what, at: NOW.add({ minutes: 2 }) }, NOW.add({ minutes: 1 }))).toBe(
      'taken',
    );
    expect(await store.list('votecal-2021')).toEqual([]);
    await store.settle('votecal-2021', { ...what, outcome: 'sent' });
    expect(await store.claim('votecal-2021', what, NOW.add({ hours: 9 }))).toBe('settled');
    expect(await store.list('votecal-2021')).toMatchObject([{ notice: '14-soon', to: '03', outcome: 'sent' }]);
    await store.release('votecal-2021', what);
    expect(await store.claim('votecal-2021', what, ago(1))).toBe('taken');
  });

  it('know where an office is written to', async () => {
    table().set('COUNTY#03 CONTACT', { staff: { email: 'roll@amador.example.gov' }, phone: '1' });
    const { find } = dynamodbAddresses(client, { settings: 'settings', state: 'desk@sos.example.gov' });
    expect([await find('03'), await find('19'), await find('state')]).toEqual([
      'roll@amador.example.gov',
      undefined,
      'desk@sos.example.gov',
    ]);
  });
});

describe('the executions of release-schedule', () => {
  const sfn = mockClient(SFNClient);
  const executions = new SFNClient({ region: 'us-west-2' });
  const failure = { message: '', $metadata: {} };
  beforeEach(() => sfn.reset());

  it('are started once under their name', async () => {
    sfn.on(StartExecutionCommand).resolvesOnce({}).rejects(new ExecutionAlreadyExists(failure));
    const start = sfnStartRun(executions, 'arn:release');
    const input = { release: 'votecal-2021', revision: 2 };
    await start('votecal-2021-2021-11-21-r2', input);
    await start('votecal-2021-2021-11-21-r2', input);
    expect(sfn.commandCalls(StartExecutionCommand)[0]?.args[0].input).toEqual({
      stateMachineArn: 'arn:release',
      name: 'votecal-2021-2021-11-21-r2',
      input: JSON.stringify(input),
    });
  });

  it('go on with how their wait has ended; a token that nobody waits with is an outcome', async () => {
    const resume = sfnResumeTask(executions);
    sfn.on(SendTaskSuccessCommand).resolves({});
    expect(await resume('token', 'confirmed')).toEqual({ ok: true, value: undefined });
    expect(sfn.commandCalls(SendTaskSuccessCommand)[0]?.args[0].input).toEqual({
      taskToken: 'token',
      output: '{"outcome":"confirmed"}',
    });
    for (const gone of [new TaskDoesNotExist(failure), new TaskTimedOut(failure), new InvalidToken(failure)]) {
      sfn.on(SendTaskSuccessCommand).rejects(gone);
      expect(await resume('token', 'over')).toEqual({ ok: false, error: 'NOT_WAITING' });
    }
    sfn.on(SendTaskSuccessCommand).rejects(new Error('network'));
    await expect(resume('token', 'over')).rejects.toThrow('network');
  });
});
