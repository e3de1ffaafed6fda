import { beforeAll, describe, expect, it } from 'vitest';
import { laneQueueName } from '../../lib/platform/names.ts';
import { CHANNELS, LANES } from '../../lib/shared/codes.ts';
import { type Resource, type Synthesized, synthesized } from './synthesized.ts';

let prod: Synthesized;
let local: Synthesized;
beforeAll(() => {
  prod = synthesized('prod');
  local = synthesized('local');
});

const resources = (app: Synthesized, type: string): { id: string; resource: Resource }[] =>
  Object.entries(app.templates['messaging']?.Resources ?? {})
    .filter(([, resource]) => resource.Type === type)
    .map(([id, resource]) => ({ id, resource }));
const one = (type: string): Record<string, unknown> => {
  const [found, ...others] = resources(prod, type);
  if (found === undefined || others.length > 0) throw new Error(`Expected one ${type}.`);
  return found.resource.Properties ?? {};
};
const idOf = (type: string, property: string, value: string): string => {
  const found = resources(prod, type).find(({ resource }) => resource.Properties?.[property] === value);
  if (found === undefined) throw new Error(`No ${type} with ${property} ${value}.`);
  return found.id;
};
/** What events of a function go through: a new version gets them little by little. */
const aliasOf = (functionId: string): string | undefined =>
  resources(prod, 'AWS::Lambda::Alias').find(
    ({ resource }) => JSON.stringify(resource.Properties?.['FunctionName']) === JSON.stringify({ Ref: functionId }),
  )?.id;
const lanes = CHANNELS.flatMap((channel) => LANES.map((lane) => ({ channel, lane })));

// A lane that nothing leads to, or that nobody empties, is a lane of voters who are never told.
describe.each(lanes)('the $lane lane of $channel', ({ channel, lane }) => {
  const queueId = () => idOf('AWS::SQS::Queue', 'QueueName', `rollcall-prod-${laneQueueName(channel, lane)}`);
  const arn = () => ({ 'Fn::GetAtt': [queueId(), 'Arn'] });

  it('gets its messages from the topic as they are, and keeps those that it could not take', () => {
    const subscription = resources(prod, 'AWS::SNS::Subscription').find(
      ({ resource }) => JSON.stringify(resource.Properties?.['Endpoint']) === JSON.stringify(arn()),
    );
    expect(subscription?.resource.Properties).toMatchObject({
      Protocol: 'sqs',
      RawMessageDelivery: true,
      FilterPolicy: { channel: [channel], lane: [lane] },
      RedrivePolicy: { deadLetterTargetArn: expect.anything() },
    });
  });

  it('is emptied by its sender alone, at a bounded rate, message by message', () => {
    const mappings = resources(prod, 'AWS::Lambda::EventSourceMapping').filter(
      ({ resource }) => JSON.stringify(resource.Properties?.['EventSourceArn']) === JSON.stringify(arn()),
    );
    expect(mappings).toHaveLength(1);
    expect(mappings[0]?.resource.Properties).toMatchObject({
      FunctionName: { Ref: aliasOf(idOf('AWS::Lambda::Function', 'FunctionName', `rollcall-prod-send-${channel}`)) },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: expect.any(Number) },
    });
  });

  it('does not show a message again while its sender may still be at work', () => {
    const sender = resources(prod, 'AWS::Lambda::Function').find(
      ({ resource }) => resource.Properties?.['FunctionName'] === `rollcall-prod-send-${channel}`,
    );
    const queue = prod.templates['messaging']?.Resources[queueId()]?.Properties;
    expect(Number(queue?.['VisibilityTimeout'])).toBe(6 * Number(sender?.resource.Properties?.['Timeout']));
    expect(queue?.['RedrivePolicy']).toMatchObject({ maxReceiveCount: 5 });
  });
});

describe('the stream of messages', () => {
  it('is bounded in every respect: one poisonous record must not hold up the others for a day', () => {
    const [mapping] = resources(prod, 'AWS::Lambda::EventSourceMapping').filter(
      ({ resource }) => resource.Properties?.['StartingPosition'] !== undefined,
    );
    expect(mapping?.resource.Properties).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 5,
      MaximumRecordAgeInSeconds: 21_600,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      DestinationConfig: { OnFailure: { Destination: expect.anything() } },
      FilterCriteria: {
        Filters: [
          {
            Pattern: JSON.stringify({
              eventName: ['INSERT', 'MODIFY'],
              dynamodb: { NewImage: { state: { S: ['due'] } } },
            }),
          },
        ],
      },
    });
  });
});

describe('the sweeper', () => {
  const schedulesOf = () => resources(prod, 'AWS::Scheduler::Schedule').map(({ resource }) => resource.Properties);
  const inputsOf = () =>
    schedulesOf().map((schedule) => String((schedule?.['Target'] as { Input: string } | undefined)?.Input));

  it('watches every minute, and a minute’s run is never made up for later', () => {
    for (const schedule of schedulesOf()) {
      expect(schedule).toMatchObject({
        ScheduleExpression: 'rate(1 minute)',
        State: 'ENABLED',
        Target: { RetryPolicy: { MaximumEventAgeInSeconds: 60 } },
      });
    }
    expect(inputsOf()).toContain('{"sweep":true,"work":{"kind":"watch"}}');
  });

  it('shares a release out among eight, which together read every part', () => {
    const parts = inputsOf().flatMap((input) => (input.includes('release') ? [JSON.parse(input).work.part] : []));
    expect(parts.sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});

describe('the providers', () => {
  it('may be asked by the sender of their channel, for texts by who answers them too, and by no other function', () => {
    const sends = resources(prod, 'AWS::IAM::ManagedPolicy').flatMap(({ resource }) => {
      const { Statement } = (resource.Properties?.['PolicyDocument'] ?? { Statement: [] }) as {
        Statement: { Action: string | string[] }[];
      };
      const actions = Statement.flatMap(({ Action }) => Action).filter((action) =>
        /^(ses|sms-voice|connect):/.test(action),
      );
      return actions.map(
        (action) =>
          `${JSON.stringify(resource.Properties?.['Roles']).replace(/.*(?:send(text|email|voice)|(receivetexts)).*/, '$1$2')} ${action}`,
      );
    });
    expect(sends.sort()).toEqual([
      'email ses:SendEmail',
      'receivetexts sms-voice:SendTextMessage',
      'text sms-voice:SendTextMessage',
      'voice connect:StartOutboundVoiceContact',
      'voice sms-voice:SendVoiceMessage',
    ]);
  });

  it('report to the receipts topic', () => {
    const sets = resources(prod, 'AWS::SMSVOICE::ConfigurationSet').map(({ resource }) => resource.Properties);
    expect(
      sets.flatMap((set) => (set?.['EventDestinations'] ?? []) as { MatchingEventTypes: string[] }[]),
    ).toMatchObject([{ MatchingEventTypes: ['TEXT_ALL'] }, { MatchingEventTypes: ['VOICE_ALL'] }]);
    expect(one('AWS::SES::ConfigurationSetEventDestination')).toMatchObject({
      EventDestination: { Enabled: true, MatchingEventTypes: ['send', 'delivery', 'bounce', 'complaint', 'reject'] },
    });
  });

  it('reach no number outside the United States, whatever a voter or an attacker enters', () => {
    const { SMS, VOICE } = one('AWS::SMSVOICE::ProtectConfiguration')['CountryRuleSet'] as Record<
      'SMS' | 'VOICE',
      { CountryCode: string; ProtectStatus: string }[]
    >;
    for (const rules of [SMS, VOICE]) {
      const allowed = rules
        .filter(({ ProtectStatus }) => ProtectStatus === 'ALLOW')
        .map(({ CountryCode }) => CountryCode);
      expect(allowed.sort()).toEqual(['GU', 'PR', 'US', 'VI']);
      expect(rules.length).toBeGreaterThan(200);
    }
  });

  it('are left out of the local stage where the emulator has no such resources, and nowhere else', () => {
    const types = (app: Synthesized) =>
      new Set(Object.values(app.templates['messaging']?.Resources ?? {}).map(({ Type }) => Type));
    const missing = [...types(prod)].filter((type) => !types(local).has(type));
    expect(missing.sort()).toEqual([
      'AWS::CodeDeploy::Application',
      'AWS::CodeDeploy::DeploymentGroup',
      'AWS::Connect::ContactFlow',
      'AWS::Events::Rule',
      'AWS::Lambda::Alias',
      'AWS::Lambda::Version',
      'AWS::Route53::RecordSet',
      'AWS::SMSVOICE::ConfigurationSet',
      'AWS::SMSVOICE::OptOutList',
      'AWS::SMSVOICE::PhoneNumber',
      'AWS::SMSVOICE::Pool',
      'AWS::SMSVOICE::ProtectConfiguration',
    ]);
  });
});
