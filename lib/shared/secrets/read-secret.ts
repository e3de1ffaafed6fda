import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

/** The value of a secret by its name; undefined when there is none, or none any more. Throws when it cannot be asked for. */
export type ReadSecret = (name: string) => Promise<string | undefined>;

/** Reads secrets from Secrets Manager. */
export const readSecretsOf =
  (client: SecretsManagerClient): ReadSecret =>
  async (name) => {
    try {
      return (await client.send(new GetSecretValueCommand({ SecretId: name }))).SecretString;
    } catch (error) {
      if (error instanceof ResourceNotFoundException || isBeingDeleted(error)) return undefined;
      throw error;
    }
  };

/** A secret that waits for its deletion is refused as an invalid request. */
const isBeingDeleted = (error: unknown): boolean => error instanceof Error && error.name === 'InvalidRequestException';
