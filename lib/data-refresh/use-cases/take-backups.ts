import type { Clock } from '../../shared/clock.ts';
import { Temporal } from '../../shared/time.ts';
import { backupAt, type CopyId, isWorthWaiting, type SourcePart } from '../domain/copy.ts';
import { COPIED_TABLES } from '../domain/table-plans.ts';
import type { Files, RollBackups, TableBackups } from '../ports.ts';
import { CONFIDENTIAL, PLACES } from './places.ts';

export type TakeBackupsPorts = {
  readonly clock: Clock;
  readonly copies: Files;
  /** The source's own rolls, which the County Test Environment never reads. */
  readonly own: Pick<Files, 'write'>;
  readonly tables: TableBackups;
  readonly rolls: RollBackups;
};

export type TakenBackups =
  | { readonly state: 'early' | 'not-asked-for' | 'running' | 'late' | 'finished' }
  | { readonly state: 'ready'; readonly lists: { readonly voters: string; readonly rest: string } };

const listOf = async (copies: Files, copy: CopyId, name: string, parts: readonly SourcePart[]): Promise<string> => {
  const key = PLACES.list(copy, name);
  await copies.write(key, JSON.stringify(parts.map((part) => ({ part }))));
  return key;
};

/**
 * Takes the backups of a copy that was asked for, and writes down what is masked: voters first, as only they say of whom nothing may be
 * copied, with VoteCal's newest lists, which the register takes in on the morning after. Asked again, it goes on; a copy that is finished
 * stays as it is. Throws when a backup cannot be taken, or a list of confidential voters cannot be read.
 */
export const takeBackups = async (ports: TakeBackupsPorts, copy: CopyId): Promise<TakenBackups> => {
  const { clock, copies, own, tables, rolls } = ports;
  const now = await clock();
  if (Temporal.Instant.compare(now, backupAt(copy)) < 0) return { state: 'early' };
  if ((await copies.read(PLACES.manifest(copy))) !== undefined) return { state: 'finished' };
  if ((await copies.read(PLACES.request(copy))) === undefined) return { state: 'not-asked-for' };
  const parts = await tables.take(copy, COPIED_TABLES);
  if ('runningSince' in parts) return { state: isWorthWaiting(parts.runningSince, now) ? 'running' : 'late' };
  await own.write(CONFIDENTIAL.delivered(copy), JSON.stringify(await rolls.named(copy)));
  const isOfVoters = (part: SourcePart): boolean => 'table' in part && part.table === 'voters';
  const rest = [...parts.filter((part) => !isOfVoters(part)), ...(await rolls.parts(copy))];
  return {
    state: 'ready',
    lists: {
      voters: await listOf(copies, copy, 'voters', parts.filter(isOfVoters)),
      rest: await listOf(copies, copy, 'rest', rest),
    },
  };
};
