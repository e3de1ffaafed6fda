import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { DomainName, EndpointType, SecurityPolicy } from 'aws-cdk-lib/aws-apigateway';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { ApiGatewayDomain } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import type { ZonedDomain } from '../config.ts';
import { Alarm } from './alarm.ts';
import { platformOf } from './house-stack.ts';

/** The public hosted zone that a domain's records are written to. It exists: whoever owns the name made it. */
export const zoneOf = (scope: Construct, { zone, hostedZoneId }: ZonedDomain): route53.IHostedZone =>
  route53.HostedZone.fromHostedZoneAttributes(scope, 'Zone', { hostedZoneId, zoneName: zone });

/** A certificate that ACM issues when it finds its record in the zone, and renews by itself as long as that stays. */
export const certificateFor = (scope: Construct, zone: route53.IHostedZone, { domain }: ZonedDomain): acm.Certificate =>
  new acm.Certificate(scope, 'Certificate', {
    domainName: domain,
    validation: acm.CertificateValidation.fromDns(zone),
  });

/** The domain at which a REST API is reached: certificate, custom domain and record, all in the API's own Region. */
export class OwnAddress extends Construct {
  constructor(scope: Construct, id: string, { api, address }: { api: apigateway.RestApi; address: ZonedDomain }) {
    super(scope, id);
    const zone = zoneOf(this, address);
    const certificate = certificateFor(this, zone, address);
    new Alarm(this, 'CertificateEnds', {
      metric: certificate.metricDaysToExpiry(),
      threshold: platformOf(this).config.thresholds.certificateDays,
      comparison: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      impact: `Nobody can open ${address.domain} once its certificate has ended, which is soon.`,
      runbook: 'a-certificate-is-about-to-expire',
    });
    const domain = new DomainName(this, 'Domain', {
      domainName: address.domain,
      certificate,
      endpointType: EndpointType.REGIONAL,
      securityPolicy: SecurityPolicy.TLS_1_2,
      // CDK's RestApi does not fit its own IRestApi under exactOptionalPropertyTypes.
      mapping: api as apigateway.IRestApi,
    });
    new route53.ARecord(this, 'Record', {
      zone,
      recordName: `${address.domain}.`,
      target: route53.RecordTarget.fromAlias(new ApiGatewayDomain(domain)),
    });
  }
}
