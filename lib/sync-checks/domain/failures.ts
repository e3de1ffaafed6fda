import type { CheckFailure } from './check.ts';
import { ROLL_REFUSED_TEXT, type RollRefused } from './compare/compare-report.ts';

/** A check's end when one of its files is refused whole. */
export const refusalOf = (refused: RollRefused): CheckFailure => {
  const columns = refused.columns === undefined ? '' : ` Columns: ${refused.columns.join(', ')}.`;
  const sentence = `${ROLL_REFUSED_TEXT[refused.code]}${columns}`;
  if (refused.side === 'votecal') {
    return {
      code: `votecal-${refused.code}`,
      sentence: `VoteCal's export is not usable: ${sentence} Nothing is wrong on your side.`,
    };
  }
  if (refused.side === null) return { code: refused.code, sentence };
  return {
    code: `extract-${refused.code}`,
    sentence: `Your extract is refused: ${sentence} Start a check of your own to send it again.`,
  };
};

/** A check's end when VoteCal delivered nothing to compare with. */
export const NO_VOTECAL_SNAPSHOT: CheckFailure = {
  code: 'votecal-snapshot-missing',
  sentence: 'VoteCal has not exported its side of your roll. Nothing is wrong on your side.',
};

/** A check's end when a step of ours failed for good. */
export const TECHNICAL_FAILURE: CheckFailure = {
  code: 'technical-failure',
  sentence: 'The check ended because of a fault on our side. Operations has been alerted; nothing was published.',
};
