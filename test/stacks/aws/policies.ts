import { literal } from './literal.ts';
import { type Application, type Found, isRecord, list, references, type Value } from './templates.ts';

/** A statement with the values it will have when it is deployed. */
export type Statement = {
  readonly effect: string;
  /** `service:Lambda`-like principals, ARNs of accounts, or `*`; empty in a role's policy. */
  readonly principals: readonly string[];
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: { readonly [operator: string]: { readonly [key: string]: readonly string[] } };
};

const principalsOf = (app: Application, stack: string, principal: Value | undefined): readonly string[] => {
  if (!isRecord(principal)) return list(principal).map((one) => literal(app, stack, one));
  return Object.values(principal).flatMap((named) => list(named).map((one) => literal(app, stack, one)));
};

const conditionsOf = (app: Application, stack: string, condition: Value | undefined): Statement['conditions'] => {
  if (!isRecord(condition)) return {};
  return Object.fromEntries(
    Object.entries(condition).map(([operator, keys]) => [
      operator,
      Object.fromEntries(
        Object.entries(isRecord(keys) ? keys : {}).map(([key, values]) => [
          key,
          list(values).map((one) => literal(app, stack, one)),
        ]),
      ),
    ]),
  );
};

/** The statements of a policy document. */
export const statementsOf = (app: Application, stack: string, document: Value | undefined): readonly Statement[] =>
  list(isRecord(document) ? document['Statement'] : undefined)
    .filter(isRecord)
    .map((statement) => ({
      effect: String(statement['Effect']),
      principals: principalsOf(app, stack, statement['Principal']),
      actions: list(statement['Action']).map(String),
      resources: list(statement['Resource']).map((one) => literal(app, stack, one)),
      conditions: conditionsOf(app, stack, statement['Condition']),
    }));

const POLICIES = ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy'];

/** The policies attached to a role. */
export const policiesOf = (app: Application, role: Found): readonly Found[] =>
  POLICIES.flatMap((type) => app.all(type)).filter(
    (policy) =>
      policy.stack === role.stack &&
      list(policy.properties['Roles']).some((attached) => references(attached).includes(role.id)),
  );

/** What a role may do. */
export const grantsOf = (app: Application, role: Found): readonly Statement[] =>
  policiesOf(app, role).flatMap((policy) => statementsOf(app, policy.stack, policy.properties['PolicyDocument']));

/** Where a function's lines go: to the group that it names, or by default to the one that has its name. */
export const logGroupOf = (app: Application, lambda: Found): Found | undefined => {
  const { LoggingConfig: logging, FunctionName: name } = lambda.properties;
  if (logging !== undefined) return app.target(lambda.stack, isRecord(logging) ? logging['LogGroup'] : undefined);
  return app
    .all('AWS::Logs::LogGroup')
    .find(({ properties }) => properties['LogGroupName'] === `/aws/lambda/${String(name)}`);
};

/** The role under which a function runs. */
export const roleOf = (app: Application, lambda: Found): Found => {
  const role = app.target(lambda.stack, lambda.properties['Role']);
  if (role === undefined) throw new Error(`${lambda.where} has no role in its stack.`);
  return role;
};

/** Whether a pattern of a policy (`*` any run, `?` one character) takes in a text. */
const covers = (pattern: string, text: string, ignoreCase: boolean): boolean => {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, ignoreCase ? 'i' : '').test(text);
};

/** Whether statements allow an action on a resource. Conditions are taken as met: tests of their own look at them. */
export const allows = (statements: readonly Statement[], action: string, resource: string): boolean =>
  statements.some(
    ({ effect, actions, resources }) =>
      effect === 'Allow' &&
      actions.some((pattern) => covers(pattern, action, true)) &&
      resources.some((pattern) => covers(pattern, resource, false)),
  );

/** The name of a function without system and stage: `send-text`. */
export const shortName = (app: Application, lambda: Found): string =>
  literal(app, lambda.stack, lambda.properties['FunctionName']).replace(/^rollcall-[a-z]+-/, '');
