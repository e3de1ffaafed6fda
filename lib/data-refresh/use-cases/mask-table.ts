import type { CopyId, MaskedPart, SourcePart } from '../domain/copy.ts';
import { maskItem } from '../domain/mask-item.ts';
import type { Masks } from '../domain/masks.ts';
import type { CopiedTable } from '../domain/table-plans.ts';
import type { Files, TableBackups } from '../ports.ts';
import { openSum, toLine } from './checksum.ts';
import { CONFIDENTIAL, PLACES } from './places.ts';

export type Masking<Part extends SourcePart> = {
  readonly copy: CopyId;
  readonly part: Part;
  readonly masks: Masks;
  /** The voters of whom nothing is copied. */
  readonly hidden: ReadonlySet<string>;
};

type Ports = { readonly copies: Files; readonly own: Files; readonly tables: TableBackups };

/** Masks a part of a table into one file. Confidential voters of the register, by its own word or by a delivered list, are written down for the parts that follow. */
export const maskTable = async (
  { copies, own, tables }: Ports,
  { copy, part, masks, hidden }: Masking<Extract<SourcePart, { table: CopiedTable }>>,
): Promise<Omit<MaskedPart, 'named'>> => {
  const sum = openSum();
  const confidential: string[] = [];
  const leftOut = new Set<string>();
  const masked = async function* (): AsyncGenerator<string> {
    for await (const item of tables.items(part)) {
      const one = maskItem(masks, part.table, item, (voterId) => hidden.has(voterId));
      if (one.kind === 'stays') continue;
      if (one.kind === 'confidential') {
        confidential.push(one.voterId);
        continue;
      }
      for (const name of one.leftOut) leftOut.add(`${part.table}.${name}`);
      const line = toLine(one.item);
      sum.add(line);
      yield line;
    }
  };
  const key = PLACES.masked(copy, `${part.id}.ndjson`);
  const { sha256 } = await copies.writeLines(key, masked());
  const ofRegister = part.table === 'voters';
  if (ofRegister) await own.write(CONFIDENTIAL.ofPart(copy, part.id), JSON.stringify(confidential));
  return {
    id: part.id,
    files: [{ key, into: { table: part.table }, sha256, ...sum.total() }],
    // Of other tables they were counted with the register.
    confidential: ofRegister ? confidential.length : 0,
    leftOut: [...leftOut].toSorted(),
  };
};
