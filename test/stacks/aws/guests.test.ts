import { describe, expect, it } from 'vitest';
import { literal } from './literal.ts';
import { lambdasOf } from './permission-needs.ts';
import type { Statement } from './policies.ts';
import { application, isRecord, list, ON_AWS, type Value } from './templates.ts';

/** The functions that reach voters. */
const SENDERS = ['receive-texts', 'send-email', 'send-text', 'send-voice', 'serve-sign-up'];
/** Those that write to the staff of counties and of the state, whose addresses are those of their offices. */
const STAFF_MAIL = [
  'advance-releases',
  'announce-services',
  'close-task',
  'end-release',
  'invite-first-person',
  'manage-county-files',
  'manage-people',
  'notify-county',
  'open-task',
  'plan-upload',
  'post-ballots',
  'remind-extracts',
  'send-weekly-statistics',
  'settle-upload',
  'sweep-checks',
  'watch-uploads',
];

/** Who puts guests on the list. */
const APPROVERS: readonly string[] = ['manage-guests'];

const cte = application('cte');
const lambdas = lambdasOf(cte);
const grantsOf = (name: string): readonly Statement[] => lambdas.find((one) => one.name === name)?.grants ?? [];
const who = (action: string): string[] =>
  lambdas
    .filter(({ grants }) => grants.some(({ effect, actions }) => effect === 'Allow' && actions.includes(action)))
    .map(({ name }) => name)
    .toSorted();

const matches = (pattern: string, text: string): boolean =>
  new RegExp(`^${pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(text);

/** Whether IAM lets a function send to these addresses: `ForAllValues:StringLike` is true of none, which `Null` refuses. */
const maySend = (name: string, recipients: readonly string[]): boolean =>
  grantsOf(name).some(({ effect, actions, conditions }) => {
    if (effect !== 'Allow' || !actions.includes('ses:SendEmail')) return false;
    const patterns = conditions['ForAllValues:StringLike']?.['ses:Recipients'];
    const isNamed = conditions['Null']?.['ses:Recipients']?.[0] !== 'false' || recipients.length > 0;
    return isNamed && (patterns === undefined || recipients.every((to) => patterns.some((one) => matches(one, to))));
  });

describe('the templates of a County Test Environment', () => {
  it.each(['send-email', 'serve-sign-up'])(
    'let %s write to guests’ domains and the mailbox simulator alone',
    (name) => {
      expect(maySend(name, ['guest@sos.ca.gov'])).toBe(true);
      expect(maySend(name, ['success+1@simulator.amazonses.com', 'clerk@co.yuba.ca.us'])).toBe(true);
      for (const to of [
        ['voter@gmail.com'],
        ['guest@sos.ca.gov', 'voter@gmail.com'],
        ['voter@sos.ca.gov.example.net'],
        ['voter@xsos.ca.gov'],
        [],
      ]) {
        expect(maySend(name, to), to.join()).toBe(false);
      }
    },
  );

  it('have the condition on every statement by which a sender may send email', () => {
    const statements = SENDERS.flatMap(grantsOf).filter(({ actions }) =>
      actions.some((action) => /^ses:Send/.test(action)),
    );
    expect(statements.length).toBeGreaterThanOrEqual(2);
    for (const { conditions } of statements) {
      expect(conditions).toEqual({
        'ForAllValues:StringLike': {
          'ses:Recipients': ['*@sos.ca.gov', '*@co.yuba.ca.us', '*@simulator.amazonses.com'],
        },
        Null: { 'ses:Recipients': ['false'] },
      });
    }
  });

  it('let nobody else write than those and whoever writes to offices', () => {
    const writing = who('ses:SendEmail');
    expect(writing.filter((name) => !SENDERS.includes(name))).toEqual(STAFF_MAIL);
    expect(who('ses:SendRawEmail')).toEqual([]);
    expect(who('sms-voice:SendTextMessage')).toEqual(['receive-texts', 'send-text', 'serve-sign-up']);
    expect(who('sms-voice:SendVoiceMessage')).toEqual(['send-voice', 'serve-sign-up']);
  });

  it('block texts and calls to every country, so that only a number let through by itself is reached', () => {
    const [protect, ...others] = cte.all('AWS::SMSVOICE::ProtectConfiguration');
    expect(others).toEqual([]);
    const { CountryRuleSet: rules } = protect?.properties ?? {};
    for (const kind of ['SMS', 'VOICE']) {
      const countries = list(isRecord(rules) ? rules[kind] : undefined).filter(isRecord);
      expect(countries.length).toBeGreaterThan(200);
      expect(new Set(countries.map((one) => one['ProtectStatus'])), kind).toEqual(new Set(['BLOCK']));
      expect(countries.map((one) => one['CountryCode'])).toContain('US');
    }
    const sets = cte.all('AWS::SMSVOICE::ConfigurationSet');
    expect(sets.map(({ properties }) => properties['ConfigurationSetName']).toSorted()).toEqual([
      'rollcall-cte-calls',
      'rollcall-cte-texts',
    ]);
    for (const { stack, properties } of sets) {
      const set = cte.target(stack, properties['ProtectConfigurationId']);
      expect(set?.id).toBe(protect?.id);
    }
  });

  it('have no way to Connect, whose calls nothing could keep to guests', () => {
    expect(who('connect:StartOutboundVoiceContact')).toEqual([]);
    expect(cte.all('AWS::Connect::ContactFlow')).toEqual([]);
    for (const { name, lambda } of lambdas) {
      expect(JSON.stringify(lambda.properties['Environment'] ?? {}), name).not.toContain('CONNECT_');
    }
  });

  it('let senders look a guest up and read the seal’s key, and change neither', () => {
    for (const name of SENDERS) {
      const about = (table: string) =>
        grantsOf(name).filter(({ resources }) => resources.some((one) => one.endsWith(`:table/rollcall-cte-${table}`)));
      expect(
        about('releases').map(({ actions, conditions }) => [actions, conditions]),
        name,
      ).toEqual([[['dynamodb:GetItem'], { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['GUESTS'] } }]]);
      const keyed = about('settings').filter(({ conditions }) => JSON.stringify(conditions).includes('GUEST-SEAL'));
      expect(
        keyed.map(({ actions }) => actions),
        name,
      ).toEqual([['dynamodb:GetItem']]);
    }
  });

  it('let nobody reach the seal’s key but whoever sends and whoever approves', () => {
    const touches = (table: string, key: string, write: RegExp): string[] =>
      lambdas
        .filter(({ grants }) =>
          grants.some(({ effect, actions, resources, conditions }) => {
            const keys = conditions['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? ['*'];
            return (
              effect === 'Allow' &&
              resources.some((one) => one.endsWith(`:table/rollcall-cte-${table}`)) &&
              actions.some((action) => write.test(action)) &&
              keys.some((pattern) => matches(pattern, key))
            );
          }),
        )
        .map(({ name }) => name)
        .toSorted();
    expect(touches('settings', 'GUEST-SEAL', /^dynamodb:/)).toEqual([...SENDERS, ...APPROVERS].toSorted());
    expect(touches('settings', 'GUEST-SEAL', /Put|Update|Delete|Write/)).toEqual(APPROVERS);
    expect(touches('releases', 'GUESTS', /Put|Update|Delete|Write/)).toEqual(APPROVERS);
  });
});

describe.each(ON_AWS.filter((name) => name !== 'cte'))('the templates of %s', (name) => {
  const app = application(name);

  it('reach voters, and have no guests', () => {
    expect(
      app
        .all('AWS::DynamoDB::Table')
        .map(({ stack, properties }) => literal(app, stack, properties['TableName'] as Value)),
    ).not.toContainEqual(expect.stringMatching(/-releases$/));
    expect(JSON.stringify(lambdasOf(app).map(({ grants }) => grants))).not.toMatch(/ses:Recipients|GUEST/);
  });
});
