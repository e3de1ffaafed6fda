import type { CheckFailure } from './check.ts';
import { ROLL_REFUSED_TEXT, type RollRefused } from './compare/compare-report.ts';
import { SNAPSHOT_OLDEST_HOURS, type SnapshotFault } from './snapshot.ts';

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

const NOT_YOURS = 'Nothing is wrong on your side; operations has been alerted.';

/** A check's end when VoteCal delivered nothing that can be compared with. */
export const SNAPSHOT_FAILURES: Readonly<Record<SnapshotFault, CheckFailure>> = {
  NO_SNAPSHOT: {
    code: 'votecal-snapshot-missing',
    sentence: `VoteCal has not exported its side of your roll. ${NOT_YOURS}`,
  },
  UNREADABLE_MANIFEST: {
    code: 'votecal-manifest-unreadable',
    sentence: `VoteCal's description of its export of your roll cannot be read. ${NOT_YOURS}`,
  },
  OTHER_COUNTY: {
    code: 'votecal-snapshot-of-another-county',
    sentence: `What VoteCal exported as your roll is another county's. ${NOT_YOURS}`,
  },
  TOO_OLD: {
    code: 'votecal-snapshot-too-old',
    sentence: `VoteCal's newest export of your roll is more than ${SNAPSHOT_OLDEST_HOURS} hours old, so what has changed since would look like differences. ${NOT_YOURS}`,
  },
};

/** A check's end when a step of ours failed for good. */
export const TECHNICAL_FAILURE: CheckFailure = {
  code: 'technical-failure',
  sentence: 'The check ended because of a fault on our side. Operations has been alerted; nothing was published.',
};
