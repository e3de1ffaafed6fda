import type { CheckFailure } from './check.ts';
import { isConfirmable, MAY_BE_SO, type RollRefused, type RollRefusedCode } from './compare/refusal.ts';
import { refusalText } from './compare/refusal-text.ts';
import { type PrecinctsRefused, precinctsRefusalText } from './precincts/refusal.ts';
import { SNAPSHOT_OLDEST_HOURS, type SnapshotFault } from './snapshot.ts';

const AGAIN = 'Mend the export and start a check of your own to send it again.';
const REALLY_SO =
  'If it is really so, start a check of your own, send the same file, and confirm it with "confirm": true: then it is compared as it is, unless something else looks like a fault.';

/** A refusal of one of the files of a check. */
export type FileRefused = RollRefused | PrecinctsRefused;

/** What programs call it when one of the rolls is refused whole. */
const failureCode = ({ code, side }: Pick<RollRefused, 'code' | 'side'>): string => {
  if (side === null) return code;
  return side === 'votecal' ? `votecal-${code}` : `extract-${code}`;
};

/** Most precincts of the county's file differ. */
export const MOST_DIFFER = 'extract-precincts-most-differ';

const REFUSED_CODES: ReadonlyMap<string, RollRefusedCode> = new Map(
  MAY_BE_SO.flatMap((code) => [
    [failureCode({ code, side: 'ems' }), code],
    [failureCode({ code, side: null }), code],
  ]),
);

const FIELD_DIFFERS = failureCode({ code: 'field-differs', side: 'ems' });

/** What a county was told by a failure, and may say is really so: the code, and of fields that differ which they are. */
export const toldBy = ({ code, examples = [] }: CheckFailure): string[] => {
  if (code !== FIELD_DIFFERS || examples.length === 0) return [code];
  return [...new Set(examples.map(({ field }) => `${code}:${field}`))];
};

/** The fields that a county says really differ, from what it was told; undefined when it was not told which. */
export const acceptedFields = (told: readonly string[]): ReadonlySet<string> | undefined =>
  told.includes(FIELD_DIFFERS) ? undefined : new Set(told.flatMap((one) => one.split(':').slice(1)));

/** What a county's roll was refused for that may be so, from what it was told; empty for any other failure. */
export const refusedCodeOf = (told: string): RollRefusedCode[] => {
  const code = REFUSED_CODES.get(told.split(':')[0] ?? '');
  return code === undefined ? [] : [code];
};

/** The codes of failures that may be so although they look like faults. */
export const MAY_BE_SO_FAILURES: ReadonlySet<string> = new Set([...REFUSED_CODES.keys(), MOST_DIFFER]);

const failureOfPrecincts = (refused: PrecinctsRefused): CheckFailure => {
  const { code, side, examples } = refused;
  const text = precinctsRefusalText(refused);
  if (side === 'votecal') {
    const sentence = `VoteCal's file of precincts and districts is not usable: ${text} Nothing is wrong on your side.`;
    return { code: `votecal-precincts-${code}`, sentence };
  }
  const ending = `extract-precincts-${code}`;
  const advice = MAY_BE_SO_FAILURES.has(ending) ? `${AGAIN} ${REALLY_SO}` : AGAIN;
  return {
    code: ending,
    sentence: `Your file of precincts and districts gives no result: ${text} ${advice}`,
    ...(examples ? { examples } : {}),
  };
};

/** A check's end when one of its files is refused whole. The examples are for the county's own eyes. */
export const refusalOf = (refused: FileRefused): CheckFailure => {
  if ('file' in refused) return failureOfPrecincts(refused);
  const sentence = refusalText(refused);
  if (refused.side === 'votecal') {
    return {
      code: failureCode(refused),
      sentence: `VoteCal's export is not usable: ${sentence} Nothing is wrong on your side.`,
    };
  }
  const advice = isConfirmable(refused) ? `${AGAIN} ${REALLY_SO}` : AGAIN;
  const { examples = [] } = refused;
  return {
    code: failureCode(refused),
    sentence: `Your extract gives no result: ${sentence} ${advice}`,
    ...(examples.length === 0 ? {} : { examples }),
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
  NO_PRECINCTS: {
    code: 'votecal-precincts-missing',
    sentence: `VoteCal's export of your roll lacks the file of precincts and districts that it describes. ${NOT_YOURS}`,
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

/** The end of a check that its county has cancelled. */
export const CANCELLED_BY_COUNTY: CheckFailure = {
  code: 'cancelled-by-county',
  sentence: 'Your county cancelled this check. Nothing was published; you can start another at any time.',
};
