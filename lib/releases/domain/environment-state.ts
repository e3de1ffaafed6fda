import type { Temporal } from '../../shared/time.ts';

/** Why the County Test Environment is down. */
export const DOWN_REASONS = {
  /** Memorandum #21144, task 15: "VOTECAL CTE WILL BE DOWN". */
  installation: 'The current VoteCal release is being installed into the County Test Environment.',
  /** Memorandum #21144, task 7: "VOTECAL CTE WILL BE DOWN". */
  'data-copy': 'VoteCal’s production data is being copied into the County Test Environment.',
  maintenance: 'The County Test Environment is being worked on.',
} as const;
export type DownReason = keyof typeof DOWN_REASONS;

/** What the environment is for everybody: it answers, or it is down. */
export type EnvironmentState =
  | { readonly kind: 'up' }
  | {
      readonly kind: 'down';
      readonly reason: DownReason;
      readonly since: Temporal.Instant;
      /** When it is expected back. Null: nobody has said; once it has passed, it is overdue. */
      readonly until: Temporal.Instant | null;
      /** What took it down, such as `2021-11-21/15` or `data-refresh-2021-06-25`: only the same brings it back. */
      readonly by: string;
    };

export const UP: EnvironmentState = { kind: 'up' };

export type DownState = Extract<EnvironmentState, { kind: 'down' }>;

/** The last time that the environment came back: what it was down for, and whether everybody who was told so knows that it is back. */
export type Return = { readonly from: DownState; readonly isTold: boolean };

/** A state of the environment, with its last return; null where it has never been down. */
export type StateAndReturn = { readonly state: EnvironmentState; readonly back: Return | null };

/** What is kept when the environment goes from what it is to a state: whoever brings it back leaves word of it that can be told. */
export const movedTo = ({ state: before, back }: StateAndReturn, state: EnvironmentState): StateAndReturn => ({
  state,
  back: before.kind === 'down' && state.kind === 'up' ? { from: before, isTold: false } : back,
});

/** After this it is asked again where nobody knows when the environment is back, or where it is overdue. */
const ASK_AGAIN_SECONDS = 900;
const AT_LEAST_SECONDS = 60;

/** Seconds until a call is worth repeating, for `Retry-After`. */
export const retryAfterSeconds = ({ until }: Pick<DownState, 'until'>, now: Temporal.Instant): number => {
  const left = until === null ? 0 : Math.ceil((until.epochMilliseconds - now.epochMilliseconds) / 1000);
  return left <= 0 ? ASK_AGAIN_SECONDS : Math.max(AT_LEAST_SECONDS, left);
};
