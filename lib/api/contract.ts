import { postBallotsRoute, postParticipationHistoryRoute } from './ballots.ts';
import { createElectionRoute, listElectionsRoute, setParticipationRoute } from './elections.ts';
import type { Route } from './route.ts';
import { SYNC_ROUTES } from './sync.ts';

/** Every call of the county API that needs a credential. `lib/api-routes.ts` deploys the same list; a test compares. */
export const API_CONTRACT: readonly Route[] = [
  ...SYNC_ROUTES,
  createElectionRoute,
  listElectionsRoute,
  setParticipationRoute,
  postBallotsRoute,
  postParticipationHistoryRoute,
];
