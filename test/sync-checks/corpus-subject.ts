import { Readable } from 'node:stream';
import { nodeTools } from '../../lib/sync-checks/adapters/rolls/node-tools.ts';
import { readableRoll } from '../../lib/sync-checks/adapters/rolls/readable-roll.ts';
import type { RollSource } from '../../lib/sync-checks/adapters/rolls/roll-source.ts';
import { SNIFFED_BYTES, sniffRoll } from '../../lib/sync-checks/adapters/s3/stored-roll.ts';
import type {
  CompareReport,
  RollRefused,
  RollRefusedCode,
} from '../../lib/sync-checks/domain/compare/compare-report.ts';
import type { ExpectedRoll } from '../../lib/sync-checks/domain/compare/verify-rolls.ts';
import { comparisonOf, recordsOf } from '../../lib/sync-checks/domain/comparison.ts';
import type { Difference } from '../../lib/sync-checks/domain/difference.ts';
import { refusalOf } from '../../lib/sync-checks/domain/failures.ts';
import { judge } from '../../lib/sync-checks/domain/judge.ts';
import { compareRolls } from '../../lib/sync-checks/use-cases/compare-rolls.ts';
import type { Answer, CompareSubject, Diagnosis, LeftOutRow, RollStream } from './corpus/subject.ts';

/** The deployed comparison as the corpus asks it: sniffed, compared and judged as a pinned roll is. */

const DIAGNOSIS_OF: Readonly<Record<RollRefusedCode, Diagnosis>> = {
  'wrong-size': 'cut-short',
  'wrong-sha256': 'wrong-sha256',
  'wrong-row-count': 'wrong-row-count',
  'broken-compression': 'broken-compression',
  'too-large': 'too-large',
  'too-many-columns': 'too-many-columns',
  'no-header': 'no-header',
  'missing-columns': 'missing-columns',
  'repeated-columns': 'repeated-columns',
  'wrong-county': 'wrong-county-code',
  'no-voters': 'no-voters',
  'not-comparable': 'field-differs',
};

/** A roll as the bucket would give it: sniffed by its first bytes, from its start as often as it is asked for. */
const source = async (stream: RollStream, expected: ExpectedRoll, canonical: boolean): Promise<RollSource> => {
  const head: Uint8Array[] = [];
  let length = 0;
  for await (const piece of stream()) {
    head.push(piece);
    length += piece.length;
    if (length >= SNIFFED_BYTES) break;
  }
  return {
    open: () => Readable.from(stream(), { objectMode: false, highWaterMark: 1 << 20 }),
    expected,
    ...sniffRoll(Buffer.concat(head).subarray(0, SNIFFED_BYTES)),
    canonical,
  };
};

const refusedAnswer = (refused: RollRefused): Answer => ({
  result: 'no-result',
  diagnosis: refused.side === 'votecal' ? 'votecal-unusable' : DIAGNOSIS_OF[refused.code],
  side: refused.side,
  text: refusalOf(refused).sentence,
});

const comparedAnswer = (report: CompareReport, differences: readonly Difference[]): Answer => {
  const leftOut = (isWanted: (code: string) => boolean): LeftOutRow[] =>
    report.problems
      .filter(({ code }) => isWanted(code))
      .map(({ side, line, code: reason }) => ({ side, line, reason }));
  return {
    result: 'compared',
    judgement: judge(report.counts, recordsOf(comparisonOf(report))).result,
    differences: differences.map((difference) => ({ ...difference, invisible: [] })),
    unreadable: leftOut((code) => code !== 'duplicate-voter-id' && code !== 'other-county'),
    duplicates: leftOut((code) => code === 'duplicate-voter-id'),
    foreign: leftOut((code) => code === 'other-county'),
    notCompared: [],
    rows: { ems: report.ems.rows, votecal: report.votecal.rows },
  };
};

/** The engines behind the corpus' question. */
export const compareSubject: CompareSubject = async ({ county, ems, votecal, announced, canonical }) => {
  const differences: Difference[] = [];
  const expected = { rows: announced.rows ?? undefined, sha256: announced.sha256 ?? undefined };
  const result = await compareRolls(nodeTools, {
    ems: readableRoll(await source(ems, expected, false)),
    votecal: readableRoll(await source(votecal, {}, canonical)),
    county,
    onDifference: (difference) => void differences.push(difference),
  });
  return result.ok ? comparedAnswer(result.value, differences) : refusedAnswer(result.error);
};
