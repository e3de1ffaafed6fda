import { AUDIT_ROUTES } from '../../audit/api.ts';
import { BALLOT_ROUTES } from '../../ballot-tracking/api.ts';
import { COUNTY_ROUTES } from '../../counties/api.ts';
import { ELECTION_ROUTES } from '../../elections/api.ts';
import type { ApiLambda } from '../../platform/api-routes.ts';
import type { Contracts, Route } from '../../runtime/api/route.ts';
import { HELP_ROUTES } from '../../sign-up/api.ts';
import { SYNC_ROUTES } from '../../sync-checks/api/routes.ts';
import { REGISTER_ROUTES } from '../../voters/api.ts';

const CONTRACTS: Contracts<ApiLambda> = {
  ...SYNC_ROUTES,
  ...COUNTY_ROUTES,
  ...ELECTION_ROUTES,
  ...BALLOT_ROUTES,
  ...REGISTER_ROUTES,
  ...HELP_ROUTES,
  ...AUDIT_ROUTES,
};

/** Every call of the county API that needs a credential. */
export const API_CONTRACT: readonly Route[] = Object.values(CONTRACTS);
