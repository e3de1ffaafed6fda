import { currentElections } from '../../../lib/elections/domain/current-elections.ts';
import { type CapPorts, listBrakes } from '../../../lib/messaging/use-cases/manage-caps.ts';
import { capNoticeOf } from '../../../lib/operations/domain/cap-notice.ts';
import { BrakesPage } from '../../../lib/operations/pages/brakes.tsx';
import type { VisitAt } from '../visit.ts';

/** The page of spending and delivery. */
export const showBrakes = async (ports: CapPorts, visit: VisitAt, query: Readonly<Record<string, string>>) => {
  const [standing, halts, elections] = await Promise.all([
    listBrakes(ports, visit.now),
    ports.halts.active(),
    ports.elections.list(),
  ]);
  const notice = capNoticeOf(query['notice']);
  return (
    <BrakesPage {...visit} {...standing} {...{ halts, notice }} elections={currentElections(elections, visit.now)} />
  );
};
