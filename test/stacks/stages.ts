import type { Stage } from '../../lib/platform/config.ts';

/**
 * What is synthesized. Production is there for a commercial Region and for GovCloud, whose ARNs begin with another
 * partition.
 */
export const ASSEMBLIES = {
  local: { stage: 'local', region: 'us-west-2', partition: 'aws' },
  cte: { stage: 'cte', region: 'us-west-2', partition: 'aws' },
  prod: { stage: 'prod', region: 'us-west-2', partition: 'aws' },
  'prod-govcloud': { stage: 'prod', region: 'us-gov-west-1', partition: 'aws-us-gov' },
} as const satisfies Record<string, { stage: Stage; region: string; partition: string }>;
export type AssemblyName = keyof typeof ASSEMBLIES;
