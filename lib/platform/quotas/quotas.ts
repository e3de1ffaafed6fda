/** A limit that AWS sets an account, or that nobody can raise. */
export type Quota = {
  /** As somebody asks for it. */
  readonly name: string;
  /** What a new account has. */
  readonly initial: number;
  /** How it is raised; none is possible where it is fixed. */
  readonly raisedBy: string;
};

const SERVICE_QUOTAS = 'Service Quotas, console or CLI: hours to days';
const FIXED = 'nothing: CloudFormation raises it for nobody';

/**
 * What a stage can run into. Initial values are those of AWS's documentation as of November 2026; a new account may have
 * less, which is why they are compared with what a person or AWS says.
 */
export const QUOTAS = {
  'lambda-concurrency': { name: 'Lambda: concurrent executions', initial: 10, raisedBy: SERVICE_QUOTAS },
  'ses-per-day': { name: 'SES: emails per 24 hours', initial: 200, raisedBy: 'SES production access: a day or more' },
  'ses-per-second': { name: 'SES: emails per second', initial: 1, raisedBy: 'SES production access: a day or more' },
  'sms-parts-per-second': {
    name: 'End User Messaging: message parts per second of the origination',
    initial: 1,
    raisedBy: 'registration of a short code or 10DLC campaign: 4 to 12 weeks; then a support case',
  },
  'sms-usd-per-month': {
    name: 'End User Messaging: US dollars per month for texts',
    initial: 1,
    raisedBy: 'a support case for the spending limit: days to weeks',
  },
  'voice-usd-per-month': {
    name: 'End User Messaging: US dollars per month for spoken messages',
    initial: 1,
    raisedBy: 'production access for voice, then a support case for its spending limit: days to weeks',
  },
  'connect-calls-per-second': {
    name: 'Connect: StartOutboundVoiceContact calls per second',
    initial: 2,
    raisedBy: 'Service Quotas for Connect: weeks',
  },
  'connect-concurrent-calls': {
    name: 'Connect: concurrent active calls of the instance',
    initial: 10,
    raisedBy: 'Service Quotas for Connect: weeks',
  },
  'rest-apis': { name: 'API Gateway: regional REST APIs', initial: 600, raisedBy: SERVICE_QUOTAS },
  'api-domains': { name: 'API Gateway: custom domain names', initial: 120, raisedBy: SERVICE_QUOTAS },
  'api-requests': {
    name: 'API Gateway: requests per second of the account',
    initial: 10_000,
    raisedBy: SERVICE_QUOTAS,
  },
  'api-resources': { name: 'API Gateway: resources of one API', initial: 300, raisedBy: SERVICE_QUOTAS },
  'web-acls': { name: 'WAF: web ACLs of a Region', initial: 100, raisedBy: SERVICE_QUOTAS },
  'iam-roles': { name: 'IAM: roles of the account', initial: 1000, raisedBy: SERVICE_QUOTAS },
  'iam-policies': { name: 'IAM: customer managed policies', initial: 1500, raisedBy: SERVICE_QUOTAS },
  tables: { name: 'DynamoDB: tables of a Region', initial: 2500, raisedBy: SERVICE_QUOTAS },
  alarms: { name: 'CloudWatch: alarms of a Region', initial: 5000, raisedBy: SERVICE_QUOTAS },
  'stack-resources': { name: 'CloudFormation: resources of one stack', initial: 500, raisedBy: FIXED },
  'stack-bytes': { name: 'CloudFormation: bytes of one template', initial: 1_000_000, raisedBy: FIXED },
} as const satisfies Readonly<Record<string, Quota>>;
export type QuotaName = keyof typeof QUOTAS;
