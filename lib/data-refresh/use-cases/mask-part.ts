import * as z from 'zod';
import { type CopyId, copyDay, MaskedPart, type SourcePart } from '../domain/copy.ts';
import { type Masks, masksOf } from '../domain/masks.ts';
import type { Files, MaskingKey, RollBackups, TableBackups } from '../ports.ts';
import { maskRolls } from './mask-rolls.ts';
import { maskTable } from './mask-table.ts';
import { CONFIDENTIAL, PLACES } from './places.ts';

export type MaskPartPorts = {
  /** The bucket that the County Test Environment reads a part of. */
  readonly copies: Files;
  /** The source's own rolls, which it never reads. */
  readonly own: Files;
  readonly tables: TableBackups;
  readonly rolls: RollBackups;
  readonly key: MaskingKey;
};

const Ids = z.array(z.string());

/** The confidential voters that the parts of the register have named. */
const confidentialIn = async (own: Files, copy: CopyId): Promise<ReadonlySet<string>> => {
  const all = new Set<string>();
  for (const key of await own.list(CONFIDENTIAL.all(copy))) {
    for (const id of Ids.parse(JSON.parse((await own.read(key)) ?? '[]'))) all.add(id);
  }
  return all;
};

/**
 * Masks parts of a copy. A part that was masked before is passed over; one that was interrupted is masked anew, to the same bytes.
 * Throws when a table, a bucket or the key cannot be reached.
 */
export const maskPart = (ports: MaskPartPorts) => {
  // Kept while the function lives: masks remember the names of a county.
  let masks: { readonly copy: CopyId; readonly of: Masks } | undefined;
  let confidential: { readonly copy: CopyId; readonly ids: ReadonlySet<string> } | undefined;
  return async (copy: CopyId, part: SourcePart): Promise<MaskedPart> => {
    const before = await ports.copies.read(PLACES.done(copy, part.id));
    if (before !== undefined) return MaskedPart.parse(JSON.parse(before));
    if (masks?.copy !== copy) masks = { copy, of: masksOf(await ports.key(), copyDay(copy)) };
    const isFirst = 'table' in part && part.table === 'voters';
    if (!isFirst && confidential?.copy !== copy) confidential = { copy, ids: await confidentialIn(ports.own, copy) };
    const hidden = isFirst ? new Set<string>() : (confidential?.ids ?? new Set<string>());
    const masked =
      'table' in part
        ? await maskTable(ports, { copy, part, masks: masks.of, hidden })
        : await maskRolls(ports, { copy, part, masks: masks.of, hidden });
    await ports.copies.write(PLACES.done(copy, part.id), JSON.stringify(masked));
    return masked;
  };
};
