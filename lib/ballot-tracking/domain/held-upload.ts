import type { Identity } from '../../shared/identity.ts';
import { Temporal } from '../../shared/time.ts';
import type { HoldState, Upload, UploadHold } from './upload.ts';

/** What a second person decides about an upload that is held as a whole. */
export type HoldDecision = 'release' | 'discard';

/** Why it cannot be decided so; `detail` says what to do. */
export type DecisionRefusal = {
  readonly code: 'not-held' | 'being-released' | 'newer-file' | 'second-person';
  readonly detail: string;
};

/** Recording an upload takes no longer; whoever has not ended by then has died, and another may go on. */
const RECORDING_SECONDS = 120;

const DECIDED: Readonly<Record<Exclude<HoldState, 'held'>, string>> = {
  releasing: 'Somebody has just released this upload, and its rows are being recorded. Look again in two minutes.',
  released: 'This upload was released before, and its rows are recorded.',
  discarded: 'This upload was discarded before. To record its rows, upload them again.',
};

const SECOND =
  'What a county’s system has sent is released by a second person: somebody of your county who signs in to the staff pages, or the Secretary of State. A system may discard it.';
const ISSUER = 'Whoever issued the credential that sent this upload cannot release it. Ask somebody else.';

/**
 * Why this one may not decide so about a held upload; undefined when they may. What a system sent is released by a person, or by
 * the state's system; nobody releases what was sent with a credential of their own making. To discard is safe: nothing is told.
 */
export const refusedDecision = (
  decision: HoldDecision,
  upload: Pick<Upload, 'clientId' | 'hold'>,
  by: Identity,
  issuedBy: string | undefined,
  now: Temporal.Instant,
): DecisionRefusal | undefined => {
  const { hold } = upload;
  if (hold === undefined) return { code: 'not-held', detail: 'This upload was recorded at once and is not held.' };
  const isSame = by.id === upload.clientId || (by.kind === 'client' && by.county !== null);
  if (decision === 'release' && isSame) return { code: 'second-person', detail: SECOND };
  if (decision === 'release' && issuedBy !== undefined && by.id === issuedBy) {
    return { code: 'second-person', detail: ISSUER };
  }
  if (hold.state === 'held') return undefined;
  if (hold.state === 'releasing' && decision === 'release' && hasDied(hold, now)) return undefined;
  return { code: hold.state === 'releasing' ? 'being-released' : 'not-held', detail: DECIDED[hold.state] };
};

/** Why a file is not released any more: what it says was said again since, and may have been put right. */
export const supersededBy = (newer: string): DecisionRefusal => ({
  code: 'newer-file',
  detail: `A later file of your county has been taken in since: ${newer}. It has all that this one has, and what was put right since. Discard this one; if something is missing, upload the whole file again.`,
});

const hasDied = ({ decided }: UploadHold, now: Temporal.Instant): boolean =>
  decided === undefined || Temporal.Instant.compare(decided.at.add({ seconds: RECORDING_SECONDS }), now) < 0;
