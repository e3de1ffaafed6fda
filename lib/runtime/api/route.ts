import type * as z from 'zod';
import { API_CALLS, type ApiLambda, type HttpMethod } from '../../platform/api-routes.ts';

/** One answer of a route, for the contract and its documentation. */
export type RouteResponse = {
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly contentType?: string;
  /** The same as text of other content types, where the caller may ask for them. */
  readonly otherForms?: Readonly<Record<string, { readonly description: string; readonly line?: z.ZodType }>>;
  /** Headers that say something, each with what. */
  readonly headers?: Readonly<Record<string, string>>;
};

/**
 * The contract of one call of the county API: what it takes and what it answers; who may call it says lib/platform/access.ts. The runtime checks
 * requests against it, and the OpenAPI document is generated from it.
 */
export type Route<
  Body extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Path extends z.ZodType = z.ZodType,
  Lambda extends ApiLambda = ApiLambda,
> = {
  readonly lambda: Lambda;
  readonly method: HttpMethod;
  /** `/v1/sync-checks/{id}` */
  readonly path: `/v1/${string}`;
  readonly summary: string;
  /** Its answer holds a secret, shown this once, or names people: no copy is kept for a repeat, and an `Idempotency-Key` is refused. */
  readonly showsSecret?: true;
  /** JSON body. Absent: the route takes none, or reads `rawBody` itself when `rawBody` says so. */
  readonly body?: Body;
  readonly rawBody?: { readonly contentTypes: readonly string[]; readonly schema: z.ZodType };
  readonly query?: Query;
  readonly pathParameters?: Path;
  readonly responses: Readonly<Record<number, RouteResponse>>;
};

/** The contracts of these Lambdas' calls, each under its own Lambda's name; none may be missing. */
export type Contracts<Lambdas extends ApiLambda> = {
  readonly [Lambda in Lambdas]: Route<z.ZodType, z.ZodType, z.ZodType, Lambda>;
};

/** Declares the contract of a Lambda's call and keeps the exact types of its parts; method and path are the API's. */
export const defineRoute = <
  Lambda extends ApiLambda,
  Body extends z.ZodType,
  Query extends z.ZodType,
  Path extends z.ZodType,
>(
  lambda: Lambda,
  contract: Omit<Route<Body, Query, Path>, 'lambda' | 'method' | 'path'>,
): Route<Body, Query, Path, Lambda> => ({ lambda, ...API_CALLS[lambda], ...contract });
