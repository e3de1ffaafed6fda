import * as z from 'zod';
import type { CountyCode } from '../../shared/counties.ts';
import type { ClientRole } from '../../shared/identity.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { Temporal } from '../../shared/time.ts';
import credentials from '../data/credentials.json' with { type: 'json' };

/** What the identifier of a client looks like, of whichever provider of tokens. */
export const CLIENT_ID = /^[A-Za-z0-9_+-]{1,128}$/;

/**
 * What a county's credential is for: its own election management system, or the company that prints its ballots, which
 * hands in tracking files and may do nothing else.
 */
export const COUNTY_CLIENT_ROLES = ['county-ems', 'print-vendor', 'usps-feed'] as const satisfies readonly ClientRole[];
export const CountyClientRole = z.enum(COUNTY_CLIENT_ROLES);
export type CountyClientRole = z.infer<typeof CountyClientRole>;

/** A credential of the county API, without its secret: that is shown once, when it is issued, and kept by nobody here. */
export type ApiClient = {
  readonly clientId: string;
  readonly county: CountyCode;
  readonly role: CountyClientRole;
  /** Whose it is, for people: `DFM production`. */
  readonly name: string;
  readonly issuedAt: Temporal.Instant;
  /** Who issued it. */
  readonly issuedBy: string;
  /** The client that this one takes over from. */
  readonly replaces: string | null;
  /** The client that takes over from this one. */
  readonly replacedBy: string | null;
  /** From when on it opens nothing, because another one has taken over. */
  readonly endsAt: Temporal.Instant | null;
  /** When it was revoked: it opens nothing from then on. */
  readonly revokedAt: Temporal.Instant | null;
};

/** `ending`: it still opens, and another one has taken over. */
export type ClientState = 'active' | 'ending' | 'ended' | 'revoked';

/** For how long the old credential opens beside the new one. */
export const ROTATION_OVERLAP_DAYS: number = credentials.rotationOverlapDays;

/** Credentials that a county may have at a time; more is a mistake. */
export const MOST_CLIENTS: number = credentials.mostClients;

/** How a client stands. */
export const clientState = (
  { endsAt, revokedAt }: Pick<ApiClient, 'endsAt' | 'revokedAt'>,
  now: Temporal.Instant,
): ClientState => {
  if (revokedAt !== null) return 'revoked';
  if (endsAt === null) return 'active';
  return Temporal.Instant.compare(now, endsAt) < 0 ? 'ending' : 'ended';
};

/** Whether a client opens anything now. */
export const isOpen = (client: Pick<ApiClient, 'endsAt' | 'revokedAt'>, now: Temporal.Instant): boolean => {
  const state = clientState(client, now);
  return state === 'active' || state === 'ending';
};

/** Who gets a credential, and from whom. */
export type NewClient = Pick<ApiClient, 'clientId' | 'county' | 'role' | 'name' | 'issuedBy'>;

/** A credential as it is issued. */
export const issuedClient = (client: NewClient, now: Temporal.Instant): ApiClient => ({
  ...client,
  issuedAt: now,
  replaces: null,
  replacedBy: null,
  endsAt: null,
  revokedAt: null,
});

/** The last three: in a County Test Environment a county holds credentials that has opted in and whose MOU is on file. */
export type ClientRefusal = {
  readonly code:
    | 'too-many-clients'
    | 'client-replaced'
    | 'client-revoked'
    | 'not-opted-in'
    | 'mou-missing'
    | 'withdrawn';
  readonly detail: string;
};

/** Why no further credential is issued to a county that has these; undefined when one may be. */
export const refusedIssue = (present: readonly ApiClient[], now: Temporal.Instant): ClientRefusal | undefined => {
  if (present.filter((client) => isOpen(client, now)).length < MOST_CLIENTS) return undefined;
  const detail = `The county has ${MOST_CLIENTS} credentials. Revoke those that nobody uses.`;
  return { code: 'too-many-clients', detail };
};

/** Why a credential cannot be renewed; undefined when it can. Only the last of a line is renewed, while it opens. */
export const refusedRotation = (client: ApiClient): ClientRefusal | undefined => {
  if (client.revokedAt !== null) {
    return { code: 'client-revoked', detail: 'This credential is revoked. Issue a new one.' };
  }
  if (client.replacedBy === null) return undefined;
  const detail = `This credential was renewed already: ${client.replacedBy} has taken over. Renew that one, or revoke it.`;
  return { code: 'client-replaced', detail };
};

/** The old credential and the one that takes over from it: both open until the overlap has passed. */
export type Rotation = { readonly before: ApiClient; readonly after: ApiClient };

/** Renews a credential: the same role under a new id. */
export const rotated = (
  client: ApiClient,
  { clientId, issuedBy }: Pick<NewClient, 'clientId' | 'issuedBy'>,
  now: Temporal.Instant,
): Result<Rotation, ClientRefusal> => {
  const refused = refusedRotation(client);
  if (refused) return err(refused);
  const { county, role, name } = client;
  const after = { ...issuedClient({ clientId, county, role, name, issuedBy }, now), replaces: client.clientId };
  const endsAt = now.add({ hours: 24 * ROTATION_OVERLAP_DAYS });
  return ok({ before: { ...client, replacedBy: clientId, endsAt }, after });
};

/** What the audit trail keeps of a credential. */
export const auditedClient = (client: ApiClient, now: Temporal.Instant): Readonly<Record<string, unknown>> => ({
  role: client.role,
  state: clientState(client, now),
  replacedBy: client.replacedBy,
  endsAt: client.endsAt?.toString() ?? null,
  revokedAt: client.revokedAt?.toString() ?? null,
});

/** The credential as it is once revoked. Revoking again changes nothing. */
export const revoked = (client: ApiClient, now: Temporal.Instant): ApiClient =>
  client.revokedAt === null ? { ...client, revokedAt: now } : client;
