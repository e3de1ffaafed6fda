import type { EmsEvent } from '../domain/sync/ems.ts';

/** The events that a county's EMS could not be told. Throws when the table cannot be reached; a repeat is safe. */
export type UntoldEvents = {
  keep(event: EmsEvent): Promise<void>;
  all(): Promise<readonly EmsEvent[]>;
  /** One that is not kept is no failure. */
  forget(eventId: string): Promise<void>;
};
