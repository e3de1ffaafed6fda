import type { StageFile } from '../../lib/platform/config.ts';
import { parseStageFile } from '../../lib/platform/stage-file.ts';

/** The account of every deployment that is synthesized. */
export const ACCOUNT = '402938471625';

/** Of a County Test Environment’s source. */
const PRODUCTION = '730495826173';

type Place = {
  readonly stage: StageFile['stage'];
  readonly region: string;
  readonly partition: StageFile['partition'];
};

/** A file as SOS might write it: nothing in it is a placeholder, and nothing exists. */
export const contentOf = ({ stage, region, partition }: Place) => {
  const zone = { zone: 'wheresmyballot.sos.ca.gov', hostedZoneId: 'Z0417329KQ2X8FWN5TBLD' };
  const domain = stage === 'prod' ? zone.zone : `${stage}.${zone.zone}`;
  const arn = (service: string, resource: string): string =>
    `arn:${partition}:${service}:${region}:${ACCOUNT}:${resource}`;
  return {
    stage,
    account: ACCOUNT,
    region,
    partition,
    protected: stage === 'prod',
    addresses: {
      voterSite: { domain, ...zone },
      countyApi: { domain: `api.${domain}`, ...zone },
      operations: { domain: `operations.${domain}`, ...zone },
    },
    mail: {
      domain,
      ...zone,
      mailFrom: `bounces.${domain}`,
      dmarc: { policy: 'quarantine', reportsTo: 'dmarc@sos.ca.gov' },
    },
    alarmAddresses: ['rollcall@sos.ca.gov', 'rollcall-on-call@sos.ca.gov'],
    budget: 1500,
    smsMonthlyLimitUsd: 250_000,
    voiceMonthlyLimitUsd: 20_000,
    texts: { kind: 'toll-free', partsPerSecond: 3 },
    emails: { perSecond: 14, perDay: 50_000 },
    calls: {
      perSecond: 2,
      connectInstanceArn: arn('connect', 'instance/0a1b2c3d-0000-4000-8000-000000000000'),
      connectNumber: '+19165550100',
      recordingsBucket: 'sos-ballot-recordings',
    },
    largestWave: { emails: 4_800_000, textParts: 4_500_000, calls: 160_000, hours: 12 },
    ...(stage === 'cte'
      ? {
          guests: { emailDomains: ['sos.ca.gov', 'co.yuba.ca.us'] },
          copiesFrom: {
            account: PRODUCTION,
            keyArn: `arn:${partition}:kms:${region}:${PRODUCTION}:key/0a1b2c3d-0000-4000-8000-000000000000`,
          },
        }
      : {}),
    thresholds: {},
    retention: {},
    ...(stage === 'prod'
      ? {
          copiesTo: { account: '629384715062' },
          backupCopy: {
            vaultArn: `arn:${partition}:backup:${region}:518273649506:backup-vault:rollcall-copies`,
            days: 90,
          },
        }
      : {}),
  };
};

const file = (place: Place): StageFile => parseStageFile('the test’s stage file', contentOf(place));
const WEST = { region: 'us-west-2', partition: 'aws' } as const;

/**
 * What is synthesized. Production is there for a commercial Region and for GovCloud, whose ARNs begin with another
 * partition.
 */
export const ASSEMBLIES = {
  local: { stage: 'local', ...WEST, file: undefined },
  cte: { stage: 'cte', ...WEST, file: file({ stage: 'cte', ...WEST }) },
  staging: { stage: 'staging', ...WEST, file: file({ stage: 'staging', ...WEST }) },
  prod: { stage: 'prod', ...WEST, file: file({ stage: 'prod', ...WEST }) },
  'prod-govcloud': {
    stage: 'prod',
    region: 'us-gov-west-1',
    partition: 'aws-us-gov',
    file: file({ stage: 'prod', region: 'us-gov-west-1', partition: 'aws-us-gov' }),
  },
} as const;
export type AssemblyName = keyof typeof ASSEMBLIES;
