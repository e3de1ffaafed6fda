import { Aws, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import type { Construct } from 'constructs';
import type { StageConfig, ZonedDomain } from '../../platform/config.ts';
import { acknowledge } from '../../platform/constructs/acknowledge.ts';
import { certificateFor, zoneOf } from '../../platform/constructs/own-address.ts';
import { logWebAcl, WEB_ACL_LOG_DAYS, webAcl, webAclLogName } from '../../platform/constructs/web-acl.ts';
import { resourceName } from '../../platform/names.ts';
import { EdgeAlarms } from './edge-alarms.ts';
import { ORIGIN_HEADER, originKey } from './origin-keys.ts';
import { REQUESTS_PER_ADDRESS } from './requests-per-address.ts';
import { voterSiteOrigin } from './voter-site-origin.ts';

export type VoterEdgeStackProps = StackProps & {
  readonly config: StageConfig;
  readonly address: ZonedDomain;
  /** The number of the key that it shows the site. */
  readonly key: number;
};

/** Longest time that a page which says the same to everybody may be kept, if it allows that itself. */
const SHARED_PAGE = Duration.seconds(60);

/**
 * CloudFront before the voter site. It stands in us-east-1, where CloudFront takes its certificate and its web ACL from,
 * and knows the site in the other Region by its name alone: no stack refers to another Region's.
 */
export class VoterEdgeStack extends Stack {
  constructor(scope: Construct, id: string, { config, address, key: keyNumber, ...props }: VoterEdgeStackProps) {
    super(scope, id, props);
    const zone = zoneOf(this, address);
    const acl = webAcl(this, 'CLOUDFRONT', { requestsPerAddress: REQUESTS_PER_ADDRESS });
    const key = this.key(config);
    logWebAcl(this, acl, this.logGroup(config, key));
    const certificate = certificateFor(this, zone, address);
    const origin = new HttpOrigin(voterSiteOrigin(address).domain, {
      protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
      // Whoever asks the site without it, with an address that it made up, is turned away by the site's own firewall.
      customHeaders: { [ORIGIN_HEADER]: originKey(config.stage, keyNumber) },
    });
    const distribution = new cloudfront.Distribution(this, 'Distribution', {
      comment: resourceName(config.stage, 'voter-site'),
      domainNames: [address.domain],
      certificate,
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      webAclId: acl.attrArn,
      // Pages may be about one person: CloudFront keeps none of them, whatever their headers say.
      defaultBehavior: {
        origin,
        allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
        originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        compress: true,
      },
      additionalBehaviors: {
        // The home page differs by language and county alone: by the address, or else by the browser's languages.
        '/': { ...PUBLIC, origin, cachePolicy: this.homePage(config) },
        // An asset's name changes with its content.
        '/assets/*': { ...PUBLIC, origin, cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED },
      },
    });
    new EdgeAlarms(this, 'Alarms', { config, key, certificate, distribution });
    const target = route53.RecordTarget.fromAlias(new CloudFrontTarget(distribution));
    new route53.ARecord(this, 'Record', { zone, recordName: `${address.domain}.`, target });
    new route53.AaaaRecord(this, 'RecordV6', { zone, recordName: `${address.domain}.`, target });
    acknowledge(distribution, {
      'AwsSolutions-CFR1':
        'Voters abroad and in the military read the site from any country; a restriction would shut them out.',
      'AwsSolutions-CFR3':
        'The API behind it logs each request that is not an asset, without addresses; a log here would hold what voters ask and from where.',
      'NIST.800.53.R5-CloudFrontAccessLogging':
        'The API behind it logs each request that is not an asset, without addresses; a log here would hold what voters ask and from where.',
    });
  }

  private homePage(config: StageConfig): cloudfront.CachePolicy {
    return new cloudfront.CachePolicy(this, 'HomePage', {
      cachePolicyName: resourceName(config.stage, 'home-page'),
      comment: 'As long as the page allows, by language and county; no cookie reaches it',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: SHARED_PAGE,
      queryStringBehavior: cloudfront.CacheQueryStringBehavior.allowList('lang', 'county'),
      cookieBehavior: cloudfront.CacheCookieBehavior.none(),
      // Part of the key, and for that reason passed on: two readers with other languages never share a page.
      headerBehavior: cloudfront.CacheHeaderBehavior.allowList('Accept-Language'),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }

  /** A key of this Region: the data stack's are in another. */
  private key(config: StageConfig): kms.Key {
    return new kms.Key(this, 'LogKey', {
      description: `Protects the firewall's log and the alarms before the voter site of stage ${config.stage}`,
      enableKeyRotation: true,
      removalPolicy: removalPolicyOf(config),
    });
  }

  /** The firewall's log. */
  private logGroup(config: StageConfig, key: kms.Key): logs.LogGroup {
    const name = webAclLogName(resourceName(config.stage, 'voter-edge'));
    key.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal(`logs.${Aws.REGION}.amazonaws.com`)],
        actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
        resources: ['*'],
        conditions: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:${name}`,
          },
        },
      }),
    );
    return new logs.LogGroup(this, 'WebAclLogs', {
      logGroupName: name,
      encryptionKey: key,
      retention: WEB_ACL_LOG_DAYS,
      removalPolicy: removalPolicyOf(config),
    });
  }
}

const removalPolicyOf = ({ disposable }: StageConfig): RemovalPolicy =>
  disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

/** What everybody may be given from a cache: no cookie, no credential and no query but those of the policy reaches it. */
const PUBLIC = {
  allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD,
  viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
  compress: true,
} as const;
