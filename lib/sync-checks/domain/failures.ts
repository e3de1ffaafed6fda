import type { CheckFailure } from './check.ts';
import { MAY_BE_SO, type RollRefused } from './compare/refusal.ts';
import { refusalText } from './compare/refusal-text.ts';

const AGAIN = 'Mend the export and start a check of your own to send it again.';
const REALLY_SO =
  'If it is really so, start a check of your own, send the same file, and confirm it with "confirm": true: then it is compared as it is.';

/** A check's end when one of its files is refused whole. The examples are for the county's own eyes. */
export const refusalOf = (refused: RollRefused): CheckFailure => {
  const sentence = refusalText(refused);
  if (refused.side === 'votecal') {
    return {
      code: `votecal-${refused.code}`,
      sentence: `VoteCal's export is not usable: ${sentence} Nothing is wrong on your side.`,
    };
  }
  const isOpen = MAY_BE_SO.includes(refused.code);
  const advice = isOpen ? `${AGAIN} ${REALLY_SO}` : AGAIN;
  const { examples = [] } = refused;
  return {
    code: refused.side === null ? refused.code : `extract-${refused.code}`,
    sentence: `Your extract gives no result: ${sentence} ${advice}`,
    ...(examples.length === 0 ? {} : { examples }),
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
