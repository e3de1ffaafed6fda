import type { RollRefused, RollRefusedCode } from './refusal.ts';
import type { Side } from './row-problem.ts';

/** A roll cannot be read to its end: a fault of the file, which is refused for it. */
export class UnreadableRoll extends Error {
  readonly refused: RollRefused;

  constructor(
    code: Extract<RollRefusedCode, 'broken-compression' | 'hollow-compression' | 'too-large'>,
    side: Side,
    found?: string,
    cause?: unknown,
  ) {
    super(`The roll cannot be read to its end: ${code}.`, { cause });
    this.refused = { code, side, ...(found === undefined ? {} : { found }) };
  }
}
