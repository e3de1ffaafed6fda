import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Consequence } from '../../platform/constructs/alarm.ts';
import type { TableAction } from '../../platform/constructs/data-access.ts';
import { HouseFunction, type HouseFunctionProps } from '../../platform/constructs/house-function.ts';
import type { Platform } from '../../platform/constructs/platform.ts';
import type { LambdaName } from '../../platform/lambdas.ts';
import { resourceName } from '../../platform/names.ts';

export const READ: readonly TableAction[] = ['GetItem', 'Query'];
export const WRITE: readonly TableAction[] = ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'];

const CHECKS_FAIL: Consequence = {
  impact: 'Checks of this night end without a result: the counties have no differences to work on.',
  runbook: 'a-sync-check-fails',
};

export type StepProps = Omit<HouseFunctionProps, 'platform' | keyof Consequence>;

/** What the parts of the sync checks' stack share: how they make functions, and what they let them do. */
export class SyncKit {
  /** By name and not by reference: the machine refers to the functions, which may resume its executions. */
  readonly syncCheckArn: string;
  /** Who is hurt when a step fails. */
  readonly checksFail = CHECKS_FAIL;
  readonly scope: Construct;
  readonly platform: Platform;

  constructor(scope: Construct, platform: Platform) {
    this.scope = scope;
    this.platform = platform;
    const name = resourceName(platform.config.stage, 'sync-check');
    this.syncCheckArn = `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:stateMachine:${name}`;
  }

  /** A function that asks the time, unless its props say otherwise. */
  step(name: LambdaName, props: StepProps, consequence: Consequence = CHECKS_FAIL): HouseFunction {
    return new HouseFunction(this.scope, name, { platform: this.platform, clock: true, ...consequence, ...props });
  }

  mailEnvironment(): Record<string, string> {
    return { MAIL_FROM: `votecal-sync@${this.platform.config.emailDomain}` };
  }

  /** Lets a function email counties. */
  allowMail(target: HouseFunction): void {
    const identity = `arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:identity/${this.platform.config.emailDomain}`;
    target.allow(new iam.PolicyStatement({ actions: ['ses:SendRawEmail'], resources: [identity] }));
  }

  /** Lets a function start, resume or fail executions of `sync-check`. */
  allowTokens(target: HouseFunction, ...actions: readonly string[]): void {
    target.allow(new iam.PolicyStatement({ actions: [...actions], resources: [this.syncCheckArn] }));
  }
}
