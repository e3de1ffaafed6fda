import type { ApiAnswer } from './types.ts';

/** One wrong value in a request: where it stands (JSON Pointer or parameter name) and what to do about it. */
export type FieldProblem = { readonly pointer: string; readonly detail: string };

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is not valid',
  401: 'No valid access token',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflicts with the present state',
  413: 'Too large',
  415: 'Unsupported content type',
  422: 'Cannot be processed',
  429: 'Too many requests',
  500: 'Something went wrong on our side',
  503: 'Not available now',
};

/**
 * An error answer as RFC 9457 problem details.
 * `code` is stable for programs; `detail` is a sentence for people that names the record, the field and what to do.
 */
export const problem = (
  status: number,
  code: string,
  detail: string,
  extra: { readonly errors?: readonly FieldProblem[]; readonly headers?: Readonly<Record<string, string>> } = {},
): ApiAnswer => ({
  status,
  contentType: 'application/problem+json',
  ...(extra.headers ? { headers: extra.headers } : {}),
  body: {
    type: `urn:rollcall:problem:${code}`,
    title: TITLES[status] ?? 'The request failed',
    status,
    code,
    detail,
    ...(extra.errors ? { errors: extra.errors } : {}),
  },
});
