import * as apigateway from 'aws-cdk-lib/aws-apigateway';

type GatewayProblem = {
  readonly status: number;
  /** The gateway has several statuses for this; the document has the most frequent one. */
  readonly keepsStatus?: true;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly retryAfterSeconds?: number;
};

/** What API Gateway answers by itself, by its response type; the two defaults stand for all that have none here. */
const GATEWAY_PROBLEMS: Readonly<Record<string, GatewayProblem>> = {
  DEFAULT_4XX: {
    status: 400,
    keepsStatus: true,
    code: 'invalid-request',
    title: 'The request is not valid',
    detail: 'The request could not be read. GET /v1/openapi.json says what each call takes.',
  },
  DEFAULT_5XX: {
    status: 500,
    keepsStatus: true,
    code: 'internal-error',
    title: 'Something went wrong on our side',
    detail: 'The service could not answer. Repeat the call; if it fails again, tell the VoteCal Help Desk when it was.',
  },
  UNAUTHORIZED: {
    status: 401,
    code: 'unauthorized',
    title: 'No valid access token',
    detail: 'Send a valid access token: Authorization: Bearer <token>.',
  },
  ACCESS_DENIED: {
    status: 403,
    code: 'forbidden',
    title: 'Not allowed',
    detail:
      'This credential opens the county API no more, or not yet: it was revoked, ended when a newer one took its place, or was never registered. Ask the VoteCal Help Desk.',
  },
  WAF_FILTERED: {
    status: 403,
    code: 'blocked',
    title: 'Blocked by the firewall',
    detail:
      'Too many requests came from this address, or the request looks like an attack. Wait five minutes; if it is blocked again, ask the VoteCal Help Desk.',
  },
  MISSING_AUTHENTICATION_TOKEN: {
    status: 404,
    code: 'not-found',
    title: 'Not found',
    detail: 'There is no such call. GET /v1/openapi.json lists what there is.',
  },
  THROTTLED: {
    status: 429,
    code: 'too-many-requests',
    title: 'Too many requests',
    detail: 'The service is busy. Wait a few seconds, then repeat the call.',
  },
  REQUEST_TOO_LARGE: {
    status: 413,
    code: 'too-large',
    title: 'Too large',
    detail: 'A request may hold 4.4 MB. Send fewer records at a time.',
    // The Postal Service sends again what is refused for a while: by then its feed sends smaller files.
    retryAfterSeconds: 3_600,
  },
  INTEGRATION_TIMEOUT: {
    status: 504,
    code: 'timeout',
    title: 'No answer in time',
    detail:
      'The call took too long and may have had an effect. Repeat it with the same Idempotency-Key: what was done is not done twice.',
  },
};

type GatewayAnswer = { readonly contentType: string; readonly body: string };

const asProblem = ({ status, code, title, detail }: GatewayProblem): GatewayAnswer => ({
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: `urn:rollcall:problem:${code}`, title, status, code, detail }),
});

/** For a browser without a session: it goes on to the sign-in by itself, and shows a link where it does not. */
const asSignIn = (path: string): GatewayAnswer => ({
  contentType: 'text/html; charset=utf-8',
  body: `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=${path}"><title>Sign in · Rollcall operations</title></head><body><h1>Sign in</h1><p>You are not signed in, or your session has ended. <a href="${path}">Sign in</a></p></body></html>`,
});

/**
 * Makes API Gateway's own errors RFC 9457 problems, like every other error of the API. `signIn`: the path at which people sign
 * in, for pages; whoever has no session is sent there.
 */
export const answerProblems = (api: apigateway.RestApi, signIn?: string): void => {
  for (const [type, problem] of Object.entries(GATEWAY_PROBLEMS)) {
    const { contentType, body } =
      signIn !== undefined && type === 'UNAUTHORIZED' ? asSignIn(signIn) : asProblem(problem);
    api.addGatewayResponse(`Problem-${type}`, {
      type: apigateway.ResponseType.of(type),
      ...(problem.keepsStatus ? {} : { statusCode: String(problem.status) }),
      responseHeaders: {
        'Content-Type': `'${contentType}'`,
        ...(problem.retryAfterSeconds ? { 'Retry-After': `'${problem.retryAfterSeconds}'` } : {}),
      },
      templates: { 'application/json': body },
    });
  }
};
