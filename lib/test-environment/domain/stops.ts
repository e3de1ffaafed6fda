import { Temporal } from '../../shared/time.ts';
import { DEFAULT_HOURS, nextSendMoment } from '../../voters/domain/hours.ts';
import { EVENING } from './cast.ts';
import { LAST_DAY, STORIES, UPLOAD_DAYS } from './stories.ts';
import { type Day, hearsFrom, uploadMoment } from './story.ts';

/** A moment at which the clock stops: counties upload, or messages come due. */
export type Stop = { readonly at: Temporal.Instant; readonly day: Day | null };

/** Every stop of a mock election, in order: the uploads of each day, and each moment from which somebody must hear something. */
export const stopsOf = (electionDay: Temporal.PlainDate): readonly Stop[] => {
  const uploads = UPLOAD_DAYS.map((day): Stop => ({ at: uploadMoment(electionDay, day), day }));
  const heard = STORIES.flatMap(({ hears }) => hears).flatMap((one) =>
    [DEFAULT_HOURS, EVENING].map((hours): Stop => {
      return { at: nextSendMoment(hours, hearsFrom(electionDay, one)), day: null };
    }),
  );
  const end: Stop = { at: uploadMoment(electionDay, LAST_DAY), day: null };
  const stops = new Map<number, Stop>();
  // Where both fall together the upload is what counts.
  for (const stop of [...heard, ...uploads, end]) stops.set(stop.at.epochMilliseconds, stop);
  return [...stops.values()].toSorted((one, other) => Temporal.Instant.compare(one.at, other.at));
};
