import { randomBytes } from 'node:crypto';
import {
  AdminCreateUserCommand,
  type CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Accounts } from '../ports.ts';

/** A password for once, of every kind of character that the pool asks for. Cognito emails it; nothing of ours keeps it. */
export const temporaryPassword = (): string => `Aa1-${randomBytes(15).toString('base64url')}`;

/**
 * Accounts of a Cognito user pool in which nobody can sign up alone. Whoever opened the invitation's link reads mail at the
 * address, so that it counts as verified; Cognito emails a temporary password to it.
 */
export const cognitoAccounts = (client: CognitoIdentityProviderClient, userPoolId: string): Accounts => ({
  ensure: async ({ email, name }) => {
    const UserAttributes = [
      { Name: 'email', Value: email.toLowerCase() },
      { Name: 'email_verified', Value: 'true' },
      { Name: 'name', Value: name },
    ];
    const create = new AdminCreateUserCommand({
      UserPoolId: userPoolId,
      Username: email.toLowerCase(),
      UserAttributes,
      TemporaryPassword: temporaryPassword(),
      DesiredDeliveryMediums: ['EMAIL'],
    });
    try {
      await client.send(create);
    } catch (error) {
      if (!(error instanceof UsernameExistsException)) throw error;
    }
  },
});
