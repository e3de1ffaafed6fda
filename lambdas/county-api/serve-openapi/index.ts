import { API_CONTRACT } from '../../../lib/county-api/api/contract.ts';
import { openApiDocument } from '../../../lib/county-api/api/openapi.ts';
import { env } from './env.ts';
import { serveOpenApi } from './handler.tsx';

// Called by API Gateway; the document is made on cold start only.
export const handler = serveOpenApi(openApiDocument(API_CONTRACT, env.TOKEN_URL));
