import * as z from 'zod';
import type { GivenQuotas } from './compare.ts';
import type { QuotaName } from './quotas.ts';

/** Runs the AWS CLI with these words and gives its output as JSON. Throws when it fails. */
export type AwsCli = (words: readonly string[]) => Promise<unknown>;

const Concurrency = z.object({ Quota: z.object({ Value: z.number() }) });
const Sending = z.object({ SendQuota: z.object({ Max24HourSend: z.number(), MaxSendRate: z.number() }) });
const Spending = z.object({ SpendLimits: z.array(z.object({ Name: z.string(), EnforcedLimit: z.number() })) });

/**
 * The quotas that AWS tells. Rates of originations, and of a Connect instance, it tells nobody by API: those are entered
 * by hand. Throws when the CLI fails or answers something else.
 */
export const askAws = async (aws: AwsCli, region: string): Promise<GivenQuotas> => {
  const ask = (words: readonly string[]): Promise<unknown> => aws([...words, '--region', region, '--output', 'json']);
  const concurrency = Concurrency.parse(
    await ask(['service-quotas', 'get-service-quota', '--service-code', 'lambda', '--quota-code', 'L-B99A9384']),
  );
  const { SendQuota } = Sending.parse(await ask(['sesv2', 'get-account']));
  const { SpendLimits } = Spending.parse(await ask(['pinpoint-sms-voice-v2', 'describe-spend-limits']));
  const spending = (quota: QuotaName, limit: string): GivenQuotas => {
    const found = SpendLimits.find(({ Name }) => Name === limit);
    return found === undefined ? {} : { [quota]: found.EnforcedLimit };
  };
  return {
    'lambda-concurrency': concurrency.Quota.Value,
    'ses-per-day': SendQuota.Max24HourSend,
    'ses-per-second': SendQuota.MaxSendRate,
    ...spending('sms-usd-per-month', 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT'),
    ...spending('voice-usd-per-month', 'VOICE_MESSAGE_MONTHLY_SPEND_LIMIT'),
  };
};
