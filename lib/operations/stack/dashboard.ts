import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { StageConfig } from '../../platform/config.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import type { LambdaName } from '../../platform/lambdas.ts';
import { laneQueueName, machinesOf, resourceName } from '../../platform/names.ts';
import { CHANNELS, LANES } from '../../shared/codes.ts';

type Widgets = cloudwatch.IWidget[];

const metric = (
  namespace: string,
  metricName: string,
  dimensionsMap: Record<string, string>,
  label: string,
  statistic = 'Sum',
): cloudwatch.Metric =>
  new cloudwatch.Metric({ namespace, metricName, dimensionsMap, label, statistic, period: Duration.minutes(5) });

const graph = (title: string, left: cloudwatch.IMetric[], width = 8): cloudwatch.GraphWidget =>
  new cloudwatch.GraphWidget({ title, left, width, height: 6, liveData: true });

const machineRow = (config: StageConfig, { partition, region, account }: HouseStack): Widgets =>
  machinesOf(config).map((machine) => {
    const StateMachineArn = `arn:${partition}:states:${region}:${account}:stateMachine:${resourceName(config.stage, machine)}`;
    return graph(
      `${machine}: executions`,
      (['ExecutionsStarted', 'ExecutionsSucceeded', 'ExecutionsFailed', 'ExecutionsTimedOut'] as const).map((name) =>
        metric('AWS/States', name, { StateMachineArn }, name.replace('Executions', '').toLowerCase()),
      ),
      12,
    );
  });

const queueMetric = (config: StageConfig, queue: string, name: string, label: string): cloudwatch.Metric =>
  metric('AWS/SQS', name, { QueueName: resourceName(config.stage, queue) }, label, 'Maximum');

const laneRow = (config: StageConfig): Widgets =>
  CHANNELS.map((channel) =>
    graph(
      `${channel}: age of the oldest waiting message, seconds`,
      LANES.map((lane) => queueMetric(config, laneQueueName(channel, lane), 'ApproximateAgeOfOldestMessage', lane)),
    ),
  );

const STREAM_LISTENERS: readonly LambdaName[] = ['count-messages', 'decide-messages', 'dispatch-messages'];

const setAsideRow = (config: StageConfig): Widgets => [
  graph(
    'Set aside (dead letters)',
    CHANNELS.flatMap((channel) =>
      LANES.map((lane) => laneQueueName(channel, lane)).map((name) =>
        queueMetric(config, `${name}-dead-letters`, 'ApproximateNumberOfMessagesVisible', name),
      ),
    ),
    12,
  ),
  graph(
    'Stream listeners: age of the oldest change, milliseconds',
    STREAM_LISTENERS.map((name) =>
      metric('AWS/Lambda', 'IteratorAge', { FunctionName: resourceName(config.stage, name) }, name, 'Maximum'),
    ),
    12,
  ),
];

const apiRow = (config: StageConfig): Widgets =>
  ['county-api', 'voter-site', 'operations'].map((name) => {
    const ApiName = resourceName(config.stage, name);
    return graph(`${name}: requests and errors`, [
      metric('AWS/ApiGateway', 'Count', { ApiName }, 'requests'),
      metric('AWS/ApiGateway', '4XXError', { ApiName }, 'refused'),
      metric('AWS/ApiGateway', '5XXError', { ApiName }, 'failed'),
    ]);
  });

/** One page for whoever is on call: nights on top, then messages, then the APIs. */
export const operationsDashboard = (stack: HouseStack): void => {
  const { config } = stack.platform;
  new cloudwatch.Dashboard(stack, 'Dashboard', {
    dashboardName: resourceName(config.stage, 'operations'),
    widgets: [machineRow(config, stack), laneRow(config), setAsideRow(config), apiRow(config)],
  });
};
