import type { OfficeContacts } from '../../../lib/counties/domain/contacts.ts';
import { isOwnCounty } from '../../../lib/counties/domain/own-county.ts';
import { type ChangeContactsPorts, changeContacts } from '../../../lib/counties/use-cases/change-contacts.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';

type Request = ApiRequest<OfficeContacts, unknown, { readonly code: CountyCode }>;

const CHANGED = 'Somebody else has changed these contacts meanwhile. Read them again, then repeat your change.';

/** Replaces an office's contacts: SOS any county's, a county its own. Another county's looks like none. */
export const changeOfficeContacts =
  (ports: ChangeContactsPorts) =>
  async ({ caller, path, body }: Request, { log }: ApiContext): Promise<ApiAnswer> => {
    const county = path.code;
    if (!isOwnCounty(caller, county)) return problem(404, 'not-found', 'There is nothing at this address.');
    const changed = await changeContacts(ports, county, body);
    if (!changed.ok) {
      if (changed.error.code === 'changed-meanwhile') return problem(409, 'changed-meanwhile', CHANGED);
      const errors = changed.error.faults.map(({ field, detail }) => ({ pointer: `#/${field}`, detail }));
      const [first] = errors;
      return problem(400, 'bad-contacts', `${first?.pointer}: ${first?.detail}`, { errors });
    }
    const { before, after } = changed.value;
    log.info('CONTACTS_CHANGED', { county });
    return {
      status: 200,
      body: after,
      audit: { target: { kind: 'office-contacts', id: county }, county, before, after },
    };
  };
