import type { ApiLambdaOf } from '../../platform/api-routes.ts';
import type { Consequence } from '../../platform/constructs/alarm.ts';
import { API_GUARD_TABLES } from '../../platform/constructs/data-access.ts';
import { byName, type FunctionsOf, HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';

const ELECTIONS_FAIL: Consequence = {
  impact: 'Counties and SOS cannot set up or see elections.',
  runbook: 'the-county-api-answers-500',
};

/** The calls about elections. */
export const electionFunctions = (stack: HouseStack): FunctionsOf<ApiLambdaOf<'elections'>> => {
  const create = new HouseFunction(stack, 'create-election', {
    description: 'Sets up ballot tracking for an election, or keeps a county’s request for it',
    tables: { elections: ['GetItem', 'PutItem', 'ConditionCheckItem', 'Query'], ...API_GUARD_TABLES },
    clock: true,
    ...ELECTIONS_FAIL,
  });
  const list = new HouseFunction(stack, 'list-elections', {
    description: 'Lists the elections that concern the caller',
    tables: { elections: ['Query'], ...API_GUARD_TABLES },
    ...ELECTIONS_FAIL,
  });
  const setParticipation = new HouseFunction(stack, 'set-participation', {
    description: 'Opts a county out of ballot tracking for an election, or back in',
    tables: { elections: ['GetItem', 'PutItem'], ...API_GUARD_TABLES },
    clock: true,
    ...ELECTIONS_FAIL,
  });
  const read = new HouseFunction(stack, 'read-election', {
    description: 'Shows one election, how long its texts get and what was changed',
    tables: { elections: ['GetItem'], ...API_GUARD_TABLES },
    ...ELECTIONS_FAIL,
  });
  const change = new HouseFunction(stack, 'change-election', {
    description: 'Changes an election and keeps what it was before',
    tables: { elections: ['GetItem', 'PutItem'], ...API_GUARD_TABLES },
    clock: true,
    ...ELECTIONS_FAIL,
  });
  const decide = new HouseFunction(stack, 'decide-election', {
    description: 'Accepts or declines a county’s local election',
    tables: { elections: ['GetItem', 'PutItem', 'DeleteItem'], ...API_GUARD_TABLES },
    clock: true,
    ...ELECTIONS_FAIL,
  });
  return byName(create, list, setParticipation, read, change, decide);
};
