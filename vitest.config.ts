import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Projects whose files share one stage, whose clock goes forward. */
const ON_A_STAGE = ['end-to-end', 'browser'];

/** Every page with sample data, in a browser: it needs no stage. */
const PAGES = 'test/browser/*pages.test.ts';

/** Files on a stage run in the order of their names; the others longest first, so that no worker waits for the last. */
class OrderOfFiles extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isOnStage = (file: TestSpecification) => ON_A_STAGE.includes(file.project.name);
    const onStage = files.filter(isOnStage).toSorted((left, right) => left.moduleId.localeCompare(right.moduleId));
    return [...(await super.sort(files.filter((file) => !isOnStage(file)))), ...onStage];
  }
}

export default defineConfig({
  // Pages are hono/jsx.
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    clearMocks: true,
    // vitest leaves one processor free, which is half of a small machine.
    maxWorkers: availableParallelism(),
    silent: 'passed-only',
    // The Lambdas' logger writes past vitest; the log's own test sets its level itself.
    env: { POWERTOOLS_LOG_LEVEL: 'SILENT' },
    sequence: { sequencer: OrderOfFiles },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/end-to-end/**', 'test/browser/**', 'test/stacks/**'],
          // Loading the same modules anew for each of 300 files takes longer than most of them: a worker keeps what it has loaded.
          isolate: false,
          setupFiles: ['test/runner/between-files.ts'],
          // A test must not depend on the machine being idle; it fails by its assertions, not by the clock.
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          include: [PAGES],
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'stacks',
          include: ['test/stacks/**/*.test.ts'],
          globalSetup: ['test/stacks/assemblies.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'end-to-end',
          include: ['test/end-to-end/**/*.test.ts'],
          globalSetup: ['test/end-to-end/stage.ts'],
          // One stage with one clock: its tests take turns.
          fileParallelism: false,
          // A month of the clock takes minutes on a busy machine.
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          exclude: [PAGES],
          globalSetup: ['test/end-to-end/stage.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
