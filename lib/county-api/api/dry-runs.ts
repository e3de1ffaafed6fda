import * as z from 'zod';
import { DRY_RUN_PARAMETER, dryRunOf } from '../../runtime/api/dry-runs.ts';
import type { Route } from '../../runtime/api/route.ts';
import type { Json, Schemas } from './json-schemas.ts';

/** How a dry run is answered that says no more than whether the call would succeed. */
const DryRun = z
  .strictObject({
    dryRun: z.literal(true),
    wouldAnswer: z.int().describe('The status with which the call would be answered.'),
  })
  .meta({ id: 'DryRun', description: 'The call would succeed. Nothing was changed, started or sent.' });

const PARAMETER: Json = {
  name: DRY_RUN_PARAMETER,
  in: 'query',
  required: false,
  description:
    'true: the same checks and decisions, and nothing is changed, started or sent; no `Idempotency-Key` is used up. What would be refused is refused.',
  schema: { type: 'boolean', default: false },
};

const PLANS: Json = {
  ...PARAMETER,
  description:
    'true: what was sent is planned, and nothing of it is recorded or sent; the plan is shown once it is made. Make the call without it to go on.',
};

/** The parameter of a call that can be tried; none of one that cannot. */
export const dryRunParameter = ({ lambda }: Pick<Route, 'lambda'>): readonly Json[] => {
  const rule = dryRunOf(lambda);
  if (rule === undefined || rule.kind === 'refused') return [];
  return [rule.kind === 'plans' ? PLANS : PARAMETER];
};

type Content = { readonly [type: string]: { readonly schema: Json } };

/** The answers of a call with that of its dry run among them: a body beside the call's own, or an answer of its own. */
export const withDryRun = (
  schemas: Schemas,
  { lambda }: Pick<Route, 'lambda'>,
  responses: Readonly<Record<string, Json>>,
): Json => {
  if (dryRunOf(lambda)?.kind !== 'decides') return responses;
  const tried = schemas.of(DryRun, 'output');
  const known = responses['200'] as { readonly content?: Content } | undefined;
  const own = known?.content?.['application/json'];
  const schema = own ? { anyOf: [own.schema, tried] } : tried;
  const content = { ...known?.content, 'application/json': { schema } };
  return {
    ...responses,
    200: { description: `With \`${DRY_RUN_PARAMETER}=true\`: it would succeed.`, ...known, content },
  };
};
