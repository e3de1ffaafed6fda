import {
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, it } from 'vitest';
import { cognitoAccounts } from '../../../lib/staff/adapters/cognito-accounts.ts';

it('makes an account whose address counts as verified, once', async () => {
  const cognito = mockClient(CognitoIdentityProviderClient);
  const accounts = cognitoAccounts(new CognitoIdentityProviderClient({ region: 'us-west-2' }), 'pool');
  const who = { name: 'Nora New', email: 'Nora@Example.org' };
  cognito.on(AdminCreateUserCommand).resolves({});
  await accounts.ensure(who);
  expect(cognito.commandCalls(AdminCreateUserCommand)[0]?.args[0].input).toMatchObject({
    UserPoolId: 'pool',
    Username: 'nora@example.org',
    DesiredDeliveryMediums: ['EMAIL'],
    UserAttributes: expect.arrayContaining([{ Name: 'email_verified', Value: 'true' }]),
  });
  cognito.reset();
  cognito.on(AdminCreateUserCommand).rejects(new UsernameExistsException({ message: 'x', $metadata: {} }));
  await accounts.ensure(who);
  cognito.reset();
  cognito.on(AdminCreateUserCommand).rejects(new Error('throttled'));
  await expect(accounts.ensure(who)).rejects.toThrow('throttled');
});
