import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EndMockInput, endRunOf } from '../../../lambdas/test-environment/end-mock-election/handler.ts';
import { MoveClockInput, moveClock } from '../../../lambdas/test-environment/move-mock-clock/handler.ts';
import { OpenMockInput, openRun } from '../../../lambdas/test-environment/open-mock-election/handler.ts';
import { PlayDayInput, playCountyDay } from '../../../lambdas/test-environment/play-mock-day/handler.ts';
import { ScoreCountyInput, scoreOneCounty } from '../../../lambdas/test-environment/score-mock-county/handler.ts';
import { COUNTIES } from '../../../lib/shared/counties.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { MemoryTracking } from '../../ballot-tracking/ballot-memory.ts';
import { SILENT } from '../../voters/run-load.ts';
import { memoryMockRuns, perfectApi, perfectMessages } from '../perfect-stage.ts';

type Json = unknown;
type Bag = Readonly<Record<string, Json>>;
type State = {
  readonly Type: 'Task' | 'Choice' | 'Map' | 'Pass' | 'Succeed' | 'Fail';
  readonly Parameters?: { readonly FunctionName: string; readonly Payload: Bag };
  readonly ItemsPath?: string;
  readonly ItemSelector?: Bag;
  readonly ItemProcessor?: Machine;
  readonly ResultSelector?: Bag;
  readonly ResultPath?: string | null;
  readonly OutputPath?: string;
  readonly Result?: Json;
  readonly Choices?: readonly Bag[];
  readonly Default?: string;
  readonly Next?: string;
};
type Machine = { readonly StartAt: string; readonly States: Readonly<Record<string, State>> };

const MACHINE = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../statemachines/mock-election.asl.json'), 'utf8'),
) as Machine;

/** What Step Functions writes into an execution's history for each state that is passed, and for each turn of a map. */
const EVENTS = { Task: 5, Choice: 2, Map: 4, Pass: 2, Succeed: 2, Fail: 1 } as const;
const TURN = 2;

const at = (path: string, data: Json): Json =>
  path
    .split('.')
    .slice(1)
    .reduce<Json>((found, name) => (found as Bag)[name], data);

const filled = (template: Bag, data: Json, context: Bag): Bag =>
  Object.fromEntries(
    Object.entries(template).map(([name, value]) => {
      if (!name.endsWith('.$')) return [name, value];
      const path = String(value);
      return [name.slice(0, -2), path.startsWith('$$') ? at(path.slice(1), context) : at(path, data)];
    }),
  );

const placed = (path: string | null | undefined, input: Json, result: Json): Json => {
  if (path === null) return input;
  return path === undefined || path === '$' ? result : { ...(input as Bag), [path.slice(2)]: result };
};

const holds = (choice: Bag, data: Json): boolean => {
  const value = at(String(choice['Variable']), data);
  return 'BooleanEquals' in choice
    ? value === choice['BooleanEquals']
    : Number(value) > Number(choice['NumericGreaterThan']);
};

/** Plays the machine with its own functions, and counts what Step Functions limits. */
const played = async (invoke: (name: string, payload: Json) => Promise<Json>, execution: Bag, input: Json) => {
  const counts = { events: 0, most: 0, end: '' };
  const walk = async ({ StartAt, States }: Machine, start: Json, item?: Json): Promise<Json> => {
    const context = { Execution: execution, Map: { Item: { Value: item } } };
    let data = start;
    for (let name: string | undefined = StartAt; name !== undefined; ) {
      const state: State | undefined = States[name];
      if (!state) throw new Error(`There is no state ${name}.`);
      counts.events += EVENTS[state.Type];
      counts.most = Math.max(counts.most, JSON.stringify(data ?? null).length);
      counts.end = name;
      const { Parameters, ItemProcessor, ItemSelector } = state;
      let result: Json = state.Result ?? data;
      if (Parameters)
        result = { Payload: await invoke(Parameters.FunctionName, filled(Parameters.Payload, data, context)) };
      if (ItemProcessor && ItemSelector) {
        const turns: Json[] = [];
        for (const value of at(String(state.ItemsPath), data) as readonly Json[]) {
          counts.events += TURN;
          const selected = filled(ItemSelector, data, { ...context, Map: { Item: { Value: value } } });
          turns.push(await walk(ItemProcessor, selected, value));
        }
        result = turns;
      }
      if (state.ResultSelector) result = filled(state.ResultSelector, result, context);
      data = placed(state.ResultPath, data, result);
      const chosen: unknown = state.Choices?.find((choice) => holds(choice, data))?.['Next'] ?? state.Default;
      name = state.Type === 'Choice' ? String(chosen) : state.Next;
    }
    return data;
  };
  await walk(MACHINE, input);
  return counts;
};

const run = 'mock-election-2026-12-01-1';

it('58 counties stay far within what Step Functions allows an execution, with room for every step to be repeated', async () => {
  let now = Temporal.Instant.from('2026-12-01T18:00:00Z');
  const { api, posted } = perfectApi();
  const ports = {
    clock: async () => now,
    runs: memoryMockRuns(),
    elections: new MemoryTracking().elections,
    participants: async () => COUNTIES.map(({ code }) => code),
    milliseconds: () => 0,
    seat: async () => undefined,
    withApi: <Value>(_counties: readonly string[], work: (of: typeof api) => Promise<Value>) => work(api),
    observed: async (plan: Parameters<typeof perfectMessages>[0], county: string) => ({
      cast: perfectMessages(plan, county),
      others: 0,
    }),
  };
  const moveTo = async (to: Temporal.Instant): Promise<void> => {
    now = to;
  };
  const moving = { clock: { now: ports.clock, moveTo }, runs: ports.runs };
  const context = { log: SILENT };
  const functions: Readonly<Record<string, (payload: Json) => Promise<Json>>> = {
    '${OpenMockElectionArn}': (payload) => openRun(ports)(OpenMockInput.parse(payload), context),
    '${MoveMockClockArn}': (payload) => moveClock(moving)(MoveClockInput.parse(payload)),
    '${PlayMockDayArn}': (payload) => playCountyDay(ports)(PlayDayInput.parse(payload)),
    '${ScoreMockCountyArn}': (payload) => scoreOneCounty(ports)(ScoreCountyInput.parse(payload)),
    '${EndMockElectionArn}': (payload) => endRunOf(ports)(EndMockInput.parse(payload), context),
  };
  const invoke = async (name: string, payload: Json): Promise<Json> => {
    const made = functions[name];
    if (!made) throw new Error(`Nobody is ${name}.`);
    return JSON.parse(JSON.stringify(await made(JSON.parse(JSON.stringify(payload)))));
  };
  const { events, most, end } = await played(invoke, { Name: run }, {});
  expect(end).toBe('ObservedAsExpected');
  expect(posted.length).toBeGreaterThan(58 * 10);
  // 25,000 events and 262,144 bytes. A repeat of a task writes three events more.
  expect(events * 2).toBeLessThan(25_000);
  expect(most).toBeLessThan(20_000);
});
