import type { Consequence } from '../../platform/constructs/alarm.ts';
import { API_GUARD_TABLES } from '../../platform/constructs/data-access.ts';
import { byName, type FunctionsOf, HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import type { AlternateSchedules } from './alternate-schedules.ts';
import { API_TIMEOUT } from './check-access.ts';

/** The calls about the calendar. */
export type CalendarCall = 'list-sync-schedule' | 'put-alternate-schedule' | 'cancel-alternate-schedule';

const CALENDAR_CALLS_FAIL: Consequence = {
  impact: 'Counties cannot send extracts or fetch differences.',
  runbook: 'the-county-api-answers-500',
};

/** The calls about the calendar; alternate dates become one-time schedules of a group of their own. */
export const calendarApi = (stack: HouseStack, alternates: AlternateSchedules): FunctionsOf<CalendarCall> => {
  const put = new HouseFunction(stack, 'put-alternate-schedule', {
    description: 'Agrees an alternate date with a county',
    timeout: API_TIMEOUT,
    tables: { sync: ['GetItem', 'PutItem'], ...API_GUARD_TABLES },
    clock: true,
    environment: alternates.environment,
    ...CALENDAR_CALLS_FAIL,
  });
  const cancel = new HouseFunction(stack, 'cancel-alternate-schedule', {
    description: 'Cancels an agreed alternate date',
    timeout: API_TIMEOUT,
    tables: { sync: ['GetItem', 'PutItem'], ...API_GUARD_TABLES },
    clock: true,
    environment: alternates.environment,
    ...CALENDAR_CALLS_FAIL,
  });
  for (const target of [put, cancel]) alternates.allow(target);
  const list = new HouseFunction(stack, 'list-sync-schedule', {
    description: 'Lists the windows of sync checks',
    timeout: API_TIMEOUT,
    tables: { sync: ['BatchGetItem'], ...API_GUARD_TABLES },
    ...CALENDAR_CALLS_FAIL,
  });
  return byName(put, cancel, list);
};
