import type { ApiLambdaOf } from '../../platform/api-routes.ts';
import type { Consequence } from '../../platform/constructs/alarm.ts';
import { API_GUARD_TABLES } from '../../platform/constructs/data-access.ts';
import { byName, type FunctionsOf, HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { machineVariable } from '../../platform/names.ts';
import type { CalendarCall } from './calendar-api.ts';
import { API_TIMEOUT, allowExecutions, syncCheckArn } from './check-access.ts';

type CheckCall = Exclude<ApiLambdaOf<'sync-checks'>, CalendarCall>;

const CHECK_CALLS_FAIL: Consequence = {
  impact: 'Counties cannot send extracts or fetch differences.',
  runbook: 'the-county-api-answers-500',
};

/** The calls about checks. */
export const checkApi = (stack: HouseStack): FunctionsOf<CheckCall> => {
  const start = new HouseFunction(stack, 'start-sync-check', {
    description: 'Starts a check that a county asks for',
    timeout: API_TIMEOUT,
    tables: { sync: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'], ...API_GUARD_TABLES },
    clock: true,
    environment: { [machineVariable('sync-check')]: syncCheckArn(stack) },
    ...CHECK_CALLS_FAIL,
  });
  allowExecutions(stack, start, 'states:StartExecution');
  const completeExtract = new HouseFunction(stack, 'complete-extract', {
    description: 'Takes a county’s confirmation of its extract; the comparison starts',
    timeout: API_TIMEOUT,
    tables: { sync: ['GetItem', 'Query', 'UpdateItem'], ...API_GUARD_TABLES },
    buckets: { rolls: { 'extracts/': ['GetObject'] } },
    clock: true,
    ...CHECK_CALLS_FAIL,
  });
  allowExecutions(stack, completeExtract, 'states:SendTaskSuccess');
  const cancel = new HouseFunction(stack, 'cancel-sync-check', {
    description: 'Ends a check that its county no longer wants',
    timeout: API_TIMEOUT,
    tables: { sync: ['GetItem', 'UpdateItem', 'DeleteItem'], ...API_GUARD_TABLES },
    clock: true,
    ...CHECK_CALLS_FAIL,
  });
  allowExecutions(stack, cancel, 'states:SendTaskFailure');
  const readChecks = new HouseFunction(stack, 'read-sync-checks', {
    description: 'Lists sync checks',
    timeout: API_TIMEOUT,
    tables: { sync: ['Query'], ...API_GUARD_TABLES },
    clock: true,
    ...CHECK_CALLS_FAIL,
  });
  const readCompliance = new HouseFunction(stack, 'read-sync-compliance', {
    description: 'Shows where each county stands on its monthly and its pre-election checks',
    timeout: API_TIMEOUT,
    tables: { sync: ['Query'], elections: ['Query'], ...API_GUARD_TABLES },
    clock: true,
    ...CHECK_CALLS_FAIL,
  });
  const readCheck = new HouseFunction(stack, 'read-sync-check', {
    description: 'Shows one sync check',
    timeout: API_TIMEOUT,
    tables: { sync: ['GetItem'], ...API_GUARD_TABLES },
    ...CHECK_CALLS_FAIL,
  });
  const createUpload = new HouseFunction(stack, 'create-extract-upload', {
    description: 'Gives a county the address to which it uploads its extract',
    timeout: API_TIMEOUT,
    tables: { sync: ['GetItem', 'UpdateItem'], ...API_GUARD_TABLES },
    buckets: { rolls: { 'extracts/': ['PutObject'] } },
    clock: true,
    ...CHECK_CALLS_FAIL,
  });
  const listDifferences = new HouseFunction(stack, 'list-differences', {
    description: 'Hands out the differences of a check in pages',
    memoryMb: 1024,
    timeout: API_TIMEOUT,
    tables: { sync: ['GetItem'], ...API_GUARD_TABLES },
    buckets: { inbox: { 'differences/': ['GetObject'] } },
    ...CHECK_CALLS_FAIL,
  });
  const acknowledge = new HouseFunction(stack, 'acknowledge-differences', {
    description: 'Records that a county’s EMS has taken the differences',
    timeout: API_TIMEOUT,
    tables: { sync: ['GetItem', 'UpdateItem'], ...API_GUARD_TABLES },
    clock: true,
    ...CHECK_CALLS_FAIL,
  });
  return byName(
    start,
    completeExtract,
    cancel,
    readChecks,
    readCompliance,
    readCheck,
    createUpload,
    listDifferences,
    acknowledge,
  );
};
