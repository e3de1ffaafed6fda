import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiContract } from '../../../lib/county-api/api/contract.ts';
import { openApiDocument } from '../../../lib/county-api/api/openapi.ts';
import { plainHandler } from '../../../lib/runtime/plain-handler.ts';
import { env } from './env.ts';
import { serveOpenApi } from './handler.tsx';

const beside = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');

const testEnvironment = env.TEST_ENVIRONMENT === 'yes';

// Called by API Gateway; the document is made on cold start only.
export const handler = plainHandler(
  'serve-openapi',
  serveOpenApi({
    document: openApiDocument(apiContract({ testEnvironment }), {
      tokenUrl: env.TOKEN_URL,
      apiUrl: env.API_URL,
      gated: testEnvironment,
    }),
    tokenUrl: env.TOKEN_URL,
    guide: beside('integrating.md'),
    checker: beside('check-roll.cjs'),
  }),
);
