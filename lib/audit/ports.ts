export type { Actor, AuditEntry, AuditOutcome, AuditPart, AuditTarget, AuditTrail } from '../shared/audit-entry.ts';
