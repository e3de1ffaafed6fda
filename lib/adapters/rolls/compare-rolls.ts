import type { Result } from '../../domain/shared/result.ts';
import type { CompareReport, RollRefused } from '../../domain/sync/compare/compare-report.ts';
import type { Difference } from '../../domain/sync/difference.ts';
import type { RollSource } from './roll-source.ts';

export interface CompareRequest {
  readonly ems: RollSource;
  readonly votecal: RollSource;
  /** The county whose rolls these are: rows of another are left out and reported. */
  readonly county: string;
  /** Receives the differences in order, after both files have proved to be what was announced, never before. */
  readonly onDifference: (difference: Difference) => void | Promise<void>;
}

/** Compares a county's roll with VoteCal's. */
export const compareRolls = (request: CompareRequest): Promise<Result<CompareReport, RollRefused>> => {
  throw new Error(`Not ready for ${request.county}.`);
};
