import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { MaskedFile } from '../../lib/data-refresh/domain/copy.ts';
import { refreshParts } from '../../lib/data-refresh/domain/refresh-part.ts';
import { MACHINES } from '../../lib/platform/names.ts';
import { COUNTIES } from '../../lib/shared/counties.ts';
import { STATEMENTS_IN_FILE } from '../../lib/voters/use-cases/find-changes.ts';

/**
 * A Distributed Map without a `ResultWriter` gathers what its children end with, and above 256 KiB the whole execution ends with
 * `States.DataLimitExceeded`, which nothing catches; `ResultPath: null` throws the result away only behind that. Source: AWS Step
 * Functions Developer Guide, "Using Map state in Distributed mode". The emulator has no such limit.
 */
const MOST_BYTES = 256 * 1024;

type State = {
  readonly Type: string;
  readonly End?: boolean;
  readonly Result?: unknown;
  readonly ResultSelector?: Readonly<Record<string, unknown>>;
  readonly ResultPath?: string | null;
  readonly OutputPath?: string;
  readonly ResultWriter?: unknown;
  readonly ItemProcessor?: Graph & { readonly ProcessorConfig?: { readonly Mode?: string } };
};
type Graph = { readonly States: Readonly<Record<string, State>> };

const distributedIn = (graph: Graph): readonly [string, State][] =>
  Object.entries(graph.States).flatMap(([name, state]) =>
    state.ItemProcessor
      ? [
          ...(state.ItemProcessor.ProcessorConfig?.Mode === 'DISTRIBUTED' ? [[name, state] as [string, State]] : []),
          ...distributedIn(state.ItemProcessor),
        ]
      : [],
  );

const MAPS = MACHINES.flatMap((machine) => {
  const text = readFileSync(join(import.meta.dirname, `../../statemachines/${machine}.asl.json`), 'utf8');
  return distributedIn(JSON.parse(text)).map(([name, state]) => ({ machine, name, state }));
});

/** The longest that a child can end with. Every field that is picked of an answer is a count, of nine digits at most. */
const longestEnd = (state: State): number => {
  const ends = Object.values(state.ItemProcessor?.States ?? {}).filter(({ End }) => End);
  expect(ends.length).toBeGreaterThan(0);
  return Math.max(
    ...ends.map(({ Type, Result, ResultSelector = {}, ResultPath, OutputPath }) => {
      // Whatever else a child is given must not be handed back.
      expect(OutputPath).toBeUndefined();
      if (Type === 'Pass') return JSON.stringify(Result).length;
      expect(ResultPath).toBe('$');
      const names = Object.keys(ResultSelector);
      expect(names.length).toBeGreaterThan(0);
      expect(Object.values(ResultSelector).every((path) => /^\$\.Payload\.[a-z]+$/i.test(String(path)))).toBe(true);
      return JSON.stringify(Object.fromEntries(names.map((name) => [name.replace('.$', ''), 999_999_999]))).length;
    }),
  );
};

/** Segments of a table in an account, from the stack. */
const SEGMENTS = Number(
  /emulated \? '2' : '(\d+)'/.exec(
    readFileSync(join(import.meta.dirname, '../../lib/data-refresh/stack/data-refresh-stack.ts'), 'utf8'),
  )?.[1],
);
/** Voters of the whole state, and twice as many: a register is loaded whole at first. */
const VOTERS = 22_000_000;

const filesOf = (exported: number): readonly MaskedFile[] => {
  const file = (name: string, into: MaskedFile['into']): MaskedFile => ({
    key: `masked/2021-06-25-1/${name}`,
    into,
    rows: VOTERS,
    sha256: 'a'.repeat(64),
    sum: 'b'.repeat(32),
  });
  return [
    ...(['voters', 'subscriptions', 'ballots', 'elections'] as const).flatMap((table) =>
      Array.from({ length: exported }, (_, index) => file(`${table}-${index}.ndjson`, { table })),
    ),
    ...COUNTIES.flatMap(({ code }) =>
      ['roll', 'precincts', 'confidential', 'manifest', 'county-roll', 'county-precincts'].map((name) =>
        file(`${code}-${name}`, { object: `${code}/${name}` }),
      ),
    ),
  ];
};

/** DynamoDB says in how many files it exports a table; a thousand of each is more than it makes of 22 million voters. */
const EXPORTED = 1_000;
const CHILDREN: Readonly<Record<string, number>> = {
  'data-refresh EmptyTables': refreshParts([], SEGMENTS).empty.length,
  'data-refresh LoadParts': refreshParts(filesOf(EXPORTED), SEGMENTS).load.length,
  'data-refresh LoadElections': refreshParts(filesOf(EXPORTED), SEGMENTS).elections.length,
  'data-refresh CountParts': refreshParts(filesOf(EXPORTED), SEGMENTS).count.length,
  'masked-copy MaskVoters': EXPORTED,
  'masked-copy MaskTablesAndRolls': 3 * EXPORTED + 2 * COUNTIES.length,
  // The last file of each county is not full.
  'load-register ApplyPresent': VOTERS / STATEMENTS_IN_FILE + COUNTIES.length,
  'load-register ApplyAbsent': VOTERS / STATEMENTS_IN_FILE + COUNTIES.length,
  // Parts of some 2,000 rows of the largest county's voters, each with a ballot.
  'take-in-file TakeInParts': 6_000_000 / 2_000,
  'take-in-file CountParts': 6_000_000 / 2_000,
  'take-in-file FindAudience': 6_000_000 / 2_000,
};

it('knows how many children each Distributed Map can have', () => {
  expect(SEGMENTS).toBeGreaterThan(2);
  expect(MAPS.map(({ machine, name }) => `${machine} ${name}`).toSorted()).toEqual(Object.keys(CHILDREN).toSorted());
});

it.each(MAPS)('$machine $name gathers less than a state may hand on', ({ machine, name, state }) => {
  if (state.ResultWriter) return;
  const children = CHILDREN[`${machine} ${name}`] ?? 0;
  expect(children).toBeGreaterThan(0);
  expect(2 + children * (longestEnd(state) + 1)).toBeLessThan(MOST_BYTES);
});
