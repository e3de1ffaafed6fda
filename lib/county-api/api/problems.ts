import type { Route } from '../../runtime/api/route.ts';
import { MAX_BODY_BYTES } from '../../runtime/api/row-limits.ts';

/** What may go wrong on any call, whatever it does. */
const ALWAYS: Readonly<Record<number, string>> = {
  400: 'A part of the request is not valid; `errors` names each.',
  401: 'No valid access token.',
  403: 'The credential may not make this call.',
  429: 'Too many calls in this minute; `Retry-After` says how many seconds to wait.',
  500: 'A failure on our side. Repeat the call.',
  504: 'No answer in time: the call may have had an effect. Repeat it with the same `Idempotency-Key`.',
};

const WITH_PATH: Readonly<Record<number, string>> = { 404: 'There is no such thing, or it is another county’s.' };

const WITH_BODY: Readonly<Record<number, string>> = {
  413: `The body is larger than ${MAX_BODY_BYTES} bytes.`,
  415: 'The body is of a content type that this call does not take.',
};

const WITH_KEY: Readonly<Record<number, string>> = {
  409: 'A request with the same `Idempotency-Key` is still at work (`request-in-progress`).',
  422: 'The `Idempotency-Key` came before with another body (`idempotency-key-reused`).',
};

const ON_RECORD: Readonly<Record<number, string>> = {
  503: 'The change could not be put on record, so nothing was changed (`not-recorded`). `Retry-After` says when to repeat it.',
};

/** What the gate of a County Test Environment answers on every call but those about releases. */
const AT_THE_GATE: Readonly<Record<number, string>> = {
  403: 'The county has not opted in (`not-opted-in`, `withdrawn`), or its MOU is not on file (`mou-missing`).',
  409: 'The county has not confirmed the installation that comes before reconnecting (`install-not-confirmed`).',
  503: 'The test environment is down (`environment-down`); `Retry-After` says until when, `detail` why.',
};

/** Whether a repeat is known by its `Idempotency-Key`: no copy is kept of an answer that holds a secret. */
export const takesKey = ({ method, showsSecret }: Route): boolean => method === 'POST' && !showsSecret;

/** The problems that a call may be answered with beside those that its contract names, each in a sentence. */
const beside = (route: Route): Readonly<Record<number, string>> => ({
  ...ALWAYS,
  ...(route.pathParameters ? WITH_PATH : {}),
  ...(route.body || route.rawBody ? WITH_BODY : {}),
  ...(takesKey(route) ? WITH_KEY : {}),
  ...(route.method === 'GET' ? {} : ON_RECORD),
});

/** What the contract says of the same status comes first: it is the more particular. */
const bothOf = (declared: string | undefined, common: string | undefined): string =>
  [declared && /[.!?]$/.test(declared) ? declared : declared && `${declared}.`, common].filter(Boolean).join(' ');

/** Every problem that a call may be answered with, by its status; of a County Test Environment (`gated`) with those of its gate. */
export const problemsOf = (
  route: Route,
  { gated = false }: { readonly gated?: boolean } = {},
): Readonly<Record<string, string>> => {
  const atTheGate = gated && !route.path.startsWith('/v1/releases') ? AT_THE_GATE : {};
  const besides = beside(route);
  const common: Readonly<Record<string, string>> = Object.fromEntries(
    [...Object.keys(besides), ...Object.keys(atTheGate)].map((status) => {
      const both = [besides[Number(status)], atTheGate[Number(status)]];
      return [status, both.filter((text) => text !== undefined).join(' ')];
    }),
  );
  const declared = Object.entries(route.responses).filter(([status]) => Number(status) >= 400);
  const statuses = new Set([...Object.keys(common), ...declared.map(([status]) => status)]);
  const said = new Map(declared.map(([status, { description }]) => [status, description]));
  return Object.fromEntries(
    [...statuses].toSorted().map((status) => [status, bothOf(said.get(status), common[status])]),
  );
};
