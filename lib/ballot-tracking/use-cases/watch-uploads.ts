import { participates } from '../../elections/domain/participation.ts';
import type { ElectionStore } from '../../elections/ports.ts';
import { countyOf } from '../../shared/counties.ts';
import type { Log } from '../../shared/log.ts';
import type { Temporal } from '../../shared/time.ts';
import { WAITS_LONG_HOURS } from '../data/silence.ts';
import { type Freshness, silenceToTell } from '../domain/freshness.ts';
import type { SilenceNotes } from '../ports.ts';
import { type FreshnessPorts, readFreshness } from './read-freshness.ts';
import { type TellHeldPorts, tellCountyOfUpload } from './tell-county-of-upload.ts';

export type WatchPorts = FreshnessPorts &
  TellHeldPorts & {
    readonly elections: Pick<ElectionStore, 'list' | 'participation'>;
    readonly silences: SilenceNotes;
  };

const tellOfSilence = async (ports: WatchPorts, silent: Freshness, name: string, log: Log): Promise<void> => {
  const { county, electionId, lagHours } = silent;
  const to = (await ports.files.contacts(county)).contacts.staff.email;
  if (to === null) return log.warn('COUNTY_NOT_TOLD', { county, electionId, reason: 'no-contact' });
  const text = [
    `No upload of ballot statuses of ${countyOf(county).name} County has arrived for ${lagHours} hours (${name}, ${electionId}).`,
    'Voters whose ballots came back since are not told so. Look whether your system’s upload still runs; if you have nothing to report, no answer is needed.',
    `How fresh your data are: ${ports.pagesUrl}/operations/uploads`,
  ].join('\n\n');
  const subject = `No uploads of ${countyOf(county).name} County for ${lagHours} hours`;
  const sent = await ports.mail({ to, subject, text, attachments: [], reference: `silent-${county}-${electionId}` });
  if (!sent.ok) log.warn('COUNTY_NOT_TOLD', { county, electionId, reason: 'rejected' });
};

const lookAtSilence = async (ports: WatchPorts, now: Temporal.Instant, log: Log): Promise<number> => {
  let silent = 0;
  for (const { election, counties } of await readFreshness(ports, null, now)) {
    for (const one of counties.filter(({ isSilent }) => isSilent)) {
      const { county } = one;
      if (!participates(election, county, await ports.elections.participation(election.id, county))) continue;
      silent += 1;
      log.warn('COUNTY_SILENT', { county, electionId: election.id, count: one.lagHours });
      if (await ports.silences.note(election.id, county, silenceToTell(one)))
        await tellOfSilence(ports, one, election.name, log);
    }
  }
  return silent;
};

/**
 * Looks for counties that have fallen silent in an election, and for uploads that are held: tells the counties that do not know yet,
 * and names in the log what has waited long. Each is told of a silence once, and again after each week that it lasts. Throws when a table cannot be reached.
 */
export const watchUploads = async (
  ports: WatchPorts,
  log: Log,
): Promise<{ readonly silent: number; readonly waiting: number }> => {
  const now = await ports.clock();
  const waiting = await ports.heldUploads.waiting(null);
  for (const one of waiting) {
    if (one.toldAt === null) await tellCountyOfUpload(ports, one, log);
    const hours = Math.floor((now.epochMilliseconds - one.receivedAt.epochMilliseconds) / 3_600_000);
    if (hours >= WAITS_LONG_HOURS) {
      log.warn('UPLOAD_WAITS_LONG', {
        county: one.county,
        electionId: one.electionId,
        uploadId: one.uploadId,
        count: hours,
      });
    }
  }
  return { silent: await lookAtSilence(ports, now, log), waiting: waiting.length };
};
