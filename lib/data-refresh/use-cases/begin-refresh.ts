import type { Environment } from '../../releases/ports.ts';
import type { Clock } from '../../shared/clock.ts';
import { type CopyId, CopyManifest } from '../domain/copy.ts';
import type { Refresh } from '../domain/refresh.ts';
import { REFRESH_STEPS, type RefreshPart, type RefreshStep, refreshParts } from '../domain/refresh-part.ts';
import type { Files, Refreshes } from '../ports.ts';
import { PLACES } from './places.ts';

export type BeginRefreshPorts = {
  readonly clock: Clock;
  readonly environment: Pick<Environment, 'read'>;
  /** The source’s copies. */
  readonly source: Pick<Files, 'read' | 'write'>;
  /** The environment’s own lists and results. */
  readonly copies: Files;
  readonly refreshes: Refreshes;
  /** Into how many segments a table is parted. */
  readonly segments: number;
};

export type BegunRefresh =
  | { readonly state: 'asked-for' | 'environment-up' }
  | { readonly state: 'ready'; readonly lists: Readonly<Record<RefreshStep, string>> };

/** Whether the environment is down for a copy: only then may what it holds be replaced. */
export const isDownForCopy = async (environment: Pick<Environment, 'read'>): Promise<boolean> => {
  const { state } = await environment.read();
  return state.kind === 'down' && state.reason === 'data-copy';
};

const begun = (copy: CopyId, now: Refresh['startedAt']): Refresh => ({
  copy,
  state: 'waiting',
  startedAt: now,
  endedAt: null,
  expected: null,
  found: null,
  objects: 0,
  objectsDiffering: 0,
  confidential: 0,
  version: 0,
});

/**
 * Asks the source for a copy, and once it is there writes down the parts of the refresh. Refused while the environment is up for
 * anybody, or down for something else. Asked again, it goes on. Throws when a bucket or table cannot be reached.
 */
export const beginRefresh = async (ports: BeginRefreshPorts, copy: CopyId): Promise<BegunRefresh> => {
  const { clock, environment, source, copies, refreshes, segments } = ports;
  const now = await clock();
  const known = await refreshes.find(copy);
  const refresh = known ?? begun(copy, now);
  const keep = (next: Partial<Refresh>) => refreshes.save({ ...refresh, ...next, version: refresh.version + 1 });
  const text = await source.read(PLACES.manifest(copy));
  if (text === undefined) {
    await source.write(PLACES.request(copy), JSON.stringify({ copy }));
    if (known === undefined) await keep({});
    return { state: 'asked-for' };
  }
  if (!(await isDownForCopy(environment))) return { state: 'environment-up' };
  const { files, tables, confidential } = CopyManifest.parse(JSON.parse(text));
  const parts = refreshParts(files, segments);
  const write = async (step: RefreshStep, list: readonly RefreshPart[]): Promise<[RefreshStep, string]> => {
    const key = PLACES.list(copy, step);
    await copies.write(key, JSON.stringify(list.map((part) => ({ part }))));
    return [step, key];
  };
  const lists = Object.fromEntries(await Promise.all(REFRESH_STEPS.map((step) => write(step, parts[step])))) as Record<
    RefreshStep,
    string
  >;
  const objects = files.filter(({ into }) => 'object' in into).length;
  if (refresh.state === 'waiting') await keep({ state: 'copying', expected: tables, objects, confidential });
  return { state: 'ready', lists };
};
