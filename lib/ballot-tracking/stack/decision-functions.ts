import { Duration } from 'aws-cdk-lib';
import { byName, type FunctionsOf, HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';

/** What a decision reads, and where it leaves its messages. */
const DECISION_TABLES = {
  ballots: ['Query', 'UpdateItem'],
  elections: ['GetItem'],
  voters: ['BatchGetItem'],
  subscriptions: ['BatchGetItem'],
  messages: ['PutItem', 'Query', 'UpdateItem'],
  uploads: ['GetItem'],
} as const;

/** Parts in which whole tables are gone through, by a retraction and for reminders. The emulator has no parallel scans. */
const SEGMENTS = { deployed: 16, emulated: 1 } as const;

/** What takes back what was told: finds whom it concerns, and after a second person's approval decides about each. */
export const retractionFunction = (stack: HouseStack): HouseFunction =>
  new HouseFunction(stack, 'sweep-retractions', {
    description: 'Counts whom a retraction concerns, carries it out once it is approved, and counts what became of it',
    timeout: Duration.seconds(58),
    memoryMb: 1769,
    tables: {
      ...DECISION_TABLES,
      ballots: ['Scan', 'Query', 'PutItem', 'UpdateItem'],
      messages: ['Scan', 'Query', 'GetItem', 'PutItem', 'UpdateItem'],
    },
    clock: true,
    asynchronous: true,
    environment: { SEGMENTS: String(SEGMENTS[stack.platform.config.emulated ? 'emulated' : 'deployed']) },
    impact: 'What was told wrong is not taken back; what waits is not touched.',
    runbook: 'take-back-what-was-told',
  });

/** The two ways to a decision: a ballot changed, or a minute has passed. */
export const decisionFunctions = (stack: HouseStack): FunctionsOf<'decide-messages' | 'sweep-ballots'> => {
  const decide = new HouseFunction(stack, 'decide-messages', {
    description: 'Decides which messages a voter gets when their ballot record changes, or who opens a channel',
    timeout: Duration.seconds(60),
    gradual: true,
    tables: { ...DECISION_TABLES, elections: ['GetItem', 'Query'] },
    clock: true,
    impact: 'Voters hear about their ballots up to a minute late: the sweep decides instead.',
    runbook: 'a-ballot-cannot-be-decided',
  });
  const sweep = new HouseFunction(stack, 'sweep-ballots', {
    description: 'Decides what the stream did not lead to a decision, what was held until now, and whom to remind',
    timeout: Duration.seconds(58),
    gradual: true,
    // One processor: a release is bound by it.
    memoryMb: 1769,
    tables: {
      ...DECISION_TABLES,
      elections: ['GetItem', 'Query'],
      subscriptions: ['BatchGetItem', 'Scan'],
      messages: ['GetItem', 'PutItem', 'Query', 'UpdateItem'],
    },
    indexes: ['undecided'],
    clock: true,
    asynchronous: true,
    environment: { SEGMENTS: String(SEGMENTS[stack.platform.config.emulated ? 'emulated' : 'deployed']) },
    impact: 'Messages held for a date are not released, what the stream lost stays lost, and nobody is reminded.',
    runbook: 'a-ballot-cannot-be-decided',
  });
  return byName(decide, sweep);
};
