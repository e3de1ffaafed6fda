import { type Action, type Recording, recordOutcome } from '../../../lib/runtime/recorded.ts';
import type { Result } from '../../../lib/shared/result.ts';
import type { SignedIn, SignInRefusal } from '../../../lib/staff/use-cases/sign-in.ts';
import type { Bindings } from './record-acceptance.ts';

/**
 * Who was let in by the user pool and not by us, or came by an invitation that holds no more, is worth a record; one for
 * another's address has it as an acceptance refused. What anybody can bring about without an account (`stale`, `refused`)
 * is not: whoever floods us would fill the state's chain.
 */
const ON_RECORD: Readonly<Record<SignInRefusal, boolean>> = {
  stranger: true,
  'invitation-gone': true,
  'other-address': false,
  unavailable: false,
  refused: false,
  stale: false,
};

/** Logs how a sign-in ended; puts on record, once, that somebody came in, or was refused although the user pool knows them. */
export const tellSignIn = async (
  recording: Recording,
  { event: { requestContext } }: Bindings,
  ended: Result<SignedIn, SignInRefusal>,
): Promise<void> => {
  recording.log.info('SIGN_IN_ENDED', { result: ended.ok ? 'signed-in' : ended.error });
  if (!ended.ok && !ON_RECORD[ended.error]) return;
  const { id, role, county } = ended.ok ? ended.value.person : { id: '', role: 'stranger', county: null };
  const action: Action = {
    call: requestContext.requestId,
    actor: { kind: 'person', id, role },
    county,
    action: 'sign-in',
    target: { kind: 'person', id },
    from: requestContext.identity?.sourceIp ?? null,
  };
  await recordOutcome(recording, action, ended.ok ? 'done' : 'refused', { reason: ended.ok ? null : ended.error });
};
