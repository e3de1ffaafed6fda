import { Aws } from 'aws-cdk-lib';
import * as route53 from 'aws-cdk-lib/aws-route53';
import type * as ses from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { StageFile } from '../../platform/config.ts';
import { zoneOf } from '../../platform/constructs/own-address.ts';

/**
 * The records by which receivers believe that our email is ours: DKIM signs it, SPF and MX belong to MAIL FROM, the
 * envelope's domain, and DMARC says what to do with email that only claims to be ours.
 */
export class MailRecords extends Construct {
  constructor(scope: Construct, id: string, identity: ses.EmailIdentity, mail: StageFile['mail']) {
    super(scope, id);
    const zone = zoneOf(this, mail);
    // Names and values are whole: DKIM's differ by Region and partition.
    for (const [index, { name, value }] of identity.dkimRecords.entries()) {
      new route53.CfnRecordSet(this, `Dkim${index + 1}`, {
        hostedZoneId: zone.hostedZoneId,
        name,
        type: 'CNAME',
        ttl: '1800',
        resourceRecords: [value],
      });
    }
    new route53.MxRecord(this, 'MailFromMx', {
      zone,
      recordName: `${mail.mailFrom}.`,
      values: [{ priority: 10, hostName: `feedback-smtp.${Aws.REGION}.amazonses.com` }],
    });
    new route53.TxtRecord(this, 'Spf', {
      zone,
      recordName: `${mail.mailFrom}.`,
      values: ['v=spf1 include:amazonses.com -all'],
    });
    const { policy, reportsTo } = mail.dmarc;
    new route53.TxtRecord(this, 'Dmarc', {
      zone,
      recordName: `_dmarc.${mail.domain}.`,
      // DKIM must be of this very domain; MAIL FROM is a subdomain of it.
      values: [`v=DMARC1; p=${policy}; adkim=s; aspf=r; rua=mailto:${reportsTo}`],
    });
  }
}
