import { Duration } from 'aws-cdk-lib';
import { byName, type FunctionsOf, HouseFunction } from '../../platform/constructs/house-function.ts';
import type { HouseStack } from '../../platform/constructs/house-stack.ts';
import { LogAlarm } from '../../platform/constructs/log-alarm.ts';
import type { CalledLambda } from '../../platform/constructs/machine-map.ts';
import { allowWebhookSecrets } from '../../platform/constructs/secret-access.ts';
import { allowMail, mailEnvironment } from '../../staff-mail/stack.ts';
import { allowExecutions, CHECKS_FAIL, COUNTY_SETTINGS, takingPartTable } from './check-access.ts';

type Step = CalledLambda<'sync-night' | 'sync-check'>;

/** Why a county may not know how its check ended, by the log code of whoever tells it. */
const NOTICE_ALARMS: Readonly<Record<string, string>> = {
  COUNTY_HAS_NO_CONTACT: 'A county was not told how its check ended: no contact is on file for it.',
  COUNTY_NOTICE_REJECTED: 'A county was not told how its check ended: the email provider rejects its address.',
  COUNTY_NOTICE_UNCERTAIN: 'A county may not have been told how its check ended: the answer to the email was lost.',
};

/** The alarms on notices that may not have reached a county. */
export const noticeAlarms = (stack: HouseStack, functions: readonly HouseFunction[]): void => {
  for (const [code, impact] of Object.entries(NOTICE_ALARMS)) {
    new LogAlarm(stack, code, { functions, code, impact, runbook: 'a-county-is-not-told-of-its-check' });
  }
};

/** The steps of both machines. */
export const checkSteps = (stack: HouseStack): FunctionsOf<Step> => {
  const planNight = new HouseFunction(stack, 'plan-night', {
    description: 'Decides for each county of a night whether its check starts or is skipped, and why',
    timeout: Duration.minutes(1),
    tables: { sync: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'], ...takingPartTable(stack, 'letIn') },
    clock: true,
    ...CHECKS_FAIL,
  });
  allowExecutions(stack, planNight, 'states:SendTaskFailure');
  const summariseNight = new HouseFunction(stack, 'summarise-night', {
    description: 'Records how every county’s check of a night ended',
    timeout: Duration.minutes(1),
    tables: { sync: ['GetItem', 'UpdateItem'] },
    ...CHECKS_FAIL,
  });
  const requestExtract = new HouseFunction(stack, 'request-extract', {
    description: 'Asks a county’s EMS for its extract and leaves the check waiting for it',
    timeout: Duration.minutes(2),
    tables: { sync: ['GetItem', 'UpdateItem'], settings: COUNTY_SETTINGS },
    clock: true,
    ...CHECKS_FAIL,
  });
  allowWebhookSecrets(requestExtract, 'GetSecretValue');
  allowExecutions(stack, requestExtract, 'states:SendTaskSuccess', 'states:SendTaskFailure');
  const exportVoteCalRoll = new HouseFunction(stack, 'export-votecal-roll', {
    description: 'Pins the version of VoteCal’s snapshot that a check compares',
    timeout: Duration.minutes(2),
    tables: { sync: ['GetItem', 'UpdateItem', 'DeleteItem'] },
    buckets: { rolls: { 'votecal/': ['GetObject'] } },
    clock: true,
    ...CHECKS_FAIL,
  });
  const compareRolls = new HouseFunction(stack, 'compare-rolls', {
    description: 'Compares a county’s extract with VoteCal’s roll, record by record',
    // Los Angeles peaks at about 350 MB (bench); this much memory brings a whole processor.
    memoryMb: 2_048,
    ephemeralStorageMb: 10_240,
    timeout: Duration.minutes(15),
    tables: { sync: ['GetItem', 'Query', 'UpdateItem', 'DeleteItem'] },
    buckets: {
      rolls: {
        'extracts/': ['GetObject', 'GetObjectVersion'],
        'votecal/': ['GetObject', 'GetObjectVersion'],
        'results/': ['PutObject'],
      },
    },
    clock: true,
    ...CHECKS_FAIL,
  });
  const judgeCheck = new HouseFunction(stack, 'judge-check', {
    description: 'Holds a check’s differences against the tolerances of 2 CCR 19083',
    timeout: Duration.minutes(1),
    tables: { sync: ['GetItem', 'UpdateItem'] },
    ...CHECKS_FAIL,
  });
  const trackResolution = new HouseFunction(stack, 'track-resolution', {
    description: 'Finds which differences are new, still there or resolved since the previous check',
    memoryMb: 1024,
    ephemeralStorageMb: 1024,
    timeout: Duration.minutes(15),
    tables: { sync: ['GetItem', 'Query', 'UpdateItem'] },
    buckets: { rolls: { 'results/': ['GetObject', 'PutObject'] } },
    clock: true,
    ...CHECKS_FAIL,
  });
  const publishDifferences = new HouseFunction(stack, 'publish-differences', {
    description: 'Publishes a check’s differences and its result to the county’s EMS',
    memoryMb: 1024,
    ephemeralStorageMb: 4096,
    timeout: Duration.minutes(5),
    tables: { sync: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'], settings: COUNTY_SETTINGS },
    buckets: { rolls: { 'results/': ['GetObject'] }, inbox: { 'differences/': ['PutObject', 'DeleteObject'] } },
    clock: true,
    ...CHECKS_FAIL,
  });
  allowWebhookSecrets(publishDifferences, 'GetSecretValue');
  const notifyCounty = new HouseFunction(stack, 'notify-county', {
    description: 'Emails a county how its check ended, with the help desks’ contacts',
    timeout: Duration.minutes(2),
    tables: { sync: ['GetItem', 'UpdateItem'], settings: COUNTY_SETTINGS },
    clock: true,
    providers: true,
    environment: mailEnvironment(stack),
    ...CHECKS_FAIL,
  });
  allowMail(notifyCounty);
  const settleCheck = new HouseFunction(stack, 'settle-check', {
    description: 'Records how a check ended that gives no result',
    timeout: Duration.minutes(1),
    tables: { sync: ['GetItem', 'UpdateItem', 'DeleteItem'] },
    clock: true,
    ...CHECKS_FAIL,
  });
  new LogAlarm(stack, 'VOTECAL_EXPORT_UNUSABLE', {
    functions: [exportVoteCalRoll, compareRolls],
    code: 'VOTECAL_EXPORT_UNUSABLE',
    impact: 'A county gets no result, through no fault of its own: VoteCal’s export of its roll cannot be used.',
    runbook: 'votecals-export-cannot-be-used',
  });
  return byName(
    planNight,
    summariseNight,
    requestExtract,
    exportVoteCalRoll,
    compareRolls,
    judgeCheck,
    trackResolution,
    publishDifferences,
    notifyCounty,
    settleCheck,
  );
};
