import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { HouseFunction } from '../platform/constructs/house-function.ts';
import { type HouseStack, platformOf } from '../platform/constructs/house-stack.ts';
import { emailSetName } from '../platform/names.ts';

/** Who mail to staff is from: about checks, or about access. */
export const mailEnvironment = (
  stack: HouseStack,
  from: 'votecal-sync' | 'rollcall-access' = 'votecal-sync',
): { readonly MAIL_FROM: string } => ({ MAIL_FROM: `${from}@${stack.platform.config.emailDomain}` });

/** Lets a function email staff. */
export const allowMail = (target: HouseFunction): void => {
  const { emailDomain, stage } = platformOf(target).config;
  const place = `arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}`;
  // What the identity sends goes through its configuration set: SES asks for both.
  const resources = [`${place}:identity/${emailDomain}`, `${place}:configuration-set/${emailSetName(stage)}`];
  target.allow(new iam.PolicyStatement({ actions: ['ses:SendEmail'], resources }));
};
