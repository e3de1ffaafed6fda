import { CLASS_PRIORITY, FIELD_PRIORITY, type VoterDifference } from '../difference.ts';
import { FIELD_CATEGORY, ROLL_COLUMNS, ROLL_FIELDS } from '../roll-format.ts';
import { invisibleIn } from './invisible.ts';

/** Receives each difference as it is found, in any order. */
export type DifferenceSink = (difference: VoterDifference) => void;

const POSITIONS = ROLL_FIELDS.map((field) => ({
  field,
  category: FIELD_CATEGORY[field],
  priority: FIELD_PRIORITY[FIELD_CATEGORY[field]],
  position: ROLL_COLUMNS.indexOf(field),
}));

/** Reports each field in which two rows of the same voter differ; values in the order of `ROLL_COLUMNS`. */
export const rowDifferences = (ems: readonly string[], votecal: readonly string[], report: DifferenceSink): void => {
  const voterId = ems[0] ?? '';
  for (const { field, category, priority, position } of POSITIONS) {
    const emsValue = ems[position] ?? '';
    const votecalValue = votecal[position] ?? '';
    if (emsValue !== votecalValue) {
      const found = {
        voterId,
        class: 'field',
        category,
        field,
        ems: emsValue,
        votecal: votecalValue,
        priority,
      } as const;
      const invisible = invisibleIn(emsValue, votecalValue);
      report(invisible.length === 0 ? found : { ...found, invisible });
    }
  }
};

const wholeVoter = { category: 'registration', field: null, ems: null, votecal: null } as const;

/** A voter whom only the county has. */
export const onlyInEms = (voterId: string): VoterDifference => ({
  voterId,
  class: 'in-ems-not-votecal',
  ...wholeVoter,
  priority: CLASS_PRIORITY['in-ems-not-votecal'],
});

/** A voter whom only VoteCal has. */
export const onlyInVotecal = (voterId: string): VoterDifference => ({
  voterId,
  class: 'in-votecal-not-ems',
  ...wholeVoter,
  priority: CLASS_PRIORITY['in-votecal-not-ems'],
});
