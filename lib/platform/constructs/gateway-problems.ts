import * as apigateway from 'aws-cdk-lib/aws-apigateway';

type GatewayProblem = {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
};

/** What API Gateway answers by itself, by its response type. */
const GATEWAY_PROBLEMS: Readonly<Record<string, GatewayProblem>> = {
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
    detail: 'This credential is not registered for the county API. Ask the VoteCal Help Desk to register it.',
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
    detail: 'A request may hold 10 MB. Send fewer records at a time.',
  },
};

/** Makes API Gateway's own errors RFC 9457 problems, like every other error of the API. */
export const answerProblems = (api: apigateway.RestApi): void => {
  for (const [type, { status, code, title, detail }] of Object.entries(GATEWAY_PROBLEMS)) {
    api.addGatewayResponse(`Problem-${type}`, {
      type: apigateway.ResponseType.of(type),
      statusCode: String(status),
      responseHeaders: { 'Content-Type': "'application/problem+json'" },
      templates: {
        'application/json': JSON.stringify({ type: `urn:rollcall:problem:${code}`, title, status, code, detail }),
      },
    });
  }
};
