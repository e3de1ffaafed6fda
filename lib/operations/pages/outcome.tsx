import type { FC } from 'hono/jsx';
import type { Outcome } from '../domain/outcome.ts';

export const OUTCOME_TEXT: Readonly<Record<Outcome, string>> = {
  passed: 'Passed',
  failed: 'Failed',
  skipped: 'Skipped',
  'window-closed': 'Window closed',
  'no-result': 'No result',
  running: 'Running',
  none: 'No check yet',
};

/** A mark with the outcome in words; the colour only repeats the word. */
export const OutcomeBadge: FC<{ outcome: Outcome }> = ({ outcome }) => (
  <span class={`badge badge--${outcome}`}>{OUTCOME_TEXT[outcome]}</span>
);
