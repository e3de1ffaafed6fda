import type { AuditPart } from '../../shared/audit-entry.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { Log } from '../../shared/log.ts';

/** Who calls, from the credential alone: nothing in a path or a body can change it. */
export type Caller =
  | { readonly role: 'county'; readonly county: CountyCode; readonly clientId: string }
  | { readonly role: 'sos'; readonly clientId: string };

/** A request whose parts the route's contract has already checked. */
export type ApiRequest<Body, Query, Path> = {
  readonly body: Body;
  readonly query: Query;
  readonly path: Path;
  readonly caller: Caller;
  /** The body as it came, for routes that read it themselves (NDJSON). */
  readonly rawBody: string;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
};

/** An answer. A string body is sent as it is, anything else as JSON. */
export type ApiAnswer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Default `application/json`. */
  readonly contentType?: string;
  /** What the audit trail shall know of the change; never sent. */
  readonly audit?: AuditPart;
};

export type ApiContext = { readonly log: Log };
