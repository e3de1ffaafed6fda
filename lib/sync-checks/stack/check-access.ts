import { Aws, Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { acknowledgeWildcards } from '../../platform/constructs/acknowledge.ts';
import type { Consequence } from '../../platform/constructs/alarm.ts';
import type { TableAccess, TableUse } from '../../platform/constructs/data-access.ts';
import type { HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { resourceName } from '../../platform/names.ts';

/** Counties' contacts and EMS, and nothing else of the settings. */
export const COUNTY_SETTINGS: TableUse = { actions: ['GetItem'], keys: ['COUNTY#*'] };

/** What is read in a County Test Environment to know which counties have opted in, and which of them are let in. */
const TAKING_PART = { optIns: ['COUNTY#*'], letIn: ['ENVIRONMENT', 'COUNTY#*', 'RELEASE#*'] } as const;

/** Lets a function know in a County Test Environment which counties take part; elsewhere nobody asks. */
export const takingPartTable = ({ platform }: HouseStack, which: keyof typeof TAKING_PART): TableAccess =>
  platform.config.testEnvironment ? { releases: { actions: ['GetItem'], keys: TAKING_PART[which] } } : {};

/** API Gateway gives up after 29 seconds: a call that takes longer is stopped, and logged, before. */
export const API_TIMEOUT = Duration.seconds(28);

/** Who is hurt when a step of a check fails. */
export const CHECKS_FAIL: Consequence = {
  impact: 'Checks of this night end without a result: the counties have no differences to work on.',
  runbook: 'a-sync-check-fails',
};

/** By name and not by reference: the machine refers to the functions, which may resume its executions. */
export const syncCheckArn = (stack: HouseStack): string => {
  const name = resourceName(stack.platform.config.stage, 'sync-check');
  return `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:stateMachine:${name}`;
};

/** Lets a function start, resume or fail executions of `sync-check`. */
export const allowExecutions = (
  stack: HouseStack,
  target: HouseFunction,
  ...actions: readonly `states:${string}`[]
): void => {
  target.allow(new iam.PolicyStatement({ actions: [...actions], resources: [syncCheckArn(stack)] }));
};

/** Lets a function see how executions of `sync-check` stand. */
export const allowDescribing = (stack: HouseStack, target: HouseFunction): void => {
  const executions = `execution:${resourceName(stack.platform.config.stage, 'sync-check')}:*`;
  target.allow(
    new iam.PolicyStatement({
      actions: ['states:DescribeExecution'],
      resources: [`arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:${executions}`],
    }),
  );
  acknowledgeWildcards(target.node.findChild('Access'), {
    [`arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:${executions}`]:
      'An execution of sync-check is named after its check: the names are known only when they start.',
  });
};
