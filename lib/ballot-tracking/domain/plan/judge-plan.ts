import { byCalendar } from './by-calendar.ts';
import { byHistory } from './by-history.ts';
import { byRows } from './by-rows.ts';
import { type PlanCounts, sumOf } from './counts.ts';
import type { Noticed, PlanFacts } from './plan-facts.ts';
import { planSentence } from './plan-sentences.ts';

/** What was found, with a sentence for a clerk. */
export type PlanFinding = Noticed & { readonly sentence: string };

/**
 * What is wrong with an upload as a whole; nothing where it may be recorded at once. An upload of which every row is refused
 * changes nothing, whoever releases it: what is found of it is told and holds nothing (`isHeld`).
 */
export const judgePlan = (facts: PlanFacts): readonly PlanFinding[] =>
  [...byRows(facts), ...byCalendar(facts), ...byHistory(facts)].map((noticed) => ({
    ...noticed,
    sentence: planSentence(noticed),
  }));

/** Whether the upload waits for a second person. */
export const isHeld = (
  { rows, refused }: Pick<PlanCounts, 'rows' | 'refused'>,
  findings: readonly PlanFinding[],
): boolean => findings.length > 0 && rows > sumOf(refused);
