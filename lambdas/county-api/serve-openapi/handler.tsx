import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { type ApiDocument, ApiDocumentation } from '../../../lib/county-api/pages/api-documentation.tsx';
import { RollFormatPage } from '../../../lib/county-api/pages/roll-format.tsx';
import { renderDocument } from '../../../lib/site-kit/layout.tsx';

const HEADERS = {
  'cache-control': 'public, max-age=300',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
};

type Served = {
  readonly document: Record<string, unknown>;
  /** Where a county's system gets its access token. */
  readonly tokenUrl: string;
  /** The command that tries an extract, in one file. */
  readonly checker: string;
};

/**
 * Serves the document for programs, its page and that of the extract's format for people, and the command that tries an
 * extract; all fixed at deployment.
 */
export const serveOpenApi = ({ document, tokenUrl, checker }: Served) => {
  const json = JSON.stringify(document);
  const page = renderDocument(<ApiDocumentation document={document as unknown as ApiDocument} />);
  const format = renderDocument(<RollFormatPage tokenUrl={tokenUrl} />);
  return async (event: Pick<APIGatewayProxyEvent, 'path'>): Promise<APIGatewayProxyResult> => {
    if (event.path.endsWith('/openapi.json')) {
      return { statusCode: 200, headers: { ...HEADERS, 'content-type': 'application/json' }, body: json };
    }
    if (event.path.endsWith('/check-roll.cjs')) {
      return {
        statusCode: 200,
        headers: { ...HEADERS, 'content-type': 'text/javascript; charset=utf-8' },
        body: checker,
      };
    }
    const body = event.path.endsWith('/roll-format') ? format : page;
    return { statusCode: 200, headers: { ...HEADERS, 'content-type': 'text/html; charset=utf-8' }, body };
  };
};
