import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';

const POOL = 'us-west-2_Tokens123';
const REGION = 'us-west-2';
const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export type Claims = Readonly<Record<string, unknown>>;

/** What a client's access token of the client-credentials grant says, as Cognito writes it. */
export const machineClaims = (clientId: string, change: Claims = {}): Claims => {
  const now = Math.floor(Date.now() / 1000);
  return {
    sub: clientId,
    token_use: 'access',
    scope: 'county-api/use',
    auth_time: now,
    iss: `https://cognito-idp.${REGION}.amazonaws.com/${POOL}`,
    exp: now + 3600,
    iat: now,
    version: 2,
    jti: '00000000-0000-4000-8000-000000000000',
    client_id: clientId,
    ...change,
  };
};

/** A user pool that signs whatever it is told, and serves its keys as Cognito does. */
export const openMint = async () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const strangers = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...rsa.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig' };
  // A second entry without `alg`: the key itself must not say what a token may be signed with.
  const keys = [
    { ...jwk, alg: 'RS256' },
    { ...jwk, kid: 'any' },
  ];
  let answer: { readonly status: number; readonly body: string } = { status: 200, body: JSON.stringify({ keys }) };
  const server = createServer((_request, response) => void response.writeHead(answer.status).end(answer.body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  const signed = (claims: Claims, header: Claims = {}, hash = 'RSA-SHA256', key = rsa.privateKey): string => {
    const input = `${encoded({ kid: 'one', alg: 'RS256', ...header })}.${encoded(claims)}`;
    return `${input}.${sign(hash, Buffer.from(input), key).toString('base64url')}`;
  };
  return {
    settings: { region: REGION, userPoolId: POOL, endpoint: `http://127.0.0.1:${port}` },
    signed,
    /** From now on the keys are asked for in vain. */
    answerKeysWith: (status: number, body: string): void => {
      answer = { status, body };
    },
    /** A token of the right form by somebody else's key. */
    forged: (claims: Claims): string => signed(claims, {}, 'RSA-SHA256', strangers.privateKey),
    close: (): void => void server.close(),
  };
};
