import type { LambdaName } from '../platform/lambdas.ts';

/**
 * The calls of the county API and the Lambda behind each: what the stack deploys. The contract of a call (what it
 * takes and answers) stands in the capability’s api; a test compares the two.
 */
export type ApiRoute = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/v1/${string}`;
  readonly lambda: LambdaName;
  /** Served without a credential. */
  readonly open?: true;
};

export const API_ROUTES: readonly ApiRoute[] = [
  { method: 'GET', path: '/v1/sync-schedule', lambda: 'list-sync-schedule' },
  { method: 'POST', path: '/v1/sync-checks', lambda: 'start-sync-check' },
  { method: 'GET', path: '/v1/sync-checks', lambda: 'read-sync-checks' },
  { method: 'GET', path: '/v1/sync-checks/{id}', lambda: 'read-sync-check' },
  { method: 'POST', path: '/v1/sync-checks/{id}/extract', lambda: 'create-extract-upload' },
  { method: 'POST', path: '/v1/sync-checks/{id}/extract/complete', lambda: 'complete-extract' },
  { method: 'GET', path: '/v1/sync-checks/{id}/differences', lambda: 'list-differences' },
  { method: 'POST', path: '/v1/sync-checks/{id}/differences/acknowledgement', lambda: 'acknowledge-differences' },
  { method: 'PUT', path: '/v1/counties/{code}/alternate-schedule', lambda: 'put-alternate-schedule' },
  { method: 'DELETE', path: '/v1/counties/{code}/alternate-schedule', lambda: 'cancel-alternate-schedule' },
  { method: 'GET', path: '/v1/sync-compliance', lambda: 'read-sync-compliance' },
  { method: 'POST', path: '/v1/elections', lambda: 'create-election' },
  { method: 'GET', path: '/v1/elections', lambda: 'list-elections' },
  { method: 'PUT', path: '/v1/elections/{id}/participation/{county}', lambda: 'set-participation' },
  { method: 'POST', path: '/v1/elections/{id}/ballots', lambda: 'post-ballots' },
  { method: 'POST', path: '/v1/elections/{id}/participation-history', lambda: 'post-participation-history' },
  { method: 'GET', path: '/v1/openapi.json', lambda: 'serve-openapi', open: true },
  { method: 'GET', path: '/v1/docs', lambda: 'serve-openapi', open: true },
];
