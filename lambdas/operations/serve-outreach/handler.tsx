import { type Context, Hono } from 'hono';
import type { Viewer } from '../../../lib/operations/domain/viewer.ts';
import { OperationsNotFound } from '../../../lib/operations/pages/operations-not-found.tsx';
import { OperationsProblem } from '../../../lib/operations/pages/operations-problem.tsx';
import { OperationsRefused } from '../../../lib/operations/pages/operations-refused.tsx';
import { OutreachPage } from '../../../lib/operations/pages/outreach.tsx';
import { type OutreachReads, readOutreach } from '../../../lib/operations/use-cases/read-outreach.ts';
import type { Press } from '../../../lib/outreach/ports.ts';
import { makePiece, printableWords } from '../../../lib/outreach/use-cases/make-piece.ts';
import { callerOf } from '../../../lib/runtime/api/request.ts';
import { type Bindings, openTo } from '../../../lib/runtime/page-access.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import type { Log } from '../../../lib/shared/log.ts';
import type { Place } from '../../../lib/site-kit/frame.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { serviceRoot } from '../../../lib/site-kit/service-root.ts';
import { fileResponse } from './file-response.ts';

type Ports = Omit<OutreachReads, 'isPrintable'> &
  Pick<Place, 'assetName' | 'testEnvironment'> & { readonly press: Press; readonly clock: Clock; readonly log: Log };
type Asked = Context<{ Bindings: Bindings }>;

const PATH = '/operations/outreach';

/** The page of the outreach kit, and with `piece` one of its files, drawn on the spot. Another county's kit answers 404. */
export const outreachSite = (ports: Ports): Hono<{ Bindings: Bindings }> => {
  const { assetName, rehearsal, press } = ports;
  const isPrintable: OutreachReads['isPrintable'] = (order) => printableWords(press, order) !== undefined;
  /** Where the page is served and for whom. Throws when a request did not pass the authorizer. */
  const visitOf = ({ env: { event } }: Asked): { frame: Place; viewer: Viewer } => {
    const caller = callerOf(event);
    if (caller?.kind !== 'person') throw new Error('A request reached the pages without passing the authorizer.');
    const root = serviceRoot(event.requestContext);
    return {
      frame: { root, assetsPath: '/operations/assets', assetName, rehearsal },
      viewer: { role: caller.role, county: caller.county, ...openTo(caller.role, ports) },
    };
  };
  const site = new Hono<{ Bindings: Bindings }>({ strict: false });
  site.use(async (context, next) =>
    callerOf(context.env.event)?.kind === 'person' ? next() : context.text('Sign in first.', 401),
  );
  site.get(PATH, async (context) => {
    const visit = visitOf(context);
    if (!visit.viewer.opens.includes(PATH)) return pageResponse(<OperationsRefused {...visit} />, 403);
    const query = context.req.query();
    const read = await readOutreach({ ...ports, isPrintable }, visit.viewer, query, await ports.clock());
    if (read !== undefined && query['piece'] === undefined) return pageResponse(<OutreachPage {...visit} {...read} />);
    const order = read !== undefined && typeof read.kit !== 'string' ? read.kit : undefined;
    const file = order && (await makePiece(press, order, query['piece'] ?? ''));
    return file === undefined ? pageResponse(<OperationsNotFound {...visit} />, 404) : fileResponse(file);
  });
  site.onError((error, context) => {
    ports.log.error('OPERATIONS_PAGE_FAILED', error);
    return pageResponse(<OperationsProblem {...visitOf(context)} />, 500);
  });
  return site;
};
