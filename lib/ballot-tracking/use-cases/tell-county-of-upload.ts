import type { CountyFiles } from '../../counties/ports.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import type { SendCountyMail } from '../../staff-mail/ports.ts';
import { heldUploadMail } from '../domain/held-upload-mail.ts';
import type { HeldUploads, UploadBook, WaitingUpload } from '../ports.ts';

export type TellHeldPorts = {
  readonly clock: Clock;
  readonly files: Pick<CountyFiles, 'contacts'>;
  readonly mail: SendCountyMail;
  readonly book: Pick<UploadBook, 'find'>;
  readonly heldUploads: Pick<HeldUploads, 'waiting' | 'claimTold'>;
  /** Where the staff pages are. */
  readonly pagesUrl: string;
};

/**
 * Emails a county's staff that an upload of theirs is held as a whole. The upload waits, whatever becomes of the email: nothing is
 * thrown, the log has why, and the next look tries again until the county was told.
 */
export const tellCountyOfUpload = async (ports: TellHeldPorts, waiting: WaitingUpload, log: Log): Promise<void> => {
  const { county, uploadId } = waiting;
  const seen = { county, uploadId };
  try {
    const upload = await ports.book.find(county, uploadId);
    if (upload?.hold?.state !== 'held') return;
    const to = (await ports.files.contacts(county)).contacts.staff.email;
    if (to === null) {
      log.warn('COUNTY_NOT_TOLD', { ...seen, reason: 'no-contact' });
      return;
    }
    const mail = heldUploadMail({ ...upload, hold: upload.hold }, ports.pagesUrl);
    const sent = await ports.mail({ ...mail, to, attachments: [] });
    if (!sent.ok) log.warn('COUNTY_NOT_TOLD', { ...seen, reason: 'rejected' });
    else await ports.heldUploads.claimTold(waiting, await ports.clock());
  } catch (error) {
    log.error('COUNTY_NOT_TOLD', error, { ...seen, reason: 'uncertain' });
  }
};

/** The same about an upload that has just been held. Throws nothing. */
export const tellHeld = async (ports: TellHeldPorts, county: string, uploadId: string, log: Log): Promise<void> => {
  try {
    const waiting = (await ports.heldUploads.waiting(county)).find((one) => one.uploadId === uploadId);
    if (waiting) await tellCountyOfUpload(ports, waiting, log);
  } catch (error) {
    log.error('COUNTY_NOT_TOLD', error, { county, uploadId, reason: 'uncertain' });
  }
};
