import type { Election } from '../../elections/domain/election.ts';
import type { KitOrder } from '../../outreach/domain/kit-words.ts';
import type { Language } from '../../shared/codes.ts';
import type { County } from '../../shared/counties.ts';

/** Why there is no kit for a choice. */
export type NoKit = 'choose-county' | 'no-election' | 'not-theirs' | 'not-participating' | 'unprintable-name';

/** What was chosen of the outreach kit, and what comes of it. */
export type OutreachShown = {
  /** The counties and elections that can be chosen. */
  readonly counties: readonly County[];
  readonly elections: readonly Election[];
  readonly county: County | null;
  readonly election: Election | null;
  readonly language: Language;
  /** Whether the Secretary of State has reviewed the texts of the language. */
  readonly reviewed: boolean;
  readonly kit: KitOrder | NoKit;
};
