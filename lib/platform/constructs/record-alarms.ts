import type * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { countCode, LogAlarm } from './log-alarm.ts';

/** What a function logs when it could not put an action on record, and who is hurt. */
const UNRECORDED = {
  AUDIT_NOT_RECORDED:
    'Counties, SOS and people on the staff pages cannot change anything: what cannot be put on record is refused.',
  AUDIT_OUTCOME_NOT_RECORDED: 'A change was made or refused, and the audit trail does not say which.',
} as const;

/** Counts what a function could not put on record. Each that may write the trail does so by itself, none is listed anywhere. */
export const countUnrecorded = (scope: Construct, logGroup: logs.ILogGroup): void => {
  for (const code of Object.keys(UNRECORDED)) countCode(scope, `Filter-${code}`, { logGroup, code });
};

/** The alarms on what any function could not put on record. */
export const watchRecords = (scope: Construct): void => {
  for (const [code, impact] of Object.entries(UNRECORDED)) {
    new LogAlarm(scope, code, { functions: [], code, impact, runbook: 'an-action-is-not-on-record' });
  }
};
