/**
 * The credentials that API Gateway looks for, each in one header and nowhere else. An authorizer is handed that header's
 * value alone (type TOKEN), so that it cannot decide by anything by which its answer is not kept apart.
 */
export type Credential = {
  /** The one header that is read. */
  readonly header: string;
  /** What the header's value looks like; API Gateway answers anything else with 401 and asks nobody. */
  readonly shape: string;
};

/** The resource server of the machines' user pool, and its scope, that a token must be for. */
export const TOKEN_SCOPE = { resourceServer: 'county-api', scope: 'use' } as const;

/** The cookie that carries a page session's id. With this prefix browsers take it from this very host only, over https. */
export const SESSION_COOKIE_NAME = 'rollcall-session';
export const SESSION_COOKIE = `__Host-${SESSION_COOKIE_NAME}` as const;

export const CREDENTIALS = {
  /** What systems of counties and of the Secretary of State send to the county API. */
  bearer: {
    header: 'Authorization',
    // The Postal Service's feed knows no tokens: it sends its credential itself, by HTTP Basic (RFC 7617).
    shape: '^(?:Bearer [-0-9A-Za-z_]+\\.[-0-9A-Za-z_]+\\.[-0-9A-Za-z_]+|Basic [0-9A-Za-z+/]{8,400}={0,2})$',
  },
  /** What the browsers of those who read the staff pages send. */
  session: {
    header: 'Cookie',
    shape: `^(?:.*; ?)?${SESSION_COOKIE}=[-0-9A-Za-z_]{43}(?:;.*)?$`,
  },
} as const satisfies Record<string, Credential>;
export type CredentialName = keyof typeof CREDENTIALS;

/** The scope as tokens carry it. */
export const API_SCOPE = `${TOKEN_SCOPE.resourceServer}/${TOKEN_SCOPE.scope}` as const;

/**
 * For how long API Gateway remembers an authorizer's answer: not at all. Who is revoked, or whose token ends, is refused
 * with the next call. Seconds.
 */
export const ANSWER_KEPT_SECONDS = 0;
