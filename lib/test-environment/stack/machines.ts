import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { resourceName } from '../../platform/names.ts';

/** The machine of the smoke test; by name, because it stands in a stack of its own. */
export const smokeMachineArn = ({ platform }: HouseStack): string =>
  `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:stateMachine:${resourceName(platform.config.stage, 'smoke-test')}`;

/** The machine of the data refresh, likewise. */
export const refreshMachineArn = ({ platform }: HouseStack): string =>
  `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:stateMachine:${resourceName(platform.config.stage, 'data-refresh')}`;

/** The machine of the mock election, likewise. */
export const mockMachineArn = ({ platform }: HouseStack): string =>
  `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:stateMachine:${resourceName(platform.config.stage, 'mock-election')}`;

/** Lets a function start them, and see whether a mock election is played or the data are refreshed: no second one at a time. */
export const allowStart = (stack: HouseStack, target: HouseFunction): void =>
  target.allow(
    new iam.PolicyStatement({
      actions: ['states:StartExecution'],
      resources: [smokeMachineArn(stack), refreshMachineArn(stack), mockMachineArn(stack)],
    }),
    new iam.PolicyStatement({
      actions: ['states:ListExecutions'],
      resources: [mockMachineArn(stack), refreshMachineArn(stack)],
    }),
  );
