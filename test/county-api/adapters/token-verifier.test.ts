import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cognitoTokenVerifier } from '../../../lib/county-api/adapters/token-verifier.ts';
import type { TokenVerifier } from '../../../lib/county-api/ports.ts';
import { type Claims, machineClaims, openMint } from '../token-mint.ts';

let mint: Awaited<ReturnType<typeof openMint>>;
let tokens: TokenVerifier;
beforeAll(async () => {
  mint = await openMint();
  tokens = cognitoTokenVerifier({ ...mint.settings, scope: 'county-api/use' });
});
afterAll(() => mint.close());

const SECONDS = Math.floor(Date.now() / 1000);
const without = (claim: string): Claims =>
  Object.fromEntries(Object.entries(machineClaims('c')).filter(([name]) => name !== claim));

describe('an access token of the county API', () => {
  it.each([
    ['as Cognito makes it', {}],
    ['with another scope beside ours', { scope: 'other/read county-api/use' }],
  ])('is taken: %s', async (_which, change) => {
    expect(await tokens.clientIdOf(mint.signed(machineClaims('client-03', change)))).toBe('client-03');
  });

  it.each<[string, Claims]>([
    ['without an end', without('exp')],
    ['that has ended', machineClaims('c', { exp: SECONDS - 1 })],
    ['that ends at no time', machineClaims('c', { exp: 'never' })],
    ['that ends in ten years', machineClaims('c', { exp: SECONDS + 315_360_000 })],
    ['that begins tomorrow', machineClaims('c', { nbf: SECONDS + 86_400 })],
    ['without a scope', without('scope')],
    ['for the pages', machineClaims('c', { scope: 'operations/read' })],
    ['for a scope that begins like ours', machineClaims('c', { scope: 'county-api/use-nothing' })],
    ['of a person', machineClaims('c', { sub: 'b7d1c8a0-person', username: 'maria' })],
    ['of a person whose name is left out', machineClaims('c', { sub: 'b7d1c8a0-person' })],
    ['of a person who is in a group', machineClaims('c', { 'cognito:groups': ['sos'] })],
    ['that is an identity token', machineClaims('c', { token_use: 'id', aud: 'c' })],
    ['that is a refresh token', machineClaims('c', { token_use: 'refresh' })],
    ['that names no use', without('token_use')],
    ['of nobody', without('client_id')],
    ['of an empty client', machineClaims('')],
    ['of another pool', machineClaims('c', { iss: 'https://cognito-idp.us-west-2.amazonaws.com/us-west-2_Other1' })],
    ['of no pool', without('iss')],
  ])('is refused: one %s', async (_which, claims) => {
    expect(await tokens.clientIdOf(mint.signed(claims))).toBeUndefined();
  });

  it.each([
    ['a critical extension that nobody knows', { crit: ['exp', 'urn:example:must-know'] }, undefined],
    ['an empty list of critical extensions', { crit: [] }, undefined],
    ['an unencoded payload', { b64: false, crit: ['b64'] }, undefined],
    ['another hash of the same key', { kid: 'any', alg: 'RS512' }, 'RSA-SHA512'],
    ['no algorithm', { alg: 'none' }, undefined],
    ['a secret instead of a key', { alg: 'HS256' }, undefined],
    ['a key of its own', { kid: 'own', jwk: { kty: 'RSA' } }, undefined],
    ['the address of its key', { kid: 'own', jku: 'https://example.org/keys' }, undefined],
  ])('is refused: one with %s in its header', async (_which, header, hash) => {
    expect(await tokens.clientIdOf(mint.signed(machineClaims('c'), header, hash))).toBeUndefined();
  });

  it('is refused when it is forged, altered, cut or no token at all', async () => {
    const good = mint.signed(machineClaims('c'));
    const [head = '', payload = '', signature = ''] = good.split('.');
    const altered = Buffer.from(JSON.stringify(machineClaims('other'))).toString('base64url');
    const texts = [
      mint.forged(machineClaims('c')),
      `${head}.${altered}.${signature}`,
      `${head}.${payload}.`,
      `${head}.${payload}`,
      good.slice(0, -5),
      `${good}.${signature}`,
      '',
      'x.y.z',
    ];
    for (const text of texts) expect(await tokens.clientIdOf(text)).toBeUndefined();
  });
});

describe('keys that cannot be had', () => {
  it.each([
    ['the pool is gone', 404, ''],
    ['the answer is no JSON', 200, '<html>'],
    ['the answer holds no keys', 200, '{}'],
    ['a key is none', 200, '{"keys":[{"kid":"one"}]}'],
  ])('say nothing about a token: %s', async (_why, status, body) => {
    const other = await openMint();
    other.answerKeysWith(status, body);
    const judging = cognitoTokenVerifier({ ...other.settings, scope: 'county-api/use' });
    const good = other.signed(machineClaims('client-03'));
    await expect(judging.clientIdOf(good)).rejects.toMatchObject({ name: 'KeySetUnreached' });
    // What is no token at all is refused without them.
    expect(await judging.clientIdOf('x.y.z')).toBeUndefined();
    other.close();
    await expect(judging.clientIdOf(good)).rejects.toMatchObject({ name: 'KeySetUnreached' });
  });

  it('do not open the door to a flood: a key that the set does not have is a bad token, asked once or often', async () => {
    for (let time = 0; time < 3; time += 1) {
      expect(await tokens.clientIdOf(mint.signed(machineClaims('c'), { kid: 'unknown' }))).toBeUndefined();
    }
    expect(await tokens.clientIdOf(mint.signed(machineClaims('client-03')))).toBe('client-03');
  });
});
