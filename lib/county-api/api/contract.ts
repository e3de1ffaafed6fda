import { AUDIT_ROUTES } from '../../audit/api.ts';
import { BALLOT_ROUTES } from '../../ballot-tracking/api.ts';
import { COUNTY_ROUTES } from '../../counties/api.ts';
import { ELECTION_ROUTES } from '../../elections/api.ts';
import { IMB_ROUTES } from '../../imb/api.ts';
import { HALT_ROUTES } from '../../messaging/api.ts';
import type { ApiLambda } from '../../platform/api-routes.ts';
import { lambdasIn } from '../../platform/lambdas.ts';
import { RELEASE_ROUTES } from '../../releases/api/routes.ts';
import type { Contracts, Route } from '../../runtime/api/route.ts';
import { HELP_ROUTES } from '../../sign-up/api.ts';
import { SYNC_ROUTES } from '../../sync-checks/api/routes.ts';
import { UPLOAD_ROUTES } from '../../uploads/api.ts';
import { REGISTER_ROUTES } from '../../voters/api.ts';

const CONTRACTS: Contracts<ApiLambda> = {
  ...SYNC_ROUTES,
  ...COUNTY_ROUTES,
  ...ELECTION_ROUTES,
  ...BALLOT_ROUTES,
  ...IMB_ROUTES,
  ...UPLOAD_ROUTES,
  ...REGISTER_ROUTES,
  ...HELP_ROUTES,
  ...HALT_ROUTES,
  ...RELEASE_ROUTES,
  ...AUDIT_ROUTES,
};

/** Every call of the county API that needs a credential. */
export const API_CONTRACT: readonly Route[] = Object.values(CONTRACTS);

/** Those that a stage has: of a County Test Environment more than of the others. */
export const apiContract = ({ testEnvironment }: { readonly testEnvironment: boolean }): readonly Route[] => {
  const lambdas: readonly string[] = lambdasIn({ testEnvironment, copiesOut: false });
  return API_CONTRACT.filter(({ lambda }) => lambdas.includes(lambda));
};
