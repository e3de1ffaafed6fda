import type { LAMBDAS, LambdaName } from './lambdas.ts';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

type ApiCall = { readonly method: HttpMethod; readonly path: `/v1/${string}` };

/**
 * The calls of the county API that need a credential, by the Lambda behind each: the one place that names their
 * methods and paths. A capability’s api says what its calls take and answer; the stack deploys them. A call without
 * a contract, or whose function no stack delivers, does not compile.
 */
export const API_CALLS = {
  'list-sync-schedule': { method: 'GET', path: '/v1/sync-schedule' },
  'start-sync-check': { method: 'POST', path: '/v1/sync-checks' },
  'read-sync-checks': { method: 'GET', path: '/v1/sync-checks' },
  'read-sync-check': { method: 'GET', path: '/v1/sync-checks/{id}' },
  'cancel-sync-check': { method: 'DELETE', path: '/v1/sync-checks/{id}' },
  'create-extract-upload': { method: 'POST', path: '/v1/sync-checks/{id}/extract' },
  'complete-extract': { method: 'POST', path: '/v1/sync-checks/{id}/extract/complete' },
  'list-differences': { method: 'GET', path: '/v1/sync-checks/{id}/differences' },
  'acknowledge-differences': { method: 'POST', path: '/v1/sync-checks/{id}/differences/acknowledgement' },
  'put-alternate-schedule': { method: 'PUT', path: '/v1/counties/{code}/alternate-schedule' },
  'cancel-alternate-schedule': { method: 'DELETE', path: '/v1/counties/{code}/alternate-schedule' },
  'read-county': { method: 'GET', path: '/v1/counties/{code}' },
  'change-contacts': { method: 'PUT', path: '/v1/counties/{code}/contacts' },
  'register-system': { method: 'PUT', path: '/v1/counties/{code}/system' },
  'test-endpoint': { method: 'POST', path: '/v1/counties/{code}/system/test' },
  'issue-client': { method: 'POST', path: '/v1/counties/{code}/clients' },
  'rotate-client': { method: 'POST', path: '/v1/counties/{code}/clients/{id}/rotation' },
  'revoke-client': { method: 'DELETE', path: '/v1/counties/{code}/clients/{id}' },
  'read-sync-compliance': { method: 'GET', path: '/v1/sync-compliance' },
  'create-election': { method: 'POST', path: '/v1/elections' },
  'list-elections': { method: 'GET', path: '/v1/elections' },
  'read-election': { method: 'GET', path: '/v1/elections/{id}' },
  'change-election': { method: 'PUT', path: '/v1/elections/{id}' },
  'decide-election': { method: 'POST', path: '/v1/elections/{id}/decision' },
  'set-participation': { method: 'PUT', path: '/v1/elections/{id}/participation/{county}' },
  'post-ballots': { method: 'POST', path: '/v1/elections/{id}/ballots' },
  'post-imb-tracking': { method: 'POST', path: '/v1/elections/{id}/imb-tracking' },
  'read-imb-coverage': { method: 'GET', path: '/v1/elections/{id}/imb-coverage' },
  'post-imb-scans': { method: 'POST', path: '/v1/imb-scans' },
  'probe-imb-scans': { method: 'GET', path: '/v1/imb-scans' },
  'list-held-rows': { method: 'GET', path: '/v1/elections/{id}/held-rows' },
  'list-uploads': { method: 'GET', path: '/v1/uploads' },
  'read-upload': { method: 'GET', path: '/v1/uploads/{id}' },
  'list-upload-rows': { method: 'GET', path: '/v1/uploads/{id}/rows' },
  'read-freshness': { method: 'GET', path: '/v1/freshness' },
  'release-upload': { method: 'POST', path: '/v1/uploads/{id}/release' },
  'discard-upload': { method: 'POST', path: '/v1/uploads/{id}/discard' },
  'create-file-upload': { method: 'POST', path: '/v1/elections/{id}/uploads' },
  'complete-file-upload': { method: 'POST', path: '/v1/uploads/{id}/complete' },
  'read-upload-results': { method: 'GET', path: '/v1/uploads/{id}/results' },
  'read-releases': { method: 'GET', path: '/v1/releases' },
  'confirm-task': { method: 'POST', path: '/v1/releases/{id}/tasks/{task}/confirmation' },
  'read-opt-in': { method: 'GET', path: '/v1/releases/opt-ins/{code}' },
  'change-opt-in': { method: 'PUT', path: '/v1/releases/opt-ins/{code}' },
  'check-setup': { method: 'PUT', path: '/v1/releases/opt-ins/{code}/checklist' },
  'report-issue': { method: 'POST', path: '/v1/releases/issues' },
  'list-issues': { method: 'GET', path: '/v1/releases/issues' },
  'answer-issue': { method: 'PUT', path: '/v1/releases/issues/{id}' },
  'read-audit-trail': { method: 'GET', path: '/v1/audit' },
  'list-audit-roots': { method: 'GET', path: '/v1/audit/roots' },
  'post-participation-history': { method: 'POST', path: '/v1/elections/{id}/participation-history' },
  'start-halt': { method: 'POST', path: '/v1/halts' },
  'list-halts': { method: 'GET', path: '/v1/halts' },
  'end-halt': { method: 'DELETE', path: '/v1/halts/{id}' },
  'post-register-changes': { method: 'POST', path: '/v1/register-changes' },
  'search-voters': { method: 'POST', path: '/v1/voters/search' },
  'read-sign-up-diagnosis': { method: 'GET', path: '/v1/voters/{id}/sign-up-diagnosis' },
  'diagnose-sign-up': { method: 'POST', path: '/v1/voters/{id}/sign-up-diagnosis' },
  'end-subscription': { method: 'POST', path: '/v1/voters/{id}/opt-out' },
} as const satisfies Partial<Record<LambdaName, ApiCall>>;

/** A Lambda behind a call of the county API. */
export type ApiLambda = keyof typeof API_CALLS;

/** Calls that are asked for by HEAD as by GET, and answered without a body then: the Postal Service tries a server by either. */
export const ALSO_HEAD: readonly ApiLambda[] = ['probe-imb-scans'];

/** Those whose calls change something. */
export type WritingLambda = {
  [Lambda in ApiLambda]: (typeof API_CALLS)[Lambda]['method'] extends 'GET' ? never : Lambda;
}[ApiLambda];

/** The Lambdas of a capability that stand behind calls of the county API. */
export type ApiLambdaOf<Capability extends keyof typeof LAMBDAS> = Extract<
  ApiLambda,
  (typeof LAMBDAS)[Capability][number]
>;

/** What everybody may read without a credential: the API’s own documentation and the command that tries an extract, from one function. */
export const OPEN_PATHS = [
  '/v1/openapi.json',
  '/v1/docs',
  '/v1/integrating.md',
  '/v1/roll-format',
  '/v1/check-roll.cjs',
] as const;
