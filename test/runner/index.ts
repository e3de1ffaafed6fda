import { runChecks } from './run-checks.ts';

/** What `npm test` and `npm run check` run. bin/start.mjs calls it with the pinned Node. */
process.exit(await runChecks(process.argv[2] === 'check' ? 'fast' : 'all'));
