import { describe, expect, it } from 'vitest';
import { askAws } from '../../../lib/platform/quotas/ask-aws.ts';
import { compareQuotas, comparisonText, GivenQuotas } from '../../../lib/platform/quotas/compare.ts';
import { quotaNeeds, type StackTemplate, slowRates, unprotected } from '../../../lib/platform/quotas/needs.ts';
import { QUOTAS, type QuotaName } from '../../../lib/platform/quotas/quotas.ts';
import { parseStageFile } from '../../../lib/platform/stage-file.ts';
import { contentOf } from '../../stacks/stages.ts';

const CONTENT = contentOf({ stage: 'prod', region: 'us-west-2', partition: 'aws' });
const FILE = parseStageFile('prod.json', {
  ...CONTENT,
  emails: { perSecond: 300, perDay: 6_000_000 },
  texts: { ...CONTENT.texts, partsPerSecond: 100 },
  calls: { ...CONTENT.calls, perSecond: 10 },
});
const resource = (type: string, properties: Record<string, unknown> = {}) => ({ type, properties });
const TEMPLATES: readonly StackTemplate[] = [
  {
    stack: 'rollcall-prod-messaging',
    bytes: 400_000,
    resources: [
      resource('AWS::Lambda::EventSourceMapping', { ScalingConfig: { MaximumConcurrency: 30 } }),
      resource('AWS::Lambda::EventSourceMapping', { ParallelizationFactor: 10 }),
      resource('AWS::Scheduler::Schedule'),
      ...Array.from({ length: 12 }, () => resource('AWS::IAM::Role')),
    ],
  },
  {
    stack: 'rollcall-prod-county-api',
    bytes: 300_000,
    resources: [
      resource('AWS::ApiGateway::RestApi'),
      resource('AWS::ApiGateway::Stage', { MethodSettings: [{ ThrottlingRateLimit: 500 }] }),
    ],
  },
];
const needs = quotaNeeds(FILE, TEMPLATES);
const compared = (given: GivenQuotas = {}) =>
  new Map(compareQuotas(needs, given).map((comparison) => [comparison.quota, comparison]));

/** What the file and the templates above ask for, computed by hand. */
const EXPECTED: readonly (readonly [QuotaName, number])[] = [
  // 30 of the queue, 10 for each of 4 shards, 1 schedule, 500 calls a second of 0.2 s.
  ['lambda-concurrency', 171],
  // 4.8 million in 12 hours are 112 a second: the file's own rate is higher.
  ['ses-per-second', 300],
  ['ses-per-day', 6_000_000],
  // 4.5 million in 43,200 s are 104.2.
  ['sms-parts-per-second', 105],
  ['sms-usd-per-month', 250_000],
  ['voice-usd-per-month', 20_000],
  ['connect-calls-per-second', 10],
  ['connect-concurrent-calls', 600],
  ['iam-roles', 12],
  ['api-requests', 500],
  ['stack-resources', 15],
  ['stack-bytes', 400_000],
];

describe('what a stage needs', () => {
  it.each(EXPECTED)('of %s is %d', (quota, value) => expect(compared().get(quota)?.need.value).toBe(value));

  it('names a need of every quota', () =>
    expect(new Set(needs.map(({ quota }) => quota))).toEqual(new Set(Object.keys(QUOTAS))));
});

describe('the rates of a stage’s file', () => {
  it('are too slow when the largest wave takes longer than it may', () => {
    const slow = parseStageFile('prod.json', { ...CONTENT, emails: { perSecond: 14, perDay: 6_000_000 } });
    expect(slowRates(slow)).toEqual([
      'emails.perSecond: at 14 the largest wave takes 96 hours; it has 12.',
      'texts.partsPerSecond: at 3 the largest wave takes 417 hours; it has 12.',
      'calls.perSecond: at 2 the largest wave takes 23 hours; it has 12.',
    ]);
    expect(slowRates(FILE)).toEqual(['texts.partsPerSecond: at 100 the largest wave takes 13 hours; it has 12.']);
  });
});

describe('a stage that has been deployed', () => {
  it.each([
    [
      'prod',
      false,
      [expect.stringMatching(/^protected: false is for the first deployment alone\. .*set true and deploy/)],
    ],
    ['prod', true, []],
    ['staging', false, []],
  ] as const)('%s with protected %s is told %j', (stage, isProtected, sentences) => {
    const content = contentOf({ stage, region: 'us-west-2', partition: 'aws' });
    expect(unprotected(parseStageFile(stage, { ...content, protected: isProtected }))).toEqual(sentences);
  });
});

describe('the comparison', () => {
  it('finds short in a new account exactly what must be asked for', () => {
    const short = compareQuotas(needs, {}).filter(({ isShort }) => isShort);
    expect(short.map(({ quota }) => quota).toSorted()).toEqual([
      'connect-calls-per-second',
      'connect-concurrent-calls',
      'lambda-concurrency',
      'ses-per-day',
      'ses-per-second',
      'sms-parts-per-second',
      'sms-usd-per-month',
      'voice-usd-per-month',
    ]);
    expect(short.every(({ assumed }) => assumed)).toBe(true);
  });

  it.each(EXPECTED)('takes %s of exactly what is needed, and not one less', (quota, value) => {
    expect(compared({ [quota]: value }).get(quota)?.isShort).toBe(false);
    expect(compared({ [quota]: value - 1 }).get(quota)?.isShort).toBe(true);
  });

  it('begins with what falls short, by name, with the way to raise it', () => {
    const [first] = compareQuotas(needs, {});
    const text = first === undefined ? '' : comparisonText(first);
    expect(text).toBe(
      '✗ Lambda: concurrent executions: needs 171, has 10 (a new account; nobody has entered another). ' +
        'Asked for by event sources, schedules and APIs at their limits.\n' +
        '    Raised by Service Quotas, console or CLI: hours to days. Entered as "lambda-concurrency".',
    );
  });

  it('refuses a quota that nobody knows', () => {
    expect(GivenQuotas.safeParse({ 'lambda-concurency': 1000 }).success).toBe(false);
  });
});

describe('what AWS tells', () => {
  const answers: Readonly<Record<string, unknown>> = {
    'service-quotas': { Quota: { Value: 1000, QuotaName: 'Concurrent executions' } },
    sesv2: { SendQuota: { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 3 } },
    'pinpoint-sms-voice-v2': {
      SpendLimits: [
        { Name: 'VOICE_MESSAGE_MONTHLY_SPEND_LIMIT', EnforcedLimit: 7, MaxLimit: 7, Overridden: false },
        { Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT', EnforcedLimit: 5, MaxLimit: 100, Overridden: true },
      ],
    },
  };

  it('is what is in force, in the stage’s Region', async () => {
    const asked: (readonly string[])[] = [];
    const told = await askAws(async (words) => {
      asked.push(words);
      return answers[words[0] ?? ''];
    }, 'us-west-2');
    expect(told).toEqual({
      'lambda-concurrency': 1000,
      'ses-per-day': 50_000,
      'ses-per-second': 14,
      'sms-usd-per-month': 5,
      'voice-usd-per-month': 7,
    });
    expect(asked).toHaveLength(3);
    for (const words of asked) expect(words.join(' ')).toContain('--region us-west-2 --output json');
  });

  it('is not made up where the answer is another', async () => {
    await expect(askAws(async () => ({}), 'us-west-2')).rejects.toThrow();
  });
});
