import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { EXAMPLES } from '../../../lib/county-api/api/examples.ts';
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
  /** The guide for whoever connects a system: docs/integrating.md. */
  readonly guide: string;
  /** The command that tries an extract, in one file. */
  readonly checker: string;
};

/**
 * Serves the document for programs, its page and that of the extract's format for people, the guide for whoever connects
 * a system, and the command that tries an extract; all fixed at deployment.
 */
export const serveOpenApi = ({ document, tokenUrl, guide, checker }: Served) => {
  const json = JSON.stringify(document);
  const page = renderDocument(<ApiDocumentation document={document as unknown as ApiDocument} examples={EXAMPLES} />);
  const files = {
    'integrating.md': { type: 'text/markdown; charset=utf-8', text: guide },
    'check-roll.cjs': { type: 'text/javascript; charset=utf-8', text: checker },
  };
  const format = renderDocument(<RollFormatPage tokenUrl={tokenUrl} />);
  return async (event: Pick<APIGatewayProxyEvent, 'path'>): Promise<APIGatewayProxyResult> => {
    if (event.path.endsWith('/openapi.json')) {
      return { statusCode: 200, headers: { ...HEADERS, 'content-type': 'application/json' }, body: json };
    }
    const file = Object.entries(files).find(([name]) => event.path.endsWith(`/${name}`))?.[1];
    if (file) return { statusCode: 200, headers: { ...HEADERS, 'content-type': file.type }, body: file.text };
    const body = event.path.endsWith('/roll-format') ? format : page;
    return { statusCode: 200, headers: { ...HEADERS, 'content-type': 'text/html; charset=utf-8' }, body };
  };
};
