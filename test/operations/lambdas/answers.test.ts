import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { answersOf } from '../../../lambdas/operations/answers-wiring.ts';
import { csvResponse } from '../../../lib/site-kit/csv-response.ts';

/** What API Gateway hands over, and what it answers. */
const event = (path: string) => ({
  httpMethod: 'GET',
  path,
  resource: path,
  headers: { host: 'pages.example.org' },
  multiValueHeaders: { host: ['pages.example.org'] },
  queryStringParameters: null,
  multiValueQueryStringParameters: null,
  body: null,
  isBase64Encoded: false,
  requestContext: { path, httpMethod: 'GET', stage: 'live', identity: {} },
});
type Answer = { readonly body: string; readonly isBase64Encoded: boolean };

it('a table’s file reaches a spreadsheet with the mark that says that it is UTF-8', async () => {
  const site = new Hono()
    .get('/file', () => csvResponse('people', [['José Muñoz']]))
    .get('/page', (context) => context.html('<p>José</p>'));
  const ask = async (path: string) => (await answersOf(site)(event(path) as never)) as unknown as Answer;
  const file = await ask('/file');
  expect(file.isBase64Encoded).toBe(true);
  const bytes = Buffer.from(file.body, 'base64');
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(bytes.subarray(3).toString('utf8')).toBe('José Muñoz\r\n');
  expect(await ask('/page')).toMatchObject({ isBase64Encoded: false, body: '<p>José</p>' });
});
