import { afterAll } from 'vitest';
import { putBack } from './put-back.ts';

/** Runs with each file of unit tests: its worker goes on to the next file with the modules that are loaded. */
afterAll(putBack);
