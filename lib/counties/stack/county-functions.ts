import type * as cognito from 'aws-cdk-lib/aws-cognito';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { ApiLambdaOf } from '../../platform/api-routes.ts';
import type { Consequence } from '../../platform/constructs/alarm.ts';
import { API_GUARD_TABLES, type TableAccess } from '../../platform/constructs/data-access.ts';
import { byName, type FunctionsOf, HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { allowWebhookSecrets } from '../../platform/constructs/secret-access.ts';
import { webhookSecretPrefix } from '../../platform/names.ts';

const COUNTIES_FAIL: Consequence = {
  impact: 'Counties’ contacts, systems and credentials cannot be registered or changed; what is on file holds.',
  runbook: 'a-county-cannot-be-registered',
};

/** Counties' files, with pointers to their credentials, and the credentials. */
const FILES = 'COUNTY#*';
const CLIENTS = 'CLIENT#*';

/** The calls about counties; those about credentials work in the user pool that gives tokens. */
export const countyFunctions = (
  stack: HouseStack,
  { userPool }: { readonly userPool: cognito.UserPool },
): FunctionsOf<ApiLambdaOf<'counties'>> => {
  const secrets = {
    SECRET_PREFIX: webhookSecretPrefix(stack.platform.config.stage),
    SECRETS_KEY: stack.platform.keys.operations.keyArn,
  };
  const read = new HouseFunction(stack, 'read-county', {
    description: 'Shows what is on file of a county',
    tables: {
      settings: { actions: ['GetItem', 'BatchGetItem', 'Query'], keys: [FILES, CLIENTS] },
      ...API_GUARD_TABLES,
    },
    clock: true,
    ...COUNTIES_FAIL,
  });
  const contacts = new HouseFunction(stack, 'change-contacts', {
    description: 'Changes an elections office’s contacts',
    tables: { settings: { actions: ['GetItem', 'PutItem'], keys: [FILES] }, ...API_GUARD_TABLES },
    ...COUNTIES_FAIL,
  });
  const system = new HouseFunction(stack, 'register-system', {
    description: 'Registers a county’s election management system and makes the secret of its endpoint',
    tables: { settings: { actions: ['GetItem', 'PutItem'], keys: [FILES] }, ...API_GUARD_TABLES },
    clock: true,
    environment: secrets,
    ...COUNTIES_FAIL,
  });
  allowWebhookSecrets(system, 'CreateSecret', 'DeleteSecret');
  const test = new HouseFunction(stack, 'test-endpoint', {
    description: 'Sends a signed test event to a county’s new endpoint',
    tables: { settings: { actions: ['GetItem', 'PutItem'], keys: [FILES] }, ...API_GUARD_TABLES },
    clock: true,
    environment: secrets,
    ...COUNTIES_FAIL,
  });
  allowWebhookSecrets(test, 'GetSecretValue', 'DeleteSecret');
  const issue = new HouseFunction(stack, 'issue-client', {
    description: 'Issues a credential to a county’s system or to its print vendor',
    tables: {
      settings: { actions: ['BatchGetItem', 'Query', 'PutItem'], keys: [FILES, CLIENTS] },
      ...optInTable(stack),
      ...API_GUARD_TABLES,
    },
    clock: true,
    environment: { USER_POOL_ID: userPool.userPoolId },
    ...COUNTIES_FAIL,
  });
  allowClients(issue, userPool, 'CreateUserPoolClient');
  const rotate = new HouseFunction(stack, 'rotate-client', {
    description: 'Renews a credential',
    tables: {
      settings: { actions: ['GetItem', 'PutItem', 'UpdateItem'], keys: [FILES, CLIENTS] },
      ...optInTable(stack),
      ...API_GUARD_TABLES,
    },
    clock: true,
    environment: { USER_POOL_ID: userPool.userPoolId },
    ...COUNTIES_FAIL,
  });
  allowClients(rotate, userPool, 'CreateUserPoolClient', 'DeleteUserPoolClient');
  const revoke = new HouseFunction(stack, 'revoke-client', {
    description: 'Revokes a credential',
    tables: { settings: { actions: ['GetItem', 'UpdateItem'], keys: [CLIENTS] }, ...API_GUARD_TABLES },
    clock: true,
    environment: { USER_POOL_ID: userPool.userPoolId },
    ...COUNTIES_FAIL,
  });
  allowClients(revoke, userPool, 'DeleteUserPoolClient');
  return byName(read, contacts, system, test, issue, rotate, revoke);
};

/** What whoever issues or renews credentials reads in a County Test Environment: whether the county has opted in. */
export const optInTable = ({ platform }: HouseStack): TableAccess =>
  platform.config.testEnvironment ? { releases: { actions: ['GetItem'], keys: ['COUNTY#*'] } } : {};

/** Lets a function make or remove credentials in the pool of counties’ systems. */
export const allowClients = (
  target: HouseFunction,
  userPool: cognito.UserPool,
  ...actions: readonly ('CreateUserPoolClient' | 'DeleteUserPoolClient')[]
): void => {
  target.allow(
    new iam.PolicyStatement({
      actions: actions.map((action) => `cognito-idp:${action}`),
      resources: [userPool.userPoolArn],
    }),
  );
};
