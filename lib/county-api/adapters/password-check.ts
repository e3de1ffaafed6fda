import { SafeError } from '../../shared/safe-error.ts';
import type { PasswordCheck } from '../ports.ts';

const TIMEOUT_MS = 4_000;

/** What the token endpoint answers to a client or a secret that it does not know (RFC 6749, 5.2). */
const REFUSED: readonly number[] = [400, 401];

/** Asks a Cognito user pool for a token with a client's own secret, and throws the token away. */
export const cognitoPasswordCheck =
  (tokenUrl: string, scope: string): PasswordCheck =>
  async ({ clientId, secret }) => {
    const asked = fetch(tokenUrl, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer = await asked.catch((cause: unknown) => {
      throw new SafeError('PasswordNotChecked', 'The user pool’s token endpoint cannot be reached.', { cause });
    });
    if (answer.ok) return true;
    if (REFUSED.includes(answer.status)) return false;
    throw new SafeError('PasswordNotChecked', 'The user pool’s token endpoint answers with a fault.');
  };
