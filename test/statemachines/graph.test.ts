import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import validate from 'asl-validator';
import { describe, expect, it } from 'vitest';
import { lambdaPlaceholder, MACHINE_MAP, machinePlaceholder } from '../../lib/platform/constructs/machine-map.ts';
import { MACHINES } from '../../lib/platform/names.ts';

/**
 * What the console shows and what AWS runs are these files: an error in one is found by an operator at night, unless
 * it is found here. The emulator and the synthesis accept much of what is refused below.
 */

type State = {
  readonly Type: string;
  readonly Comment?: string;
  readonly Resource?: string;
  readonly Parameters?: Record<string, unknown>;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
  readonly Retry?: readonly Record<string, unknown>[];
  readonly TimeoutSeconds?: number;
  readonly MaxConcurrency?: number;
  readonly ItemProcessor?: Graph;
};
type Graph = { readonly StartAt: string; readonly States: Readonly<Record<string, State>> };

const folder = join(import.meta.dirname, '../../statemachines');
const definitionOf = (machine: string): string => readFileSync(join(folder, `${machine}.asl.json`), 'utf8');

const graphsOf = (graph: Graph): readonly Graph[] => [
  graph,
  ...Object.values(graph.States).flatMap((state) => (state.ItemProcessor ? graphsOf(state.ItemProcessor) : [])),
];
const statesOf = (graph: Graph): [string, State][] => graphsOf(graph).flatMap((one) => Object.entries(one.States));
const targetsOf = (state: State): string[] => [
  ...(state.Next ? [state.Next] : []),
  ...(state.Default ? [state.Default] : []),
  ...(state.Choices ?? []).map((choice) => choice.Next),
  ...(state.Catch ?? []).map((catcher) => catcher.Next),
];
const reachableIn = (graph: Graph): Set<string> => {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const state = graph.States[name];
    if (seen.has(name) || !state) return;
    seen.add(name);
    for (const target of targetsOf(state)) visit(target);
  };
  visit(graph.StartAt);
  return seen;
};
const placeholdersOf = (text: string): string[] => [...new Set(text.match(/\$\{[A-Za-z]+\}/g))].sort();

const SERVICE_ERRORS = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
];

it('has a definition and a section of the README for each machine, and no other', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.asl.json'));
  expect(files.toSorted()).toEqual(MACHINES.map((machine) => `${machine}.asl.json`).toSorted());
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  for (const machine of MACHINES) {
    expect(readme).toContain(`## ${machine}`);
    const states = statesOf(JSON.parse(definitionOf(machine))).map(([name]) => name);
    for (const state of states) expect(readme, `${machine}: ${state}`).toContain(`\`${state}\``);
  }
});

describe.each(MACHINES)('%s', (machine) => {
  const text = definitionOf(machine);
  const definition: Graph = JSON.parse(text);
  const states = statesOf(definition);
  const tasks = states.filter(([, state]) => state.Type === 'Task');

  it('is valid Amazon States Language', () => {
    // As it is deployed: the validator wants an ARN where the partition is still to be filled in.
    expect(validate(JSON.parse(text.replaceAll(/\$\{Partition\}/g, 'aws')))).toMatchObject({ isValid: true });
  });

  it('has only transitions to states that exist, and only states that can be reached', () => {
    for (const graph of graphsOf(definition)) {
      const names = Object.keys(graph.States);
      for (const [name, state] of Object.entries(graph.States)) {
        for (const target of targetsOf(state)) expect(names, `${name} → ${target}`).toContain(target);
      }
      expect([...reachableIn(graph)].toSorted()).toEqual(names.toSorted());
    }
  });

  it('has placeholders for exactly what the machine map names', () => {
    const { lambdas, machines } = MACHINE_MAP[machine];
    const names = [...lambdas.map(lambdaPlaceholder), ...machines.map(machinePlaceholder)];
    expect(placeholdersOf(text)).toEqual(['Partition', ...names].map((name) => `\${${name}}`).toSorted());
  });

  it('retries service errors with jitter, catches everything and times out, in every task', () => {
    expect(tasks.length).toBeGreaterThan(0);
    for (const [name, state] of tasks) {
      expect(state.TimeoutSeconds, `${name}: TimeoutSeconds`).toBeGreaterThan(0);
      expect(state.Catch?.at(-1)?.ErrorEquals, `${name}: Catch`).toEqual(['States.ALL']);
      const retriers = state.Retry ?? [];
      expect(retriers.length, `${name}: Retry`).toBeGreaterThan(0);
      const repeating = retriers.filter((retrier) => retrier['MaxAttempts'] !== 0);
      for (const retrier of repeating) expect(retrier['JitterStrategy'], `${name}: jitter`).toBe('FULL');
      if (!state.Resource?.includes('lambda:invoke')) continue;
      const retried = repeating.flatMap((retrier) => retrier['ErrorEquals']);
      for (const error of SERVICE_ERRORS) expect(retried, `${name}: ${error}`).toContain(error);
    }
  });

  it('never repeats a window that has closed', () => {
    // What a release waits for ends by a value: no error says that it has closed.
    const waits = machine === 'release-schedule' ? [] : tasks;
    for (const [name, state] of waits.filter(([, task]) => task.Resource?.endsWith('.waitForTaskToken'))) {
      expect(state.Retry?.[0], name).toMatchObject({ MaxAttempts: 0 });
      expect(state.Retry?.[0]?.['ErrorEquals'], name).toContain('WindowClosed');
    }
  });

  it('bounds every choice, map and wait', () => {
    for (const [name, state] of states) {
      expect(state.Type, `${name}: a computed wait is not bounded by anybody`).not.toBe('Wait');
      if (state.Type === 'Choice') expect(state.Default, `${name}: Default`).toBeDefined();
      if (state.Type === 'Map') expect(state.MaxConcurrency, `${name}: MaxConcurrency`).toBeGreaterThan(0);
    }
  });

  it('fits on a screen, and every state says in a sentence what happens there', () => {
    expect(states.length).toBeLessThanOrEqual(25);
    for (const [name, state] of states) {
      expect(name).toMatch(/^[A-Z][A-Za-z]+$/);
      expect(state.Comment, name).toMatch(/^[A-Z0-9].{20,}[.?]$/);
    }
  });

  it('is written in JSONPath and passes no task token on', () => {
    expect(text).not.toContain('JSONata');
    expect(text).not.toMatch(/"taskToken(?!\.\$")/);
  });
});
