import type { StageFile } from '../stage-file.ts';
import type { QuotaName } from './quotas.ts';

/** What a stage asks of a quota. */
export type Need = {
  readonly quota: QuotaName;
  readonly value: number;
  /** What asks for it, as a clause: `the wave of 4,800,000 emails`. */
  readonly reason: string;
};

/** A stack's template. */
export type StackTemplate = {
  readonly stack: string;
  readonly bytes: number;
  readonly resources: readonly { readonly type: string; readonly properties: Readonly<Record<string, unknown>> }[];
};

const SECONDS_PER_HOUR = 3600;
/** Seconds that a call of an API keeps a function busy, at the busiest. */
const BUSY_SECONDS = 0.2;
/** Shards of a table's stream that are read at the same time in a wave. */
const BUSY_SHARDS = 4;
/** Seconds that a call to a voter lasts, with ringing. */
const CALL_SECONDS = 60;

const count = (value: number): string => value.toLocaleString('en-US');
const ofType = (templates: readonly StackTemplate[], type: string) =>
  templates.flatMap(({ resources }) => resources.filter((resource) => resource.type === type));

const numberAt = (value: unknown, ...path: readonly (string | number)[]): number => {
  const found = path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
  return typeof found === 'number' ? found : 0;
};

/** What an election's largest wave asks of those who send. */
const waveNeeds = ({ largestWave, texts, emails, calls, ...file }: StageFile): readonly Need[] => {
  const { hours } = largestWave;
  const perSecond = (units: number): number => Math.ceil(units / (hours * SECONDS_PER_HOUR));
  const rate = (quota: QuotaName, unit: string, units: number, configured: number): Need[] => [
    { quota, value: perSecond(units), reason: `the largest wave, ${count(units)} ${unit} within ${hours} hours` },
    { quota, value: configured, reason: 'the rate that the stage’s file lets the senders keep to' },
  ];
  return [
    ...rate('ses-per-second', 'emails', largestWave.emails, emails.perSecond),
    { quota: 'ses-per-day', value: largestWave.emails, reason: 'the emails of the largest wave' },
    { quota: 'ses-per-day', value: emails.perDay, reason: 'the emails a day that the stage’s file counts on' },
    ...rate('sms-parts-per-second', 'parts of texts', largestWave.textParts, texts.partsPerSecond),
    { quota: 'sms-usd-per-month', value: file.smsMonthlyLimitUsd, reason: 'the limit that the stage’s file counts on' },
    {
      quota: 'voice-usd-per-month',
      value: file.voiceMonthlyLimitUsd,
      reason: 'the limit that the stage’s file counts on',
    },
    ...rate('connect-calls-per-second', 'calls', largestWave.calls, calls.perSecond),
    {
      quota: 'connect-concurrent-calls',
      value: Math.ceil(calls.perSecond * CALL_SECONDS),
      reason: `${calls.perSecond} calls a second of a minute each`,
    },
  ];
};

/** The rates of a stage's file at which the largest wave takes longer than it may, a sentence for each. */
export const slowRates = ({ largestWave, texts, emails, calls }: StageFile): readonly string[] => {
  const rates = [
    ['emails.perSecond', largestWave.emails, emails.perSecond],
    ['texts.partsPerSecond', largestWave.textParts, texts.partsPerSecond],
    ['calls.perSecond', largestWave.calls, calls.perSecond],
  ] as const;
  return rates.flatMap(([place, units, perSecond]) => {
    const hours = units / perSecond / SECONDS_PER_HOUR;
    return hours <= largestWave.hours
      ? []
      : [
          `${place}: at ${count(perSecond)} the largest wave takes ${Math.ceil(hours)} hours; it has ${largestWave.hours}.`,
        ];
  });
};

/** That a deployed stage which serves voters can be deleted by one command: a sentence, when its file leaves it so. */
export const unprotected = ({ stage, protected: isProtected }: StageFile): readonly string[] =>
  stage !== 'prod' || isProtected
    ? []
    : [
        'protected: false is for the first deployment alone. Once it has succeeded, set true and deploy again (docs/deploying.md, step 7).',
      ];

const requestsPerSecond = (templates: readonly StackTemplate[]): number =>
  ofType(templates, 'AWS::ApiGateway::Stage').reduce(
    (sum, { properties }) => sum + numberAt(properties, 'MethodSettings', 0, 'ThrottlingRateLimit'),
    0,
  );

/** Functions at work at the same time when everything is at its limit. */
const concurrencyOf = (templates: readonly StackTemplate[]): number => {
  const sources = ofType(templates, 'AWS::Lambda::EventSourceMapping').map(
    ({ properties }) =>
      numberAt(properties, 'ScalingConfig', 'MaximumConcurrency') +
      numberAt(properties, 'ParallelizationFactor') * BUSY_SHARDS,
  );
  const schedules = ofType(templates, 'AWS::Scheduler::Schedule').length;
  return Math.ceil(
    sources.reduce((sum, one) => sum + one, 0) + schedules + requestsPerSecond(templates) * BUSY_SECONDS,
  );
};

const COUNTED: readonly (readonly [QuotaName, string])[] = [
  ['rest-apis', 'AWS::ApiGateway::RestApi'],
  ['api-domains', 'AWS::ApiGateway::DomainName'],
  ['web-acls', 'AWS::WAFv2::WebACL'],
  ['iam-roles', 'AWS::IAM::Role'],
  ['iam-policies', 'AWS::IAM::ManagedPolicy'],
  ['tables', 'AWS::DynamoDB::Table'],
  ['alarms', 'AWS::CloudWatch::Alarm'],
];

/** Everything that a stage asks of quotas: what its file says of an election, and what its templates hold. */
export const quotaNeeds = (file: StageFile, templates: readonly StackTemplate[]): readonly Need[] => [
  ...waveNeeds(file),
  {
    quota: 'lambda-concurrency',
    value: concurrencyOf(templates),
    reason: 'event sources, schedules and APIs at their limits',
  },
  { quota: 'api-requests', value: requestsPerSecond(templates), reason: 'the APIs at their limits together' },
  ...COUNTED.map(([quota, type]) => ({ quota, value: ofType(templates, type).length, reason: 'its stacks together' })),
  ...templates.flatMap(({ stack, bytes, resources }): Need[] => [
    {
      quota: 'api-resources',
      value: resources.filter(({ type }) => type === 'AWS::ApiGateway::Resource').length,
      reason: `stack ${stack}`,
    },
    { quota: 'stack-resources', value: resources.length, reason: `stack ${stack}` },
    { quota: 'stack-bytes', value: bytes, reason: `stack ${stack}` },
  ]),
];
