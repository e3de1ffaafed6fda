import type { ApiLambdaOf } from '../../platform/api-routes.ts';
import type { Consequence } from '../../platform/constructs/alarm.ts';
import { API_GUARD_TABLES } from '../../platform/constructs/data-access.ts';
import { byName, type FunctionsOf, HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';

const HELP_FAILS: Consequence = {
  impact: 'Counties’ systems cannot find out why a voter cannot sign up, nor opt one out; the staff pages still can.',
  runbook: 'a-voter-cannot-sign-up',
};

/** The calls with which counties' systems help their voters. */
export const helpFunctions = (stack: HouseStack): FunctionsOf<ApiLambdaOf<'sign-up'>> => {
  const search = new HouseFunction(stack, 'search-voters', {
    description: 'Finds a county’s voters by name and date of birth',
    tables: { voters: ['BatchGetItem'], ...API_GUARD_TABLES },
    indexes: ['birth'],
    clock: true,
    ...HELP_FAILS,
  });
  const read = new HouseFunction(stack, 'read-sign-up-diagnosis', {
    description: 'Says why a voter cannot sign up, by the registration alone',
    tables: { voters: ['BatchGetItem'], subscriptions: ['BatchGetItem'], ...API_GUARD_TABLES },
    indexes: ['match'],
    clock: true,
    ...HELP_FAILS,
  });
  const diagnose = new HouseFunction(stack, 'diagnose-sign-up', {
    description: 'Says why a voter cannot sign up who typed this',
    tables: { voters: ['BatchGetItem'], subscriptions: ['BatchGetItem'], ...API_GUARD_TABLES },
    indexes: ['match'],
    clock: true,
    ...HELP_FAILS,
  });
  const end = new HouseFunction(stack, 'end-subscription', {
    description: 'Opts a voter out on the voter’s behalf',
    tables: { voters: ['BatchGetItem'], subscriptions: ['BatchGetItem', 'UpdateItem'], ...API_GUARD_TABLES },
    clock: true,
    ...HELP_FAILS,
  });
  return byName(search, read, diagnose, end);
};
