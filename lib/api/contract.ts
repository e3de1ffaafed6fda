import { postBallotsRoute, postParticipationHistoryRoute } from './ballots.ts';
import { createElectionRoute, listElectionsRoute, setParticipationRoute } from './elections.ts';
import type { Route } from './route.ts';
import {
  acknowledgeDifferences,
  cancelAlternateSchedule,
  completeExtract,
  createExtractUpload,
  listDifferences,
  listSyncSchedule,
  putAlternateSchedule,
  readSyncCheck,
  readSyncChecks,
  startSyncCheck,
} from './sync.ts';

/** Every call of the county API that needs a credential. `lib/api-routes.ts` deploys the same list; a test compares. */
export const API_CONTRACT: readonly Route[] = [
  listSyncSchedule,
  startSyncCheck,
  readSyncChecks,
  readSyncCheck,
  createExtractUpload,
  completeExtract,
  listDifferences,
  acknowledgeDifferences,
  putAlternateSchedule,
  cancelAlternateSchedule,
  createElectionRoute,
  listElectionsRoute,
  setParticipationRoute,
  postBallotsRoute,
  postParticipationHistoryRoute,
];
