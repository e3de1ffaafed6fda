import type { AuditPart } from '../../shared/audit-entry.ts';
import type { Identity } from '../../shared/identity.ts';
import type { Log } from '../../shared/log.ts';

/** Who calls, from the credential alone. */
export type Caller = Identity;

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
