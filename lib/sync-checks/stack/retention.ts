import type { BucketRetention } from '../../platform/data-stack.ts';
import retention from '../data/sync-retention.json' with { type: 'json' };

/**
 * For how long rolls, results and differences are kept, by bucket. `rehearsal`: the stage's data is invented or a copy.
 */
export const syncRetention = (rehearsal: boolean): BucketRetention => {
  const rulesOf = (bucket: string) =>
    retention.rules
      .filter((rule) => rule.bucket === bucket)
      .map(({ prefix, days, rehearsalDays, supersededDays }) => ({
        prefix,
        days: rehearsal ? rehearsalDays : days,
        supersededDays,
      }));
  return { rolls: rulesOf('rolls'), inbox: rulesOf('inbox'), audit: [], copies: rulesOf('copies') };
};
