import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { CountySystems } from '../../shared/county-systems.ts';
import { webhookSecretPrefix } from '../names.ts';
import { acknowledgeWildcards } from './acknowledge.ts';
import type { HouseFunction } from './house-function.ts';
import { platformOf } from './house-stack.ts';

/** What functions do with secrets. */
type SecretAction = 'GetSecretValue' | 'CreateSecret' | 'DeleteSecret';

/**
 * Lets a function use the secrets that sign what counties' systems are told, and their key through Secrets Manager. They are
 * made when a county is registered, under the operations key. Whoever has them calls the systems, or registers their addresses: it is
 * told where they may be.
 */
export const allowWebhookSecrets = (target: HouseFunction, ...actions: readonly SecretAction[]): void => {
  const systems: CountySystems = platformOf(target).config.emulated ? 'simulated' : 'public';
  target.function.addEnvironment('COUNTY_SYSTEMS', systems);
  const names = `secret:${webhookSecretPrefix(platformOf(target).config.stage)}*`;
  target.allow(
    new iam.PolicyStatement({
      actions: actions.map((action) => `secretsmanager:${action}`),
      resources: [`arn:${Aws.PARTITION}:secretsmanager:${Aws.REGION}:${Aws.ACCOUNT_ID}:${names}`],
    }),
  );
  target.allowSecretKey('operations');
  acknowledgeWildcards(target.node.findChild('Access'), {
    [`arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:${names}`]:
      'Each county’s secret is made when its system is registered, and Secrets Manager ends its name with signs of its own.',
  });
};
