import type { Temporal } from '../../shared/time.ts';
import type { MockFaults, MockForm, MockOptions } from './mock-wish.ts';

/** Why no mock election can be started now: the environment is down, or one is played. */
export type MockForbidden = 'down' | 'under-way';

/** What a mock election would do, for whoever has to confirm it. */
export type MockReview = MockOptions & {
  readonly electionDay: Temporal.PlainDate;
  /** Where the clock of the environment stands behind it. */
  readonly clockEndsAt: Temporal.Instant;
};

/** Starting a mock election: what was typed and what is wrong with it, and what it would do once it is right. */
export type MockStart = {
  readonly form: MockForm;
  readonly faults: MockFaults;
  readonly forbidden: MockForbidden | undefined;
  /** How many counties take part in the environment. */
  readonly participants: number;
  readonly review: MockReview | undefined;
};
