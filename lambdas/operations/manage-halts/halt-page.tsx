import { currentElections } from '../../../lib/elections/domain/current-elections.ts';
import { scopeOf } from '../../../lib/messaging/api.ts';
import { countWaiting, type HaltPorts, listHalts } from '../../../lib/messaging/use-cases/manage-halts.ts';
import { haltNoticeOf } from '../../../lib/operations/domain/halt-notice.ts';
import { HaltsPage } from '../../../lib/operations/pages/halts.tsx';
import type { VisitAt } from '../visit.ts';
import { haltIn } from './actions.ts';

/** The page of halts; with a reason in its address, the second step of a new one. */
export const showHalts = async (ports: HaltPorts, visit: VisitAt, query: Readonly<Record<string, string>>) => {
  const { viewer, now } = visit;
  const { notice: named, ...form } = query;
  const isAsked = 'reason' in form && viewer.does.includes('start-halt');
  const parsed = isAsked ? haltIn(form) : undefined;
  const asked = parsed?.success
    ? {
        scope: scopeOf(parsed.data),
        reason: parsed.data.reason,
        waiting: await countWaiting(ports, scopeOf(parsed.data), null, now),
      }
    : undefined;
  const notice = parsed?.success === false ? 'bad-request' : haltNoticeOf(named);
  const elections = currentElections(await ports.elections.list(), now);
  return <HaltsPage {...visit} {...(await listHalts(ports, viewer.county, now))} {...{ elections, asked, notice }} />;
};
