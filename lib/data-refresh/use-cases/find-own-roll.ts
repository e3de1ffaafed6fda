import * as z from 'zod';
import type { CountyCode } from '../../shared/counties.ts';
import type { CopyId } from '../domain/copy.ts';
import { type OwnRollFile, ownRollFiles } from '../domain/own-roll.ts';
import { RefreshPart } from '../domain/refresh-part.ts';
import type { Files, LinkToRoll, Refreshes } from '../ports.ts';
import { PLACES } from './places.ts';

export type OwnRollPorts = {
  readonly refreshes: Pick<Refreshes, 'list'>;
  /** The environment’s own lists. */
  readonly copies: Pick<Files, 'read'>;
  readonly linkTo: LinkToRoll;
};

const Parts = z.array(z.object({ part: RefreshPart }));

/** A county's own masked roll, with links that fetch it. Without files: the source had no extract of it, or they are kept no longer. */
export type OwnRoll = {
  readonly copy: CopyId;
  readonly files: readonly (OwnRollFile & { readonly url: string })[];
};

/**
 * What the newest copy has brought for a county; undefined while it is not taken over to its end, since the environment then holds
 * something else. Throws when a table or bucket cannot be reached.
 */
export const findOwnRoll = async (ports: OwnRollPorts, county: CountyCode): Promise<OwnRoll | undefined> => {
  const [newest] = await ports.refreshes.list();
  if (newest?.state !== 'done') return undefined;
  const { copy } = newest;
  const text = await ports.copies.read(PLACES.list(copy, 'load'));
  const parts = text === undefined ? [] : Parts.parse(JSON.parse(text)).map(({ part }) => part);
  const files = ownRollFiles(parts, copy, county).map(async (file) => ({
    ...file,
    url: await ports.linkTo(file.object, `${county}-${copy}-${file.name}`),
  }));
  return { copy, files: await Promise.all(files) };
};
