import { err, ok, type Result } from '../../../shared/result.ts';
import { Temporal } from '../../../shared/time.ts';
import { type TextsStep, type TextsVersion, textsState } from './texts-version.ts';

/** Why a version is not approved. */
export type ApprovalFault = 'own-version' | 'decided-already' | 'in-the-past';

/**
 * A version with its approval: by another person than who submitted it (a mistake reaches every voter), from a moment that
 * has not passed. The clock of whoever fills in a form may be some minutes behind.
 */
export const approveTexts = (
  version: TextsVersion,
  step: TextsStep,
  effectiveFrom: Temporal.Instant = step.at,
): Result<TextsVersion, ApprovalFault> => {
  if (version.submitted.by === step.by) return err('own-version');
  if (version.approved || version.rejected) return err('decided-already');
  if (Temporal.Instant.compare(effectiveFrom, step.at.subtract({ minutes: 10 })) < 0) return err('in-the-past');
  return ok({ ...version, approved: { ...step, effectiveFrom } });
};

/** A version that is not wanted, with the reason. Whoever submitted it may withdraw it so. */
export const rejectTexts = (
  version: TextsVersion,
  step: TextsStep,
  reason: string,
): Result<TextsVersion, 'decided-already'> =>
  version.approved || version.rejected ? err('decided-already') : ok({ ...version, rejected: { ...step, reason } });

/**
 * A version that is taken out of force, or out of the line before its time has come. What was in force before it is in force
 * again, for messages that are written from then on.
 */
export const rollBackTexts = (
  version: TextsVersion,
  versions: readonly TextsVersion[],
  step: TextsStep,
  reason: string,
): Result<TextsVersion, 'not-in-force'> =>
  ['in-force', 'scheduled'].includes(textsState(version, versions, step.at))
    ? ok({ ...version, rolledBack: { ...step, reason } })
    : err('not-in-force');
