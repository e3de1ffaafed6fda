import type { MiddlewareHandler } from 'hono';
import type { Place } from '../../../lib/site-kit/frame.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { refusalStatus, SignInProblem } from '../../../lib/staff/pages/sign-in-problem.tsx';
import { accessHasEnded } from '../../../lib/staff/use-cases/sign-in.ts';
import { broughtBy } from './cookies.ts';

/** Tells a browser whose session is of somebody who was removed that access has ended; everybody else goes on. */
export const turnAwayRemoved =
  (ports: Parameters<typeof accessHasEnded>[0], frame: Place): MiddlewareHandler =>
  async (context, next) => {
    if (!(await accessHasEnded(ports, broughtBy(context).former))) return next();
    return pageResponse(<SignInProblem frame={frame} problem="access-ended" />, refusalStatus('access-ended'));
  };
