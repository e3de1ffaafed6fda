import type { ApiLambdaOf } from '../../platform/api-routes.ts';
import type { Consequence } from '../../platform/constructs/alarm.ts';
import { API_GUARD_TABLES } from '../../platform/constructs/data-access.ts';
import { byName, type FunctionsOf, HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';

/** Halts in force and those that are over, in the settings. */
export const HALT_KEYS = ['HALTS', 'ENDED-HALTS'] as const;

/** What the brakes read and write: their notes and their halts in the settings, and the sums in the messages table. */
export const BRAKE_SETTINGS = ['BRAKES', ...HALT_KEYS] as const;
export const SUMS = ['SUMS#*'] as const;

/** What tells how many messages wait within a halt. */
export const WAITING_TABLES = {
  messages: { actions: ['Query'], keys: ['COUNTS#*'] },
  elections: ['GetItem', 'Query'],
} as const;

const HALTS_FAIL: Consequence = {
  impact: 'Messages cannot be stopped by a call, nor let go on; those that are stopped stay so.',
  runbook: 'stop-messages',
};

/** The calls about halts. */
export const haltFunctions = (stack: HouseStack): FunctionsOf<ApiLambdaOf<'messaging'>> => {
  const start = new HouseFunction(stack, 'start-halt', {
    description: 'Stops messages of a county, election, channel, text or upload, or all',
    tables: { settings: { actions: ['PutItem'], keys: ['HALTS'] }, ...WAITING_TABLES, ...API_GUARD_TABLES },
    clock: true,
    ...HALTS_FAIL,
  });
  const list = new HouseFunction(stack, 'list-halts', {
    description: 'Lists the halts that concern the caller',
    tables: { settings: { actions: ['Query'], keys: HALT_KEYS }, ...WAITING_TABLES, ...API_GUARD_TABLES },
    clock: true,
    ...HALTS_FAIL,
  });
  const end = new HouseFunction(stack, 'end-halt', {
    description: 'Ends a halt: what waited goes out',
    tables: {
      settings: { actions: ['Query', 'DeleteItem', 'PutItem'], keys: HALT_KEYS },
      ...API_GUARD_TABLES,
    },
    clock: true,
    ...HALTS_FAIL,
  });
  return byName(start, list, end);
};
