import { postBallotsRoute, postParticipationHistoryRoute } from '../ballot-tracking/api.ts';
import { createElectionRoute, listElectionsRoute, setParticipationRoute } from '../elections/api.ts';
import type { Route } from '../runtime/api/route.ts';
import { SYNC_ROUTES } from '../sync-checks/api/routes.ts';

/** Every call of the county API that needs a credential. `lib/api-routes.ts` deploys the same list; a test compares. */
export const API_CONTRACT: readonly Route[] = [
  ...SYNC_ROUTES,
  createElectionRoute,
  listElectionsRoute,
  setParticipationRoute,
  postBallotsRoute,
  postParticipationHistoryRoute,
];
