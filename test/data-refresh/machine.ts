import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Plays a machine from the very file that AWS runs, in process: tasks, choices, distributed maps over lists, success and failure. What a
 * task does comes from the test. Retries are left out: what is tried here is a whole execution that ends, and another that goes on.
 */

type State = {
  readonly Type: 'Task' | 'Choice' | 'Map' | 'Pass' | 'Succeed' | 'Fail';
  readonly Next?: string;
  readonly End?: boolean;
  readonly Default?: string;
  readonly Error?: string;
  readonly OutputPath?: string;
  readonly ResultPath?: string | null;
  readonly Parameters?: { readonly FunctionName: string; readonly Payload: Fields };
  readonly ResultSelector?: Fields;
  readonly ItemReader?: { readonly Parameters: Fields };
  readonly ItemSelector?: Fields;
  readonly ItemProcessor?: Graph;
  readonly Choices?: readonly { readonly Variable: string; readonly StringEquals: string; readonly Next: string }[];
  readonly Catch?: readonly { readonly ResultPath: string; readonly Next: string }[];
};
type Fields = Readonly<Record<string, string>>;
type Graph = { readonly StartAt: string; readonly States: Readonly<Record<string, State>> };
type Data = Readonly<Record<string, unknown>>;

/** Ends a whole execution, as when somebody stops it: nothing catches it. */
export class Interrupted extends Error {}

export type Ended = { readonly status: 'SUCCEEDED' | 'FAILED'; readonly at: string };

const at = (path: string, data: unknown): unknown =>
  path
    .replace(/^\$\.?/, '')
    .split('.')
    .filter((name) => name !== '')
    .reduce<unknown>((value, name) => {
      const next = (value as Record<string, unknown> | undefined)?.[name];
      if (next === undefined) throw new Error(`There is nothing at ${path}.`);
      return next;
    }, data);

const filled = (fields: Fields, data: unknown, item?: unknown): Data =>
  Object.fromEntries(
    Object.entries(fields).map(([name, path]) => {
      if (!name.endsWith('.$')) return [name, path];
      const context = '$$.Map.Item.Value';
      const value = path.startsWith(context)
        ? at(path.slice(context.length - 1).replace(/^e/, '$'), item)
        : at(path, data);
      return [name.slice(0, -2), value];
    }),
  );

const put = (data: Data, path: string | null | undefined, value: unknown): Data => {
  if (path === null) return data;
  return path === '$' ? (value as Data) : { ...data, [(path ?? '$.').slice(2)]: value };
};

export type MachineParts = {
  /** What a function does, by its placeholder: `${MaskPartArn}`. */
  readonly call: (placeholder: string, payload: Data) => Promise<unknown>;
  /** The list that a map reads. */
  readonly list: (key: string) => Promise<readonly unknown[]>;
  /** Told of each state that is entered. */
  readonly entered: (state: string) => void;
};

/** Runs a machine to its end. Throws `Interrupted` alone. */
export const runMachine = async (machine: string, input: Data, parts: MachineParts): Promise<Ended> => {
  const text = readFileSync(join(import.meta.dirname, `../../statemachines/${machine}.asl.json`), 'utf8');
  const work = async (state: State, data: Data): Promise<Data> => {
    if (state.Type === 'Task') {
      const { FunctionName = '', Payload = {} } = state.Parameters ?? {};
      // What a function answers goes through JSON.
      const answer: unknown = JSON.parse(JSON.stringify(await parts.call(FunctionName, filled(Payload, data))));
      const result = state.ResultSelector ? filled(state.ResultSelector, { Payload: answer }) : answer;
      return put(data, state.ResultPath, result);
    }
    // Nothing of a machine reads what a Pass of it hands on.
    if (state.Type === 'Pass') return {};
    const { Key } = filled(state.ItemReader?.Parameters ?? {}, data);
    for (const item of await parts.list(String(Key))) {
      const { status } = await run(state.ItemProcessor as Graph, filled(state.ItemSelector ?? {}, data, item));
      if (status === 'FAILED') throw new Error('A part of the map has failed.');
    }
    return data;
  };
  const run = async (graph: Graph, start: Data): Promise<Ended> => {
    let data = start;
    for (let name = graph.StartAt; ; ) {
      const state = graph.States[name];
      if (state === undefined) throw new Error(`There is no state ${name}.`);
      parts.entered(name);
      if (state.Type === 'Succeed') return { status: 'SUCCEEDED', at: name };
      if (state.Type === 'Fail') return { status: 'FAILED', at: name };
      if (state.Type === 'Choice') {
        const here = data;
        const chosen = state.Choices?.find(({ Variable, StringEquals }) => at(Variable, here) === StringEquals);
        name = chosen?.Next ?? state.Default ?? '';
        continue;
      }
      try {
        data = await work(state, data);
        if (state.End) return { status: 'SUCCEEDED', at: name };
        name = state.Next ?? '';
      } catch (error) {
        if (error instanceof Interrupted) throw error;
        name = state.Catch?.[0]?.Next ?? '';
      }
    }
  };
  return run(JSON.parse(text) as Graph, input);
};
