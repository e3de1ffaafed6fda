import { createRequire } from 'node:module';
import type { SinonSandbox } from 'sinon';
import { vi } from 'vitest';

/** The sinon of aws-sdk-client-mock, which is CommonJS: it replaces what all clients of a class send with. */
const sinon: SinonSandbox = createRequire(import.meta.url)('sinon');

/** Takes away again what a file of tests has put in the place of something that files share. */
export const putBack = (): void => {
  sinon.restore();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
};
