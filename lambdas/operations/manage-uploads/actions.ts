import * as z from 'zod';
import { countyOfUpload } from '../../../lib/ballot-tracking/domain/upload.ts';
import {
  type DecidingPorts,
  discardUpload,
  releaseUpload,
} from '../../../lib/ballot-tracking/use-cases/decide-upload.ts';
import { maySee } from '../../../lib/operations/domain/viewer.ts';
import type { UPLOAD_ACTIONS } from '../../../lib/platform/access.ts';
import type { Ended } from '../../../lib/runtime/recorded.ts';
import { writtenReason } from '../../../lib/shared/written-reason.ts';
import type { VisitAt } from '../visit.ts';

/** What became of a decision: the upload, and why nothing was decided where it was not. */
export type DecisionAnswer = { readonly uploadId: string; readonly refused?: string };

const Form = z.object({ upload: z.string().max(64), reason: writtenReason('Say why, in one sentence.') });

const refused = (uploadId: string, reason: string, sentence: string): Ended<DecisionAnswer> => ({
  answer: { uploadId, refused: sentence },
  outcome: 'refused',
  audit: { target: { kind: 'upload', id: reason === 'not-found' ? '' : uploadId }, reason },
});

/** Does what the buttons of a held upload ask for: the same as the call of the API of the same name. */
export const decideUpload = async (
  ports: DecidingPorts,
  action: keyof typeof UPLOAD_ACTIONS,
  { by, viewer }: VisitAt,
  posted: Readonly<Record<string, unknown>>,
): Promise<Ended<DecisionAnswer>> => {
  const form = Form.safeParse(posted);
  const uploadId = typeof posted['upload'] === 'string' ? posted['upload'] : '';
  const county = countyOfUpload(uploadId);
  if (county === undefined || !maySee(viewer, county)) return refused('', 'not-found', 'There is no such upload.');
  if (!form.success) return refused(uploadId, 'bad-request', form.error.issues[0]?.message ?? 'Say why.');
  const decide = action === 'release-upload' ? releaseUpload : discardUpload;
  const decided = await decide(ports, { county, uploadId, by, reason: form.data.reason });
  if (!decided.ok) return refused(uploadId, decided.error.code, decided.error.detail);
  const { counts, hold } = decided.value;
  const audit = {
    target: { kind: 'upload', id: uploadId },
    before: { state: 'held' },
    after: { ...(action === 'release-upload' ? counts : {}), state: hold?.state },
    reason: form.data.reason,
  };
  return { answer: { uploadId }, outcome: 'done', audit };
};
