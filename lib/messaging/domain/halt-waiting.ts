import { isToCome } from './correction.ts';
import type { Halt, HaltScope } from './halt.ts';
import { laneOf } from './lane.ts';
import type { MessageCount } from './message-count.ts';

/** How many messages wait within a scope. Counts know no language and no upload: of those it is at most so many. */
export type HaltWaiting = { readonly messages: number; readonly atMost: boolean };

/** A halt in force, and how many messages wait within it. */
export type HaltStanding = Halt & { readonly waiting: HaltWaiting };

/** Of the counts of the scope's counties and elections, those messages within it that are still to go out. */
export const waitingWithin = (scope: HaltScope, counts: readonly MessageCount[]): HaltWaiting => ({
  messages: counts
    .filter(isToCome)
    .filter(({ type }) => scope.type === undefined || scope.type === type)
    .filter(({ channel }) => scope.channel === undefined || scope.channel === channel)
    .filter(({ type }) => scope.lane === undefined || scope.lane === laneOf(type))
    .reduce((sum, { count }) => sum + count, 0),
  atMost: scope.language !== undefined || scope.uploadId !== undefined,
});
