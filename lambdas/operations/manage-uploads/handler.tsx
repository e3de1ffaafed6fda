import { type Context, Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { readFreshness } from '../../../lib/ballot-tracking/use-cases/read-freshness.ts';
import { OperationsProblem } from '../../../lib/operations/pages/operations-problem.tsx';
import { OperationsRefused } from '../../../lib/operations/pages/operations-refused.tsx';
import { UploadsPage } from '../../../lib/operations/pages/uploads.tsx';
import { UPLOAD_ACTIONS } from '../../../lib/platform/access.ts';
import type { Bindings } from '../../../lib/runtime/page-access.ts';
import { keysOf } from '../../../lib/shared/keys-of.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { type VisitAt, visitAt } from '../visit.ts';
import { answerForm } from './answer-form.tsx';
import type { UploadSitePorts } from './ports.ts';
import { uploadPage } from './upload-page.tsx';

const PAGE = '/operations/uploads';

/** The pages of uploads. Forms of these pages are taken, and of no other site. */
export const uploadSite = (ports: UploadSitePorts): Hono<{ Bindings: Bindings }> => {
  const site = new Hono<{ Bindings: Bindings }>({ strict: false });
  const visited = async (context: Context<{ Bindings: Bindings }>): Promise<VisitAt> =>
    visitAt(context, ports, await ports.clock());
  site.use(csrf({ origin: new URL(ports.pagesUrl).origin }));
  site.get(PAGE, async (context) => {
    const visit = await visited(context);
    if (!visit.viewer.opens.includes(PAGE)) return pageResponse(<OperationsRefused {...visit} />, 403);
    const { county } = visit.viewer;
    const [elections, waiting] = await Promise.all([
      readFreshness(ports, county, visit.now),
      ports.heldUploads.waiting(county),
    ]);
    return pageResponse(<UploadsPage {...visit} elections={elections} waiting={waiting} />);
  });
  site.get(`${PAGE}/:upload`, async (context) => {
    const { confirm, notice } = context.req.query();
    return uploadPage(ports, await visited(context), context.req.param('upload'), {
      ...(confirm === undefined ? {} : { confirm }),
      ...(notice === undefined ? {} : { notice }),
    });
  });
  for (const action of keysOf(UPLOAD_ACTIONS)) {
    site.post(UPLOAD_ACTIONS[action].path, async (context) =>
      answerForm(ports, action, await visited(context), context),
    );
  }
  site.onError(async (error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    ports.log.error('OPERATIONS_PAGE_FAILED', error);
    return pageResponse(<OperationsProblem {...(await visited(context))} />, 500);
  });
  return site;
};
