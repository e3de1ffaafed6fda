import type { Environment } from '../../releases/ports.ts';
import { SafeError } from '../../shared/safe-error.ts';
import type { CopyId } from '../domain/copy.ts';
import type { Item } from '../domain/mask-item.ts';
import { PartResult, type RefreshPart } from '../domain/refresh-part.ts';
import type { Files, TargetRolls, TargetTables } from '../ports.ts';
import { isDownForCopy } from './begin-refresh.ts';
import { openSum, toLine } from './checksum.ts';
import { PLACES } from './places.ts';

export type RefreshPartPorts = {
  readonly environment: Pick<Environment, 'read'>;
  readonly source: Pick<Files, 'lines'>;
  readonly copies: Pick<Files, 'read' | 'write'>;
  readonly tables: TargetTables;
  readonly rolls: TargetRolls;
};

/** DynamoDB takes as many items in one call. */
const BATCH = 25;

async function* inBatches<One>(all: AsyncIterable<One>): AsyncGenerator<readonly One[]> {
  let batch: One[] = [];
  for await (const one of all) {
    batch.push(one);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const NOTHING = { rows: 0, sum: '0', same: true } as const;

const empty = async (
  { tables }: RefreshPartPorts,
  part: Extract<RefreshPart, { work: 'empty' }>,
): Promise<PartResult> => {
  let rows = 0;
  for await (const batch of inBatches(tables.items(part.table, part.segment, part.of, true))) {
    await tables.remove(
      part.table,
      batch.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })),
    );
    rows += batch.length;
  }
  return { ...NOTHING, id: part.id, rows };
};

const load = async (ports: RefreshPartPorts, part: Extract<RefreshPart, { work: 'load' }>): Promise<PartResult> => {
  const { source, tables, rolls } = ports;
  const { key, into, rows, sum } = part.file;
  if ('object' in into) {
    await rolls.take(key, into.object);
    return { ...NOTHING, id: part.id, rows };
  }
  const read = openSum();
  for await (const lines of inBatches(source.lines(key))) {
    for (const line of lines) read.add(line);
    await tables.put(
      into.table,
      lines.map((line) => JSON.parse(line) as Item),
    );
  }
  const found = read.total();
  if (found.rows !== rows || found.sum !== sum)
    throw new SafeError('CopyDiffers', 'A file of the copy is not what the source has written down of it.');
  return { ...found, id: part.id, same: true };
};

const count = async (
  { tables }: RefreshPartPorts,
  part: Extract<RefreshPart, { work: 'count' }>,
): Promise<PartResult> => {
  const sum = openSum();
  for await (const item of tables.items(part.table, part.segment, part.of, false)) sum.add(toLine(item));
  return { ...sum.total(), id: part.id, same: true };
};

const readBack = async (
  { rolls }: RefreshPartPorts,
  part: Extract<RefreshPart, { work: 'read-back' }>,
): Promise<PartResult> => ({
  ...NOTHING,
  id: part.id,
  same: (await rolls.hashOf(part.object)) === part.sha256,
});

const work = (ports: RefreshPartPorts, part: RefreshPart): Promise<PartResult> => {
  switch (part.work) {
    case 'empty':
      return empty(ports, part);
    case 'load':
      return load(ports, part);
    case 'count':
      return count(ports, part);
    case 'read-back':
      return readBack(ports, part);
  }
};

/**
 * Does a part of a refresh. One that was done before is passed over; one that was interrupted is done anew, with the same end. Throws a
 * `SafeError` when the environment is not down for a copy, or a file is not what was sent.
 */
export const doRefreshPart = async (ports: RefreshPartPorts, copy: CopyId, part: RefreshPart): Promise<PartResult> => {
  const before = await ports.copies.read(PLACES.done(copy, part.id));
  if (before !== undefined) return PartResult.parse(JSON.parse(before));
  if (!(await isDownForCopy(ports.environment)))
    throw new SafeError(
      'EnvironmentIsUp',
      'The environment is not down for a copy any more: nothing more is replaced.',
    );
  const result = await work(ports, part);
  await ports.copies.write(PLACES.done(copy, part.id), JSON.stringify(result));
  return result;
};
