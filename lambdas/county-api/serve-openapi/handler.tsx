import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { type ApiDocument, ApiDocumentation } from '../../../lib/county-api/pages/api-documentation.tsx';
import { RollFormatPage } from '../../../lib/county-api/pages/roll-format.tsx';
import { renderDocument } from '../../../lib/site-kit/layout.tsx';

const HEADERS = {
  'cache-control': 'public, max-age=300',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
};

/** Serves the document for programs, its page and that of the extract's format for people; fixed at deployment. */
export const serveOpenApi = (document: Record<string, unknown>) => {
  const json = JSON.stringify(document);
  const page = renderDocument(<ApiDocumentation document={document as unknown as ApiDocument} />);
  const format = renderDocument(<RollFormatPage />);
  return async (event: Pick<APIGatewayProxyEvent, 'path'>): Promise<APIGatewayProxyResult> => {
    if (event.path.endsWith('/openapi.json')) {
      return { statusCode: 200, headers: { ...HEADERS, 'content-type': 'application/json' }, body: json };
    }
    const body = event.path.endsWith('/roll-format') ? format : page;
    return { statusCode: 200, headers: { ...HEADERS, 'content-type': 'text/html; charset=utf-8' }, body };
  };
};
