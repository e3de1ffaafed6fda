import type { ApiLambda, WritingLambda } from '../../platform/api-routes.ts';

/** The query parameter that asks what a call would do. */
export const DRY_RUN_PARAMETER = 'dryRun';

/**
 * What a call that changes something does when it is asked not to:
 * - `decides`: makes the same checks and decisions up to the first thing that it would do, and says how it would be answered;
 * - `rows`: says of each row what would become of it, as if it had been done; `unmade` are members of its answer that then
 *   name nothing;
 * - `plans`: starts what finds out, and records and sends nothing; the answer says where to look;
 * - `refused`: says why that cannot be said beforehand.
 */
export type DryRunRule =
  | { readonly kind: 'decides' }
  | { readonly kind: 'rows'; readonly unmade: readonly string[] }
  | { readonly kind: 'plans' }
  | { readonly kind: 'refused'; readonly because: string };

const DECIDES: DryRunRule = { kind: 'decides' };

/** What every call that changes something does in a dry run. A new one that is missing here does not compile. */
export const DRY_RUNS: Readonly<Record<WritingLambda, DryRunRule>> = {
  'start-sync-check': DECIDES,
  'cancel-sync-check': DECIDES,
  'create-extract-upload': DECIDES,
  'complete-extract': DECIDES,
  'acknowledge-differences': DECIDES,
  'put-alternate-schedule': DECIDES,
  'cancel-alternate-schedule': DECIDES,
  'change-contacts': DECIDES,
  'register-system': DECIDES,
  'test-endpoint': {
    kind: 'refused',
    because:
      'this call is itself a trial: whether your endpoint answers is known once it was called. Leave dryRun out.',
  },
  'issue-client': DECIDES,
  'rotate-client': DECIDES,
  'revoke-client': DECIDES,
  'confirm-task': DECIDES,
  'change-opt-in': DECIDES,
  'check-setup': DECIDES,
  'report-issue': DECIDES,
  'answer-issue': DECIDES,
  'create-election': DECIDES,
  'change-election': DECIDES,
  'decide-election': DECIDES,
  'set-participation': DECIDES,
  'start-halt': DECIDES,
  'end-halt': DECIDES,
  'post-ballots': { kind: 'rows', unmade: ['uploadId'] },
  'create-file-upload': DECIDES,
  'complete-file-upload': { kind: 'plans' },
  'post-participation-history': { kind: 'rows', unmade: ['uploadId'] },
  'release-upload': DECIDES,
  'discard-upload': DECIDES,
  'post-imb-tracking': { kind: 'rows', unmade: ['uploadId'] },
  'post-imb-scans': {
    kind: 'refused',
    because: 'the Postal Service sends scans without asking. Send them: repeats change nothing. Leave dryRun out.',
  },
  'post-register-changes': { kind: 'rows', unmade: [] },
  'search-voters': {
    kind: 'refused',
    because:
      'this call changes nothing: it is a POST because what is searched by stands in no address. Leave dryRun out.',
  },
  'diagnose-sign-up': {
    kind: 'refused',
    because:
      'this call changes nothing: it is a POST because what a voter typed stands in no address. Leave dryRun out.',
  },
  'end-subscription': DECIDES,
};

const RULES: Readonly<Partial<Record<ApiLambda, DryRunRule>>> = DRY_RUNS;

/** What a call does in a dry run; undefined for one that only reads. */
export const dryRunOf = (lambda: ApiLambda): DryRunRule | undefined => RULES[lambda];
