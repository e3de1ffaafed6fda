import type { LambdaName } from '../lambdas.ts';
import type { MachineName } from '../names.ts';

/** What a state machine calls. Drives the placeholders of its definition and its permissions alike. */
export type MachineCalls = { readonly lambdas: readonly LambdaName[]; readonly machines: readonly MachineName[] };

/** Each machine's calls: adding a Lambda to a machine is one line here. */
export const MACHINE_MAP = {
  'sync-night': { lambdas: ['plan-night', 'summarise-night', 'settle-check'], machines: ['sync-check'] },
  'sync-check': {
    lambdas: [
      'request-extract',
      'export-votecal-roll',
      'compare-rolls',
      'judge-check',
      'track-resolution',
      'publish-differences',
      'notify-county',
      'settle-check',
    ],
    machines: [],
  },
  'release-schedule': {
    lambdas: ['plan-release', 'await-task', 'open-task', 'announce-services', 'close-task', 'end-release'],
    machines: [],
  },
  'load-register': {
    lambdas: ['plan-register-load', 'compare-snapshots', 'list-statements', 'apply-statements', 'finish-register-load'],
    machines: [],
  },
  'take-in-file': {
    lambdas: ['read-file', 'plan-chunk', 'plan-upload', 'take-in-chunk', 'settle-upload'],
    machines: [],
  },
  'smoke-test': { lambdas: ['begin-smoke-test', 'try-county', 'end-smoke-test'], machines: [] },
  'mock-election': {
    lambdas: ['open-mock-election', 'move-mock-clock', 'play-mock-day', 'score-mock-county', 'end-mock-election'],
    machines: [],
  },
  'masked-copy': { lambdas: ['take-backups', 'mask-part', 'finish-masked-copy'], machines: [] },
  'data-refresh': { lambdas: ['begin-refresh', 'do-refresh-part', 'end-refresh'], machines: [] },
} as const satisfies Record<MachineName, MachineCalls>;

/** The Lambdas that a machine calls. */
export type CalledLambda<Machine extends MachineName> = (typeof MACHINE_MAP)[Machine]['lambdas'][number];

/** The machines that a machine starts. */
export type StartedMachine<Machine extends MachineName> = (typeof MACHINE_MAP)[Machine]['machines'][number];

const pascal = (name: string): string =>
  name
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');

/** The placeholder of a Lambda in a definition: `plan-night` is `${PlanNightArn}`. */
export const lambdaPlaceholder = (lambda: LambdaName): string => `${pascal(lambda)}Arn`;

/** The placeholder of a state machine: `sync-check` is `${SyncCheckMachineArn}`. */
export const machinePlaceholder = (machine: MachineName): string => `${pascal(machine)}MachineArn`;
