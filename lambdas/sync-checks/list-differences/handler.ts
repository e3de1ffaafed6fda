import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';
import { DIFFERENCE_FORMS } from '../../../lib/sync-checks/api/difference-form.ts';
import type { DifferenceFormat } from '../../../lib/sync-checks/domain/ems.ts';
import type { SyncChecks } from '../../../lib/sync-checks/ports/checks.ts';
import type { PublishedDifferences } from '../../../lib/sync-checks/ports/rolls.ts';
import { visibleCheck } from '../../../lib/sync-checks/use-cases/find-check.ts';

type Ports = { readonly checks: Pick<SyncChecks, 'read'>; readonly differences: PublishedDifferences };
type Query = {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly format?: DifferenceFormat | undefined;
  readonly ages?: 'true' | undefined;
};

const NDJSON = 'application/x-ndjson';

/** A page of a completed check's differences, as JSON, as NDJSON or in a vendor's form. */
export const listDifferences =
  (ports: Ports) =>
  async ({ path, query, caller, headers }: ApiRequest<unknown, Query, { id: string }>): Promise<ApiAnswer> => {
    const check = await visibleCheck(ports.checks, path.id, caller);
    if (!check) return problem(404, 'not-found', 'There is no such check.');
    if (check.status !== 'completed') {
      return problem(409, 'check-not-completed', `This check has no differences to fetch: it is ${check.status}.`);
    }
    const page = await ports.differences.page(check, query.cursor, query.limit);
    if (!page) return problem(400, 'invalid-cursor', 'cursor: send the one of the page before, unchanged.');
    if (page === 'deleted') {
      const detail = 'The differences of this check are no longer kept; its counts are.';
      return problem(410, 'differences-deleted', detail);
    }
    const next = page.cursor === null ? {} : { 'rollcall-cursor': page.cursor };
    if (query.format !== undefined) {
      const { header, line, contentType, suffix } = DIFFERENCE_FORMS[query.format];
      return {
        status: 200,
        contentType,
        headers: { ...next, 'content-disposition': `attachment; filename="${check.id}${suffix}"` },
        // The header stands on the first page only, so that the pages put end to end are one file.
        body: `${query.cursor === undefined ? header : ''}${page.differences.map(line).join('')}`,
      };
    }
    const differences = query.ages ? page.differences : page.differences.map(({ since: _age, ...plain }) => plain);
    if (!(headers['accept'] ?? '').includes(NDJSON)) {
      return { status: 200, body: { differences, cursor: page.cursor } };
    }
    return {
      status: 200,
      contentType: NDJSON,
      headers: next,
      body: differences.map((difference) => `${JSON.stringify(difference)}\n`).join(''),
    };
  };
