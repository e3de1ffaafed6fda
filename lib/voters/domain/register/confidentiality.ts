import { Temporal } from '../../../shared/time.ts';
import type { Confidentiality, VoterRecord } from './statement.ts';

/** Whether a voter is confidential, and since when somebody says so. */
type Word = Pick<VoterRecord, 'confidential' | 'confidentialAsOf'>;

/**
 * Confidentiality has an order of its own: of two words the later one stands, whatever else was said meanwhile, and of two
 * of one moment the one that protects.
 */
export const wordAfter = (before: Word | undefined, said: Confidentiality, asOf: Temporal.Instant): Word => {
  const { confidential = false, confidentialAsOf = null } = before ?? {};
  if (said === 'unsaid') return { confidential, confidentialAsOf };
  const order = confidentialAsOf === null ? 1 : Temporal.Instant.compare(asOf, confidentialAsOf);
  const stands = order > 0 || (order === 0 && said === 'named');
  return stands ? { confidential: said === 'named', confidentialAsOf: asOf } : { confidential, confidentialAsOf };
};
