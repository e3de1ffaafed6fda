import { RemovalPolicy } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { platformOf } from './house-stack.ts';

/**
 * An encrypted log group. Logs carry codes and no personal data; they are kept for as long as the stage's file says, and
 * never for less than the 22 months that federal law asks of election records (52 U.S.C. 20701). What is no such record, and
 * names people's addresses, is kept for fewer `days`.
 */
export const houseLogGroup = (
  scope: Construct,
  id: string,
  name: string,
  days: logs.RetentionDays = platformOf(scope).config.retention.logDays,
): logs.LogGroup => {
  const { config, keys } = platformOf(scope);
  return new logs.LogGroup(scope, id, {
    logGroupName: name,
    encryptionKey: keys.operations,
    retention: days,
    removalPolicy: config.disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
};
