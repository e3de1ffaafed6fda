import { beforeAll, describe, expect, it } from 'vitest';
import { type Synthesized, synthesized, type Template } from './synthesized.ts';

/**
 * What stage `local` may do differently from `prod`, and why. Anything else that differs would make a green run on a
 * laptop say nothing about production.
 */
const ALLOWED: readonly { readonly what: RegExp; readonly why: string }[] = [
  { what: /^(Deletion|UpdateReplace)Policy$/, why: 'invented data is deleted with its stack' },
  { what: /^Properties\.DeletionProtection(Enabled)?$/, why: 'invented data is deleted with its stack' },
  {
    what: /^Properties\.LifecycleConfiguration\.Rules$/,
    why: 'a rehearsal is over within weeks, and what it uploaded goes',
  },
  { what: /^Properties\.ClientCertificateId$/, why: 'the emulator has no client certificates' },
  { what: /^Properties\.PendingWindowInDays$/, why: 'invented data is deleted with its stack' },
  { what: /^Properties\.State$/, why: 'the virtual scheduler fires the schedules' },
  { what: /^Properties\.ObjectLock(Enabled|Configuration)$/, why: 'what is deleted with its data is not locked' },
  { what: /^Properties\.(Description|Target\.Input)$/, why: 'one sweep does what many share for a whole state' },
  {
    what: /^Properties\.(Environment\.Variables\.(SEND|TEXT|EMAIL|VOICE)_LIMIT|BatchSize|ScalingConfig\.MaximumConcurrency)$/,
    why: 'the provider simulator has no quota',
  },
  {
    what: /^Properties\.Environment\.Variables\.TOKEN_URL/,
    why: 'counties’ systems fetch tokens at the stage’s own address: Cognito’s domain leads nowhere from the emulator',
  },
  { what: /^Properties\.Threshold$/, why: 'one sweep does what many share for a whole state' },
  { what: /^Properties\.BackupPlan\./, why: 'backups of invented data are copied nowhere' },
  {
    what: /^Properties\.Environment\.Variables\.(ADJUSTABLE_CLOCK|SETTINGS_TABLE)$/,
    why: 'rehearsals set the clock, and keep in the settings how far it is ahead',
  },
  { what: /^Properties\.Environment\.Variables\.SCHEDULES_ENABLED$/, why: 'the virtual scheduler fires the schedules' },
  {
    what: /^Properties\.(Environment\.Variables\.(OIDC_ISSUER|PAGES_URL)|CallbackURLs)/,
    why: 'people sign in at the stage’s own address, with a provider that knows the invented ones',
  },
  {
    what: /^Properties\.Environment\.Variables\.AWS_ENDPOINT_URL_(SESV2|PINPOINT_SMS_VOICE_V2|CONNECT)$/,
    why: 'the provider simulator stands in for SES, End User Messaging and Connect',
  },
  {
    what: /^Properties\.Environment\.Variables\.(TEXT_ORIGINATION|VOICE_ORIGINATION|CONNECT_INSTANCE|CONNECT_FLOW|CONNECT_CODE_FLOW|CONNECT_NUMBER)$/,
    why: 'numbers and the Connect instance exist only in an AWS account',
  },
  {
    what: /^Properties\.(FunctionName|Target\.Arn|Integration\.Uri|PolicyDocument\.Statement)(\.(Ref|Fn::GetAtt|Fn::Join))?$/,
    why: 'the emulator has no CodeDeploy: callers reach a function there, and not its alias',
  },
  {
    what: /^Properties\.(DisableExecuteApiEndpoint|MailFromAttributes\.MailFromDomain|Environment\.Variables\.(API_URL|SITE_HOST))$/,
    why: 'only a deployment to AWS has domains of its own',
  },
  { what: /^Properties\.Environment\.Variables\.BEHIND_EDGE$/, why: 'the emulator has no CloudFront' },
  {
    what: /^Properties\.Environment\.Variables\.COUNTY_SYSTEMS$/,
    why: 'counties’ systems are simulated on the same machine, without encryption',
  },
  {
    what: /^Properties\.Environment\.Variables\.NODE_OPTIONS$/,
    why: 'the emulator starts Node.js without the flags by which Lambda gives it a heap',
  },
  { what: /^Properties\.Environment\.Variables\.SEGMENTS$/, why: 'the emulator has no parallel scans' },
  {
    what: /^Properties\.Environment\.Variables\.BACKUPS$/,
    why: 'the emulator’s exports hold nothing: a masked copy reads the tables as they are',
  },
];

/** Resource types that the emulator's CloudFormation does not have, so that stage `local` leaves them out. */
const LEFT_OUT: readonly RegExp[] = [
  /^AWS::WAFv2::/,
  /^AWS::ApiGateway::(ClientCertificate|Account)$/,
  /^AWS::Backup::BackupSelection$/,
  /^AWS::Budgets::/,
  /^AWS::CloudWatch::InsightRule$/,
  /^AWS::SMSVOICE::/,
  /^AWS::Connect::/,
  /^AWS::CodeDeploy::/,
  /^AWS::Lambda::(Alias|Version)$/,
  /^AWS::(CertificateManager|Route53|CloudFront)::/,
  /^AWS::ApiGateway::(DomainName|BasePathMapping)$/,
];

/** Resources of a known type that serve only what is left out. */
const LEFT_OUT_WITH_THEM: readonly RegExp[] = [
  /^data\/(BackupRole|ApiGatewayLogs)/,
  /^messaging\//,
  /WebAclLogs/,
  /(Forbidden|Unauthorized)Most/,
  /^operations\/(NoBackup|BackupFails|CopyFails)/,
  /AddressCertificateEnds/,
  // What CloudFront shows the site.
  /^voter-site\/OriginKey\d+$/,
  /ReleaseRole/,
];

/** Sweeps that share the work of a whole state: the small stage has one, of the same function. */
const SHARED_SWEEPS: readonly RegExp[] = [/^ballot-tracking\/releaseballots\d+(Role|Access|Schedule)/];

/**
 * What lets another account keep copies of the backups, and the County Test Environment's read masked copies: those of invented data
 * are copied nowhere, and its test environment lies in the same account.
 */
const isForOthers = (statement: unknown): boolean =>
  /aws-service-role\/backup\.amazonaws\.com|:role\/rollcall-cte-\*/.test(JSON.stringify(statement));

const withoutOthers = ({ Resources, ...rest }: Template): Template => ({
  ...rest,
  Resources: Object.fromEntries(
    Object.entries(Resources).map(([id, resource]) => {
      const policy = resource.Properties?.['KeyPolicy'] as { Statement: unknown[] } | undefined;
      if (policy === undefined) return [id, resource];
      const KeyPolicy = { ...policy, Statement: policy.Statement.filter((one) => !isForOthers(one)) };
      return [id, { ...resource, Properties: { ...resource.Properties, KeyPolicy } }];
    }),
  ),
});

const neutral = (template: Template, stage: string): Template =>
  withoutOthers(
    JSON.parse(
      JSON.stringify(template)
        .replaceAll(`rollcall-${stage}`, 'rollcall-STAGE')
        .replaceAll(`"${stage}"`, '"STAGE"')
        .replaceAll(`stage ${stage}`, 'stage STAGE')
        .replaceAll(`Rollcall ${stage} `, 'Rollcall STAGE ')
        // Logical ids that CDK makes from the stack's name or from the content of what they stand for.
        .replaceAll(
          new RegExp(`(rollcall)${stage}(messagingTopic(?:messages|receipts|textsin))[0-9A-F]+`, 'g'),
          '$1STAGE$2',
        )
        .replaceAll(/(Deployment[0-9A-F]{8})[0-9a-f]{32}/g, '$1'),
    ) as Template,
  );

const differences = (left: unknown, right: unknown, path: string): string[] => {
  if (JSON.stringify(left) === JSON.stringify(right)) return [];
  const isRecord = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isRecord(left) || !isRecord(right)) return [path];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) =>
    differences(left[key], right[key], path === '' ? key : `${path}.${key}`),
  );
};

/** Stacks of services that the emulator does not have: CloudFront. */
const ONLY_ON_AWS = ['voter-edge'];

describe('stage local is stage prod', () => {
  let local: Synthesized;
  let prod: Synthesized;
  beforeAll(() => {
    local = synthesized('local');
    prod = synthesized('prod');
  });

  it('has the same stacks', () => {
    const behind = Object.keys(prod.templates).filter((stack) => !ONLY_ON_AWS.includes(stack));
    expect(Object.keys(local.templates)).toEqual(behind);
    expect(Object.keys(prod.templates).length).toBe(behind.length + ONLY_ON_AWS.length);
    expect(behind.length).toBeGreaterThanOrEqual(7);
  });

  it('differs only where it may', () => {
    const unexpected: string[] = [];
    const seen = new Set<string>();
    let compared = 0;
    for (const [stack, prodTemplate] of Object.entries(prod.templates)) {
      if (ONLY_ON_AWS.includes(stack)) continue;
      const ours = neutral(prodTemplate, 'prod').Resources;
      const theirs = neutral(local.templates[stack] as Template, 'local').Resources;
      for (const id of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
        const [inProd, inLocal] = [ours[id], theirs[id]];
        if (inProd && inLocal) {
          compared += 1;
          for (const path of differences(inProd, inLocal, '')) {
            const allowed = ALLOWED.find(({ what }) => what.test(path));
            if (allowed) seen.add(allowed.why);
            else unexpected.push(`${stack}/${id} (${inProd.Type}): ${path}`);
          }
        } else if (inLocal) unexpected.push(`${stack}/${id} (${inLocal.Type}): only in local`);
        else if (
          inProd &&
          !LEFT_OUT.some((type) => type.test(inProd.Type)) &&
          ![...LEFT_OUT_WITH_THEM, ...SHARED_SWEEPS].some((place) => place.test(`${stack}/${id}`))
        ) {
          unexpected.push(`${stack}/${id} (${inProd.Type}): only in prod`);
        }
      }
    }
    expect(unexpected).toEqual([]);
    expect(compared).toBeGreaterThan(200);
    expect([...seen].sort()).toEqual([...new Set(ALLOWED.map(({ why }) => why))].sort());
  });
});
