import * as z from 'zod';
import type { Clock } from '../../shared/clock.ts';
import { backupAt, type CopyId, CopyManifest, MaskedPart, SourcePart, type Total } from '../domain/copy.ts';
import { COPIED_TABLES, type CopiedTable } from '../domain/table-plans.ts';
import type { Files } from '../ports.ts';
import { addedUp } from './checksum.ts';
import { PLACES } from './places.ts';

export type FinishCopyPorts = { readonly clock: Clock; readonly copies: Files };

const List = z.array(z.object({ part: SourcePart }));

/**
 * Writes down what a copy consists of, once every part of its lists is masked: from then on it is there for the County Test Environment.
 * Throws when a part is missing.
 */
export const finishCopy = async ({ clock, copies }: FinishCopyPorts, copy: CopyId): Promise<CopyManifest> => {
  const before = await copies.read(PLACES.manifest(copy));
  if (before !== undefined) return CopyManifest.parse(JSON.parse(before));
  const parts: MaskedPart[] = [];
  for (const name of ['voters', 'rest']) {
    const list = List.parse(JSON.parse((await copies.read(PLACES.list(copy, name))) ?? '[]'));
    for (const { part } of list) {
      const done = await copies.read(PLACES.done(copy, part.id));
      if (done === undefined) throw new Error('A part of the copy is not masked yet.');
      parts.push(MaskedPart.parse(JSON.parse(done)));
    }
  }
  const files = parts.flatMap((part) => part.files);
  const totalOf = (table: CopiedTable): Total =>
    addedUp(files.filter(({ into }) => 'table' in into && into.table === table));
  const manifest: CopyManifest = {
    copy,
    backupAt: backupAt(copy).toString(),
    finishedAt: (await clock()).toString(),
    files,
    tables: Object.fromEntries(COPIED_TABLES.map((table) => [table, totalOf(table)])) as CopyManifest['tables'],
    confidential: parts.reduce((all, part) => all + part.confidential, 0),
    leftOut: [...new Set(parts.flatMap(({ leftOut }) => leftOut))].toSorted(),
  };
  await copies.write(PLACES.manifest(copy), JSON.stringify(manifest));
  return manifest;
};
