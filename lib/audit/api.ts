import * as z from 'zod';
import type { ApiLambdaOf } from '../platform/api-routes.ts';
import { type Contracts, defineRoute } from '../runtime/api/route.ts';
import { CHAINS, type ChainName } from './domain/chain-name.ts';
import { DailyRoot } from './domain/daily-root.ts';
import { EventLog } from './domain/event-log.ts';

const Chain = z.enum(CHAINS as [ChainName, ...ChainName[]]);

const Cursor = z
  .string()
  .regex(/^(state|\d{2}):\d{1,12}$/, 'Use the cursor of the page before.')
  .transform((cursor) => {
    const [chain = '', sequence = ''] = cursor.split(':');
    return { chain, sequence: Number(sequence) };
  })
  .pipe(z.object({ chain: Chain, sequence: z.number().int() }));

export const TrailQuery = z.strictObject({
  county: Chain.optional().describe(
    'A county’s code, or `state` for what is no county’s business. SOS only: all, when left out.',
  ),
  cursor: Cursor.optional().describe('Where the page begins, from the `next` of the page before.'),
});

export const RootsQuery = z.strictObject({
  after: z.coerce.number().int().min(0).max(999_999).default(0).describe('The number of the last root that you have.'),
});

/** `{ next }`: the address of the following page; null on the last. */
export const TrailPage = z.strictObject({ next: z.string().nullable(), log: EventLog }).meta({ id: 'AuditTrailPage' });

export const RootsPage = z
  .strictObject({ next: z.string().nullable(), roots: z.array(DailyRoot.meta({ id: 'DailyRoot' })) })
  .meta({ id: 'DailyRootsPage' });

export const readAuditTrailRoute = defineRoute('read-audit-trail', {
  summary:
    'Who changed what, chain by chain, oldest first: SOS reads all, a county its own part. Each page holds an event log of NIST SP 1500-101',
  query: TrailQuery,
  responses: {
    200: { description: 'A page of the trail', schema: TrailPage },
    404: { description: 'That part is another’s (`not-found`)' },
  },
});

export const listAuditRootsRoute = defineRoute('list-audit-roots', {
  summary: 'The daily roots of the audit trail, oldest first: with them a copy of the trail can be checked',
  query: RootsQuery,
  responses: { 200: { description: 'A page of roots', schema: RootsPage } },
});

/** The calls about the audit trail. */
export const AUDIT_ROUTES: Contracts<ApiLambdaOf<'audit'>> = {
  'read-audit-trail': readAuditTrailRoute,
  'list-audit-roots': listAuditRootsRoute,
};
