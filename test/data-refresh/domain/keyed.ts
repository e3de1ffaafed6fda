import { createHmac } from 'node:crypto';
import type { Keyed } from '../../../lib/data-refresh/domain/permute.ts';

/** The keyed function of a test, with a key of its own. */
export const keyedBy =
  (key: string): Keyed =>
  (label, text) =>
    BigInt(
      `0x${createHmac('sha256', key)
        .update(JSON.stringify([label, text]))
        .digest('hex')
        .slice(0, 32)}`,
    );
