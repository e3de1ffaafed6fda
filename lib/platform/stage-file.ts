import * as z from 'zod';
import { originDomain } from './names.ts';
import { placeholdersIn } from './stage-placeholders.ts';

/**
 * The stages. `local` runs on the embedded emulator, `cte` is the County Test Environment, `staging` is where a release is
 * tried before voters meet it, `prod` serves voters.
 */
export const STAGES = ['local', 'cte', 'staging', 'prod'] as const;
export const Stage = z.enum(STAGES);
export type Stage = z.infer<typeof Stage>;

/** What may be deployed to AWS; each deployment has a file. */
const DeployedStage = Stage.exclude(['local']);

/**
 * Where a stage can stand: in the United States, with every service that it is made of. Recordings are played by Connect,
 * which the other Regions (us-east-2, us-west-1, us-gov-east-1) do not have.
 */
const REGIONS = ['us-west-2', 'us-east-1', 'us-gov-west-1'] as const;

const Domain = z.string().regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, {
  error: 'A domain in lower case: wheresmyballot.sos.ca.gov.',
});

const arn = (service: string, resource: string, sentence: string) =>
  z.string().regex(new RegExp(`^arn:aws[a-z-]*:${service}:[a-z0-9-]+:\\d{12}:${resource}$`), { error: sentence });

/** A domain and the public hosted zone of Route 53, in the same account, that its records are written to. */
const ZonedDomain = z
  .strictObject({
    domain: Domain,
    /** The zone's name: the domain itself or what it ends in. */
    zone: Domain,
    hostedZoneId: z.string().regex(/^Z[A-Z0-9]{5,31}$/, { error: 'The id of a Route 53 hosted zone begins with Z.' }),
  })
  .refine(({ domain, zone }) => domain === zone || domain.endsWith(`.${zone}`), {
    path: ['zone'],
    error: 'The domain does not lie in this zone.',
  });
export type ZonedDomain = z.infer<typeof ZonedDomain>;

/**
 * Where texts come from. CloudFormation can buy a toll-free number and nothing else: a short code, a registered 10DLC
 * number or a pool of them is set up with AWS first and named by its ARN.
 */
const TextOrigination = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('toll-free'), partsPerSecond: z.number().positive() }),
  z.strictObject({
    kind: z.enum(['short-code', '10dlc', 'pool']),
    arn: arn(
      'sms-voice',
      '(phone-number|pool)/[A-Za-z0-9-]+',
      'A short code, 10DLC number or pool is named by its ARN, as End User Messaging shows it.',
    ),
    partsPerSecond: z.number().positive(),
  }),
]);

/** From which value on somebody is woken. */
export const Thresholds = z.strictObject({
  /** Share of emails that bounce. AWS reviews an account at 5% and may stop it at 10%. */
  emailBounceRate: z.number().gt(0).lt(1).default(0.02),
  /** Share of emails that are reported as spam. AWS reviews an account at 0.1%. */
  emailComplaintRate: z.number().gt(0).lt(1).default(0.0008),
  /** 99th percentile of an API's answers, in milliseconds. */
  apiLatencyMs: z.int().positive().default(5000),
  /** Share of `budget`, `smsMonthlyLimitUsd` and `voiceMonthlyLimitUsd` that is spent. */
  spentShare: z.number().min(0.01).max(1).default(0.8),
  /** Days before a certificate ends. */
  certificateDays: z.int().positive().default(30),
});

/** Days for which CloudWatch can keep a log, from the 22 months of federal law (52 U.S.C. 20701) on. */
const LOG_DAYS = [731, 1096, 1827, 2192, 2557, 2922, 3288, 3653] as const;

/** For how long things are kept, in days. */
export const Retention = z.strictObject({
  logDays: z
    .literal(LOG_DAYS, { error: `CloudWatch keeps logs for one of: ${LOG_DAYS.join(', ')} days.` })
    .default(731),
  /** How far back a table can be restored to any second. */
  recoveryDays: z.int().min(1).max(35).default(35),
  /** For how long the daily backups of the tables are kept. */
  backupDays: z.int().min(7).max(3650).default(35),
});

/** Where everybody can have a mailbox: the providers that most voters use, by their names. */
const PUBLIC_MAIL =
  /(^|\.)(gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|msn|icloud|me|mac|aol|proton|protonmail|gmx|mail|zoho|fastmail|comcast|att|sbcglobal|pacbell|verizon|cox|charter|earthlink|naver|daum|hanmail|qq|163|126)\.[a-z.]+$/;

const StageFileShape = z.strictObject({
  stage: DeployedStage,
  account: z.string().regex(/^\d{12}$/, { error: 'An AWS account has 12 digits.' }),
  region: z.enum(REGIONS, { error: `One of ${REGIONS.join(', ')}: no other Region of the United States has Connect.` }),
  partition: z.enum(['aws', 'aws-us-gov']),
  /**
   * Whether stacks, tables and numbers refuse to be deleted. False until the first deployment has succeeded: what is
   * protected while it is made cannot be taken back when that deployment fails.
   */
  protected: z.boolean(),
  /** Where people and systems reach the service. */
  addresses: z.strictObject({ voterSite: ZonedDomain, countyApi: ZonedDomain, operations: ZonedDomain }),
  /** Which of its keys CloudFront shows the voter site: one more renews it (docs/deploying.md). */
  originKey: z.int().positive().default(1),
  mail: ZonedDomain.safeExtend({
    /** The envelope's domain, where bounces go: a subdomain of its own below the mail domain, used for nothing else. */
    mailFrom: Domain,
    /** What receivers shall do with email that claims to be ours and is not, and where they report it. */
    dmarc: z.strictObject({ policy: z.enum(['none', 'quarantine', 'reject']), reportsTo: z.email() }),
  }).refine(({ domain, mailFrom }) => mailFrom.endsWith(`.${domain}`), {
    path: ['mailFrom'],
    error: 'MAIL FROM is a subdomain of the mail domain.',
  }),
  /** Who is woken by an alarm. */
  alarmAddresses: z
    .array(z.email())
    .min(1, { error: 'Somebody must be woken by an alarm.' })
    .refine((all) => new Set(all.map((one) => one.toLowerCase())).size === all.length, {
      error: 'An address stands here twice.',
    }),
  /** US dollars a month, of the whole account. */
  budget: z.number().positive(),
  /** US dollars a month that End User Messaging may spend on texts: the limit that AWS has set for the account. */
  smsMonthlyLimitUsd: z.number().positive(),
  /** The same for spoken messages, which have a limit of their own. */
  voiceMonthlyLimitUsd: z.number().positive(),
  texts: TextOrigination,
  /** What SES has granted. */
  emails: z.strictObject({ perSecond: z.number().positive(), perDay: z.int().positive() }),
  /** Recordings are played by an Amazon Connect instance that SOS has set up. */
  calls: z.strictObject({
    perSecond: z.number().positive(),
    connectInstanceArn: arn(
      'connect',
      'instance/[a-z0-9-]+',
      'The ARN of the Connect instance, as its console shows it.',
    ),
    /** Claimed in that instance; voters see it when they are called. */
    connectNumber: z.string().regex(/^\+1\d{10}$/, { error: 'A number of the form +19165550100.' }),
    /** The S3 bucket with the recordings, of this account: Connect reads them from S3 itself and from nowhere else. */
    recordingsBucket: z.string().regex(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, {
      error: 'The name of an S3 bucket, without dots: they do not fit the certificate of its address.',
    }),
  }),
  /** What the largest wave of an election asks for, at E-29: `deploy:check` compares it with the quotas. */
  largestWave: z.strictObject({
    emails: z.int().nonnegative(),
    textParts: z.int().nonnegative(),
    calls: z.int().nonnegative(),
    hours: z.number().positive(),
  }),
  /**
   * Stage `cte` only, and needed there: the domains of the offices whose staff may be guests. Emails go nowhere else, and IAM sees to
   * it. A domain where voters have mailboxes is refused.
   */
  guests: z
    .strictObject({
      emailDomains: z
        .array(
          Domain.refine((domain) => !PUBLIC_MAIL.test(domain), {
            error: 'Voters have mailboxes there: name the domain of an office.',
          }),
        )
        .min(1)
        .max(80),
    })
    .optional(),
  /** Stage `prod` only: the account of the one County Test Environment that gets masked copies of its voters. Absent: nobody does. */
  copiesTo: z
    .strictObject({ account: z.string().regex(/^\d{12}$/, { error: 'An AWS account has 12 digits.' }) })
    .optional(),
  /** Stage `cte` only: production's account, and the key of its copies. Absent: the environment is filled otherwise. */
  copiesFrom: z
    .strictObject({
      account: z.string().regex(/^\d{12}$/, { error: 'An AWS account has 12 digits.' }),
      keyArn: arn('kms', 'key/[A-Za-z0-9-]+', 'The ARN of production’s key rollcall-prod-copies.'),
    })
    .optional(),
  thresholds: Thresholds.prefault({}),
  retention: Retention.prefault({}),
  /** Where backups are copied to: a vault in a second account or Region. Absent: they stay where they are. */
  backupCopy: z
    .strictObject({
      vaultArn: arn('backup', 'backup-vault:[A-Za-z0-9_-]+', 'The ARN of a backup vault.'),
      days: z.int().min(7).max(3650),
    })
    .optional(),
});

/** Characters of the name on a certificate (ACM User Guide, "Certificate characteristics"). */
const LONGEST_CERTIFIED = 64;
const TOO_LONG = `A certificate is for a name of ${LONGEST_CERTIFIED} characters at most.`;

const PARTITION_OF = (region: string): 'aws' | 'aws-us-gov' => (region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws');

/** Everything that differs between deployments, as its file says it. */
const StageFile = StageFileShape.superRefine((file, context) => {
  const refuse = (path: (string | number)[], message: string): void => {
    context.addIssue({ code: 'custom', path, message });
  };
  if (file.partition !== PARTITION_OF(file.region)) {
    refuse(['partition'], `${file.region} lies in partition ${PARTITION_OF(file.region)}.`);
  }
  if (file.stage !== 'prod') {
    if (file.protected)
      refuse(['protected'], 'Only stage prod is protected: every other one may be deleted with its data.');
    if (file.backupCopy)
      refuse(['backupCopy'], 'Only stage prod is backed up: every other one may be deleted with its data.');
  }
  if (file.stage === 'cte' && file.guests === undefined) {
    refuse(
      ['guests'],
      'A County Test Environment holds copied voters: name the domains of the guests that it may write to.',
    );
  }
  if (file.stage !== 'cte' && file.guests) refuse(['guests'], 'Only stage cte keeps to guests.');
  if (file.stage !== 'prod' && file.copiesTo) refuse(['copiesTo'], 'Only production is copied.');
  if (file.stage !== 'cte' && file.copiesFrom) refuse(['copiesFrom'], 'Only a County Test Environment takes copies.');
  for (const [name, other] of [
    ['copiesTo', file.copiesTo],
    ['copiesFrom', file.copiesFrom],
  ] as const) {
    if (other?.account === file.account)
      refuse(
        [name, 'account'],
        'A County Test Environment has an account of its own: so no role of it reaches production.',
      );
  }
  const place = `arn:${file.partition}:`;
  const here = `:${file.region}:${file.account}:`;
  const named = [
    [['texts', 'arn'], file.texts.kind === 'toll-free' ? undefined : file.texts.arn],
    [['calls', 'connectInstanceArn'], file.calls.connectInstanceArn],
  ] as const;
  for (const [path, value] of named) {
    if (value !== undefined && !(value.startsWith(place) && value.includes(here))) {
      refuse([...path], `It must lie in partition, Region and account of the stage: ${place}…${here}`);
    }
  }
  const copy = file.backupCopy?.vaultArn;
  if (copy?.includes(here)) refuse(['backupCopy', 'vaultArn'], 'A copy in the same account and Region falls with it.');
  if (copy !== undefined && !copy.startsWith(place))
    refuse(['backupCopy', 'vaultArn'], 'It lies in another partition.');
  const hosts = Object.values(file.addresses).map(({ domain }) => domain);
  if (new Set(hosts).size < hosts.length) refuse(['addresses'], 'Each address needs a domain of its own.');
  for (const [name, { domain }] of Object.entries(file.addresses)) {
    if (domain.length > LONGEST_CERTIFIED) refuse(['addresses', name, 'domain'], TOO_LONG);
  }
  if (file.partition !== 'aws') return;
  const origin = originDomain(file.addresses.voterSite.domain);
  if (hosts.includes(origin))
    refuse(['addresses'], `CloudFront finds the voter site at ${origin}: no other address may be there.`);
  if (origin.length > LONGEST_CERTIFIED)
    refuse(['addresses', 'voterSite', 'domain'], `${TOO_LONG} CloudFront finds the site at ${origin}.`);
});
export type StageFile = z.output<typeof StageFile>;

const isAbsent = (value: unknown, path: readonly PropertyKey[]): boolean =>
  path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  ) === undefined;

/** What is wrong with the content of a stage file, a sentence for each place; empty when it can be used. */
export const stageFileProblems = (content: unknown): readonly string[] => {
  const placeholders = placeholdersIn(content);
  const parsed = StageFile.safeParse(content);
  const wrong = (parsed.error?.issues ?? [])
    .map(({ path, message }) => ({ place: path.join('.') || 'the file', path, message }))
    // A placeholder is not of the right form either; saying so once is enough.
    .filter(({ place }) => !placeholders.some((found) => found.place === place))
    .map(({ place, path, message }) => (isAbsent(content, path) ? `${place} is missing.` : `${place}: ${message}`));
  return [...placeholders.map(({ place, found }) => `${place} still has a placeholder (${found}).`), ...wrong];
};

/**
 * A stage file's content, checked. Throws an Error whose message names the file and says in a sentence for each place
 * what is missing, wrong or still a placeholder.
 */
export const parseStageFile = (name: string, content: unknown): StageFile => {
  const problems = stageFileProblems(content);
  if (problems.length === 0) return StageFile.parse(content);
  throw new Error(
    [`${name} cannot be used. bin/stages/example.json shows what belongs there.`, ...problems].join('\n  - '),
  );
};
