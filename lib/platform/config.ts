import * as z from 'zod';
import { Retention, type Stage, type StageFile, Thresholds } from './stage-file.ts';

export { Stage, type StageFile, type ZonedDomain } from './stage-file.ts';

/** Units a second that a provider takes: parts of texts, emails, calls. */
type SendLimits = { readonly text: number; readonly email: number; readonly voice: number };

/** Everything that may differ between stages: what its kind decides, and what its file says. */
export type StageConfig = {
  readonly stage: Stage;
  /** The AWS account; that of the credentials where it is not named, as on the emulator. */
  readonly account?: string;
  /** The AWS Region, also of another partition: `us-gov-west-1`. */
  readonly region: string;
  /** Whether the clock can be set. Rehearsals need it; production must never have it. */
  readonly adjustableClock: boolean;
  /** Whether EventBridge Scheduler fires. Stage `local` leaves that to the virtual scheduler. */
  readonly schedulesEnabled: boolean;
  /**
   * Whether this is the County Test Environment: messages reach guests alone, releases are led and rehearsed here, and the
   * table `releases` exists.
   */
  readonly testEnvironment: boolean;
  /** Whether masked copies of its voters go to a County Test Environment: the stage of the source. */
  readonly copiesOut: boolean;
  /** Where the other half of a copy is: of the source its one test environment, of the test environment its source. */
  readonly copyPartner?: CopyPartner;
  /**
   * Deleting the stacks deletes the data, once the buckets are empty; nothing is backed up. Only for stages whose data is a
   * copy or invented.
   */
  readonly disposable: boolean;
  /** Whether stacks, tables and numbers refuse to be deleted. Never while they are made for the first time. */
  readonly protected: boolean;
  /** Resource types that the emulator's CloudFormation does not know are left out. */
  readonly emulated: boolean;
  /** Whether CloudFront stands before the voter site. The partition of GovCloud has no CloudFront. */
  readonly edge: boolean;
  /**
   * Only where emulated. `provider`: the simulator that stands in for SES, End User Messaging and Connect; `identity`: the OpenID
   * provider that stands in for the user pool's own; `tokens`: where counties' systems fetch theirs; `clock`: where the clock is moved.
   */
  readonly localEndpoints?: {
    readonly provider: string;
    readonly identity: string;
    readonly tokens: string;
    readonly clock: string;
  };
  /** The domain that sends email. */
  readonly emailDomain: string;
  /** Where voters find the site; messages link to it. */
  readonly siteUrl: string;
  /** Where staff find their pages; the user pool sends them back to it. */
  readonly pagesUrl: string;
  readonly alarmAddresses: readonly string[];
  /** The domains of guests' email in a County Test Environment: IAM lets nothing be sent elsewhere. None in any other stage. */
  readonly guestDomains: readonly string[];
  /** What the account's quotas allow; the senders keep to it. */
  readonly sendLimits: SendLimits;
  readonly thresholds: StageFile['thresholds'];
  readonly retention: StageFile['retention'];
  /** What only a deployment to AWS has: account, domains, originations, money. Absent where emulated. */
  readonly deployment?: StageFile;
};

/** The stage at the other end of a copy. `account`: absent where it is the same, as on the emulator. */
export type CopyPartner = {
  readonly stage: Stage;
  readonly account?: string;
  /** The key of the source's copies; of the test environment's own nobody else needs to know. */
  readonly keyArn?: string;
};

type Kind = Pick<StageConfig, 'adjustableClock' | 'schedulesEnabled' | 'testEnvironment' | 'disposable'>;

/** What the kind of a stage decides by itself; no file can ask for anything else. */
const KINDS: Readonly<Record<Stage, Kind>> = {
  local: { adjustableClock: true, schedulesEnabled: false, testEnvironment: false, disposable: true },
  cte: { adjustableClock: true, schedulesEnabled: true, testEnvironment: true, disposable: true },
  staging: { adjustableClock: false, schedulesEnabled: true, testEnvironment: false, disposable: true },
  prod: { adjustableClock: false, schedulesEnabled: true, testEnvironment: false, disposable: false },
};

const partnerOf = ({ copiesTo, copiesFrom }: StageFile): { readonly copyPartner?: CopyPartner } => {
  if (copiesTo) return { copyPartner: { stage: 'cte', account: copiesTo.account } };
  if (copiesFrom) return { copyPartner: { stage: 'prod', account: copiesFrom.account, keyArn: copiesFrom.keyArn } };
  return {};
};

/** The configuration of a deployment to AWS. */
export const deployedConfig = (file: StageFile): StageConfig => ({
  ...KINDS[file.stage],
  copiesOut: file.copiesTo !== undefined,
  ...partnerOf(file),
  stage: file.stage,
  account: file.account,
  region: file.region,
  emulated: false,
  protected: file.protected,
  edge: file.partition === 'aws',
  emailDomain: file.mail.domain,
  siteUrl: `https://${file.addresses.voterSite.domain}`,
  pagesUrl: `https://${file.addresses.operations.domain}`,
  alarmAddresses: file.alarmAddresses,
  guestDomains: file.guests?.emailDomains ?? [],
  sendLimits: { text: file.texts.partsPerSecond, email: file.emails.perSecond, voice: file.calls.perSecond },
  thresholds: file.thresholds,
  retention: file.retention,
  deployment: file,
});

/**
 * The configuration of a stage on the emulator, with the provider simulator's address and its own: `local`, or a County Test
 * Environment beside it. Throws when one is no address.
 */
export const localConfig = (provider: string, address: string, stage: 'local' | 'cte' = 'local'): StageConfig => ({
  ...KINDS[stage],
  stage,
  copiesOut: stage === 'local',
  copyPartner: { stage: stage === 'local' ? 'cte' : 'local' },
  // The virtual scheduler fires what is deployed here.
  schedulesEnabled: false,
  region: 'us-west-2',
  emulated: true,
  protected: false,
  edge: false,
  localEndpoints: {
    provider: z.url().parse(provider),
    identity: `${z.url().parse(address)}/local/identity`,
    tokens: `${z.url().parse(address)}/oauth2/token`,
    clock: `${z.url().parse(address)}/local/clock`,
  },
  // Each has an identity of its own in the one emulator.
  emailDomain: stage === 'local' ? 'rollcall.example.org' : `${stage}.rollcall.example.org`,
  siteUrl: 'https://wheresmyballot.sos.ca.gov',
  pagesUrl: address,
  alarmAddresses: ['rollcall-operations@example.org'],
  guestDomains: stage === 'cte' ? ['guests.example.org'] : [],
  // The provider simulator takes whatever comes; the turns are taken all the same.
  sendLimits: { text: 100, email: 100, voice: 100 },
  thresholds: Thresholds.parse({}),
  retention: Retention.parse({}),
});
