import { createHash } from 'node:crypto';
import { beginRefreshOf } from '../../lambdas/data-refresh/begin-refresh/handler.ts';
import { RefreshPartInput, refreshPartOf } from '../../lambdas/data-refresh/do-refresh-part/handler.ts';
import { endRefreshOf } from '../../lambdas/data-refresh/end-refresh/handler.ts';
import { finishCopyOf } from '../../lambdas/data-refresh/finish-masked-copy/handler.ts';
import { MaskPartInput, maskPartOf } from '../../lambdas/data-refresh/mask-part/handler.ts';
import { takeBackupsOf } from '../../lambdas/data-refresh/take-backups/handler.ts';
import type { Item } from '../../lib/data-refresh/domain/mask-item.ts';
import type { Keyed } from '../../lib/data-refresh/domain/permute.ts';
import type { Refresh } from '../../lib/data-refresh/domain/refresh.ts';
import type { CopiedTable } from '../../lib/data-refresh/domain/table-plans.ts';
import type { Files, RollBackups, TableBackups, TargetTables } from '../../lib/data-refresh/ports.ts';
import { maskPart } from '../../lib/data-refresh/use-cases/mask-part.ts';
import { type EnvironmentState, UP } from '../../lib/releases/domain/environment-state.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { ROLL_COLUMNS, type RollRow } from '../../lib/sync-checks/domain/roll-format.ts';
import { silentLog } from '../sync-checks/memory-stores.ts';
import { keyedBy } from './domain/keyed.ts';
import { Interrupted, type MachineParts, runMachine } from './machine.ts';

export const COPY = '2021-06-25-1';
const SEGMENTS = 2;

const known = new Map<string, bigint>();
/** The source's keyed function, which remembers: many copies of the same voters are made here. */
const keyed: Keyed = (label, text) => {
  const name = JSON.stringify([label, text]);
  const value = known.get(name) ?? keyedBy('the key of the source')(label, text);
  known.set(name, value);
  return value;
};

/** What the source has. */
export type Source = {
  readonly tables: Readonly<Record<CopiedTable, readonly Item[]>>;
  readonly votecal: readonly RollRow[];
  readonly county: readonly RollRow[];
  /** Whom VoteCal's lists of confidential voters name; nobody where it says nothing. */
  readonly named?: readonly string[];
};

type Stored = Map<string, Item>;
const keyOf = ({ pk, sk }: Item): string => `${String(pk)}|${String(sk)}`;
const segmentOf = (key: string): number => key.length % SEGMENTS;
const tableOf = (items: readonly Item[]): Stored => new Map(items.map((item) => [keyOf(item), item]));

const memoryFiles = (texts: Map<string, string>, touch: () => void): Files => ({
  read: async (key) => texts.get(key),
  write: async (key, text) => {
    touch();
    texts.set(key, text);
  },
  writeLines: async (key, lines) => {
    const all: string[] = [];
    for await (const line of lines) {
      touch();
      all.push(`${line}\n`);
    }
    texts.set(key, all.join(''));
    return { sha256: createHash('sha256').update(all.join('')).digest('hex'), rows: all.length };
  },
  lines: async function* (key) {
    yield* (texts.get(key) ?? '').split('\n').filter((line) => line !== '');
  },
  list: async (prefix) => [...texts.keys()].filter((key) => key.startsWith(prefix)),
});

/**
 * A source and a County Test Environment in memory, with both machines. `interruptAt`: which touch of a table or bucket ends the execution
 * that makes it, counted from 1.
 */
const FILE = { key: 'k', versionId: null, bytes: 1 };
export const openStages = (source: Source, old: Partial<Record<string, readonly Item[]>> = {}) => {
  let left = Number.POSITIVE_INFINITY;
  const touchedIn: string[] = [];
  const touch = (): void => {
    touchedIn.push(entered.at(-1) ?? '');
    left -= 1;
    if (left === 0) {
      left = Number.POSITIVE_INFINITY;
      throw new Interrupted();
    }
  };
  const texts = { copies: new Map<string, string>(), own: new Map<string, string>(), cte: new Map<string, string>() };
  const copies = memoryFiles(texts.copies, touch);
  const own = memoryFiles(texts.own, touch);
  const cte = memoryFiles(texts.cte, touch);
  const target = new Map<string, Stored>(
    ['voters', 'subscriptions', 'ballots', 'elections', 'messages', 'uploads', 'sync', 'barcodes', 'visits'].map(
      (name) => [name, tableOf(old[name] ?? [])],
    ),
  );
  const objects = new Map<string, string>();
  let environment: EnvironmentState = UP;
  let refresh: Refresh | undefined;
  const clock = async () => Temporal.Instant.from('2021-06-26T12:00:00Z');

  const tables: TableBackups = {
    take: async (_copy, names) =>
      names.flatMap((table) =>
        [0, 1].map((segment) => ({
          kind: 'segment' as const,
          id: `${table}-${segment}`,
          table,
          segment,
          of: SEGMENTS,
        })),
      ),
    items: async function* (part) {
      if (part.kind !== 'segment') return;
      yield* source.tables[part.table].filter((item) => segmentOf(keyOf(item)) === part.segment);
    },
  };
  const rolls: RollBackups = {
    parts: async () => [
      { kind: 'votecal', id: 'votecal-03', county: '03', roll: { ...FILE, bytes: 2 }, manifest: FILE, precincts: FILE },
      { kind: 'county', id: 'county-03', county: '03', roll: FILE, precincts: null },
    ],
    named: async () => source.named ?? [],
    open: async ({ kind }) => ({
      rows: (async function* () {
        const rows = kind === 'votecal' ? source.votecal : source.county;
        yield rows.map((row) => ROLL_COLUMNS.map((column) => row[column]));
      })(),
      precincts: kind === 'votecal' ? { text: 'precinct,district\n0001,SD-1\n', rows: 1 } : null,
      takenAt: await clock(),
    }),
  };
  const targetTables: TargetTables = {
    items: async function* (table, segment) {
      for (const item of [...(target.get(table)?.values() ?? [])]) if (segmentOf(keyOf(item)) === segment) yield item;
    },
    put: async (table, items) => {
      for (const item of items) {
        touch();
        target.get(table)?.set(keyOf(item), item);
      }
    },
    remove: async (table, keys) => {
      for (const key of keys) {
        touch();
        target.get(table)?.delete(keyOf(key));
      }
    },
  };
  const kept = { read: async () => ({ state: environment, back: null, required: null, version: 1 }) };
  const refreshes = {
    find: async () => refresh,
    list: async () => (refresh ? [refresh] : []),
    save: async (next: Refresh) => {
      touch();
      if (next.version !== (refresh?.version ?? 0) + 1) return 'conflict' as const;
      refresh = next;
      return 'saved' as const;
    },
  };
  const context = { log: silentLog };
  const handlers = () => ({
    '${TakeBackupsArn}': (payload: never) =>
      takeBackupsOf({ clock, copies, own, tables, rolls, bucket: 'copies' })(payload, context),
    '${MaskPartArn}': (payload: never) => {
      const masks = maskPart({ copies, own, tables, rolls, key: async () => keyed, pieces: { above: 1, rows: 15 } });
      return maskPartOf(masks)(MaskPartInput.parse(payload));
    },
    '${FinishMaskedCopyArn}': (payload: never) => finishCopyOf({ clock, copies })(payload, context),
    '${BeginRefreshArn}': (payload: never) =>
      beginRefreshOf({
        clock,
        environment: kept,
        source: copies,
        copies: cte,
        refreshes,
        segments: SEGMENTS,
        bucket: 'cte',
      })(payload, context),
    '${DoRefreshPartArn}': (payload: never) =>
      refreshPartOf({
        environment: kept,
        source: copies,
        copies: cte,
        tables: targetTables,
        rolls: {
          take: async (key, object) => {
            touch();
            objects.set(object, texts.copies.get(key) ?? '');
          },
          hashOf: async (object) =>
            createHash('sha256')
              .update(objects.get(object) ?? '')
              .digest('hex'),
        },
      })(RefreshPartInput.parse(payload)),
    '${EndRefreshArn}': (payload: never) => endRefreshOf({ clock, copies: cte, refreshes })(payload, context),
  });
  const entered: string[] = [];
  const parts = (files: Files): MachineParts => ({
    call: (placeholder, payload) => {
      touch();
      return handlers()[placeholder as '${MaskPartArn}'](payload as never);
    },
    list: async (key) => JSON.parse((await files.read(key)) ?? '') as unknown[],
    entered: (state) => entered.push(state),
  });
  return {
    texts,
    target,
    objects,
    entered,
    touchedIn,
    refresh: () => refresh,
    setEnvironment: (next: EnvironmentState) => {
      environment = next;
    },
    interruptAt: (touchNumber: number) => {
      left = touchNumber;
    },
    copyOut: () => runMachine('masked-copy', { copy: COPY }, parts(copies)),
    takeOver: () => runMachine('data-refresh', { copy: COPY }, parts(cte)),
  };
};
