import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inputOf, pairFacts, pairInput, wrongFacts, wrongIn } from '../corpus/check.ts';
import { engineSubject } from '../corpus/engine-subject.ts';
import { CORPUS } from '../corpus/files.ts';
import { readRoll } from '../corpus/oracle.ts';
import { type RandomPair, randomPairs } from '../corpus/random-rolls.ts';

/** The comparison against the corpus and the naive oracle, both written apart from it. */

/** Bombs and giants end within this memory beyond what the test had. */
const MOST_MEMORY = 400 * 2 ** 20;

describe('the comparison', () => {
  it.each(CORPUS)('gives $name its right value', { timeout: 60_000 }, async (file) => {
    const before = process.memoryUsage().rss;
    const answer = await engineSubject(inputOf(file.build()));
    expect(wrongIn(answer, file.right())).toEqual([]);
    if (file.kind === 'giant') expect(process.memoryUsage().rss - before).toBeLessThan(MOST_MEMORY);
  });

  /** A file without one readable row may be of either format, and is then refused by either's name. */
  const hasNoRow = ({ county, ems, votecal }: RandomPair): boolean =>
    [ems, votecal].some(({ plain }) => readRoll(plain, county).read.length === 0);

  it('of 1,500 random pairs finds what the naive oracle finds', { timeout: 300_000 }, async () => {
    let refused = 0;
    await fc.assert(
      // VoteCal's exporter may call canonical what is damaged, in another order or of another format: that changes nothing.
      fc.asyncProperty(randomPairs, fc.boolean(), async (pair, claimed) => {
        const answer = await engineSubject(pairInput({ ...pair, canonical: pair.canonical || claimed }));
        if (answer.result === 'no-result' && hasNoRow(pair)) {
          refused += 1;
          return;
        }
        expect(answer.result === 'compared' ? wrongFacts(answer, pairFacts(pair)) : answer).toEqual([]);
      }),
      { numRuns: 1500 },
    );
    expect(refused).toBeLessThan(150);
  });
});
