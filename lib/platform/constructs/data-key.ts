import type { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { resourceName } from '../names.ts';
import { KEY_WRITING, throughServices } from './data-access.ts';

/** What managing a key takes, its use not among it. Source: KMS Developer Guide, "Allow key administrators". */
const ADMINISTRATION: readonly string[] = [
  'kms:CancelKeyDeletion',
  'kms:CreateAlias',
  'kms:DeleteAlias',
  'kms:DescribeKey',
  'kms:DisableKey',
  'kms:DisableKeyRotation',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListAliases',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListKeyRotations',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:RevokeGrant',
  'kms:RotateKeyOnDemand',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateAlias',
  'kms:UpdateKeyDescription',
];

const rolesNamed = (stack: Stack, ...names: readonly string[]) => ({
  ArnLike: { 'aws:PrincipalArn': names.map((name) => `arn:${stack.partition}:iam::${stack.account}:role/${name}`) },
});

/**
 * Who may use a key that protects personal data, where the usual policy lets anybody whom an IAM policy of the
 * account allows: roles of the stage by their names, through DynamoDB and S3 only, and still no more than their own
 * policies say. The account may manage the key, its policy too, but not decrypt with it: so nobody is locked out, and an
 * emergency's role (docs/runbook.md, "Somebody must read encrypted data") is one that CloudTrail shows being made.
 */
export const dataKeyPolicy = (stack: Stack, stage: string): iam.PolicyDocument => {
  const account = { principals: [new iam.AccountRootPrincipal()], resources: ['*'] };
  return new iam.PolicyDocument({
    statements: [
      new iam.PolicyStatement({ sid: 'Manage', ...account, actions: [...ADMINISTRATION] }),
      new iam.PolicyStatement({
        sid: 'UseThroughServices',
        ...account,
        actions: [...KEY_WRITING],
        conditions: { ...rolesNamed(stack, resourceName(stage, '*')), ...throughServices('dynamodb', 's3') },
      }),
      // Whoever makes a table lets DynamoDB use its key: CloudFormation, under the role that `cdk bootstrap` made, and
      // whoever restores one.
      new iam.PolicyStatement({
        sid: 'MakeTables',
        ...account,
        actions: [...KEY_WRITING, 'kms:CreateGrant'],
        conditions: {
          ...rolesNamed(stack, `cdk-*-cfn-exec-role-${stack.account}-${stack.region}`, resourceName(stage, 'restore')),
          ...throughServices('dynamodb'),
        },
      }),
    ],
  });
};
