import { RemovalPolicy } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { platformOf } from './house-stack.ts';

/**
 * An encrypted log group. Logs carry codes and no personal data; they are kept for the 22 months that federal law asks
 * of election records (52 U.S.C. 20701), rounded up to what CloudWatch offers.
 */
export const houseLogGroup = (scope: Construct, id: string, name: string): logs.LogGroup => {
  const { config, keys } = platformOf(scope);
  return new logs.LogGroup(scope, id, {
    logGroupName: name,
    encryptionKey: keys.operations,
    retention: logs.RetentionDays.TWO_YEARS,
    removalPolicy: config.disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
};
