import { Readable } from 'node:stream';
import { nodeTools } from '../../../lib/sync-checks/adapters/rolls/node-tools.ts';
import { readableRoll } from '../../../lib/sync-checks/adapters/rolls/readable-roll.ts';
import { recogniseRoll } from '../../../lib/sync-checks/adapters/rolls/recognise-roll.ts';
import type { RollRefused, RollRefusedCode } from '../../../lib/sync-checks/domain/compare/refusal.ts';
import { exampleLines } from '../../../lib/sync-checks/domain/compare/refusal-text.ts';
import { KIND_OF, type LeftOutKind } from '../../../lib/sync-checks/domain/compare/row-problem.ts';
import type { ExpectedRoll } from '../../../lib/sync-checks/domain/compare/verify-rolls.ts';
import { comparisonOf } from '../../../lib/sync-checks/domain/comparison.ts';
import type { VoterDifference } from '../../../lib/sync-checks/domain/difference.ts';
import { refusalOf } from '../../../lib/sync-checks/domain/failures.ts';
import { judgeComparison } from '../../../lib/sync-checks/domain/judge-comparison.ts';
import { NO_PRECINCTS } from '../../../lib/sync-checks/domain/precincts/assignments.ts';
import { compareRolls } from '../../../lib/sync-checks/use-cases/compare-rolls.ts';
import type { Answer, CompareSubject, Diagnosis, LeftOutRow, MarkedDifference, RollStream } from './subject.ts';

/** The subject of the corpus: the comparison as the deployed function runs it, from the stored bytes to the texts. */

/** The code's own words for what the corpus calls otherwise. */
const DIAGNOSIS: Partial<Record<RollRefusedCode, Diagnosis>> = {
  'wrong-size': 'wrong-sha256',
  'not-comparable': 'field-differs',
};

const refusal = (refused: RollRefused): Answer => {
  const { sentence, examples } = refusalOf(refused);
  return {
    result: 'no-result',
    diagnosis:
      refused.side === 'votecal' ? 'votecal-unusable' : (DIAGNOSIS[refused.code] ?? (refused.code as Diagnosis)),
    side: refused.side,
    text: [sentence, ...exampleLines({ examples: examples ?? [] })].join('\n'),
  };
};

const stored = async (stream: RollStream, expected: ExpectedRoll, canonical: boolean) => {
  const open = () => Readable.from(stream());
  return readableRoll({ open, expected, canonical, ...(await recogniseRoll(open)) });
};

const marked = (difference: VoterDifference): MarkedDifference => ({
  ...difference,
  invisible: difference.class === 'field' ? [...(difference.invisible ?? [])] : [],
});

export const engineSubject: CompareSubject = async ({
  county,
  ems,
  votecal,
  announced,
  canonical,
  lastRows,
  guards,
}) => {
  const differences: MarkedDifference[] = [];
  const result = await compareRolls(nodeTools, {
    county,
    ems: await stored(ems, { rows: announced.rows ?? undefined, sha256: announced.sha256 ?? undefined }, false),
    votecal: await stored(votecal, {}, canonical),
    guards: { ems: guards, votecal: guards },
    last: lastRows === null ? undefined : { rows: lastRows },
    onDifference: (difference) => void differences.push(marked(difference)),
  });
  if (!result.ok) return refusal(result.error);
  const { problems, notCompared } = result.value;
  const of = (...kinds: readonly LeftOutKind[]): LeftOutRow[] =>
    problems
      .filter(({ code }) => kinds.includes(KIND_OF[code]))
      .map(({ side, line, code }) => ({ side, line, reason: code }));
  return {
    result: 'compared',
    judgement: judgeComparison(comparisonOf({ ...result.value, precincts: NO_PRECINCTS })).result,
    differences,
    unreadable: of('unreadable', 'no-row'),
    duplicates: of('duplicates'),
    foreign: of('foreign'),
    notCompared: notCompared.voterIds,
    rows: { ems: result.value.ems.rows, votecal: result.value.votecal.rows },
  };
};
