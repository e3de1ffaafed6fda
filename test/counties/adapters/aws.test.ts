import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  DeleteUserPoolClientCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  GetSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { addressFaultIn } from '../../../lib/counties/adapters/address-fault.ts';
import { cognitoClients } from '../../../lib/counties/adapters/cognito-clients.ts';
import { webhookTest } from '../../../lib/counties/adapters/endpoint-test.ts';
import { secretsManagerWebhooks } from '../../../lib/counties/adapters/webhook-secrets.ts';
import { isGenuine } from '../../../lib/local/ems/signature.ts';
import type { PublicAnswer } from '../../../lib/shared/https/public-post.ts';
import { readSecretsOf } from '../../../lib/shared/secrets/read-secret.ts';

const cognito = mockClient(CognitoIdentityProviderClient);
const manager = mockClient(SecretsManagerClient);
beforeEach(() => {
  cognito.reset();
  manager.reset();
});

it('a credential in the pool is for the county API alone, and one that is gone is removed', async () => {
  const pool = cognitoClients(new CognitoIdentityProviderClient({}), { userPoolId: 'p', scope: 'county-api/use' });
  cognito.on(CreateUserPoolClientCommand).resolves({ UserPoolClient: { ClientId: 'c', ClientSecret: 's' } });
  expect(await pool.create('03 county-ems DFM')).toEqual({ clientId: 'c', clientSecret: 's' });
  expect(cognito.commandCalls(CreateUserPoolClientCommand)[0]?.args[0].input).toMatchObject({
    AllowedOAuthFlows: ['client_credentials'],
    AllowedOAuthScopes: ['county-api/use'],
    ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
    GenerateSecret: true,
  });
  cognito.on(DeleteUserPoolClientCommand).rejects(new ResourceNotFoundException({ $metadata: {}, message: 'gone' }));
  await pool.remove('c');
  cognito.on(DeleteUserPoolClientCommand).rejects(new Error('away'));
  await expect(pool.remove('c')).rejects.toThrow('away');
});

it('secrets are made at random under the key, and no two have one name', async () => {
  const secrets = secretsManagerWebhooks(new SecretsManagerClient({}), {
    prefix: 'rollcall-prod-webhook-',
    keyId: 'k',
  });
  manager.on(CreateSecretCommand).resolves({});
  manager.on(DeleteSecretCommand).resolves({});
  const made = [await secrets.create('03'), await secrets.create('03')];
  expect(new Set(made.map(({ name }) => name)).size).toBe(2);
  for (const { name, value } of made) {
    expect(name).toMatch(/^rollcall-prod-webhook-03-[0-9a-f]{12}$/);
    expect(Buffer.from(value, 'base64url')).toHaveLength(32);
  }
  expect(manager.commandCalls(CreateSecretCommand)[0]?.args[0].input).toMatchObject({ KmsKeyId: 'k' });
  manager.on(GetSecretValueCommand).rejects(Object.assign(new Error('marked'), { name: 'InvalidRequestException' }));
  expect(await readSecretsOf(new SecretsManagerClient({}))('x')).toBeUndefined();
});

const TEST = { url: 'https://ems.example.org/', secret: 'a-secret-of-the-county', county: '03', at: 'now' };

it.each<[string, (challenge: string) => PublicAnswer, string]>([
  [
    'answers with the challenge',
    (challenge) => ({ kind: 'answered', status: 200, body: JSON.stringify({ challenge }) }),
    'proven',
  ],
  ['answers with nothing', () => ({ kind: 'answered', status: 204, body: '' }), 'answered-otherwise'],
  [
    'answers with another’s challenge',
    () => ({ kind: 'answered', status: 200, body: '{"challenge":"x"}' }),
    'answered-otherwise',
  ],
  [
    'refuses',
    (challenge) => ({ kind: 'answered', status: 401, body: JSON.stringify({ challenge }) }),
    'answered-otherwise',
  ],
  [
    'redirects',
    (challenge) => ({ kind: 'answered', status: 302, body: JSON.stringify({ challenge }) }),
    'answered-otherwise',
  ],
  ['is silent', () => ({ kind: 'unanswered' }), 'unanswered'],
  ['leads inside', () => ({ kind: 'not-called', fault: 'inside-address' }), 'not-called'],
])('an endpoint that %s', async (_, answer, outcome) => {
  const told = webhookTest(
    async (_url, { body, headers }) => {
      expect(isGenuine(headers['Rollcall-Signature'], TEST.secret, body, 1_780_000_000)).toBe(true);
      return answer((JSON.parse(body) as { challenge: string }).challenge);
    },
    () => 1_780_000_000,
  );
  expect((await told(TEST)).kind).toBe(outcome);
});

it('only where counties’ systems are simulated is the own loopback taken, whatever the stage is called', () => {
  for (const own of ['http://127.0.0.1:8787/local/ems/hooks/03', 'http://localhost:8787/local/ems/hooks/03']) {
    expect(addressFaultIn('simulated')(own)).toBeUndefined();
    expect(addressFaultIn('public')(own)).toMatch(/https/);
  }
  expect(addressFaultIn('simulated')('http://169.254.169.254/')).toMatch(/https/);
  expect(addressFaultIn('public')('https://ems.county.example.org/hook')).toBeUndefined();
});
