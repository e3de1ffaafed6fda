import type { Story, StoryRow } from './story.ts';

/** A county's mistake: what must be held or refused, and what the voter hears all the same. */
export type Mistake = Omit<Story, 'kind'>;

/** A row of the voter's first ballot. */
export const row = (of: Omit<Extract<StoryRow, { kind: 'status' }>, 'kind' | 'ballot'>): StoryRow => ({
  kind: 'status',
  ballot: 1,
  ...of,
});
