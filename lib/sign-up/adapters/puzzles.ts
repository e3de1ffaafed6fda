import { createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge } from 'altcha-lib/types';
import * as z from 'zod';
import type { Puzzles } from '../ports.ts';

const ALGORITHM = 'PBKDF2/SHA-256';
/** Rounds for each number that is tried: one costs the server a few milliseconds, once. */
const COST = 5000;
/** The number that is looked for lies between: a second of a telephone's work, and some. */
const TRIES = { light: [100, 300], heavy: [600, 1200] } as const;

const Answer = z.object({ counter: z.int().nonnegative(), derivedKey: z.string().regex(/^[0-9a-f]{64}$/) });

const answerIn = (text: string): z.infer<typeof Answer> | undefined => {
  try {
    return Answer.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/** Proofs of work by ALTCHA, which asks nobody but this server. They last as long as the attempt that keeps them. */
export const altchaPuzzles: Puzzles = {
  make: async (key, work) => {
    const [least, most] = TRIES[work];
    const challenge = await createChallenge({
      algorithm: ALGORITHM,
      cost: COST,
      counter: randomInt(most, least),
      deriveKey,
      hmacSignatureSecret: key,
      hmacKeySignatureSecret: `${key}.key`,
    });
    return JSON.stringify(challenge);
  },

  isSolved: async (key, puzzle, answer) => {
    const solution = answerIn(answer);
    if (!solution) return false;
    const { verified } = await verifySolution({
      challenge: JSON.parse(puzzle) as Challenge,
      solution,
      deriveKey,
      hmacSignatureSecret: key,
      hmacKeySignatureSecret: `${key}.key`,
    });
    return verified;
  },
};
