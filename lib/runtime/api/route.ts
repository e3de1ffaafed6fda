import type * as z from 'zod';
import type { LambdaName } from '../../platform/lambdas.ts';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One answer of a route, for the contract and its documentation. */
export type RouteResponse = {
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly contentType?: string;
};

/**
 * The contract of one call of the county API: what it takes, who may call it, what it answers. The runtime checks
 * requests against it, the OpenAPI document is generated from it, and a test compares it with the deployed routes.
 */
export type Route<
  Body extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Path extends z.ZodType = z.ZodType,
> = {
  readonly method: HttpMethod;
  /** `/v1/sync-checks/{id}` */
  readonly path: `/v1/${string}`;
  /** Folder under `lambdas/`. */
  readonly lambda: LambdaName;
  readonly summary: string;
  readonly callers: readonly ('county' | 'sos')[];
  /** JSON body. Absent: the route takes none, or reads `rawBody` itself when `rawBody` says so. */
  readonly body?: Body;
  readonly rawBody?: { readonly contentTypes: readonly string[]; readonly schema: z.ZodType };
  readonly query?: Query;
  readonly pathParameters?: Path;
  readonly responses: Readonly<Record<number, RouteResponse>>;
};

/** Declares a route and keeps the exact types of its parts. */
export const defineRoute = <Body extends z.ZodType, Query extends z.ZodType, Path extends z.ZodType>(
  route: Route<Body, Query, Path>,
): Route<Body, Query, Path> => route;
