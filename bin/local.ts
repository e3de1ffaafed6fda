import { describeFailure } from '../lib/local/base/local-failure.ts';
import { runCommand } from '../lib/local/commands/run-command.ts';

/** The local stage's command line. bin/start.mjs calls it with the pinned Node. */
const exitCode = await runCommand(process.argv.slice(2)).catch((error: unknown) => {
  console.error(describeFailure(error));
  return 1;
});
process.exit(exitCode);
