import { OPEN_PATHS } from '../../platform/api-routes.ts';
import type { Json } from './json-schemas.ts';

type OpenPath = (typeof OPEN_PATHS)[number];

const OPEN: Readonly<Record<OpenPath, { readonly id: string; readonly summary: string; readonly type: string }>> = {
  '/v1/openapi.json': { id: 'read-openapi', summary: 'This document', type: 'application/json' },
  '/v1/docs': { id: 'read-documentation', summary: 'The page of this document', type: 'text/html' },
  '/v1/integrating.md': {
    id: 'read-guide',
    summary: 'The guide for whoever connects a system, with samples in curl, Python and C#',
    type: 'text/markdown',
  },
  '/v1/roll-format': { id: 'read-roll-format', summary: 'The format of an extract of the roll', type: 'text/html' },
  '/v1/check-roll.cjs': {
    id: 'read-roll-checker',
    summary: 'The command that tries an extract, for Node.js 24',
    type: 'text/javascript',
  },
};

const schemaOf = (type: string): Json => ({ type: type === 'application/json' ? 'object' : 'string' });

/** What everybody may read without a token. */
export const openPaths = (problem: (description: string) => Json): Json =>
  Object.fromEntries(
    OPEN_PATHS.map((path) => {
      const { id, summary, type } = OPEN[path];
      const answers = {
        200: { description: summary, content: { [type]: { schema: schemaOf(type) } } },
        403: problem('The firewall turns the caller away (`blocked`).'),
        429: problem('The service is busy. Wait a few seconds, then repeat the call.'),
        500: problem('A failure on our side. Repeat the call.'),
        504: problem('No answer in time. Repeat the call.'),
      };
      return [path, { get: { operationId: id, summary, security: [], responses: answers } }];
    }),
  );
