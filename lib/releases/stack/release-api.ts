import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { ApiLambdaOf } from '../../platform/api-routes.ts';
import type { Consequence } from '../../platform/constructs/alarm.ts';
import { API_GUARD_TABLES } from '../../platform/constructs/data-access.ts';
import { byName, type FunctionsOf, HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { resourceName } from '../../platform/names.ts';

const CALLS_FAIL: Consequence = {
  impact: 'Counties and SOS cannot read the schedule, opt in, confirm what they have done or report an issue.',
  runbook: 'a-release-is-not-led',
};

/** What the keys of the releases table begin with. */
export const RELEASE_KEYS = {
  environment: 'ENVIRONMENT',
  counties: 'COUNTY#*',
  issues: 'ISSUES',
  newest: 'RELEASES',
  releases: 'RELEASE#*',
  runs: 'RUN#*',
  notices: 'NOTICES#*',
} as const;
const { environment, counties, issues, newest, releases, runs } = RELEASE_KEYS;

/** Lets a function resume executions of `release-schedule`; by name, because the machine refers to the functions. */
export const releaseMachineArn = (stack: HouseStack): string => {
  const name = resourceName(stack.platform.config.stage, 'release-schedule');
  return `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:stateMachine:${name}`;
};

export const allowMachine = (
  stack: HouseStack,
  target: HouseFunction,
  ...actions: readonly ('states:SendTaskSuccess' | 'states:StartExecution')[]
): void => {
  target.allow(new iam.PolicyStatement({ actions: [...actions], resources: [releaseMachineArn(stack)] }));
};

/** The calls of the county API about releases. */
export const releaseApi = (stack: HouseStack): FunctionsOf<ApiLambdaOf<'releases'>> => {
  const readReleases = new HouseFunction(stack, 'read-releases', {
    description: 'Shows the schedules of releases, and whether the test environment is up',
    tables: {
      releases: { actions: ['GetItem', 'BatchGetItem', 'Query'], keys: [environment, counties, newest, releases] },
      ...API_GUARD_TABLES,
    },
    clock: true,
    ...CALLS_FAIL,
  });
  const confirm = new HouseFunction(stack, 'confirm-task', {
    description: 'Confirms a task of a release for a county or for SOS',
    tables: {
      releases: {
        each: [
          { actions: ['GetItem', 'BatchGetItem', 'Query'], keys: [environment, counties, newest, releases, runs] },
          { actions: ['PutItem'], keys: [environment, releases] },
          { actions: ['DeleteItem'], keys: [runs] },
        ],
      },
      ...API_GUARD_TABLES,
    },
    clock: true,
    ...CALLS_FAIL,
  });
  allowMachine(stack, confirm, 'states:SendTaskSuccess');
  const readOptIn = new HouseFunction(stack, 'read-opt-in', {
    description: 'Shows a county’s part in the test environment',
    tables: { releases: { actions: ['GetItem', 'Query'], keys: [counties] }, ...API_GUARD_TABLES },
    ...CALLS_FAIL,
  });
  const changeOptIn = new HouseFunction(stack, 'change-opt-in', {
    description: 'Opts a county in to the test environment, records its MOU, or withdraws it',
    tables: {
      releases: {
        each: [
          { actions: ['GetItem', 'Query', 'PutItem'], keys: [counties] },
          { actions: ['Query'], keys: [newest] },
        ],
      },
      ...API_GUARD_TABLES,
    },
    clock: true,
    ...CALLS_FAIL,
  });
  const checkSetup = new HouseFunction(stack, 'check-setup', {
    description: 'Checks an item of a county’s set-up',
    tables: { releases: { actions: ['GetItem', 'Query', 'PutItem'], keys: [counties] }, ...API_GUARD_TABLES },
    clock: true,
    ...CALLS_FAIL,
  });
  const reportIssue = new HouseFunction(stack, 'report-issue', {
    description: 'Takes a county’s report to the help desk',
    tables: {
      releases: {
        each: [
          { actions: ['Query', 'PutItem'], keys: [issues] },
          { actions: ['Query'], keys: [newest] },
        ],
      },
      ...API_GUARD_TABLES,
    },
    clock: true,
    ...CALLS_FAIL,
  });
  const listIssues = new HouseFunction(stack, 'list-issues', {
    description: 'Lists the issues of a county, or of all for SOS',
    tables: { releases: { actions: ['Query'], keys: [issues] }, ...API_GUARD_TABLES },
    ...CALLS_FAIL,
  });
  const answerIssue = new HouseFunction(stack, 'answer-issue', {
    description: 'Answers an issue, or says how it stands',
    tables: { releases: { actions: ['GetItem', 'PutItem'], keys: [issues] }, ...API_GUARD_TABLES },
    clock: true,
    ...CALLS_FAIL,
  });
  return byName(readReleases, confirm, readOptIn, changeOptIn, checkSetup, reportIssue, listIssues, answerIssue);
};
