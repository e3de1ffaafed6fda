// Cancelling needs what agreeing needs: the same schedules, reached the same way.
export { env } from '../put-alternate-schedule/env.ts';
