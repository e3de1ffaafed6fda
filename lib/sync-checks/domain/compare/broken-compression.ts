import type { Side } from './row-problem.ts';

/** The compressed bytes of a roll are damaged or end too early: a fault of the file, which is refused for it. */
export class BrokenCompression extends Error {
  readonly side: Side;

  constructor(side: Side, cause: unknown) {
    super('The compressed roll is damaged.', { cause });
    this.side = side;
  }
}
