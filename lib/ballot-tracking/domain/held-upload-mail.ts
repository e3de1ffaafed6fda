import { countyOf } from '../../shared/counties.ts';
import { toPacificIso } from '../../shared/time.ts';
import type { Upload, UploadHold } from './upload.ts';

const paragraphs = (...parts: readonly string[]): string => parts.join('\n\n');

/** `2026-10-05 16:30`, Pacific. */
const moment = (upload: Pick<Upload, 'receivedAt'>): string =>
  toPacificIso(upload.receivedAt).slice(0, 16).replace('T', ' ');

/** That an upload is held as a whole, for the county's staff. It names no voter. `pages`: where the staff pages are. */
export const heldUploadMail = (
  { county, uploadId, electionId, receivedAt, counts, hold }: Upload & { readonly hold: UploadHold },
  pages: string,
): { readonly subject: string; readonly text: string; readonly reference: string } => ({
  subject: `Held: ballot upload of ${countyOf(county).name} County, ${moment({ receivedAt })}`,
  text: paragraphs(
    `An upload of ${countyOf(county).name} County is held as a whole, because something about it is unusual. Nothing of it is recorded, and no voter is told anything until somebody decides.`,
    `Upload ${uploadId}, received ${moment({ receivedAt })} (Pacific), election ${electionId}, ${counts.rows.toLocaleString('en-US')} rows.`,
    `What was found:\n${hold.plan.findings.map(({ sentence }) => `- ${sentence}`).join('\n')}`,
    'Is it right as it is? Then a second person releases it on the page below. Is it a mistake? Then discard it there, and send the right rows.',
    `${pages}/operations/uploads/${uploadId}`,
  ),
  reference: `held-${uploadId}`,
});
