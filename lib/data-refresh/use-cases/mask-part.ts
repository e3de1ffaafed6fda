import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type CopyId, copyDay, MaskedPart, type SourcePart } from '../domain/copy.ts';
import { type Masks, masksOf } from '../domain/masks.ts';
import type { Files, MaskingKey, RollBackups, TableBackups } from '../ports.ts';
import { maskRolls } from './mask-rolls.ts';
import { maskTable } from './mask-table.ts';
import { CONFIDENTIAL, PLACES } from './places.ts';
import type { Pieces } from './roll-pieces.ts';

export type MaskPartPorts = {
  /** The bucket that the County Test Environment reads a part of. */
  readonly copies: Files;
  /** The source's own rolls, which it never reads. */
  readonly own: Files;
  readonly tables: TableBackups;
  readonly rolls: RollBackups;
  readonly key: MaskingKey;
  /** How long rolls are cut. */
  readonly pieces: Pieces;
};

const Ids = z.array(z.string());

/** Whom the delivered lists name, and the hash of that. Throws when they were not written down. */
const deliveredIn = async (own: Pick<Files, 'read'>, copy: CopyId) => {
  const text = await own.read(CONFIDENTIAL.delivered(copy));
  if (text === undefined) throw new Error('The lists of confidential voters are not written down yet.');
  return { ids: new Set(Ids.parse(JSON.parse(text))), sha256: createHash('sha256').update(text).digest('hex') };
};

/** The confidential voters that the delivered lists and the parts of the register have named. */
const confidentialIn = async (own: Files, copy: CopyId): Promise<ReadonlySet<string>> => {
  const all = new Set<string>();
  for (const key of await own.list(CONFIDENTIAL.all(copy))) {
    for (const id of Ids.parse(JSON.parse((await own.read(key)) ?? '[]'))) all.add(id);
  }
  return all;
};

/**
 * Masks parts of a copy. A part that was masked before is passed over; one that was interrupted is masked anew, to the same bytes, and
 * one that was masked before other lists of confidential voters came is masked without them.
 * `goes-on`: a piece of it is masked, and it is to be called again. Throws when a table, a bucket or the key cannot be reached.
 */
export const maskPart = (ports: MaskPartPorts) => {
  // Kept while the function lives: masks remember the names of a county.
  let masks: { readonly copy: CopyId; readonly of: Masks } | undefined;
  let confidential: { readonly by: string; readonly ids: ReadonlySet<string> } | undefined;
  return async (copy: CopyId, part: SourcePart): Promise<MaskedPart | 'goes-on'> => {
    const before = await ports.copies.read(PLACES.done(copy, part.id));
    const delivered = await deliveredIn(ports.own, copy);
    const done = before === undefined ? undefined : MaskedPart.parse(JSON.parse(before));
    if (done?.named === delivered.sha256) return done;
    if (masks?.copy !== copy) masks = { copy, of: masksOf(await ports.key(), copyDay(copy)) };
    const isFirst = 'table' in part && part.table === 'voters';
    const by = `${copy} ${delivered.sha256}`;
    if (!isFirst && confidential?.by !== by) confidential = { by, ids: await confidentialIn(ports.own, copy) };
    const hidden = isFirst ? delivered.ids : (confidential?.ids ?? delivered.ids);
    const parted =
      'table' in part
        ? await maskTable(ports, { copy, part, masks: masks.of, hidden })
        : await maskRolls(ports, {
            copy,
            part,
            masks: masks.of,
            hidden,
            named: delivered.sha256,
            pieces: ports.pieces,
          });
    if (parted === 'goes-on') return parted;
    const masked: MaskedPart = { ...parted, named: delivered.sha256 };
    await ports.copies.write(PLACES.done(copy, part.id), JSON.stringify(masked));
    return masked;
  };
};
