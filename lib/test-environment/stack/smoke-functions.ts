import { Duration } from 'aws-cdk-lib';
import { allowClients } from '../../counties/stack/county-functions.ts';
import type { Consequence } from '../../platform/constructs/alarm.ts';
import { byName, type FunctionsOf, HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import type { CalledLambda } from '../../platform/constructs/machine-map.ts';
import { allowWebhookSecrets } from '../../platform/constructs/secret-access.ts';
import { type ApiPlace, accessEnvironment, CLIENT_TABLES } from './api-place.ts';

/** Who is hurt when the smoke test ends early. */
export const NOT_TRIED: Consequence = {
  impact: 'No county learns whether its test system reaches VoteCal: the release’s smoke test has to be repeated.',
  runbook: 'the-smoke-test-does-not-end',
};

/** The runs of the smoke test and their rows. */
const RUNS = ['SMOKE', 'SMOKE#*', 'SMOKE-NEWEST'] as const;

/** The steps of `smoke-test`. */
export const smokeSteps = (stack: HouseStack, place: ApiPlace): FunctionsOf<CalledLambda<'smoke-test'>> => {
  const begin = new HouseFunction(stack, 'begin-smoke-test', {
    description: 'Begins a run of the smoke test: its counties, their invented voters, its election',
    timeout: Duration.minutes(1),
    tables: {
      releases: {
        each: [
          { actions: ['GetItem', 'Query', 'PutItem'], keys: [...RUNS] },
          // The counties' opt-ins.
          { actions: ['BatchGetItem'], keys: ['COUNTY#*'] },
        ],
      },
      elections: ['GetItem', 'PutItem'],
      voters: ['BatchGetItem', 'PutItem'],
      subscriptions: ['PutItem'],
    },
    clock: true,
    ...NOT_TRIED,
  });
  const tryOne = new HouseFunction(stack, 'try-county', {
    description: 'Tries a county: its endpoint, a credential, a search in VoteCal, a ballot',
    timeout: Duration.minutes(2),
    tables: {
      releases: { actions: ['GetItem', 'PutItem'], keys: [...RUNS] },
      settings: {
        each: [
          // The county's endpoint, and which credentials it has.
          { actions: ['GetItem', 'BatchGetItem', 'Query'], keys: ['COUNTY#*', 'CLIENT#*'] },
          CLIENT_TABLES.settings,
        ],
      },
    },
    clock: true,
    environment: accessEnvironment(place),
    ...NOT_TRIED,
  });
  allowClients(tryOne, place.clients, 'CreateUserPoolClient', 'DeleteUserPoolClient');
  allowWebhookSecrets(tryOne, 'GetSecretValue');
  const end = new HouseFunction(stack, 'end-smoke-test', {
    description: 'Looks what became of the smoke test’s messages, and ends its run',
    timeout: Duration.minutes(4),
    tables: {
      releases: { actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], keys: [...RUNS] },
      messages: ['Query'],
    },
    clock: true,
    ...NOT_TRIED,
  });
  return byName(begin, tryOne, end);
};
