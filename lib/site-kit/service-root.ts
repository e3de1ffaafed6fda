/** What of an API Gateway event tells where the service is reached. */
export type Gateway = { readonly domainName?: string | undefined; readonly stage: string };

/**
 * The path in front of every page: none at a domain of its own, the stage's name at API Gateway's own address
 * (`https://abc123.execute-api.us-west-1.amazonaws.com/live`).
 */
export const serviceRoot = ({ domainName, stage }: Gateway): string =>
  domainName !== undefined && /\.execute-api\.[\w-]+\.amazonaws\.com(\.cn)?$/.test(domainName) ? `/${stage}` : '';
