import * as z from 'zod';

/** The stages. `local` runs on the embedded emulator, `cte` is the County Test Environment, `prod` serves voters. */
export const STAGES = ['local', 'cte', 'prod'] as const;
export const Stage = z.enum(STAGES);
export type Stage = z.infer<typeof Stage>;

/** Region of a stage unless it says otherwise: US West (Oregon). */
const REGION = 'us-west-2';

const LocalEndpoints = z.strictObject({
  /** The provider simulator: stands in for SES, End User Messaging and Connect. */
  provider: z.url(),
});

/**
 * Where texts come from. CloudFormation can buy a toll-free number and nothing else: a short code, a registered 10DLC
 * number or a pool of them is set up with AWS first and named by its ARN.
 */
const TextOrigination = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('toll-free') }),
  z.strictObject({
    kind: z.enum(['short-code', '10dlc', 'pool']),
    arn: z.string().regex(/^arn:aws[a-z-]*:sms-voice:[a-z0-9-]+:\d{12}:(phone-number|pool)\/[A-Za-z0-9-]+$/, {
      error: 'A short code, 10DLC number or pool is named by its ARN, as End User Messaging shows it.',
    }),
  }),
]);
export type TextOrigination = z.infer<typeof TextOrigination>;

/** Message parts a second that AWS gives each kind before anybody asks for more; a pool adds its numbers up. */
const PARTS_PER_SECOND: Readonly<Record<TextOrigination['kind'], number>> = {
  'toll-free': 3,
  '10dlc': 1,
  'short-code': 100,
  pool: 100,
};

/** Units a second that a provider takes: parts of texts, emails, calls. */
const SendLimits = z.strictObject({
  text: z.number().positive(),
  email: z.number().positive(),
  voice: z.number().positive(),
});

export const Thresholds = z.strictObject({
  emailBounceRate: z.number().gt(0).lt(1).default(0.02),
  emailComplaintRate: z.number().gt(0).lt(1).default(0.0008),
  apiLatencyMs: z.int().positive().default(5000),
  spentShare: z.number().gt(0).max(1).default(0.8),
  certificateDays: z.int().positive().default(30),
});

const Deployment = z.object({
  budget: z.number().positive(),
  smsMonthlyLimitUsd: z.number().positive(),
  backupCopy: z.strictObject({ vaultArn: z.string(), days: z.int() }).optional(),
});

const StageConfigShape = z.strictObject({
  thresholds: Thresholds.prefault({}),
  deployment: Deployment.optional(),
  stage: Stage,
  /** The AWS Region, also of another partition: `us-gov-west-1`. */
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
  /** Whether the clock can be set. Rehearsals need it; production must never have it. */
  adjustableClock: z.boolean(),
  /** Whether EventBridge Scheduler fires. Stage `local` leaves that to the virtual scheduler. */
  schedulesEnabled: z.boolean(),
  /** Deleting the stack deletes the data. Only for stages whose data is a copy or invented. */
  disposable: z.boolean(),
  /** Resource types that the emulator's CloudFormation does not know are left out. */
  emulated: z.boolean(),
  localEndpoints: LocalEndpoints.optional(),
  /** The domain that sends email; SES must have verified it. */
  emailDomain: z.string(),
  /** Where voters find the site; messages link to it. */
  siteUrl: z.url(),
  alarmEmail: z.email(),
  textOrigination: TextOrigination,
  /** What the account's quotas allow; the senders keep to it. */
  sendLimits: SendLimits,
});

/** Everything that may differ between stages, checked once at synth. */
export const StageConfig = StageConfigShape.refine((config) => config.stage !== 'prod' || !config.adjustableClock, {
  error: 'Stage prod must not have an adjustable clock.',
})
  .refine((config) => config.stage !== 'prod' || config.schedulesEnabled, {
    error: 'Stage prod runs by its schedules.',
  })
  .refine((config) => config.stage !== 'prod' || !/\bexample\./.test(JSON.stringify(config)), {
    error: 'Stage prod must not have a placeholder (example.…): name its email domain, site and alarm address.',
  })
  .refine((config) => config.emulated === (config.localEndpoints !== undefined), {
    error: 'An emulated stage names its local endpoints; no other stage does.',
  });
export type StageConfig = z.infer<typeof StageConfig>;

/** What may be said of a stage from outside; the rest follows from the stage itself. */
export type StageOptions = {
  /** The provider simulator's address; belongs to stage `local` alone. */
  readonly provider?: string | undefined;
  readonly region?: string | undefined;
  readonly emailDomain?: string | undefined;
  readonly siteUrl?: string | undefined;
  readonly alarmEmail?: string | undefined;
  /** `short-code`, `10dlc` or `pool`, with its ARN; a toll-free number of the stage's own without. */
  readonly textOrigination?: string | undefined;
  readonly textOriginationArn?: string | undefined;
  /** Units a second, as a number. */
  readonly partsPerSecond?: string | undefined;
  readonly emailsPerSecond?: string | undefined;
  readonly callsPerSecond?: string | undefined;
};

/** The quotas that AWS gives an account in production before anybody asks for more. */
const GIVEN_LIMITS = { email: 14, voice: 2 } as const;

const deployment = (region: string) => ({
  budget: 1500,
  smsMonthlyLimitUsd: 250_000,
  backupCopy: {
    vaultArn: `arn:${region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'}:backup:${region}:222233334444:backup-vault:rollcall`,
    days: 90,
  },
});

const originationOf = ({ textOrigination, textOriginationArn }: StageOptions): TextOrigination =>
  textOrigination === undefined || textOrigination === 'toll-free'
    ? { kind: 'toll-free' }
    : TextOrigination.parse({ kind: textOrigination, arn: textOriginationArn });

const limit = (given: string | undefined, otherwise: number): number =>
  given === undefined ? otherwise : Number(given);

/**
 * The configuration of a stage. Throws a `ZodError` with a sentence when a stage asks for what it must not have, or when
 * production still has a placeholder.
 */
export const stageConfig = (stage: Stage, options: StageOptions = {}): StageConfig => {
  const textOrigination = originationOf(options);
  const common = {
    stage,
    region: options.region ?? REGION,
    emailDomain: options.emailDomain ?? 'rollcall.example.org',
    siteUrl: options.siteUrl ?? 'https://wheresmyballot.sos.ca.gov',
    alarmEmail: options.alarmEmail ?? 'rollcall-operations@example.org',
    textOrigination,
    sendLimits: {
      text: limit(options.partsPerSecond, PARTS_PER_SECOND[textOrigination.kind]),
      email: limit(options.emailsPerSecond, GIVEN_LIMITS.email),
      voice: limit(options.callsPerSecond, GIVEN_LIMITS.voice),
    },
  };
  const byStage: Record<Stage, unknown> = {
    local: {
      ...common,
      // The provider simulator takes whatever comes; the turns are taken all the same.
      sendLimits: { text: 100, email: 100, voice: 100 },
      adjustableClock: true,
      schedulesEnabled: false,
      disposable: true,
      emulated: true,
      localEndpoints: { provider: options.provider ?? 'http://127.0.0.1:9' },
    },
    cte: {
      ...common,
      deployment: deployment(common.region),
      adjustableClock: true,
      schedulesEnabled: true,
      disposable: true,
      emulated: false,
    },
    prod: {
      ...common,
      deployment: deployment(common.region),
      adjustableClock: false,
      schedulesEnabled: true,
      disposable: false,
      emulated: false,
    },
  };
  return StageConfig.parse(byStage[stage]);
};
