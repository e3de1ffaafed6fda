import type { FC } from 'hono/jsx';
import { countyOf } from '../../shared/counties.ts';
import { Temporal } from '../../shared/time.ts';
import { Moment } from '../../site-kit/components/time.tsx';
import { type EmsDelivery, isFinal, type SyncCheck } from '../../sync-checks/domain/check.ts';
import { CANCELLED_BY_COUNTY } from '../../sync-checks/domain/failures.ts';
import { number, STATUS_TEXT } from './words.ts';

type Event = { readonly at: Temporal.Instant; readonly text: string };

const DELIVERY_TEXT: Readonly<Record<EmsDelivery, string>> = {
  delivered: 'The county’s EMS was told that the differences are ready.',
  failed: 'The county’s EMS could not be told that the differences are ready. It is told again every hour for a week.',
  'no-endpoint': 'The county’s EMS has no address to be told at; it asks for the differences itself.',
};

/** What happened to a check, in order. */
export const CheckTimeline: FC<{ check: SyncCheck }> = ({ check }) => (
  <section aria-labelledby="timeline">
    <h2 id="timeline">Timeline</h2>
    <ol class="timeline">
      {eventsOf(check).map((event) => (
        <li>
          <span class="timeline__time">
            <Moment at={event.at} />
          </span>
          <span>{event.text}</span>
        </li>
      ))}
    </ol>
    {check.emsDelivery !== null && check.acknowledgedAt === null && <p>{DELIVERY_TEXT[check.emsDelivery]}</p>}
    {!isFinal(check.status) && (
      <p>
        The check must end before <Moment at={check.deadlineAt} />.
      </p>
    )}
  </section>
);

const eventsOf = (check: SyncCheck): Event[] => {
  const { extract, votecal } = check;
  const events: (Event | null)[] = [
    { at: check.requestedAt, text: startText(check) },
    check.extractRequestedAt && { at: check.extractRequestedAt, text: extractText(check.reminders) },
    extract && { at: extract.confirmedAt, text: `The county confirmed its extract of ${number(extract.rows)} rows.` },
    votecal && { at: votecal.takenAt, text: `VoteCal’s roll was taken: ${number(votecal.rows)} rows.` },
    check.endedAt && { at: check.endedAt, text: endText(check) },
    check.acknowledgedAt && { at: check.acknowledgedAt, text: 'The county’s EMS acknowledged the differences.' },
  ];
  return events.filter((event) => event !== null).toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
};

const startText = (check: SyncCheck): string => {
  if (check.status === 'skipped') return 'The check was due and was skipped.';
  return check.initiatedBy === 'county' ? 'The county started the check.' : 'The Secretary of State started the check.';
};

const endText = ({ status, failure, county }: SyncCheck): string =>
  failure?.code === CANCELLED_BY_COUNTY.code
    ? `${countyOf(county).name} County cancelled the check.`
    : `${STATUS_TEXT[status]}.`;

const extractText = (reminders: number): string => {
  const asked = 'The county’s EMS was asked for its extract';
  if (reminders === 0) return `${asked}.`;
  return `${asked}, and reminded ${reminders === 1 ? 'once' : `${reminders} times`}.`;
};
