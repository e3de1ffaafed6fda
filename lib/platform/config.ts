import * as z from 'zod';

/** The stages. `local` runs on the embedded emulator, `cte` is the County Test Environment, `prod` serves voters. */
export const STAGES = ['local', 'cte', 'prod'] as const;
export const Stage = z.enum(STAGES);
export type Stage = z.infer<typeof Stage>;

const LocalEndpoints = z.strictObject({
  /** The provider simulator: stands in for SES, End User Messaging and Connect. */
  provider: z.url(),
});

const StageConfigShape = z.strictObject({
  stage: Stage,
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
});

/** Everything that may differ between stages, checked once at synth. */
export const StageConfig = StageConfigShape.refine((config) => config.stage !== 'prod' || !config.adjustableClock, {
  error: 'Stage prod must not have an adjustable clock.',
})
  .refine((config) => config.stage !== 'prod' || config.schedulesEnabled, {
    error: 'Stage prod runs by its schedules.',
  })
  .refine((config) => config.emulated === (config.localEndpoints !== undefined), {
    error: 'An emulated stage names its local endpoints; no other stage does.',
  });
export type StageConfig = z.infer<typeof StageConfig>;

const common = {
  emailDomain: 'rollcall.example.org',
  siteUrl: 'https://wheresmyballot.sos.ca.gov',
  alarmEmail: 'rollcall-operations@example.org',
};

/**
 * The configuration of a stage. `providerUrl` is the provider simulator's address and belongs to stage `local` alone.
 * Throws a `ZodError` with a sentence when a stage asks for what it must not have.
 */
export const stageConfig = (stage: Stage, providerUrl?: string): StageConfig => {
  const byStage: Record<Stage, unknown> = {
    local: {
      ...common,
      stage,
      adjustableClock: true,
      schedulesEnabled: false,
      disposable: true,
      emulated: true,
      localEndpoints: { provider: providerUrl ?? 'http://127.0.0.1:9' },
    },
    cte: { ...common, stage, adjustableClock: true, schedulesEnabled: true, disposable: true, emulated: false },
    prod: { ...common, stage, adjustableClock: false, schedulesEnabled: true, disposable: false, emulated: false },
  };
  return StageConfig.parse(byStage[stage]);
};
