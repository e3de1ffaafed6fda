import { Duration } from 'aws-cdk-lib';
import type { ApiLambdaOf } from '../../platform/api-routes.ts';
import type { Consequence } from '../../platform/constructs/alarm.ts';
import { API_GUARD_TABLES } from '../../platform/constructs/data-access.ts';
import { byName, type FunctionsOf, HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { LogAlarm } from '../../platform/constructs/log-alarm.ts';
import type { CalledLambda } from '../../platform/constructs/machine-map.ts';
import { allowTakingIn, takeInEnvironment } from '../../platform/constructs/take-in-machine.ts';
import { allowMail, mailEnvironment } from '../../staff-mail/stack.ts';

/** Who is hurt when files are not taken in. */
export const FILES_FAIL: Consequence = {
  impact:
    'A county’s file of ballot statuses or barcodes is not taken in, or not to its end; its voters hear nothing new.',
  runbook: 'a-file-is-not-taken-in',
};

const CALLS_FAIL: Consequence = {
  impact: 'Counties cannot send files of ballot statuses or barcodes, or fetch what became of them.',
  runbook: 'the-county-api-answers-500',
};

/** API Gateway gives up after 29 seconds. */
const API_TIMEOUT = Duration.seconds(28);

/** The calls about files. */
export const fileCalls = (stack: HouseStack): FunctionsOf<ApiLambdaOf<'uploads'>> => {
  const create = new HouseFunction(stack, 'create-file-upload', {
    description: 'Gives a county, or its print vendor, a place for a file of rows',
    timeout: API_TIMEOUT,
    tables: { elections: ['GetItem'], uploads: ['PutItem'], ...API_GUARD_TABLES },
    buckets: { rolls: { 'uploads/': ['PutObject'] } },
    clock: true,
    ...CALLS_FAIL,
  });
  const complete = new HouseFunction(stack, 'complete-file-upload', {
    description: 'Starts taking in a file that a county has uploaded',
    timeout: API_TIMEOUT,
    tables: { uploads: ['GetItem', 'UpdateItem'], ...API_GUARD_TABLES },
    buckets: { rolls: { 'uploads/': ['GetObject'] } },
    environment: takeInEnvironment(stack),
    ...CALLS_FAIL,
  });
  allowTakingIn(stack, complete);
  const results = new HouseFunction(stack, 'read-upload-results', {
    description: 'Tells a county where it fetches what became of its file',
    timeout: API_TIMEOUT,
    tables: { uploads: ['GetItem'], ...API_GUARD_TABLES },
    buckets: { rolls: { 'uploads/': ['GetObject'] } },
    ...CALLS_FAIL,
  });
  return byName(create, complete, results);
};

/** The steps of `take-in-file`. */
export const fileSteps = (stack: HouseStack): FunctionsOf<CalledLambda<'take-in-file'>> => {
  const read = new HouseFunction(stack, 'read-file', {
    description: 'Reads a county’s file and finds what is new in it since the last one',
    // More brings a larger processor, and a heap that grows to more than the work needs (bench: million, uploads).
    memoryMb: 640,
    ephemeralStorageMb: 4_096,
    timeout: Duration.minutes(15),
    tables: { elections: ['GetItem'], uploads: ['GetItem', 'UpdateItem'] },
    buckets: { rolls: { 'uploads/': ['GetObject', 'PutObject'] } },
    clock: true,
    ...FILES_FAIL,
  });
  const look = new HouseFunction(stack, 'plan-chunk', {
    description: 'Counts what a part of a county’s file comes to, before anything of the file is recorded',
    timeout: Duration.minutes(4),
    tables: {
      elections: ['GetItem'],
      voters: ['BatchGetItem'],
      ballots: ['BatchGetItem'],
      subscriptions: ['BatchGetItem'],
      uploads: ['GetItem'],
    },
    buckets: { rolls: { 'uploads/': ['GetObject', 'PutObject'] } },
    clock: true,
    ...FILES_FAIL,
  });
  const plan = new HouseFunction(stack, 'plan-upload', {
    description: 'Decides whether a county’s file is taken in now or held as a whole',
    timeout: Duration.minutes(5),
    tables: {
      elections: ['GetItem', 'Query'],
      ballots: ['BatchGetItem'],
      uploads: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
      settings: { actions: ['GetItem'], keys: ['COUNTY#*'] },
    },
    buckets: { rolls: { 'uploads/': ['GetObject', 'PutObject'] } },
    clock: true,
    providers: true,
    environment: { ...mailEnvironment(stack), PAGES_URL: stack.platform.config.pagesUrl },
    ...FILES_FAIL,
  });
  allowMail(plan);
  new LogAlarm(stack, 'HeldFilesUntold', {
    functions: [plan],
    code: 'COUNTY_NOT_TOLD',
    impact: 'A county does not know by email that a file of its ballots is held; its page shows it.',
    runbook: 'an-upload-is-held',
  });
  const take = new HouseFunction(stack, 'take-in-chunk', {
    description: 'Records a part of the rows of a county’s file',
    timeout: Duration.minutes(4),
    tables: {
      elections: ['GetItem', 'Query'],
      voters: ['BatchGetItem'],
      barcodes: ['BatchGetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
      ballots: ['Query', 'BatchGetItem', 'UpdateItem'],
      uploads: ['GetItem', 'PutItem', 'UpdateItem'],
    },
    buckets: { rolls: { 'uploads/': ['GetObject', 'PutObject'] } },
    clock: true,
    ...FILES_FAIL,
  });
  const settle = new HouseFunction(stack, 'settle-upload', {
    description: 'Puts together what became of a county’s file, and tells the county',
    ephemeralStorageMb: 4_096,
    timeout: Duration.minutes(15),
    tables: {
      uploads: ['GetItem', 'PutItem', 'UpdateItem'],
      settings: { actions: ['GetItem'], keys: ['COUNTY#*'] },
    },
    buckets: { rolls: { 'uploads/': ['GetObject', 'PutObject'] } },
    clock: true,
    providers: true,
    environment: mailEnvironment(stack),
    ...FILES_FAIL,
  });
  allowMail(settle);
  for (const [code, impact] of [
    ['UPLOAD_WITHOUT_CONTACT', 'A county is not told by email what became of its file: no contact is on file for it.'],
    ['UPLOAD_MAIL_REJECTED', 'A county is not told by email what became of its file: its address is rejected.'],
  ] as const) {
    new LogAlarm(stack, code, { functions: [settle], code, impact, runbook: 'a-county-is-not-told-of-its-check' });
  }
  new LogAlarm(stack, 'UnknownStatusCodesInFiles', {
    functions: [take],
    code: 'BALLOT_STATUS_UNKNOWN',
    countField: 'count',
    impact: 'A county sends a status code that is not in the guidance; its voters are not told anything about it.',
    runbook: 'an-unknown-status-code',
  });
  return byName(read, look, plan, take, settle);
};
