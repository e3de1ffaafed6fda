import { createHmac } from 'node:crypto';
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { MaskingKey } from '../ports.ts';

const HEX_DIGITS = 32;

/** HMAC-SHA-256 under the source's secret, cut to 128 bits. The secret is read once; throws when it cannot be. */
export const secretsManagerMaskingKey =
  (client: SecretsManagerClient, name: string): MaskingKey =>
  async () => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: name }));
    if (SecretString === undefined || SecretString.length < HEX_DIGITS)
      throw new Error('The masking key is not a key.');
    return (label, text) => {
      const digest = createHmac('sha256', SecretString)
        .update(JSON.stringify([label, text]))
        .digest('hex');
      return BigInt(`0x${digest.slice(0, HEX_DIGITS)}`);
    };
  };
