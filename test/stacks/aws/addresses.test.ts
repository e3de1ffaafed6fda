import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import * as z from 'zod';
import type { StageFile } from '../../../lib/platform/config.ts';
import { ASSEMBLIES, type AssemblyName } from '../stages.ts';
import { literal } from './literal.ts';
import { type Application, application, type Found, isRecord, list, ON_AWS, type Value } from './templates.ts';

const fileOf = (name: AssemblyName): StageFile => {
  const { file } = ASSEMBLIES[name];
  if (file === undefined) throw new Error(`${name} has no stage file.`);
  return file;
};
const hasCloudFront = (app: Application): boolean => app.partition === 'aws';

/** Where each REST API must be reached, by its stack. */
const domainsOf = (app: Application): Readonly<Record<string, string>> => {
  const { voterSite, countyApi, operations } = fileOf(app.name).addresses;
  return {
    'voter-site': hasCloudFront(app) ? `origin.${voterSite.domain}` : voterSite.domain,
    'county-api': countyApi.domain,
    operations: operations.domain,
  };
};
const records = (
  app: Application,
): readonly { stack: string; type: string; name: string; properties: Found['properties'] }[] =>
  app.all('AWS::Route53::RecordSet').map(({ stack, properties }) => ({
    stack,
    type: String(properties['Type']),
    name: literal(app, stack, properties['Name']).replace(/\.$/, ''),
    properties,
  }));
const texts = (app: Application, type: string, name: string): readonly string[] =>
  records(app)
    .filter((record) => record.type === type && record.name === name)
    .flatMap(({ stack, properties }) => list(properties['ResourceRecords']).map((value) => literal(app, stack, value)));

describe.each(ON_AWS)('%s', (name) => {
  const app = application(name);
  const domains = domainsOf(app);

  it.each(Object.entries(domains))('is reached in %s at %s alone, with a certificate and a record', (stack, domain) => {
    const inStack = (type: string) => app.all(type).filter((resource) => resource.stack === stack);
    const [api, ...otherApis] = inStack('AWS::ApiGateway::RestApi');
    expect(otherApis).toEqual([]);
    expect(api?.properties['DisableExecuteApiEndpoint']).toBe(true);
    const [own, ...others] = inStack('AWS::ApiGateway::DomainName');
    expect(others).toEqual([]);
    expect(own?.properties).toMatchObject({
      DomainName: domain,
      SecurityPolicy: 'TLS_1_2',
      EndpointConfiguration: { Types: ['REGIONAL'] },
    });
    const certificate = app.target(stack, own?.properties['RegionalCertificateArn']);
    expect(certificate?.properties).toMatchObject({
      DomainName: domain,
      ValidationMethod: 'DNS',
      DomainValidationOptions: [{ DomainName: domain, HostedZoneId: fileOf(name).mail.hostedZoneId }],
    });
    const [mapping] = inStack('AWS::ApiGateway::BasePathMapping');
    expect(app.target(stack, mapping?.properties['RestApiId'])?.id).toBe(api?.id);
    expect(app.target(stack, mapping?.properties['DomainName'])?.id).toBe(own?.id);
    const [record] = records(app).filter((one) => one.stack === stack && one.name === domain);
    expect(record?.type).toBe('A');
    const alias = record?.properties['AliasTarget'];
    expect(app.target(stack, isRecord(alias) ? alias['DNSName'] : undefined)?.id).toBe(own?.id);
  });

  it('tells voters and systems the addresses of its file', () => {
    const { voterSite, countyApi } = fileOf(name).addresses;
    const senders = app.all('AWS::Lambda::Function').flatMap(({ properties: { Environment: environment } }) => {
      const variables = isRecord(environment) ? environment['Variables'] : undefined;
      return isRecord(variables) && 'SITE_URL' in variables ? [variables['SITE_URL']] : [];
    });
    expect(senders.length).toBeGreaterThanOrEqual(3);
    expect(new Set(senders)).toEqual(new Set([`https://${voterSite.domain}`]));
    const outputs = app.files.map((file) => readFileSync(file, 'utf8')).find((text) => text.includes('"CountyApiUrl"'));
    expect(outputs).toContain(`https://${countyApi.domain}/`);
  });

  it('signs its email, and says to receivers which email is not ours', () => {
    const { mail } = fileOf(name);
    const [identity, ...others] = app.all('AWS::SES::EmailIdentity');
    expect(others).toEqual([]);
    expect(identity?.properties).toMatchObject({
      EmailIdentity: mail.domain,
      MailFromAttributes: { MailFromDomain: mail.mailFrom },
    });
    const dkim = app.all('AWS::Route53::RecordSet').filter(({ properties }) => properties['Type'] === 'CNAME');
    const attributes = dkim.map(({ properties }) => [properties['Name'], list(properties['ResourceRecords'])[0]]);
    expect(attributes).toEqual(
      [1, 2, 3].map((number) => [
        { 'Fn::GetAtt': [identity?.id, `DkimDNSTokenName${number}`] },
        { 'Fn::GetAtt': [identity?.id, `DkimDNSTokenValue${number}`] },
      ]),
    );
    expect(texts(app, 'MX', mail.mailFrom)).toEqual([`10 feedback-smtp.${app.region}.amazonses.com`]);
    expect(texts(app, 'TXT', mail.mailFrom)).toEqual(['"v=spf1 include:amazonses.com -all"']);
    const [dmarc = '', ...more] = texts(app, 'TXT', `_dmarc.${mail.domain}`);
    expect(more).toEqual([]);
    expect(dmarc).toContain('v=DMARC1; p=quarantine;');
    expect(dmarc).toContain(`rua=mailto:${mail.dmarc.reportsTo}`);
  });
});

const Behavior = z.object({
  PathPattern: z.string().optional(),
  CachePolicyId: z.unknown(),
  Compress: z.boolean(),
  ViewerProtocolPolicy: z.string(),
  AllowedMethods: z.array(z.string()),
  OriginRequestPolicyId: z.string().optional(),
});
const Distribution = z.object({
  Aliases: z.array(z.string()),
  DefaultCacheBehavior: Behavior,
  CacheBehaviors: z.array(Behavior),
  Origins: z.array(
    z.object({
      DomainName: z.string(),
      CustomOriginConfig: z.record(z.string(), z.unknown()),
      OriginCustomHeaders: z.array(z.object({ HeaderName: z.string(), HeaderValue: z.string() })),
    }),
  ),
  ViewerCertificate: z.object({ AcmCertificateArn: z.unknown(), MinimumProtocolVersion: z.string() }),
  WebACLId: z.unknown(),
});
/** AWS's own cache policies, by the names of its documentation. */
const MANAGED = {
  CachingDisabled: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
  CachingOptimized: '658327ea-f89d-4fab-a63d-7e88639e58f6',
  AllViewerExceptHostHeader: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
};

describe.each(ON_AWS.filter((name) => hasCloudFront(application(name))))(
  'CloudFront before the voter site of %s',
  (name) => {
    const app = application(name);
    const { voterSite } = fileOf(name).addresses;
    const [found] = app.all('AWS::CloudFront::Distribution');
    const distribution = Distribution.parse(found?.properties['DistributionConfig']);
    const behavior = (path: string) => distribution.CacheBehaviors.find(({ PathPattern }) => PathPattern === path);
    const resource = (value: unknown) => app.target('voter-edge', value as Value);

    it('is where the site is: by its name, over TLS only, with a certificate and a firewall of us-east-1', () => {
      expect(distribution.Aliases).toEqual([voterSite.domain]);
      expect(distribution.ViewerCertificate.MinimumProtocolVersion).toBe('TLSv1.2_2021');
      expect(resource(distribution.ViewerCertificate.AcmCertificateArn)?.properties['DomainName']).toBe(
        voterSite.domain,
      );
      expect(resource(distribution.WebACLId)?.properties['Scope']).toBe('CLOUDFRONT');
      const manifest = JSON.parse(readFileSync(join(inject('assemblies'), name, 'manifest.json'), 'utf8')) as {
        artifacts: Record<string, { environment?: string }>;
      };
      expect(manifest.artifacts[`rollcall-${ASSEMBLIES[name].stage}-voter-edge`]?.environment).toBe(
        `aws://${fileOf(name).account}/us-east-1`,
      );
      expect(
        records(app)
          .filter((record) => record.name === voterSite.domain)
          .map(({ type }) => type)
          .sort(),
      ).toEqual(['A', 'AAAA']);
    });

    it('finds the site at its own name, over TLS', () => {
      const [origin, ...others] = distribution.Origins;
      expect(others).toEqual([]);
      expect(origin?.DomainName).toBe(domainsOf(app)['voter-site']);
      expect(origin?.CustomOriginConfig).toMatchObject({ OriginProtocolPolicy: 'https-only' });
    });

    it('keeps no page that may be about one person, and hands on everything but the host', () => {
      expect(distribution.DefaultCacheBehavior).toMatchObject({
        CachePolicyId: MANAGED.CachingDisabled,
        OriginRequestPolicyId: MANAGED.AllViewerExceptHostHeader,
      });
      expect(distribution.DefaultCacheBehavior.AllowedMethods).toContain('POST');
      // Any other path that is kept must be one of these two.
      expect(distribution.CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual(['/', '/assets/*']);
    });

    it('keeps assets, compressed, and the home page for no longer than it allows, apart by language and county alone', () => {
      expect(behavior('/assets/*')).toMatchObject({ CachePolicyId: MANAGED.CachingOptimized, Compress: true });
      const home = behavior('/');
      expect(home?.Compress).toBe(true);
      expect(home?.AllowedMethods).toEqual(['GET', 'HEAD']);
      expect(resource(home?.CachePolicyId)?.properties['CachePolicyConfig']).toMatchObject({
        MinTTL: 0,
        DefaultTTL: 0,
        MaxTTL: 60,
        ParametersInCacheKeyAndForwardedToOrigin: {
          CookiesConfig: { CookieBehavior: 'none' },
          HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Accept-Language'] },
          QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: ['lang', 'county'] },
        },
      });
    });

    it('leaves plain HTTP to nobody', () => {
      const all = [distribution.DefaultCacheBehavior, ...distribution.CacheBehaviors];
      expect(new Set(all.map(({ ViewerProtocolPolicy }) => ViewerProtocolPolicy))).toEqual(
        new Set(['redirect-to-https']),
      );
    });

    it('has the firewalls count voters at the edge, and nobody behind it, where only CloudFront is let in', () => {
      const keys = app.all('AWS::WAFv2::WebACL').map(({ stack, properties }) => {
        const [rate] = list(properties['Rules']);
        const [, key] = /"AggregateKeyType":"([A-Z_]+)"/.exec(JSON.stringify(rate)) ?? [];
        return [stack, key];
      });
      expect(Object.fromEntries(keys)).toEqual({
        'county-api': 'IP',
        operations: 'IP',
        'voter-edge': 'IP',
        'voter-site': undefined,
      });
      expect(app.files.map((file) => readFileSync(file, 'utf8')).join('')).not.toContain('FORWARDED_IP');
    });

    it('shows the site a key that the site’s firewall asks for first, of two that it lets in', () => {
      const [header, ...others] = distribution.Origins[0]?.OriginCustomHeaders ?? [];
      expect(others).toEqual([]);
      const keyOf = (number: number) => `rollcall-${ASSEMBLIES[name].stage}-origin-key-${number}`;
      expect(header).toEqual({
        HeaderName: 'x-origin-key',
        HeaderValue: `{{resolve:secretsmanager:${keyOf(1)}:SecretString}}`,
      });
      const secrets = app.all('AWS::SecretsManager::Secret').filter(({ stack }) => stack === 'voter-site');
      expect(secrets.map(({ properties }) => properties)).toEqual(
        [0, 1].map((number) =>
          expect.objectContaining({
            Name: keyOf(number),
            GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true },
            ReplicaRegions: [{ Region: 'us-east-1' }],
          }),
        ),
      );
      const [acl] = app.all('AWS::WAFv2::WebACL').filter(({ stack }) => stack === 'voter-site');
      const [first] = list(acl?.properties['Rules']).filter(isRecord);
      expect(first).toMatchObject({
        Priority: 0,
        Action: { Block: {} },
        Statement: {
          NotStatement: {
            Statement: {
              OrStatement: {
                Statements: secrets.map(({ id }) => ({
                  ByteMatchStatement: {
                    FieldToMatch: { SingleHeader: { Name: 'x-origin-key' } },
                    PositionalConstraint: 'EXACTLY',
                    SearchString: {
                      'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: id }, ':SecretString}}']],
                    },
                  },
                })),
              },
            },
          },
        },
      });
      const [logging] = app.all('AWS::WAFv2::LoggingConfiguration').filter(({ stack }) => stack === 'voter-site');
      expect(list(logging?.properties['RedactedFields'])).toContainEqual({ SingleHeader: { Name: 'x-origin-key' } });
    });
  },
);

describe('GovCloud has no CloudFront', () => {
  const app = application('prod-govcloud');

  it('so voters reach the site itself, counted by their own address', () => {
    expect(app.all().filter(({ type }) => type.startsWith('AWS::CloudFront'))).toEqual([]);
    expect(app.files.filter((file) => file.includes('voter-edge'))).toEqual([]);
    expect(domainsOf(app)['voter-site']).toBe(fileOf('prod-govcloud').addresses.voterSite.domain);
    const [acl] = app.all('AWS::WAFv2::WebACL').filter(({ stack }) => stack === 'voter-site');
    expect(JSON.stringify(acl?.properties)).toContain('"AggregateKeyType":"IP"');
  });
});
