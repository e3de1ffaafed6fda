import type { Story } from './story.ts';

/** A county's mistake: what must be held or refused, and what the voter hears all the same. */
export type Mistake = Omit<Story, 'kind'>;
