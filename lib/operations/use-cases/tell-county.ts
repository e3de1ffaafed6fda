import type { CountyFiles } from '../../counties/ports.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { Log } from '../../shared/log.ts';
import type { SendCountyMail } from '../../staff-mail/ports.ts';
import type { CountyNews } from '../domain/county-news.ts';

export type TellCountyPorts = { readonly files: Pick<CountyFiles, 'contacts'>; readonly mail: SendCountyMail };

/**
 * Emails a county's staff what was decided. The decision stands, on record and on the pages, whatever becomes of the email: why
 * one did not go out is in the log, and nothing is thrown.
 */
export const tellCounty = async (
  { files, mail }: TellCountyPorts,
  county: CountyCode,
  news: CountyNews,
  log: Log,
): Promise<void> => {
  try {
    const to = (await files.contacts(county)).contacts.staff.email;
    if (to === null) {
      log.warn('COUNTY_NOT_TOLD', { county, reason: 'no-contact' });
      return;
    }
    const sent = await mail({ ...news, to, attachments: [] });
    if (!sent.ok) log.warn('COUNTY_NOT_TOLD', { county, reason: 'rejected' });
  } catch (error) {
    log.error('COUNTY_NOT_TOLD', error, { county, reason: 'uncertain' });
  }
};
