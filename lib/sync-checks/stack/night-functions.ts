import { Duration } from 'aws-cdk-lib';
import type { Consequence } from '../../platform/constructs/alarm.ts';
import { byName, type FunctionsOf, HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { LogAlarm } from '../../platform/constructs/log-alarm.ts';
import { allowWebhookSecrets } from '../../platform/constructs/secret-access.ts';
import { machineVariable } from '../../platform/names.ts';
import { allowMail, mailEnvironment } from '../../staff-mail/stack.ts';
import { allowDescribing, allowExecutions, COUNTY_SETTINGS, syncCheckArn, takingPartTable } from './check-access.ts';

/** What a schedule starts for all counties at once. */
export type NightFunction =
  | 'close-night'
  | 'remind-extracts'
  | 'retell-ems'
  | 'send-weekly-statistics'
  | 'sweep-checks';

type MailAlarm = {
  readonly of: 'remind-extracts' | 'send-weekly-statistics';
  readonly impact: string;
  readonly runbook: string;
};

/** Whom the mail of the night does not reach, by log code. */
const MAIL_ALARMS: Readonly<Record<string, MailAlarm>> = {
  REMINDER_WITHOUT_CONTACT: {
    of: 'remind-extracts',
    impact: 'A county whose extract is missing was not reminded by email: no contact is on file for it.',
    runbook: 'a-county-is-not-told-of-its-check',
  },
  REMINDER_REJECTED: {
    of: 'remind-extracts',
    impact: 'A county whose extract is missing was not reminded by email: the provider rejects its address.',
    runbook: 'a-county-is-not-told-of-its-check',
  },
  STATISTICS_WITHOUT_CONTACT: {
    of: 'send-weekly-statistics',
    impact: 'A county did not get the weekly sync statistics: no contact is on file for it.',
    runbook: 'the-weekly-statistics-fail',
  },
  STATISTICS_REJECTED: {
    of: 'send-weekly-statistics',
    impact: 'A county did not get the weekly sync statistics: the email provider rejects its address.',
    runbook: 'the-weekly-statistics-fail',
  },
};

/** The alarms on mail that could not reach a county: mending its contact is a person's work. */
export const mailAlarms = (stack: HouseStack, functions: FunctionsOf<NightFunction>): void => {
  for (const [code, { of, impact, runbook }] of Object.entries(MAIL_ALARMS)) {
    new LogAlarm(stack, code, { functions: [functions[of]], code, impact, runbook });
  }
};

/** What the calendar promised and nothing on record shows, by log code of `sweep-checks`. */
const CALENDAR_ALARMS: Readonly<Record<string, Consequence>> = {
  NIGHT_NOT_ON_RECORD: {
    impact: 'The counties of a night are not being checked: its window is open and nothing has started it.',
    runbook: 'a-night-did-not-start',
  },
  STATISTICS_NOT_BEGUN: {
    impact: 'Counties did not get the weekly sync statistics: nothing has started sending them on Monday.',
    runbook: 'the-weekly-statistics-fail',
  },
  VOTECAL_SNAPSHOT_STALE: {
    impact: 'Counties of the coming night will get no result: VoteCal’s export of their rolls is missing or too old.',
    runbook: 'votecals-export-is-stale-before-a-night',
  },
};

const TIMEOUT = Duration.minutes(5);

/** The functions that a schedule starts; each goes through every check or county that concerns it. */
export const nightFunctions = (stack: HouseStack): FunctionsOf<NightFunction> => {
  const closeNight = new HouseFunction(stack, 'close-night', {
    description: 'Ends every check that has come to its deadline',
    timeout: TIMEOUT,
    tables: { sync: ['GetItem', 'Query', 'UpdateItem', 'DeleteItem'] },
    clock: true,
    asynchronous: true,
    impact: 'Checks that got no extract stay open past 05:00; nothing of them is published.',
    runbook: 'a-sync-night-fails',
  });
  allowExecutions(stack, closeNight, 'states:SendTaskFailure');
  const remindExtracts = new HouseFunction(stack, 'remind-extracts', {
    description: 'Reminds counties whose extract is missing',
    timeout: TIMEOUT,
    tables: { sync: ['GetItem', 'Query', 'UpdateItem'], settings: COUNTY_SETTINGS },
    clock: true,
    providers: true,
    asynchronous: true,
    environment: mailEnvironment(stack),
    impact: 'Counties with a missing extract are not reminded before the window closes.',
    runbook: 'a-sync-check-fails',
  });
  allowMail(remindExtracts);
  allowWebhookSecrets(remindExtracts, 'GetSecretValue');
  const retellEms = new HouseFunction(stack, 'retell-ems', {
    description: 'Tells counties’ EMS again what they could not be told',
    timeout: TIMEOUT,
    tables: { sync: ['GetItem', 'Query', 'UpdateItem', 'DeleteItem'], settings: COUNTY_SETTINGS },
    clock: true,
    asynchronous: true,
    impact: 'EMS that were down when their differences were ready hear of them only by polling.',
    runbook: 'a-sync-check-fails',
  });
  allowWebhookSecrets(retellEms, 'GetSecretValue');
  const sendWeeklyStatistics = new HouseFunction(stack, 'send-weekly-statistics', {
    description: 'Sends the week’s sync statistics to all counties',
    memoryMb: 1024,
    timeout: TIMEOUT,
    tables: {
      sync: ['GetItem', 'Query', 'UpdateItem', 'DeleteItem'],
      settings: COUNTY_SETTINGS,
      ...takingPartTable(stack, 'optIns'),
    },
    clock: true,
    providers: true,
    asynchronous: true,
    environment: mailEnvironment(stack),
    impact: 'Counties do not get the weekly sync statistics.',
    runbook: 'the-weekly-statistics-fail',
  });
  allowMail(sendWeeklyStatistics);
  const sweepChecks = new HouseFunction(stack, 'sweep-checks', {
    description: 'Ends checks whose execution is gone, tells counties how checks ended, and says what did not begin',
    timeout: TIMEOUT,
    tables: {
      sync: ['GetItem', 'BatchGetItem', 'Query', 'UpdateItem', 'DeleteItem'],
      settings: COUNTY_SETTINGS,
      ...takingPartTable(stack, 'letIn'),
    },
    buckets: { rolls: { 'votecal/': ['GetObject'] } },
    clock: true,
    providers: true,
    asynchronous: true,
    environment: { ...mailEnvironment(stack), [machineVariable('sync-check')]: syncCheckArn(stack) },
    impact: 'A county whose check was stopped is not told of it, and cannot start another before its deadline.',
    runbook: 'a-check-has-lost-its-execution',
  });
  allowMail(sweepChecks);
  allowDescribing(stack, sweepChecks);
  new LogAlarm(stack, 'CHECK_WITHOUT_EXECUTION', {
    functions: [sweepChecks],
    code: 'CHECK_WITHOUT_EXECUTION',
    impact: 'A check of a county was stopped, timed out or died; the county has no result.',
    runbook: 'a-check-has-lost-its-execution',
  });
  for (const [code, { impact, runbook }] of Object.entries(CALENDAR_ALARMS)) {
    // It is looked every quarter of an hour.
    new LogAlarm(stack, code, { functions: [sweepChecks], code, minutes: 30, impact, runbook });
  }
  return byName(closeNight, remindExtracts, retellEms, sendWeeklyStatistics, sweepChecks);
};
