import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cognitoPasswordCheck } from '../../../lib/county-api/adapters/password-check.ts';

const PASSWORD = { clientId: 'usps-03', secret: 'a:b' };
let answer = 200;
let heard: string | undefined;
const server = createServer((request, response) => {
  heard = request.headers.authorization;
  response.writeHead(answer).end('{}');
});
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve())));
afterAll(() => new Promise((resolve) => void server.close(resolve)));
const check = () =>
  cognitoPasswordCheck(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, 'use')(PASSWORD);

describe('whether a secret is its client’s', () => {
  it.each([
    [200, true],
    [400, false],
    [401, false],
  ])('is what the user pool says: %i', async (status, isRight) => {
    answer = status;
    expect(await check()).toBe(isRight);
    expect(heard).toBe(`Basic ${Buffer.from('usps-03:a:b').toString('base64')}`);
  });

  it('is not known when it fails, or is not there', async () => {
    answer = 500;
    await expect(check()).rejects.toThrow('answers with a fault');
    await expect(cognitoPasswordCheck('http://127.0.0.1:1/', 'use')(PASSWORD)).rejects.toThrow('cannot be reached');
  });
});
