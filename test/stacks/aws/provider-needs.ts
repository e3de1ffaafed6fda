import type { ProviderCallRecord } from '../../../lib/local/provider/call-record.ts';
import { ACCOUNT } from '../stages.ts';
import { literal } from './literal.ts';
import { grantsOf, roleOf, shortName } from './policies.ts';
import { type Application, type Found, isRecord, type Value } from './templates.ts';

/** A permission that a call needs. */
export type Need = { readonly action: string; readonly resource: string };

const functionOf = (app: Application, name: string): Found => {
  const found = app.all('AWS::Lambda::Function').find((lambda) => shortName(app, lambda) === name);
  if (found === undefined) throw new Error(`${name} is not deployed.`);
  return found;
};

/** A function's policies as IAM will hold them. */
export const policyDocumentsOf = (app: Application, name: string): readonly unknown[] => [
  {
    Version: '2012-10-17',
    Statement: grantsOf(app, roleOf(app, functionOf(app, name))).map(({ effect, actions, resources, conditions }) => ({
      Effect: effect,
      Action: actions,
      Resource: resources,
      ...(Object.keys(conditions).length > 0 ? { Condition: conditions } : {}),
    })),
  },
];

const variable = (app: Application, name: string, key: string): string => {
  const lambda = functionOf(app, name);
  const { Environment: environment } = lambda.properties;
  const variables = isRecord(environment) ? environment['Variables'] : undefined;
  const value: Value | undefined = isRecord(variables) ? variables[key] : undefined;
  return literal(app, lambda.stack, value);
};

const identityOf = (app: Application): Found => {
  const [identity] = app.all('AWS::SES::EmailIdentity');
  if (identity === undefined) throw new Error('There is no identity to send email from.');
  return identity;
};

const emailNeeds = (app: Application, { configurationSet }: ProviderCallRecord): readonly Need[] => {
  const prefix = `arn:${app.partition}:ses:${app.region}:${ACCOUNT}`;
  const identity = identityOf(app);
  const { EmailIdentity: domain, ConfigurationSetAttributes: attributes } = identity.properties;
  const own = isRecord(attributes) ? app.target(identity.stack, attributes['ConfigurationSetName']) : undefined;
  const [given] = app.all('AWS::SES::ConfigurationSet');
  // A call without a set takes the identity's own.
  const set = configurationSet ? given : own;
  const sets = set ? [`${prefix}:configuration-set/${literal(app, set.stack, set.properties['Name'])}`] : [];
  return [`${prefix}:identity/${literal(app, identity.stack, domain)}`, ...sets].map((resource) => ({
    action: 'ses:SendEmail',
    resource,
  }));
};

const phoneNeeds = (app: Application, origin: string, action: string): readonly Need[] => {
  const place = `arn:${app.partition}:sms-voice:${app.region}:${ACCOUNT}`;
  const kind = app.all('AWS::SMSVOICE::Pool').some(({ id }) => id === origin) ? 'pool' : 'phone-number';
  return [{ action, resource: `${place}:${kind}/${origin}` }];
};

/**
 * What AWS checks of a function when it makes a call of a provider in production. Resource types are those of the
 * Service Authorization Reference: SES checks the identity and the configuration set; End User Messaging the origin;
 * Connect the contact that is to be.
 */
export const needsOfProviderCall = (app: Application, name: string, call: ProviderCallRecord): readonly Need[] => {
  if (call.provider === 'SendEmail') return emailNeeds(app, call);
  if (call.provider === 'SendTextMessage') {
    return phoneNeeds(app, variable(app, name, 'TEXT_ORIGINATION'), 'sms-voice:SendTextMessage');
  }
  if (call.provider === 'SendVoiceMessage') {
    return phoneNeeds(app, variable(app, name, 'VOICE_ORIGINATION'), 'sms-voice:SendVoiceMessage');
  }
  if (call.provider === 'StartOutboundVoiceContact') {
    const instance = variable(app, name, 'CONNECT_INSTANCE');
    const contact = `arn:${app.partition}:connect:${app.region}:${ACCOUNT}:instance/${instance}/contact/0a1b2c3d`;
    return [{ action: 'connect:StartOutboundVoiceContact', resource: contact }];
  }
  throw new Error(`${call.provider} is not a call that ours make.`);
};
