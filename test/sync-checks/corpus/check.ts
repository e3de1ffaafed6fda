import { isDeepStrictEqual } from 'node:util';
import type { Built, CorpusBytes, RightCompared, RightRefused, RightValue } from './corpus-file.ts';
import { oracle } from './oracle.ts';
import type { RandomPair } from './random-rolls.ts';
import type { Answer, CompareInput, Facts, RollStream } from './subject.ts';

/** Between a corpus and a subject: what to hand in, and what is wrong with what came out. */

const PIECE = 1000;

/** Bytes as a stream of small pieces, so that a row seldom ends where a piece does. */
export const streamOf = (bytes: CorpusBytes): RollStream =>
  typeof bytes === 'function'
    ? bytes
    : async function* () {
        for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
      };

/** An entry as the subject takes it, with all guards on. */
export const inputOf = (built: Built): CompareInput => ({
  ...built,
  ems: streamOf(built.ems),
  votecal: streamOf(built.votecal),
  guards: true,
});

/** A random pair as the subject takes it: the facts alone, since a roll of five voters is past every guard. */
export const pairInput = ({ county, ems, votecal, canonical }: RandomPair): CompareInput => ({
  county,
  ems: streamOf(ems.bytes),
  votecal: streamOf(votecal.bytes),
  announced: { rows: null, sha256: null },
  canonical,
  lastRows: null,
  guards: false,
});

/** What a subject must find in a random pair. */
export const pairFacts = ({ county, ems, votecal }: RandomPair): Facts => oracle(county, ems.plain, votecal.plain);

const FACTS = ['differences', 'unreadable', 'duplicates', 'foreign', 'notCompared', 'rows'] as const;

/** Which of the facts are not the right ones. */
export const wrongFacts = (facts: Facts, right: Facts): string[] =>
  FACTS.filter((name) => !isDeepStrictEqual(facts[name], right[name])).map(
    (name) => `${name}: ${JSON.stringify(facts[name])} instead of ${JSON.stringify(right[name])}`,
  );

const wrongInCompared = (answer: Answer, right: RightCompared): string[] => {
  if (answer.result !== 'compared') return [`no result (${answer.diagnosis}) instead of a comparison`];
  const isJudged = right.judgement === null || answer.judgement === right.judgement;
  return [...(isJudged ? [] : [`${answer.judgement} instead of ${right.judgement}`]), ...wrongFacts(answer, right)];
};

const wrongInRefused = (answer: Answer, right: RightRefused): string[] => {
  if (answer.result !== 'no-result') return [`a comparison instead of ${right.diagnosis.join(' or ')}`];
  const { diagnosis, side, text } = answer;
  return [
    ...(right.diagnosis.includes(diagnosis) ? [] : [`${diagnosis} instead of ${right.diagnosis.join(' or ')}`]),
    ...(side === right.side ? [] : [`side ${side} instead of ${right.side}`]),
    ...right.mustMention
      .filter((pattern) => !pattern.test(text))
      .map((pattern) => `nothing like ${pattern} in: ${text}`),
  ];
};

/** What is wrong with an answer; empty when it is one of the right ones. With several, the nearest is told. */
export const wrongIn = (answer: Answer, rights: readonly RightValue[]): string[] => {
  const faults = rights.map((right) =>
    right.result === 'compared' ? wrongInCompared(answer, right) : wrongInRefused(answer, right),
  );
  return faults.toSorted((a, b) => a.length - b.length)[0] ?? ['no right value'];
};
