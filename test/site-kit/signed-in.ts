import type { APIGatewayProxyEvent } from 'aws-lambda';

type Bindings = { readonly event: Pick<APIGatewayProxyEvent, 'requestContext'> };

/** What API Gateway adds to a request after the authorizer. */
export const signedIn = (authorizer: Record<string, string> | null, domainName = 'pages.example.org'): Bindings => ({
  // Only the fields that the pages read.
  event: {
    requestContext: { authorizer, domainName, stage: 'live' } as unknown as APIGatewayProxyEvent['requestContext'],
  },
});
