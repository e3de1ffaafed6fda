import { Duration } from 'aws-cdk-lib';
import type { HouseFunction } from '../../platform/constructs/house-function.ts';
import { LogAlarm } from '../../platform/constructs/log-alarm.ts';
import { type SyncKit, WRITE } from './sync-kit.ts';

/** Why a county may not know how its check ended, by the log code of `notify-county`. */
const NOTICE_ALARMS: Readonly<Record<string, string>> = {
  COUNTY_HAS_NO_CONTACT: 'A county was not told how its check ended: no contact is on file for it.',
  COUNTY_NOTICE_REJECTED: 'A county was not told how its check ended: the email provider rejects its address.',
  COUNTY_NOTICE_UNCERTAIN: 'A county may not have been told how its check ended: the answer to the email was lost.',
};

const noticeAlarms = (kit: SyncKit, notifyCounty: HouseFunction): void => {
  for (const [code, impact] of Object.entries(NOTICE_ALARMS)) {
    new LogAlarm(kit.scope, code, {
      platform: kit.platform,
      functions: [notifyCounty],
      code,
      impact,
      runbook: 'a-county-is-not-told-of-its-check',
    });
  }
};

/** The steps of both machines, by folder name. */
export const syncSteps = (kit: SyncKit): Readonly<Record<string, HouseFunction>> => {
  const sync = { sync: WRITE };
  const minute = Duration.minutes(1);
  const steps = {
    'plan-night': kit.step('plan-night', {
      description: 'Decides for each county of a night whether its check starts or is skipped, and why',
      timeout: minute,
      tables: { sync: WRITE },
    }),
    'summarise-night': kit.step('summarise-night', {
      description: 'Records how every county’s check of a night ended',
      timeout: minute,
      tables: sync,
      clock: false,
    }),
    'request-extract': kit.step('request-extract', {
      description: 'Asks a county’s EMS for its extract and leaves the check waiting for it',
      timeout: Duration.minutes(2),
      tables: sync,
    }),
    'export-votecal-roll': kit.step('export-votecal-roll', {
      description: 'Pins the version of VoteCal’s snapshot that a check compares',
      timeout: Duration.minutes(2),
      tables: sync,
      buckets: { rolls: ['GetObject'] },
    }),
    'compare-rolls': kit.step('compare-rolls', {
      description: 'Compares a county’s extract with VoteCal’s roll, record by record',
      // Los Angeles peaks at about 350 MB (bench); this much memory brings a whole processor.
      memoryMb: 2_048,
      ephemeralStorageMb: 10_240,
      timeout: Duration.minutes(15),
      tables: sync,
      buckets: { rolls: ['GetObject', 'GetObjectVersion', 'PutObject'] },
    }),
    'judge-check': kit.step('judge-check', {
      description: 'Holds a check’s differences against the tolerances of 2 CCR 19083',
      timeout: minute,
      tables: sync,
      clock: false,
    }),
    'track-resolution': kit.step('track-resolution', {
      description: 'Finds which differences are new, still there or resolved since the previous check',
      memoryMb: 1024,
      ephemeralStorageMb: 1024,
      timeout: Duration.minutes(15),
      tables: sync,
      buckets: { rolls: ['GetObject', 'PutObject'] },
    }),
    'publish-differences': kit.step('publish-differences', {
      description: 'Publishes a check’s differences and its result to the county’s EMS',
      memoryMb: 1024,
      ephemeralStorageMb: 4096,
      timeout: Duration.minutes(5),
      tables: sync,
      buckets: { rolls: ['GetObject'], inbox: ['PutObject', 'DeleteObject'] },
    }),
    'notify-county': kit.step('notify-county', {
      description: 'Emails a county how its check ended, with the help desks’ contacts',
      timeout: Duration.minutes(2),
      tables: sync,
      providers: true,
      environment: kit.mailEnvironment(),
    }),
    'settle-check': kit.step('settle-check', {
      description: 'Records how a check ended that gives no result',
      timeout: minute,
      tables: sync,
    }),
  };
  kit.allowMail(steps['notify-county']);
  kit.allowTokens(steps['request-extract'], 'states:SendTaskSuccess', 'states:SendTaskFailure');
  kit.allowTokens(steps['plan-night'], 'states:SendTaskFailure');
  noticeAlarms(kit, steps['notify-county']);
  return steps;
};
