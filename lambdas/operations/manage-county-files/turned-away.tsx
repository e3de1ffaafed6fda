import { OperationsNotFound } from '../../../lib/operations/pages/operations-not-found.tsx';
import { OperationsRefused } from '../../../lib/operations/pages/operations-refused.tsx';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import type { Visit } from '../visit.ts';

/** Answers for whoever has no business there, by the reason that goes on record. */
export const turnedAway = {
  forbidden: (visit: Visit) => pageResponse(<OperationsRefused {...visit} />, 403),
  'not-found': (visit: Visit) => pageResponse(<OperationsNotFound {...visit} />, 404),
} as const;
