import { Duration } from 'aws-cdk-lib';
import type { ApiLambdaOf } from '../../platform/api-routes.ts';
import type { Consequence } from '../../platform/constructs/alarm.ts';
import { API_GUARD_TABLES } from '../../platform/constructs/data-access.ts';
import { byName, type FunctionsOf, HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { LogAlarm } from '../../platform/constructs/log-alarm.ts';
import { allowTakingIn, takeInEnvironment } from '../../platform/constructs/take-in-machine.ts';
import { allowMail, mailEnvironment } from '../../staff-mail/stack.ts';

const UPLOADS_FAIL: Consequence = {
  impact: 'Counties cannot upload ballot statuses; their voters hear nothing new.',
  runbook: 'the-county-api-answers-500',
};

/** What every upload checks its rows against, and where it is recorded. */
const UPLOAD_TABLES = {
  elections: ['GetItem'],
  voters: ['BatchGetItem'],
  uploads: ['PutItem'],
  ...API_GUARD_TABLES,
} as const;

/** API Gateway gives up after this. */
const TIMEOUT = Duration.seconds(28);

/** The counties' uploads, and what of them is held. */
export const uploadFunctions = (stack: HouseStack): FunctionsOf<ApiLambdaOf<'ballot-tracking'>> => {
  const ballots = new HouseFunction(stack, 'post-ballots', {
    description: 'Records a county’s batch of ballot statuses, row by row',
    memoryMb: 1024,
    timeout: TIMEOUT,
    tables: {
      ...UPLOAD_TABLES,
      elections: ['GetItem', 'Query'],
      uploads: ['PutItem', 'GetItem', 'UpdateItem', 'Query'],
      ballots: {
        each: [
          { actions: ['Query', 'BatchGetItem', 'UpdateItem'], keys: ['*'] },
          { actions: ['PutItem'], keys: ['HELD-UPLOAD#*'] },
        ],
      },
      subscriptions: ['BatchGetItem'],
      settings: { actions: ['GetItem'], keys: ['COUNTY#*'] },
    },
    clock: true,
    providers: true,
    environment: { ...mailEnvironment(stack), PAGES_URL: stack.platform.config.pagesUrl },
    ...UPLOADS_FAIL,
  });
  allowMail(ballots);
  // A status code that nobody knows is a county's typing mistake, or a new code that the table must learn.
  new LogAlarm(stack, 'UnknownStatusCodes', {
    functions: [ballots],
    code: 'BALLOT_STATUS_UNKNOWN',
    countField: 'count',
    impact: 'A county sends a status code that is not in the guidance; its voters are not told anything about it.',
    runbook: 'an-unknown-status-code',
  });
  new LogAlarm(stack, 'HeldUploadsUntold', {
    functions: [ballots],
    code: 'COUNTY_NOT_TOLD',
    impact: 'A county does not know by email that an upload of its ballots is held; its page shows it.',
    runbook: 'an-upload-is-held',
  });
  const histories = new HouseFunction(stack, 'post-participation-history', {
    description: 'Records a county’s batch of participation history, row by row',
    timeout: TIMEOUT,
    tables: { ...UPLOAD_TABLES, ballots: ['Query', 'PutItem'] },
    clock: true,
    ...UPLOADS_FAIL,
  });
  const held = new HouseFunction(stack, 'list-held-rows', {
    description: 'Lists a county’s rows that are recorded and held, with the reason of each',
    timeout: TIMEOUT,
    tables: { elections: ['GetItem'], ballots: ['BatchGetItem'], ...API_GUARD_TABLES },
    indexes: ['held'],
    impact: 'Counties cannot see which of their rows are held; uploads go on.',
    runbook: 'the-county-api-answers-500',
  });
  const read: Consequence = {
    impact: 'Counties cannot read what became of their uploads; uploads go on.',
    runbook: 'the-county-api-answers-500',
  };
  const list = new HouseFunction(stack, 'list-uploads', {
    description: 'Lists what a county has uploaded, newest first',
    timeout: TIMEOUT,
    tables: { uploads: ['Query'], ...API_GUARD_TABLES },
    ...read,
  });
  const one = new HouseFunction(stack, 'read-upload', {
    description: 'Shows one upload of a county, with what became of its rows in numbers',
    timeout: TIMEOUT,
    tables: { uploads: ['GetItem'], ...API_GUARD_TABLES },
    ...read,
  });
  const rows = new HouseFunction(stack, 'list-upload-rows', {
    description: 'Lists what became of each row of an upload',
    timeout: TIMEOUT,
    tables: { uploads: ['GetItem'], ...API_GUARD_TABLES },
    ...read,
  });
  const decide: Consequence = {
    impact: 'Uploads that are held as a whole stay held: nothing of them is recorded, and voters hear nothing of it.',
    runbook: 'an-upload-is-held',
  };
  const release = new HouseFunction(stack, 'release-upload', {
    description: 'Releases an upload that is held as a whole: judges its rows anew and records them',
    memoryMb: 1024,
    timeout: TIMEOUT,
    tables: {
      ...UPLOAD_TABLES,
      uploads: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
      ballots: ['Query', 'BatchGetItem', 'UpdateItem'],
      settings: { actions: ['GetItem'], keys: ['CLIENT#*'] },
    },
    clock: true,
    environment: takeInEnvironment(stack),
    ...decide,
  });
  allowTakingIn(stack, release);
  const discard = new HouseFunction(stack, 'discard-upload', {
    description: 'Discards an upload that is held as a whole',
    timeout: TIMEOUT,
    tables: { uploads: ['GetItem', 'UpdateItem', 'DeleteItem'], ...API_GUARD_TABLES },
    clock: true,
    ...decide,
  });
  const freshness = new HouseFunction(stack, 'read-freshness', {
    description: 'Says how fresh each county’s ballot data are',
    timeout: TIMEOUT,
    tables: { elections: ['Query'], uploads: ['Query'], ...API_GUARD_TABLES },
    clock: true,
    ...read,
  });
  return byName(ballots, histories, held, list, one, rows, release, discard, freshness);
};
