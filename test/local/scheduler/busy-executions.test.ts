import { GetExecutionHistoryCommand, type HistoryEvent, ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { localMachineArn } from '../../../lib/local/aws/names.ts';
import { busyExecutions } from '../../../lib/local/scheduler/busy-executions.ts';
import { openTasks } from '../../../lib/local/scheduler/open-tasks.ts';

const LAMBDA = 'arn:aws:states:::lambda:invoke';
const TOKEN = 'arn:aws:states:::lambda:invoke.waitForTaskToken';
const CHILD = 'arn:aws:states:::states:startExecution.sync:2';

const begun = (resource: string): Partial<HistoryEvent> => ({
  type: 'TaskScheduled',
  taskScheduledEventDetails: { resource, resourceType: 'states', region: 'us-west-2', parameters: '' },
});
const done = (resource: string): Partial<HistoryEvent> => ({
  type: 'TaskSucceeded',
  taskSucceededEventDetails: { resource, resourceType: 'states' },
});
const failed = (resource: string): Partial<HistoryEvent> => ({
  type: 'TaskFailed',
  taskFailedEventDetails: { resource, resourceType: 'states' },
});
const history = (...events: Partial<HistoryEvent>[]): HistoryEvent[] =>
  events.map((event, index) => ({ id: index + 1, timestamp: new Date(0), type: 'PassStateEntered', ...event }));

const states = mockClient(SFNClient);
beforeEach(() => states.reset());

/** Answers of the check, look after look, when these executions run. */
const looksAt = async (running: Record<string, HistoryEvent[]>, leftAlone: boolean, looks = 6) => {
  const names = Object.keys(running);
  states.on(ListExecutionsCommand).resolves({ executions: [] });
  states.on(ListExecutionsCommand, { stateMachineArn: localMachineArn('sync-check') }).resolves({
    executions: names.map((name) => ({
      executionArn: name,
      name,
      stateMachineArn: '',
      status: 'RUNNING',
      startDate: new Date(0),
    })),
  });
  for (const name of names) {
    const events = running[name] ?? [];
    states.on(GetExecutionHistoryCommand, { executionArn: name }).resolves({ events });
    const newest = { executionArn: name, reverseOrder: true, maxResults: 1 };
    states.on(GetExecutionHistoryCommand, newest).resolves({ events: events.slice(-1) });
  }
  const check = busyExecutions(new SFNClient({}), async () => leftAlone);
  const answers: (readonly string[])[] = [];
  for (let look = 0; look < looks; look += 1) answers.push(await check());
  return answers;
};

describe('open tasks', () => {
  it('are those that were begun and have not ended, however they end', () => {
    const events = history(begun(LAMBDA), begun(CHILD), done(LAMBDA), begun(CHILD), failed(CHILD), begun(TOKEN));
    expect([...openTasks(events)].sort()).toEqual([TOKEN, CHILD].sort());
  });
});

describe('executions that have work left', () => {
  it('none runs: idle at once', async () => {
    expect(await looksAt({}, false, 1)).toEqual([[]]);
  });

  it('a Lambda is at work, or the next one is about to be: busy', async () => {
    const [answer] = await looksAt({ 'sync-check-03': history(begun(LAMBDA)) }, true, 1);
    expect(answer).toEqual(['execution sync-check-03']);
    expect(await looksAt({ 'sync-check-03': history(begun(LAMBDA), done(LAMBDA)) }, true)).not.toContainEqual([]);
  });

  it('a check waits for an EMS that will answer: busy for as long as it has not', async () => {
    expect(await looksAt({ 'sync-check-03': history(begun(TOKEN)) }, false)).not.toContainEqual([]);
  });

  it('a check waits for an EMS that is left alone: idle, once it has stood still for a few looks', async () => {
    const answers = await looksAt({ 'sync-check-03': history(begun(TOKEN)) }, true);
    expect(answers[0]).not.toEqual([]);
    expect(answers.at(-1)).toEqual([]);
  });

  it('a night has some counties done and waits for the others: idle, although a success is its last event', async () => {
    const night = history(begun(CHILD), begun(CHILD), begun(LAMBDA), done(LAMBDA), done(CHILD));
    const answers = await looksAt({ 'sync-night-a': night, 'sync-check-03': history(begun(TOKEN)) }, true);
    expect(answers.at(-1)).toEqual([]);
  });

  it('a history is read whole again when it has a newer event, and not otherwise', async () => {
    const whole = (): number =>
      states.commandCalls(GetExecutionHistoryCommand).filter(({ args }) => !args[0].input.reverseOrder).length;
    await looksAt({ 'sync-check-03': history(begun(TOKEN)) }, true, 4);
    expect(whole()).toBe(1);
    const check = busyExecutions(new SFNClient({}), async () => true);
    const isAt = (events: HistoryEvent[]) => {
      states.on(GetExecutionHistoryCommand).resolves({ events });
      states.on(GetExecutionHistoryCommand, { reverseOrder: true }).resolves({ events: events.slice(-1) });
    };
    isAt(history(begun(TOKEN)));
    for (let look = 0; look < 6; look += 1) await check();
    expect(await check()).toEqual([]);
    isAt(history(begun(TOKEN), done(TOKEN), begun(LAMBDA)));
    expect(await check()).toEqual(['execution sync-check-03']);
    expect(whole()).toBe(3);
  });
});
