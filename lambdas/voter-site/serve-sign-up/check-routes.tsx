import { formToken } from '../../../lib/sign-up/use-cases/secrets.ts';
import { CheckPage } from '../../../lib/voter-site/pages/sign-up/notices.tsx';
import { CHECK_HEADERS } from './check-headers.ts';
import { begun } from './code-routes.tsx';
import { KINDS, type Kind, stepOf } from './kinds.ts';
import { formOf } from './own-forms.ts';
import { goOn, show, showOver, showStale } from './show.tsx';
import type { Ports, Site } from './site.ts';
import { visitorOf } from './visitor.ts';

/** The step before the codes, when many are asked for: some work of the browser's, or a wait. */
export const checkRoutes = (site: Site, { doors, behindEdge }: Ports): void => {
  for (const kind of Object.values<Kind>(KINDS)) {
    site.get(kind.check, async (context) => {
      const { page } = context.var;
      const secret = kind.secretOf(context);
      const view = secret && (await doors.viewVisit(secret, page.frame.now));
      if (!secret || !view) return showOver(context, kind.begin);
      if (!view.check) return goOn(context, stepOf(view));
      const body = <CheckPage {...page} token={formToken(secret)} here={kind.check} check={view.check} />;
      return show(context, body, 200, CHECK_HEADERS);
    });
    site.post(kind.check, async (context) => {
      const secret = kind.secretOf(context);
      const typed = await formOf(context, secret);
      if (!secret || !typed) return showStale(context, kind.begin);
      const visitor = visitorOf(context, behindEdge, typed.text('answer'));
      const outcome = await doors.passCheck(secret, visitor, context.var.page.frame.now);
      const isOver = outcome.kind === 'over' || outcome.kind === 'invalid';
      return isOver ? showOver(context, kind.begin) : begun(context, kind, outcome);
    });
  }
};
