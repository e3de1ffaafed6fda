import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { Challenge } from 'altcha-lib/types';

/** What of a browser's page this script touches. */
type Field = {
  value: string;
  hidden: boolean;
  readonly dataset: { readonly puzzle?: string };
  readonly form: { submit(): void } | null;
};
declare const document: { getElementById(id: string): Field | null };

const show = (id: string, isShown: boolean): void => {
  const part = document.getElementById(id);
  if (part) part.hidden = !isShown;
};

/** Solves the puzzle of the page, and sends it. What fails leaves the page as it is for those without script. */
const solve = async (): Promise<void> => {
  const answer = document.getElementById('answer');
  const puzzle = answer?.dataset.puzzle;
  if (!answer || puzzle === undefined) return;
  show('working', true);
  show('waiting', false);
  const challenge: Challenge = JSON.parse(puzzle);
  const solution = await solveChallenge({ challenge, deriveKey });
  if (!solution) throw new Error('The puzzle has no answer.');
  answer.value = JSON.stringify(solution);
  answer.form?.submit();
};

solve().catch(() => {
  show('working', false);
  show('waiting', true);
});
