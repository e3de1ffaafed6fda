import type { Pace } from '../../lib/messaging/ports/pace.ts';

/** A provider that takes whatever comes. */
export const unpaced: Pace = { admit: async () => ({ kind: 'room' }), turn: async () => 0 };
