import { noticeOf, type RefusedInvitation } from '../../../lib/operations/domain/people-notice.ts';
import { PeoplePage } from '../../../lib/operations/pages/people.tsx';
import { SessionsPage } from '../../../lib/operations/pages/sessions.tsx';
import type { StaffPage } from '../../../lib/platform/access.ts';
import { CountyCode } from '../../../lib/shared/counties.ts';
import type { Temporal } from '../../../lib/shared/time.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { type ManagePorts, ownSessions, readPeople } from '../../../lib/staff/use-cases/manage-people.ts';
import type { SessionVisit } from './visit.ts';

type Asked = SessionVisit & {
  readonly query: Readonly<Record<string, string>>;
  readonly now: Temporal.Instant;
  readonly refused?: RefusedInvitation;
};
type Shown = (ports: ManagePorts, asked: Asked) => Promise<Response | undefined>;

/** The pages of this function; undefined where the viewer has no business. */
export const SHOWN: Readonly<Record<Extract<StaffPage, '/operations/people' | '/operations/sessions'>, Shown>> = {
  '/operations/people': async (ports, { frame, viewer, by, query, now, refused }) => {
    const county = CountyCode.safeParse(query['county']).data ?? by.county;
    const read = await readPeople(ports, by, county, now);
    const shown = { frame, viewer, by, county, notice: noticeOf(query['notice']), refused };
    return read && pageResponse(<PeoplePage {...shown} {...read} />, refused === undefined ? 200 : 400);
  },
  '/operations/sessions': async (ports, { frame, viewer, by, session, now }) => {
    const [sessions, person] = await Promise.all([ownSessions(ports, by, now), ports.people.find(by.county, by.id)]);
    const about = { frame, viewer, name: person?.name, present: session, sessions };
    return pageResponse(<SessionsPage {...about} />);
  },
};
