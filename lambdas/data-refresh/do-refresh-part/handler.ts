import * as z from 'zod';
import { CopyId } from '../../../lib/data-refresh/domain/copy.ts';
import { RefreshPart } from '../../../lib/data-refresh/domain/refresh-part.ts';
import { doRefreshPart, type RefreshPartPorts } from '../../../lib/data-refresh/use-cases/do-refresh-part.ts';

export const RefreshPartInput = z.object({ copy: CopyId, part: RefreshPart });

/** Does a part of a refresh: empties, loads, counts or reads back. */
export const refreshPartOf =
  (ports: RefreshPartPorts) =>
  async ({ copy, part }: z.output<typeof RefreshPartInput>): Promise<{ readonly rows: number }> => {
    const { rows } = await doRefreshPart(ports, copy, part);
    return { rows };
  };
