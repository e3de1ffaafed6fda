import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { machineVariable, resourceName } from '../names.ts';
import type { HouseFunction } from './house-function.ts';
import type { HouseStack } from './house-stack.ts';

/** By name and not by reference: the machine refers to functions of the same stack. */
const machineArn = (stack: HouseStack): string => {
  const name = resourceName(stack.platform.config.stage, 'take-in-file');
  return `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:stateMachine:${name}`;
};

/** The environment of a function that starts taking a file in, or goes on with one. */
export const takeInEnvironment = (stack: HouseStack): Readonly<Record<string, string>> => ({
  [machineVariable('take-in-file')]: machineArn(stack),
});

/** Lets it. */
export const allowTakingIn = (stack: HouseStack, target: HouseFunction): void => {
  target.allow(new iam.PolicyStatement({ actions: ['states:StartExecution'], resources: [machineArn(stack)] }));
};
