import { Duration } from 'aws-cdk-lib';
import type { Consequence } from '../../platform/constructs/alarm.ts';
import { API_GUARD_TABLES } from '../../platform/constructs/data-access.ts';
import { byName, type FunctionsOf, HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { LogAlarm } from '../../platform/constructs/log-alarm.ts';
import type { CalledLambda } from '../../platform/constructs/machine-map.ts';

/** Who is hurt when the register is not loaded. */
export const REGISTER_STALE: Consequence = {
  impact: 'The register stays as it was: ballots of voters who are new are rejected, and movers keep their old county.',
  runbook: 'the-register-is-not-loaded',
};

/** What applying a statement reaches: the register, and every table that holds anything of a voter. */
const APPLY_TABLES = {
  voters: ['BatchGetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
  subscriptions: ['BatchGetItem', 'UpdateItem', 'DeleteItem'],
  visits: { actions: ['DeleteItem'], keys: ['VISIT#*', 'SESSION#*'] },
  ballots: ['Query', 'DeleteItem'],
  messages: ['Query', 'PutItem', 'DeleteItem'],
  elections: ['Query'],
} as const;

/** The steps of `load-register`. */
export const loadSteps = (stack: HouseStack): FunctionsOf<CalledLambda<'load-register'>> => {
  const plan = new HouseFunction(stack, 'plan-register-load', {
    description: 'Decides which counties’ rolls are loaded into the register',
    timeout: Duration.minutes(2),
    tables: { voters: { actions: ['Query', 'UpdateItem'], keys: ['REGISTER'] } },
    buckets: { rolls: { 'votecal/': ['GetObject'] } },
    clock: true,
    ...REGISTER_STALE,
  });
  const compare = new HouseFunction(stack, 'compare-snapshots', {
    description: 'Finds what a county’s roll says anew since the one that the register holds',
    // As `compare-rolls`: this much memory brings a whole processor.
    memoryMb: 2_048,
    ephemeralStorageMb: 10_240,
    timeout: Duration.minutes(15),
    tables: { voters: { actions: ['GetItem', 'Query', 'UpdateItem'], keys: ['REGISTER', 'AGAIN#*'] } },
    buckets: { rolls: { 'votecal/': ['GetObject', 'GetObjectVersion'], 'register/': ['PutObject'] } },
    clock: true,
    ...REGISTER_STALE,
  });
  const list = new HouseFunction(stack, 'list-statements', {
    description: 'Writes down which files a load of the register applies',
    timeout: Duration.minutes(1),
    tables: { voters: { actions: ['GetItem'], keys: ['REGISTER'] } },
    buckets: { rolls: { 'register/': ['PutObject'] } },
    ...REGISTER_STALE,
  });
  const apply = new HouseFunction(stack, 'apply-statements', {
    description: 'Applies a file of statements to the register, and ends subscriptions of movers',
    memoryMb: 1_024,
    timeout: Duration.minutes(4),
    tables: APPLY_TABLES,
    indexes: ['visitor'],
    buckets: { rolls: { 'register/': ['GetObject', 'PutObject'] } },
    clock: true,
    ...REGISTER_STALE,
  });
  const finish = new HouseFunction(stack, 'finish-register-load', {
    description: 'Ends the loads of a run and counts what the register holds',
    timeout: Duration.minutes(15),
    tables: { voters: { actions: ['GetItem', 'UpdateItem'], keys: ['REGISTER'] } },
    indexes: ['county'],
    buckets: { rolls: { 'register/': ['GetObject'] } },
    clock: true,
    ...REGISTER_STALE,
  });
  new LogAlarm(stack, 'REGISTER_NOT_LOADED', {
    functions: [plan, compare],
    code: 'REGISTER_NOT_LOADED',
    impact: 'A county’s roll is not loaded: none came, or it is not what it should be. Its voters stay as they were.',
    runbook: 'a-roll-is-refused-for-the-register',
  });
  new LogAlarm(stack, 'REGISTER_COUNT_DIFFERS', {
    functions: [finish],
    code: 'REGISTER_COUNT_DIFFERS',
    impact: 'The register holds more or fewer voters of a county than its roll: some may be missing.',
    runbook: 'the-register-is-not-loaded',
  });
  return byName(plan, compare, list, apply, finish);
};

/** The urgent path: changes of the day. */
export const changeFunctions = (stack: HouseStack): FunctionsOf<'post-register-changes'> =>
  byName(
    new HouseFunction(stack, 'post-register-changes', {
      description: 'Changes registrations at once, ahead of the night’s rolls',
      memoryMb: 1_024,
      // API Gateway gives up after 29 seconds.
      timeout: Duration.seconds(28),
      tables: { ...APPLY_TABLES, ...API_GUARD_TABLES },
      indexes: ['visitor'],
      clock: true,
      impact: 'Same-day registrations, moves, cancellations and confidentiality wait for the night’s roll.',
      runbook: 'the-county-api-answers-500',
    }),
  );
