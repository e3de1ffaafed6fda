import type { Inventory } from './at-rest.ts';
import { type AssumptionName, assumed, type Line } from './bill.ts';

const GB = 1_000_000_000;
const KB_OF_GB = 1_000_000;

const times = (...names: readonly AssumptionName[]): number =>
  names.reduce((product, name) => product * assumed(name), 1);

/** For how many days a backup is kept here, and each copy of it elsewhere. */
const keptDays = ({ resources }: Inventory): { readonly here: number; readonly copies: number } => {
  const rules = resources
    .filter(({ type }) => type === 'AWS::Backup::BackupPlan')
    .flatMap(({ properties }) => {
      const { BackupPlanRule: found } = Object(properties['BackupPlan']) as { BackupPlanRule?: readonly Rule[] };
      return found ?? [];
    });
  const days = (lifecycle: Rule['Lifecycle']): number => lifecycle?.DeleteAfterDays ?? 0;
  return {
    here: rules.reduce((sum, { Lifecycle }) => sum + days(Lifecycle), 0),
    copies: rules.flatMap(({ CopyActions = [] }) => CopyActions).reduce((sum, copy) => sum + days(copy.Lifecycle), 0),
  };
};
type Rule = {
  readonly Lifecycle?: { readonly DeleteAfterDays?: number };
  readonly CopyActions?: readonly Pick<Rule, 'Lifecycle'>[];
};

/** Rows that lie in tables for so many months. */
const storage = (inventory: Inventory, what: string, rows: number, months: number): Line[] => {
  const gb = (rows * assumed('rowBytes')) / GB;
  const { here, copies } = keptDays(inventory);
  return [
    { what: `${what} in tables`, quantity: gb * months, price: 'tableStorage' },
    { what: `${what}: restorable to any second`, quantity: gb * months, price: 'tableRecovery' },
    { what: `${what}: daily backups, kept ${here} days`, quantity: gb * here * months, price: 'backupStorage' },
    { what: `${what}: copies of backups, kept ${copies} days`, quantity: gb * copies * months, price: 'backupStorage' },
    {
      what: `${what}: the way to another Region`,
      quantity: copies > 0 ? gb * months * (assumed('hoursOfMonth') / 24) : 0,
      price: 'betweenRegions',
    },
  ];
};

const requests = (calls: number, views: number): Line[] => [
  { what: 'Calls of county systems', quantity: calls, price: 'apiRequest' },
  { what: 'Views of the voters’ site', quantity: views, price: 'apiRequest' },
  { what: 'Requests through the firewall', quantity: calls + views, price: 'webAclRequest' },
  {
    what: 'Firewall’s and API’s logs',
    quantity: ((calls + views) * 2 * assumed('logKbOfInvocation')) / KB_OF_GB,
    price: 'logIngestion',
  },
  { what: 'Functions behind them', quantity: (calls + views) * 0.1 * 0.5, price: 'lambdaTime' },
  { what: 'Pages sent to voters', quantity: (views * assumed('viewKb')) / KB_OF_GB, price: 'dataOut' },
];

/** Changes that the nights of a month bring: an item of a voter is a write unit; its record and its subscription are read. */
const registerChanges = (): number => times('voters', 'changedShareOfNight', 'nightsOfMonth');

/** What a month without an election costs beyond being at rest: the roll is stored, nights run, counties look in. */
export const quietMonth = (inventory: Inventory): readonly Line[] => {
  const rollGb = (assumed('voters') * assumed('rollBytes')) / GB;
  const millionRows = assumed('voters') / 1_000_000;
  return [
    ...storage(inventory, 'Voters', assumed('voters'), 1),
    // VoteCal's side of eight days and the counties' of three months.
    { what: 'Rolls in buckets', quantity: rollGb * (8 + 3), price: 'objectStorage' },
    {
      what: 'Tokens of county systems',
      quantity: times('countySystems', 'tokensOfClientQuiet'),
      price: 'machineToken',
    },
    ...requests(times('countySystems', 'callsOfCountyQuiet'), assumed('viewsQuiet')),
    { what: 'Checks: transitions', quantity: times('checksQuiet', 'transitionsOfCheck'), price: 'transition' },
    { what: 'Checks: comparing', quantity: millionRows * assumed('secondsOfMillionRows') * 2, price: 'lambdaTime' },
    { what: 'Register: writes', quantity: registerChanges(), price: 'writeUnit' },
    {
      what: 'Register: reads',
      quantity: registerChanges() * 2 + times('voters', 'nightsOfMonth') / 80,
      price: 'readUnit',
    },
    {
      what: 'Register: comparing',
      quantity: millionRows * times('secondsOfMillionRows', 'nightsOfMonth') * 2,
      price: 'lambdaTime',
    },
    { what: 'Register: applying', quantity: registerChanges() * 0.001, price: 'lambdaTime' },
    { what: 'Emails to counties', quantity: assumed('emailsToCounties'), price: 'email' },
  ];
};

/** What a statewide election costs beyond the quiet months in which it happens: texts before all else. */
export const statewideElection = (inventory: Inventory): readonly Line[] => {
  const months = assumed('electionMonths');
  const messages = times('subscribers', 'messagesOfSubscriber');
  const texts = messages * times('textShare', 'partsOfText');
  const statuses = times('voters', 'statusesOfBallot');
  const calls = times('countySystems', 'callsOfCountyElection') * months;
  return [
    { what: 'Texts: AWS’s share', quantity: texts, price: 'textPart' },
    { what: 'Texts: carriers’ fees', quantity: texts, price: 'carrierPart' },
    { what: 'Short codes, two of them', quantity: 2 * months, price: 'shortCode' },
    { what: 'Calls to voters', quantity: messages * assumed('callShare'), price: 'call' },
    { what: 'Emails to voters', quantity: messages * assumed('emailShare'), price: 'email' },
    { what: 'Ballot statuses: writes', quantity: statuses * assumed('writeUnitsOfStatus'), price: 'writeUnit' },
    { what: 'Messages: writes', quantity: messages * assumed('writeUnitsOfMessage'), price: 'writeUnit' },
    { what: 'Messages: reads', quantity: messages * assumed('readUnitsOfMessage'), price: 'readUnit' },
    { what: 'Messages: functions', quantity: messages * assumed('secondsOfMessage') * 0.5, price: 'lambdaTime' },
    { what: 'Messages: topics', quantity: messages * assumed('topicMessagesOfMessage'), price: 'topicRequest' },
    { what: 'Messages: queues', quantity: messages * assumed('requestsOfMessage'), price: 'queueRequest' },
    { what: 'Messages: traces', quantity: messages * 4 * assumed('tracedShare'), price: 'trace' },
    { what: 'Messages: log', quantity: (messages * assumed('logKbOfMessage')) / KB_OF_GB, price: 'logIngestion' },
    { what: 'Messages: keys', quantity: messages * assumed('keyRequestsOfMessage'), price: 'keyRequest' },
    { what: 'Log codes that ring', quantity: assumed('liveMetrics') * months, price: 'customMetric' },
    {
      what: 'Tokens of county systems',
      quantity: times('countySystems', 'tokensOfClientElection') * months,
      price: 'machineToken',
    },
    ...requests(calls, assumed('viewsElection')),
    ...storage(inventory, 'Ballots and messages', assumed('voters') + messages, months),
  ];
};
