import type { APIGatewayProxyEvent } from 'aws-lambda';
import {
  onlyInTestEnvironment,
  PAGE_ACCESS,
  PAGE_ACTIONS,
  type PageAction,
  type StaffPage,
} from '../platform/access.ts';
import type { PersonRole } from '../shared/identity.ts';

const PAGES = Object.keys(PAGE_ACCESS) as StaffPage[];
const ACTIONS = Object.keys(PAGE_ACTIONS) as PageAction[];

/** What is open to a role in a stage: the staff pages, and what is done on them. */
export const openTo = (
  role: PersonRole,
  { testEnvironment = false }: { readonly testEnvironment?: boolean },
): { readonly opens: readonly StaffPage[]; readonly does: readonly PageAction[] } => ({
  opens: PAGES.filter((page) => PAGE_ACCESS[page].includes(role) && (testEnvironment || !onlyInTestEnvironment(page))),
  does: ACTIONS.filter((action) => mayDo(role, action) && (testEnvironment || !onlyInTestEnvironment(action))),
});

/** API Gateway's event, as the web framework hands it on to the pages. */
export type Bindings = { readonly event: Pick<APIGatewayProxyEvent, 'requestContext'> };

/** Whether a role may do what an action of a page does. */
export const mayDo = (role: PersonRole, action: PageAction): boolean => PAGE_ACTIONS[action].roles.includes(role);
