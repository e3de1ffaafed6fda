import type { CountyCode } from './counties.ts';

/** Who acted. `id` is a client's or a person's in our books, never a name; `role` is what it then had. */
export type Actor = {
  readonly kind: 'person' | 'client' | 'system';
  readonly id: string;
  readonly role: string;
};

/** What an action was about: `{ kind: 'election', id: '2026-11-03-statewide' }`. */
export type AuditTarget = { readonly kind: string; readonly id: string };

/**
 * What became of an action: `asked` is recorded before it is done, and one of the others when it has ended. An `asked`
 * that stays alone may have been done.
 */
export type AuditOutcome = 'asked' | 'done' | 'refused' | 'failed';

/** One entry of the audit trail: who did what, to what, from where, and what became of it. */
export type AuditEntry = {
  /** Instant in UTC, real time: whoever can set a stage's clock cannot date a record. */
  readonly at: string;
  /** The same in an action's `asked` and in its outcome. */
  readonly call: string;
  readonly actor: Actor;
  /** Whose business it is; null: the state's. */
  readonly county: CountyCode | null;
  /** Verb-noun, as the call's or the page action's name: `change-election`. */
  readonly action: string;
  readonly target: AuditTarget;
  /** The fields that an action changed, as they were and as they are. Only those on the audit's list are kept. */
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  /** Why, where the action asks for a reason. */
  readonly reason: string | null;
  /** The caller's address. */
  readonly from: string | null;
  readonly outcome: AuditOutcome;
};

/** What a handler knows of a change beside its answer. What it leaves out, the wrapper takes from the request. */
export type AuditPart = {
  readonly target?: AuditTarget;
  /** Whose business it was, where the path does not say so: then its county reads it too. */
  readonly county?: CountyCode | null;
  readonly before?: Readonly<Record<string, unknown>> | null;
  readonly after?: Readonly<Record<string, unknown>> | null;
  readonly reason?: string | null;
};

/**
 * Where entries go for good. `record` fails when the entry is not, or may not be, in the trail. `patienceMs`: how long it
 * waits for its place among others who write at this moment.
 */
export type AuditTrail = { readonly record: (entry: AuditEntry, patienceMs?: number) => Promise<void> };
