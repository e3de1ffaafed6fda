import { Duration, Stack } from 'aws-cdk-lib';
import type * as acm from 'aws-cdk-lib/aws-certificatemanager';
import type * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { StageConfig } from '../../platform/config.ts';
import { type AlarmProps, descriptionOf } from '../../platform/constructs/alarm.ts';
import { resourceName } from '../../platform/names.ts';

type EdgeAlarmsProps = {
  readonly config: StageConfig;
  readonly key: kms.Key;
  readonly certificate: acm.Certificate;
  readonly distribution: cloudfront.Distribution;
};

/**
 * The alarms of the edge, with a topic of their own: an alarm acts on topics of its own Region alone, and CloudFront and
 * its certificate are in us-east-1.
 */
export class EdgeAlarms extends Construct {
  private readonly topic: sns.Topic;

  constructor(scope: Construct, id: string, { config, key, certificate, distribution }: EdgeAlarmsProps) {
    super(scope, id);
    this.topic = this.alarmTopic(config, key);
    this.alarm('CertificateEnds', {
      metric: certificate.metricDaysToExpiry(),
      threshold: config.thresholds.certificateDays,
      comparison: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      impact: 'Voters cannot open Where’s My Ballot once its certificate has ended, which is soon.',
      runbook: 'a-certificate-is-about-to-expire',
    });
    this.alarm('EdgeErrors', {
      metric: new cloudwatch.Metric({
        namespace: 'AWS/CloudFront',
        metricName: '5xxErrorRate',
        dimensionsMap: { DistributionId: distribution.distributionId, Region: 'Global' },
        statistic: 'Average',
        period: Duration.minutes(5),
      }),
      // Percent.
      threshold: 1,
      evaluationPeriods: 2,
      impact: 'Voters see an error instead of Where’s My Ballot.',
      runbook: 'a-site-does-not-answer',
    });
  }

  private alarm(id: string, props: AlarmProps): void {
    new cloudwatch.Alarm(this, id, {
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: props.evaluationPeriods ?? 1,
      comparisonOperator: props.comparison ?? cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      alarmDescription: descriptionOf(props),
    }).addAlarmAction(new SnsAction(this.topic));
  }

  private alarmTopic(config: StageConfig, masterKey: kms.Key): sns.Topic {
    const topic = new sns.Topic(this, 'Topic', {
      topicName: resourceName(config.stage, 'edge-alarms'),
      displayName: `Rollcall ${config.stage} alarms of the edge`,
      masterKey,
      enforceSSL: true,
    });
    const asOurs = {
      principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    };
    topic.addToResourcePolicy(
      new iam.PolicyStatement({ ...asOurs, sid: 'Alarms', actions: ['sns:Publish'], resources: [topic.topicArn] }),
    );
    masterKey.addToResourcePolicy(
      new iam.PolicyStatement({
        ...asOurs,
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        // By name: the topic refers to its key.
        conditions: {
          ...asOurs.conditions,
          ArnLike: {
            'kms:EncryptionContext:aws:sns:topicArn': Stack.of(this).formatArn({
              service: 'sns',
              resource: resourceName(config.stage, 'edge-alarms'),
            }),
          },
        },
      }),
    );
    for (const address of config.alarmAddresses) topic.addSubscription(new EmailSubscription(address));
    return topic;
  }
}
