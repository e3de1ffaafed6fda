import { Duration } from 'aws-cdk-lib';
import { allowClients } from '../../counties/stack/county-functions.ts';
import type { Consequence } from '../../platform/constructs/alarm.ts';
import { byName, type FunctionsOf, HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import type { CalledLambda } from '../../platform/constructs/machine-map.ts';
import { type ApiPlace, accessEnvironment, CLIENT_TABLES } from './api-place.ts';

/** Who is hurt when a mock election ends early, or differs. */
export const NOT_PLAYED: Consequence = {
  impact: 'The release is not rehearsed, or tells voters something that it should not: nobody may be let in to it yet.',
  runbook: 'a-mock-election-differs',
};

/** The runs of the mock election, their days and results. */
const RUNS = ['MOCK', 'MOCK#*'] as const;

/** The steps of `mock-election`. */
export const mockSteps = (stack: HouseStack, place: ApiPlace): FunctionsOf<CalledLambda<'mock-election'>> => {
  const open = new HouseFunction(stack, 'open-mock-election', {
    description: 'Sets up a mock election and says at which moments its clock stops',
    timeout: Duration.minutes(1),
    tables: {
      releases: {
        each: [
          { actions: ['GetItem', 'PutItem'], keys: [...RUNS] },
          // The counties' opt-ins.
          { actions: ['BatchGetItem'], keys: ['COUNTY#*'] },
        ],
      },
      elections: ['PutItem'],
    },
    clock: true,
    ...NOT_PLAYED,
  });
  const clock = stack.platform.config.localEndpoints?.clock;
  const move = new HouseFunction(stack, 'move-mock-clock', {
    description: 'Moves the clock of the test environment to a stop of a mock election, forward only',
    // It waits in place for what comes due before and behind the stop.
    timeout: Duration.minutes(7),
    tables: {
      releases: { actions: ['GetItem', 'UpdateItem'], keys: [...RUNS] },
      settings: { actions: ['PutItem'], keys: ['CLOCK'] },
    },
    clock: true,
    environment: clock === undefined ? {} : { CLOCK_URL: clock },
    ...NOT_PLAYED,
  });
  const play = new HouseFunction(stack, 'play-mock-day', {
    description: 'Posts what a mock election has of a county on a day, as the county’s system does',
    memoryMb: 1_024,
    timeout: Duration.minutes(15),
    tables: {
      releases: { actions: ['GetItem', 'PutItem'], keys: [...RUNS] },
      voters: ['BatchGetItem', 'PutItem'],
      subscriptions: ['PutItem'],
      settings: CLIENT_TABLES.settings,
    },
    clock: true,
    environment: accessEnvironment(place),
    ...NOT_PLAYED,
  });
  allowClients(play, place.clients, 'CreateUserPoolClient', 'DeleteUserPoolClient');
  const score = new HouseFunction(stack, 'score-mock-county', {
    description: 'Holds what reached the providers of a county’s messages against the stories of a mock election',
    memoryMb: 1_024,
    timeout: Duration.minutes(15),
    tables: {
      releases: { actions: ['GetItem', 'Query', 'PutItem'], keys: [...RUNS] },
      messages: ['Query'],
      settings: CLIENT_TABLES.settings,
    },
    clock: true,
    environment: accessEnvironment(place),
    ...NOT_PLAYED,
  });
  allowClients(score, place.clients, 'CreateUserPoolClient', 'DeleteUserPoolClient');
  const end = new HouseFunction(stack, 'end-mock-election', {
    description: 'Ends a mock election',
    timeout: Duration.minutes(1),
    tables: { releases: { actions: ['GetItem', 'Query', 'UpdateItem'], keys: [...RUNS] } },
    clock: true,
    ...NOT_PLAYED,
  });
  return byName(open, move, play, score, end);
};
