import { RemovalPolicy } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Platform } from './platform.ts';

/**
 * An encrypted log group. Logs carry codes and no personal data; they are kept for the 22 months that federal law asks
 * of election records (52 U.S.C. 20701), rounded up to what CloudWatch offers.
 */
export const houseLogGroup = (scope: Construct, id: string, platform: Platform, name: string): logs.LogGroup =>
  new logs.LogGroup(scope, id, {
    logGroupName: name,
    encryptionKey: platform.keys.operations,
    retention: logs.RetentionDays.TWO_YEARS,
    removalPolicy: platform.config.disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
  });
