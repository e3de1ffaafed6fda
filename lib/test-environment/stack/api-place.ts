import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type { TableAccess } from '../../platform/constructs/data-access.ts';

/** Where the county API answers, and the user pool that gives tokens for it. */
export type ApiPlace = { readonly clients: cognito.UserPool; readonly tokenUrl: string; readonly apiUrl: string };

/** What it takes to enter a credential of a county for a while. */
export const CLIENT_TABLES = {
  settings: { actions: ['PutItem', 'DeleteItem'], keys: ['CLIENT#*'] },
} as const satisfies TableAccess;

/** What a function is told that calls the API as a county. */
export const accessEnvironment = ({ clients, tokenUrl, apiUrl }: ApiPlace) => ({
  USER_POOL_ID: clients.userPoolId,
  TOKEN_URL: tokenUrl,
  API_URL: apiUrl,
});
