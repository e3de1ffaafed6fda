import type * as z from 'zod';
import { isOwnCounty } from '../../../lib/counties/domain/own-county.ts';
import type { CheckBody } from '../../../lib/releases/api/routes.ts';
import { toOptInView } from '../../../lib/releases/api/views.ts';
import { checkedItem } from '../../../lib/releases/domain/checklist.ts';
import type { Checklists, OptIns } from '../../../lib/releases/ports.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';

type Ports = { readonly clock: Clock; readonly optIns: Pick<OptIns, 'find'>; readonly checklists: Checklists };
type Path = { readonly code: CountyCode };
type Request = Pick<ApiRequest<z.output<typeof CheckBody>, unknown, Path>, 'body' | 'path' | 'caller'>;

/** Checks an item of a county's set-up, with who said so. Another county looks like none. */
export const checkSetup =
  ({ clock, optIns, checklists }: Ports) =>
  async ({ body, path, caller }: Request): Promise<ApiAnswer> => {
    const county = path.code;
    const { item } = body;
    if (!isOwnCounty(caller, county)) return problem(404, 'not-found', 'There is nothing at this address.');
    const by = { id: caller.id, role: caller.role };
    const entry = { county, item, done: body.done, detail: body.detail ?? null, by, at: await clock() };
    const checked = checkedItem(entry, { ofState: caller.county === null });
    if (!checked.ok) {
      const { code, detail } = checked.error;
      return problem(code === 'bad-detail' ? 400 : 409, code, detail);
    }
    await checklists.put(checked.value);
    const [optIn, entries] = await Promise.all([optIns.find(county), checklists.list(county)]);
    return {
      status: 200,
      body: toOptInView(county, optIn, entries),
      audit: { county, after: { item, done: body.done } },
    };
  };
