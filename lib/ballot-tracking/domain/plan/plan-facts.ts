import type { Election } from '../../../elections/domain/election.ts';
import type { CountyCode } from '../../../shared/counties.ts';
import type { Temporal } from '../../../shared/time.ts';
import type { PlanRule } from '../../data/plan-thresholds.ts';
import type { PlanCounts } from './counts.ts';
import type { DayTally } from './day-tally.ts';

/** What an upload is compared with. */
export type PlanFacts = {
  readonly counts: PlanCounts;
  readonly election: Election;
  readonly county: CountyCode;
  readonly now: Temporal.Instant;
  /** What the county has sent of this election before, today's earlier uploads among it; oldest first. */
  readonly days: readonly DayTally[];
  /** Of how many ballots that are new here it was asked whether another election has them, and of how many it has. */
  readonly elsewhere: { readonly asked: number; readonly found: number };
};

/** Something about an upload that a person must look at: `count` of `of`, by the rule's threshold. */
export type Noticed = {
  readonly rule: PlanRule;
  readonly count: number;
  readonly of: number;
  /** The status that there is too much of. */
  readonly status?: string;
  /** A day that the sentence names. */
  readonly day?: string;
};
