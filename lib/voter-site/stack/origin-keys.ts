import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { acknowledge } from '../../platform/constructs/acknowledge.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { resourceName } from '../../platform/names.ts';

/** The header in which CloudFront shows the site a key that nobody else has. */
export const ORIGIN_HEADER = 'x-origin-key';

/** A secret as CloudFormation reads it when it deploys: it stands in no template. */
const secretNamed = (nameOrArn: string): string => `{{resolve:secretsmanager:${nameOrArn}:SecretString}}`;

const nameOf = (stage: string, number: number): string => resourceName(stage, `origin-key-${number}`);

/** The key with this number, read from the copy in the Region of whoever asks. */
export const originKey = (stage: string, number: number): string => secretNamed(nameOf(stage, number));

/**
 * The keys that the site lets in: the one with the number of the stage's file, and the one before it, which CloudFront
 * shows until it is told the new one. Each is made at random, and copied to where CloudFront's stack reads it.
 */
export const originKeys = (stack: HouseStack, current: number, edgeRegion: string): readonly string[] =>
  [current - 1, current].map((number) => {
    const { config, keys } = stack.platform;
    const secret = new CfnSecret(stack, `OriginKey${number}`, {
      name: nameOf(config.stage, number),
      description: 'Shows the voter site that CloudFront asks',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      kmsKeyId: keys.operations.keyArn,
      ...(config.region === edgeRegion ? {} : { replicaRegions: [{ region: edgeRegion }] }),
    });
    acknowledge(secret, {
      'AwsSolutions-SMG4': ROTATION,
      'NIST.800.53.R5-SecretsManagerRotationEnabled': ROTATION,
    });
    return secretNamed(secret.ref);
  });

const ROTATION =
  'CloudFront and the firewall take it when they are deployed: it is renewed by a number in the stage’s file, and a deployment.';
