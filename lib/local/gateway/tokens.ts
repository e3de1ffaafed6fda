import { CreateUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { apiClientKey } from '../../county-api/adapters/api-clients.ts';
import type { ApiClient } from '../../county-api/ports.ts';
import { API_SCOPE } from '../../platform/credentials.ts';
import { resourceName } from '../../platform/names.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { LocalClients } from '../aws/clients.ts';
import { localTable, STAGE } from '../aws/names.ts';
import { LocalFailure } from '../base/local-failure.ts';

/** Access tokens for whoever tests. */
export type Tokens = {
  ofCounty(county: CountyCode): Promise<string>;
  ofSos(): Promise<string>;
};

type Credentials = { readonly clientId: string; readonly clientSecret: string };

/** Tokens live for an hour; a new one is fetched a little before. Milliseconds. */
const KEPT = 50 * 60_000;

const TokenAnswer = z.object({ access_token: z.string() });

/** `bearer-county-03`, `bearer-sos` */
const nameOf = ({ county }: ApiClient): string => `bearer-${county === null ? 'sos' : `county-${county}`}`;

const createClient = async (clients: LocalClients, userPoolId: string, who: ApiClient): Promise<Credentials> => {
  const { UserPoolClient } = await clients.cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId: userPoolId,
      ClientName: resourceName(STAGE, nameOf(who)),
      GenerateSecret: true,
      AllowedOAuthFlows: ['client_credentials'],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: [API_SCOPE],
    }),
  );
  const { ClientId, ClientSecret } = UserPoolClient ?? {};
  if (!ClientId || !ClientSecret) throw new Error('Cognito made a client without an id or a secret.');
  const Item = { ...apiClientKey(ClientId), ...who };
  await clients.dynamodb.send(new PutCommand({ TableName: localTable('settings'), Item }));
  return { clientId: ClientId, clientSecret: ClientSecret };
};

const fetchToken = async (endpoint: string, { clientId, clientSecret }: Credentials): Promise<string> => {
  const answer = await fetch(`${endpoint}/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: API_SCOPE }),
  });
  if (!answer.ok) throw new LocalFailure(`The token endpoint answered ${answer.status}: ${await answer.text()}`);
  return TokenAnswer.parse(await answer.json()).access_token;
};

/**
 * Real access tokens of the client-credentials grant. Each county's client is made in the user pool, and entered in
 * the settings table, when somebody first asks for its token.
 */
export const createTokens = (clients: LocalClients, userPoolId: string, endpoint: string): Tokens => {
  const credentials = new Map<string, Promise<Credentials>>();
  const tokens = new Map<string, { readonly token: Promise<string>; readonly until: number }>();
  const tokenOf = (who: ApiClient): Promise<string> => {
    const name = nameOf(who);
    const known = tokens.get(name);
    if (known && known.until > Date.now()) return known.token;
    const client = credentials.get(name) ?? createClient(clients, userPoolId, who);
    credentials.set(name, client);
    const token = client.then((pair) => fetchToken(endpoint, pair));
    tokens.set(name, { token, until: Date.now() + KEPT });
    token.catch(() => tokens.delete(name));
    client.catch(() => credentials.delete(name));
    return token;
  };
  return {
    ofCounty: (county) => tokenOf({ role: 'county-ems', county }),
    ofSos: () => tokenOf({ role: 'sos-system', county: null }),
  };
};
