import * as z from 'zod';
import { readState } from '../state.ts';
import { callStage } from './client.ts';
import type { ClockWish } from './clock-wish.ts';
import { identityOf } from './identity.ts';

const Clock = z.object({ now: z.string() });

/** Milliseconds between two questions how far the clock has come. */
const EVERY = 3_000;

/** What the clock shows. */
export const readClock = async (): Promise<string> => Clock.parse(await callStage('/local/clock')).now;

/**
 * Moves the clock and gives what it shows then. `tell` is told meanwhile which night it is in, how far it has come and what it
 * waits for, whenever that has changed.
 */
export const moveClock = async (wish: ClockWish, tell: (sentence: string) => void): Promise<string> => {
  let told = '';
  const look = async (): Promise<void> => {
    const state = readState();
    const moving = (state && (await identityOf(state)))?.moving ?? '';
    if (moving !== '' && moving !== told) tell(`  … ${moving}`);
    told = moving;
  };
  // A look that fails says nothing of the clock.
  const timer = setInterval(() => void look().catch(() => undefined), EVERY);
  try {
    return Clock.parse(await callStage('/local/clock', wish)).now;
  } finally {
    clearInterval(timer);
  }
};
