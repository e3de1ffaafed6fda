import { assumed, type Line } from './bill.ts';
import { firingsOfMonth } from './firings.ts';

/** A resource of the templates, as far as its price depends on it. */
export type Billed = { readonly type: string; readonly properties: Readonly<Record<string, unknown>> };

/** The resources of a stage, and the function that a schedule starts; undefined when it starts something else. */
export type Inventory = {
  readonly resources: readonly Billed[];
  readonly startedBy: (schedule: Billed) => Billed | undefined;
};

const KB = 1 / 1_000_000;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** An alarm on several metrics costs as many times. */
const metricsOf = ({ properties }: Billed): number => Math.max(1, listOf(properties['Metrics']).length);

const sweepLines = (inventory: Inventory, schedules: readonly Billed[]): Line[] => {
  const starts = schedules.map((schedule) => ({
    firings: firingsOfMonth(String(schedule.properties['ScheduleExpression'])),
    started: inventory.startedBy(schedule),
  }));
  const all = starts.reduce((sum, { firings }) => sum + firings, 0);
  const lambdas = starts.filter(({ started }) => started !== undefined);
  const invocations = lambdas.reduce((sum, { firings }) => sum + firings, 0);
  const gbSeconds = lambdas.reduce(
    (sum, { firings, started }) =>
      sum + firings * assumed('sweepSeconds') * (Number(started?.properties['MemorySize'] ?? 128) / 1024),
    0,
  );
  return [
    { what: 'Schedules that fire', quantity: all, price: 'schedule' },
    { what: 'Sweeps: invocations', quantity: invocations, price: 'invocation' },
    { what: 'Sweeps: time', quantity: gbSeconds, price: 'lambdaTime' },
    { what: 'Sweeps: queries', quantity: invocations * assumed('sweepReadUnits'), price: 'readUnit' },
    { what: 'Sweeps: traces', quantity: invocations, price: 'trace' },
    { what: 'Sweeps: log', quantity: invocations * assumed('logKbOfInvocation') * KB, price: 'logIngestion' },
  ];
};

/** A month in which nobody calls, nothing is stored and no message is sent. */
export const atRest = (inventory: Inventory): readonly Line[] => {
  const of = (type: string): readonly Billed[] => inventory.resources.filter((resource) => resource.type === type);
  const queues = of('AWS::Lambda::EventSourceMapping').filter(({ properties }) => !properties['StartingPosition']);
  const polls = (assumed('hoursOfMonth') * 3600 * assumed('pollersOfQueue')) / assumed('pollSeconds');
  const acls = of('AWS::WAFv2::WebACL');
  const rules = acls.reduce((sum, { properties }) => sum + listOf(properties['Rules']).length, 0);
  const numbers = of('AWS::SMSVOICE::PhoneNumber').filter(({ properties }) => properties['NumberType'] === 'TOLL_FREE');
  const alarms = of('AWS::CloudWatch::Alarm').reduce((sum, alarm) => sum + metricsOf(alarm), 0);
  const secrets = of('AWS::SecretsManager::Secret').reduce(
    (sum, { properties }) => sum + 1 + listOf(properties['ReplicaRegions']).length,
    0,
  );
  return [
    { what: 'Web ACLs', quantity: acls.length, price: 'webAcl' },
    { what: 'Rules of web ACLs', quantity: rules, price: 'webAclRule' },
    { what: 'Alarms', quantity: alarms, price: 'alarm' },
    { what: 'Rules that count refusals', quantity: of('AWS::CloudWatch::InsightRule').length, price: 'insightRule' },
    { what: 'Dashboards', quantity: of('AWS::CloudWatch::Dashboard').length, price: 'dashboard' },
    { what: 'Keys', quantity: of('AWS::KMS::Key').length, price: 'key' },
    { what: 'Secrets and their copies', quantity: secrets, price: 'secret' },
    { what: 'Toll-free numbers', quantity: numbers.length, price: 'tollFreeNumber' },
    { what: `Idle polling of ${queues.length} queues`, quantity: queues.length * polls, price: 'queueRequest' },
    { what: 'Machine clients of counties', quantity: assumed('countySystems'), price: 'machineClient' },
    ...sweepLines(inventory, of('AWS::Scheduler::Schedule')),
  ];
};
