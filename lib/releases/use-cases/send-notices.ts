import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { SafeError } from '../../shared/safe-error.ts';
import type { SendCountyMail } from '../../staff-mail/ports.ts';
import type { ReleaseMail } from '../domain/release-mail.ts';
import type { ReleaseId } from '../domain/schedule.ts';
import type { Addresses, Notices, Recipient } from '../ports.ts';

export type NoticePorts = {
  readonly clock: Clock;
  readonly notices: Notices;
  readonly addresses: Addresses;
  readonly mail: SendCountyMail;
};

/** A notice to one recipient; `notice` names it within its release: `14-soon`. */
export type Notice = { readonly notice: string; readonly to: Recipient; readonly mail: ReleaseMail };

/** Seconds after which a notice without an outcome counts as abandoned: above the 12 that one email can take. */
const ABANDONED_SECONDS = 30;

type Outcome = 'sent' | 'repeated' | 'rejected' | 'no-contact' | 'failed';

const countyField = (to: Recipient) => (to === 'state' ? {} : { county: to });

const attempt = async (
  { mail }: NoticePorts,
  to: string,
  release: ReleaseId,
  notice: Notice,
): Promise<'sent' | 'rejected' | 'failed'> => {
  const reference = `${release}-${notice.notice}-${notice.to}`;
  try {
    return (await mail({ ...notice.mail, to, attachments: [], reference })).ok ? 'sent' : 'rejected';
  } catch {
    return 'failed';
  }
};

const sendOnce = async (ports: NoticePorts, release: ReleaseId, notice: Notice, log: Log): Promise<Outcome> => {
  const at = await ports.clock();
  const claim = await ports.notices.claim(release, { ...notice, at }, at.subtract({ seconds: ABANDONED_SECONDS }));
  if (claim !== 'taken') return claim === 'settled' ? 'repeated' : 'failed';
  const address = await ports.addresses.find(notice.to);
  const outcome = address === undefined ? 'no-contact' : await attempt(ports, address, release, notice);
  if (outcome === 'failed') {
    await ports.notices.release(release, notice);
    return outcome;
  }
  await ports.notices.settle(release, { notice: notice.notice, to: notice.to, outcome, at });
  if (outcome === 'rejected') log.warn('RELEASE_NOTICE_REJECTED', { ...countyField(notice.to), type: notice.notice });
  if (outcome === 'no-contact') {
    log.warn('RELEASE_NOTICE_WITHOUT_CONTACT', { ...countyField(notice.to), type: notice.notice });
  }
  return outcome;
};

/**
 * Sends notices of a release, each to its recipient once, whoever else sends at the same time; gives how many went out. When one could
 * not be sent it throws `NoticesNotSent` after all others were tried; the repeat sends that one alone. Where SES has taken one and its
 * answer was lost, the repeat sends it a second time: an office that reads a notice twice loses nothing, one that hears nothing does. A
 * voter’s message is never repeated so.
 */
export const sendNotices = async (
  ports: NoticePorts,
  release: ReleaseId,
  notices: readonly Notice[],
  log: Log,
): Promise<number> => {
  const outcomes: Outcome[] = [];
  for (const notice of notices) outcomes.push(await sendOnce(ports, release, notice, log));
  const sent = outcomes.filter((outcome) => outcome === 'sent').length;
  const failed = outcomes.filter((outcome) => outcome === 'failed').length;
  if (sent > 0) log.info('RELEASE_NOTICES_SENT', { accepted: sent });
  if (failed > 0) throw new SafeError('NoticesNotSent', `${failed} notices of a release are not sent yet.`);
  return sent;
};
