import { randomBytes } from 'node:crypto';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  InvalidRequestException,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { WebhookSecrets } from '../ports.ts';

/** Bytes of a signing secret: as many as the hash that it goes into puts out. */
const SECRET_BYTES = 32;

/** Days in which a secret that was given up by mistake can be had back; Secrets Manager's shortest. */
const RECOVERABLE_DAYS = 7;

/** Signing secrets in Secrets Manager. `prefix`: how their names begin; `keyId`: the key that encrypts them. */
export const secretsManagerWebhooks = (
  client: SecretsManagerClient,
  { prefix, keyId }: { readonly prefix: string; readonly keyId: string },
): Pick<WebhookSecrets, 'create' | 'remove'> => ({
  create: async (county) => {
    // A name that is given up cannot be used again for a week.
    const name = `${prefix}${county}-${randomBytes(6).toString('hex')}`;
    const value = randomBytes(SECRET_BYTES).toString('base64url');
    const description = `Signs what the system of county ${county} is told`;
    await client.send(
      new CreateSecretCommand({ Name: name, SecretString: value, KmsKeyId: keyId, Description: description }),
    );
    return { name, value };
  },
  // One that is gone, or waits for its deletion, stays so.
  remove: async (name) => {
    try {
      await client.send(new DeleteSecretCommand({ SecretId: name, RecoveryWindowInDays: RECOVERABLE_DAYS }));
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException || error instanceof InvalidRequestException)) throw error;
    }
  },
});
