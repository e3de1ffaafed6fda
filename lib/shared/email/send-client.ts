/**
 * Settings of every client that sends. No send API but Connect's has an idempotency token, so the SDK's own retries
 * would turn one message into three; `requestTimeout` alone only warns and would wait for a silent provider for ever.
 * Connections are not kept: a Lambda that sleeps wakes with a dead one, and a reset on a reused connection looks
 * exactly like a message whose fate is unknown. Milliseconds.
 */
export const SEND_CLIENT_SETTINGS = {
  maxAttempts: 1,
  requestHandler: {
    connectionTimeout: 2_000,
    requestTimeout: 10_000,
    throwOnRequestTimeout: true,
    httpAgent: { keepAlive: false },
    httpsAgent: { keepAlive: false },
  },
} as const;
