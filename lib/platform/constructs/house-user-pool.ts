import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { HouseStack } from './house-stack.ts';

/** What every user pool has: nobody enters by themselves, a password is long and never enough, and production keeps the pool. */
export const housePoolProps = ({ platform }: HouseStack, tempPasswordValidity: Duration): cognito.UserPoolProps => ({
  selfSignUpEnabled: false,
  mfa: cognito.Mfa.REQUIRED,
  mfaSecondFactor: { otp: true, sms: false },
  passwordPolicy: {
    minLength: 14,
    requireDigits: true,
    requireLowercase: true,
    requireSymbols: true,
    requireUppercase: true,
    tempPasswordValidity,
  },
  featurePlan: cognito.FeaturePlan.PLUS,
  standardThreatProtectionMode: cognito.StandardThreatProtectionMode.FULL_FUNCTION,
  deletionProtection: platform.config.protected,
  removalPolicy: platform.config.disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
});
