import { ROLL_COLUMNS, type RollRow } from '../../sync-checks/domain/roll-format.ts';
import type { Masks } from './masks.ts';
import { ROLL_TREATMENT } from './roll-treatment.ts';

/** A row of a roll, its values in the order of `ROLL_COLUMNS`, masked. */
export const maskRow = (masks: Masks, values: readonly string[]): RollRow =>
  Object.fromEntries(
    ROLL_COLUMNS.map((column, index) => [column, masks(ROLL_TREATMENT[column], values[index] ?? '') ?? '']),
  ) as RollRow;
