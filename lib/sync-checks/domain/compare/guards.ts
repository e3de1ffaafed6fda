import type { RollField } from '../roll-format.ts';
import type { RollRefused, RollRefusedCode } from './refusal.ts';

/**
 * Which faults of a file end without a result. A county that says "it is really so" takes on itself what it was told of
 * its own file, and nothing that it was not told; never what is wrong with VoteCal's.
 */
export interface Guards {
  readonly ems: boolean;
  readonly votecal: boolean;
  /** What the county says is really so. */
  readonly accepted?: ReadonlySet<RollRefusedCode> | undefined;
  /** Of `field-differs`: in which fields. All of them when it is not given. */
  readonly acceptedFields?: ReadonlySet<string> | undefined;
}

/** What of a fault the county has not taken on itself: another field is told anew. */
const notAccepted = (fault: RollRefused, { accepted, acceptedFields }: Guards): RollRefused | undefined => {
  if (accepted?.has(fault.code) !== true) return fault;
  const { fields = [], columns = [], examples = [] } = fault;
  if (fault.code !== 'field-differs' || acceptedFields === undefined) return undefined;
  const isNew = (field: RollField | string): boolean => !acceptedFields.has(field);
  const left = fields.filter(({ field }) => isNew(field));
  if (left.length === 0) return undefined;
  return {
    ...fault,
    fields: left,
    columns: columns.filter(isNew),
    examples: examples.filter(({ field }) => isNew(field)),
  };
};

/** The first of the faults that ends a check without a result; VoteCal's whatever the county says. */
export const guardedBy =
  (guards: Guards) =>
  (faults: readonly RollRefused[]): RollRefused | undefined => {
    for (const fault of faults) {
      if (fault.side === 'votecal' && guards.votecal) return fault;
      const left = fault.side === 'votecal' || !guards.ems ? undefined : notAccepted(fault, guards);
      if (left !== undefined) return left;
    }
    return undefined;
  };
