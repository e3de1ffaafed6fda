import type * as z from 'zod';
import { isOwnCounty } from '../../../lib/counties/domain/own-county.ts';
import type { OptInBody } from '../../../lib/releases/api/routes.ts';
import { toOptInView } from '../../../lib/releases/api/views.ts';
import { auditedOptIn } from '../../../lib/releases/domain/opt-in.ts';
import type { Checklists } from '../../../lib/releases/ports.ts';
import {
  type OptInChangeRefusal,
  type OptInPorts,
  optInCounty,
  withdrawCounty,
} from '../../../lib/releases/use-cases/opt-in-county.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';
import { Temporal } from '../../../lib/shared/time.ts';

type Ports = OptInPorts & { readonly checklists: Pick<Checklists, 'list'> };
type Request = Pick<
  ApiRequest<z.output<typeof OptInBody>, unknown, { readonly code: CountyCode }>,
  'body' | 'path' | 'caller'
>;

const STATUS: Readonly<Record<OptInChangeRefusal['code'], 400 | 409>> = {
  'bad-mou-file': 400,
  'mou-signed-later': 400,
  'already-opted-in': 409,
  'nothing-to-withdraw': 409,
  'changed-meanwhile': 409,
};

const REASON = '#/reason: say why the county withdraws.';
const BY_SOS = '#/mou: the signed MOU is recorded by SOS. Send it to the VoteCal Help Desk, votecalhelp@sos.ca.gov.';

/** Opts a county in, records its MOU, or withdraws it: SOS any county, a county itself. Another county looks like none. */
export const changeOptIn =
  (ports: Ports) =>
  async ({ body, path, caller }: Request): Promise<ApiAnswer> => {
    const county = path.code;
    if (!isOwnCounty(caller, county)) return problem(404, 'not-found', 'There is nothing at this address.');
    if (body.mou && caller.county !== null) return problem(403, 'mou-by-sos', BY_SOS);
    if (!body.takesPart && body.reason == null) return problem(400, 'reason-missing', REASON);
    const mou = body.mou ? { ...body.mou, signedOn: Temporal.PlainDate.from(body.mou.signedOn) } : null;
    const changed = body.takesPart
      ? await optInCounty(ports, county, mou)
      : await withdrawCounty(ports, county, body.reason ?? '');
    if (!changed.ok) return problem(STATUS[changed.error.code], changed.error.code, changed.error.detail);
    const { before, after } = changed.value;
    return {
      status: 200,
      body: toOptInView(county, after, await ports.checklists.list(county)),
      audit: {
        county,
        before: before ? auditedOptIn(before) : null,
        after: auditedOptIn(after),
        reason: body.reason ?? null,
      },
    };
  };
