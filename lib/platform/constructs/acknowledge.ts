import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Acknowledges cdk-nag rules for one construct. The reason must say why the rule does not fit this very construct;
 * a test refuses boilerplate.
 */
export const acknowledge = (construct: IConstruct, reasons: Readonly<Record<string, string>>): void => {
  for (const [id, reason] of Object.entries(reasons)) Validations.of(construct).acknowledge({ id, reason });
};

/**
 * Acknowledges single wildcard resources of a policy (AwsSolutions-IAM5), each by its own finding, so that any other
 * wildcard still fails the synthesis. Resources are written as cdk-nag prints them: `arn:<AWS::Partition>:s3:::name/*`.
 */
export const acknowledgeWildcards = (policy: IConstruct, reasons: Readonly<Record<string, string>>): void =>
  acknowledge(
    policy,
    Object.fromEntries(
      Object.entries(reasons).map(([resource, reason]) => [`AwsSolutions-IAM5[Resource::${resource}]`, reason]),
    ),
  );

/** Why actions that take no resource are granted on `*`. */
export const X_RAY_REASON = 'X-Ray and log delivery actions support no resource-level permissions.';
