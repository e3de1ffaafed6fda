import { TrailQuery } from '../../../lib/audit/api.ts';
import type { ChainReads } from '../../../lib/audit/ports.ts';
import { chainsAsked, exportPage } from '../../../lib/audit/use-cases/read-trail.ts';
import type { Side } from '../../../lib/shared/identity.ts';

/**
 * A page of the trail as a file: the answer of `GET /v1/audit`, for people. Undefined for a part that is not the viewer's,
 * and for a query that is none.
 */
export const auditExport = async (
  chains: Pick<ChainReads, 'after'>,
  viewer: Side,
  query: Readonly<Record<string, string>>,
): Promise<Response | undefined> => {
  const parsed = TrailQuery.safeParse(query);
  const asked = parsed.success ? chainsAsked(viewer, parsed.data.county) : [];
  const { county, cursor } = parsed.data ?? {};
  if (asked.length === 0 || (cursor && !asked.includes(cursor.chain))) return undefined;
  const { log, next } = await exportPage(chains, asked, cursor, new Date());
  const name = `audit-trail-${county ?? viewer.county ?? 'all'}-${cursor ? `${cursor.chain}-${cursor.sequence}` : 'start'}`;
  const part = county === undefined ? '' : `county=${county}&`;
  const page = { next: next && `/operations/audit/export?${part}cursor=${next.chain}:${next.sequence}`, log };
  return new Response(JSON.stringify(page), {
    headers: {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
      'Content-Disposition': `attachment; filename="${name}.json"`,
    },
  });
};
