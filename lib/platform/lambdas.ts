import type { StageParts } from './names.ts';

/**
 * The Lambdas by capability: the folders under `lambdas/`. A route, a state machine or a stack that names another
 * one does not compile; a test compares this list with the folders and with what is deployed.
 */
export const LAMBDAS = {
  audit: ['list-audit-roots', 'read-audit-trail', 'root-audit-trail'],
  'ballot-tracking': [
    'decide-messages',
    'discard-upload',
    'list-held-rows',
    'list-upload-rows',
    'list-uploads',
    'post-ballots',
    'post-participation-history',
    'read-freshness',
    'read-upload',
    'release-upload',
    'sweep-ballots',
    'sweep-retractions',
    'watch-uploads',
  ],
  counties: [
    'change-contacts',
    'issue-client',
    'read-county',
    'register-system',
    'revoke-client',
    'rotate-client',
    'tell-counties',
    'test-endpoint',
  ],
  'county-api': ['authorize-request', 'serve-openapi'],
  'data-refresh': [
    'begin-refresh',
    'do-refresh-part',
    'end-refresh',
    'finish-masked-copy',
    'mask-part',
    'take-backups',
  ],
  elections: [
    'change-election',
    'create-election',
    'decide-election',
    'list-elections',
    'read-election',
    'set-participation',
  ],
  imb: ['post-imb-scans', 'post-imb-tracking', 'probe-imb-scans', 'read-imb-coverage'],
  messaging: [
    'count-messages',
    'dispatch-messages',
    'end-halt',
    'keep-opt-outs',
    'list-halts',
    'receive-texts',
    'send-email',
    'send-text',
    'send-voice',
    'settle-receipts',
    'start-halt',
    'sweep-messages',
  ],
  operations: [
    'help-voters',
    'manage-county-files',
    'manage-guests',
    'manage-halts',
    'manage-people',
    'manage-releases',
    'manage-uploads',
    'manage-texts',
    'serve-operations',
    'serve-outreach',
    'show-trials',
  ],
  releases: [
    'advance-releases',
    'announce-services',
    'answer-issue',
    'await-task',
    'change-opt-in',
    'check-setup',
    'close-task',
    'confirm-task',
    'end-release',
    'list-issues',
    'open-task',
    'plan-release',
    'read-opt-in',
    'read-releases',
    'report-issue',
  ],
  'sign-up': ['diagnose-sign-up', 'end-subscription', 'read-sign-up-diagnosis', 'search-voters'],
  staff: ['authorize-page', 'invite-first-person', 'serve-sign-in'],
  'sync-checks': [
    'acknowledge-differences',
    'cancel-alternate-schedule',
    'cancel-sync-check',
    'close-night',
    'compare-rolls',
    'complete-extract',
    'create-extract-upload',
    'export-votecal-roll',
    'judge-check',
    'list-differences',
    'list-sync-schedule',
    'notify-county',
    'plan-night',
    'publish-differences',
    'put-alternate-schedule',
    'read-sync-check',
    'read-sync-checks',
    'read-sync-compliance',
    'remind-extracts',
    'request-extract',
    'retell-ems',
    'send-weekly-statistics',
    'settle-check',
    'start-sync-check',
    'summarise-night',
    'sweep-checks',
    'track-resolution',
  ],
  'test-environment': [
    'begin-smoke-test',
    'end-mock-election',
    'end-smoke-test',
    'move-mock-clock',
    'open-mock-election',
    'play-mock-day',
    'score-mock-county',
    'try-county',
  ],
  uploads: [
    'complete-file-upload',
    'create-file-upload',
    'plan-chunk',
    'plan-upload',
    'read-file',
    'read-upload-results',
    'settle-upload',
    'take-in-chunk',
  ],
  'voter-site': ['serve-sign-up', 'serve-voter-site'],
  voters: [
    'apply-statements',
    'compare-snapshots',
    'finish-register-load',
    'list-statements',
    'plan-register-load',
    'post-register-changes',
  ],
} as const;

/** The name of a Lambda: its folder's, and the last part of its physical name. */
export type LambdaName = (typeof LAMBDAS)[keyof typeof LAMBDAS][number];

/** Every Lambda, by name. */
export const LAMBDA_NAMES: readonly LambdaName[] = Object.values(LAMBDAS).flat().toSorted();

/** What only a County Test Environment deploys. */
const TEST_ENVIRONMENT_LAMBDAS: ReadonlySet<LambdaName> = new Set([
  ...LAMBDAS.releases,
  ...LAMBDAS['test-environment'],
  'manage-guests',
  'manage-releases',
  'show-trials',
  'begin-refresh',
  'do-refresh-part',
  'end-refresh',
]);

/** What only the source of masked copies deploys. */
const SOURCE_LAMBDAS: ReadonlySet<LambdaName> = new Set(['finish-masked-copy', 'mask-part', 'take-backups']);

/** The Lambdas that a stage deploys, by name. */
export const lambdasIn = ({ testEnvironment, copiesOut }: StageParts): readonly LambdaName[] =>
  LAMBDA_NAMES.filter(
    (name) => (testEnvironment || !TEST_ENVIRONMENT_LAMBDAS.has(name)) && (copiesOut || !SOURCE_LAMBDAS.has(name)),
  );

/** Where a Lambda's sources are, from the root: `lambdas/elections/create-election`. */
export const lambdaFolder = (name: LambdaName): string => {
  for (const [capability, names] of Object.entries<readonly LambdaName[]>(LAMBDAS)) {
    if (names.includes(name)) return `lambdas/${capability}/${name}`;
  }
  throw new Error('A Lambda belongs to a capability.');
};
