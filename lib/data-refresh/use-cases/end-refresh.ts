import * as z from 'zod';
import type { Clock } from '../../shared/clock.ts';
import type { CopyId, Total } from '../domain/copy.ts';
import { isAsSent, type Refresh } from '../domain/refresh.ts';
import { PartResult, RefreshPart } from '../domain/refresh-part.ts';
import { COPIED_TABLES, type CopiedTable } from '../domain/table-plans.ts';
import type { Files, Refreshes } from '../ports.ts';
import { addedUp } from './checksum.ts';
import { PLACES } from './places.ts';

export type EndRefreshPorts = {
  readonly clock: Clock;
  readonly copies: Pick<Files, 'read'>;
  readonly refreshes: Refreshes;
};

const List = z.array(z.object({ part: RefreshPart }));

/** Adds up what was counted, and says whether it is what the source has sent. Throws when a part was not counted, or no refresh began. */
export const endRefresh = async ({ clock, copies, refreshes }: EndRefreshPorts, copy: CopyId): Promise<Refresh> => {
  const refresh = await refreshes.find(copy);
  if (refresh === undefined) throw new Error('No such refresh has begun.');
  const list = List.parse(JSON.parse((await copies.read(PLACES.list(copy, 'count'))) ?? '[]'));
  const counted: { readonly part: RefreshPart; readonly result: PartResult }[] = [];
  for (const { part } of list) {
    const done = await copies.read(PLACES.done(copy, part.id));
    if (done === undefined) throw new Error('A part of the environment is not counted yet.');
    counted.push({ part, result: PartResult.parse(JSON.parse(done)) });
  }
  const totalOf = (table: CopiedTable): Total =>
    addedUp(counted.flatMap(({ part, result }) => (part.work === 'count' && part.table === table ? [result] : [])));
  const found = Object.fromEntries(COPIED_TABLES.map((table) => [table, totalOf(table)])) as Record<CopiedTable, Total>;
  const objectsDiffering = counted.filter(({ result }) => !result.same).length;
  const state = isAsSent({ expected: refresh.expected, found, objectsDiffering }) ? 'done' : 'differs';
  const ended: Refresh = {
    ...refresh,
    state,
    found,
    objectsDiffering,
    endedAt: refresh.endedAt ?? (await clock()),
    version: refresh.version + 1,
  };
  if ((await refreshes.save(ended)) === 'conflict')
    throw new Error('Somebody else has ended the refresh at the same moment.');
  return ended;
};
