import {
  AdminCreateUserCommand,
  type CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Accounts } from '../ports.ts';

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
      DesiredDeliveryMediums: ['EMAIL'],
    });
    try {
      await client.send(create);
    } catch (error) {
      if (!(error instanceof UsernameExistsException)) throw error;
    }
  },
});
