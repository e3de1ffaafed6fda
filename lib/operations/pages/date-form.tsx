import type { FC } from 'hono/jsx';
import type { County } from '../../shared/counties.ts';
import { Temporal } from '../../shared/time.ts';
import { Moment } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import type { AlternateSchedule } from '../../sync-checks/domain/alternate.ts';
import type { FileNotice } from '../domain/file-notice.ts';
import type { Viewer } from '../domain/viewer.ts';
import { ActionButton } from './action-button.tsx';
import { dateSentences } from './date-words.ts';
import { Done, Refused, TextField } from './form.tsx';
import { OperationsLayout } from './operations-layout.tsx';
import { FILE_NOTICE_TEXT } from './words.ts';

/** What somebody typed: a day, a time of day on the Pacific clock, and why. */
export type TypedDate = { readonly date: string; readonly time: string; readonly reason: string };

type DateFormProps = {
  frame: Frame;
  viewer: Viewer;
  county: County;
  /** The date on record; undefined when there never was one. */
  agreed: AlternateSchedule | undefined;
  typed?: TypedDate | undefined;
  /** The moment that would be agreed: the page says what comes of it, and asks once more. */
  wanted?: Temporal.Instant;
  notice?: FileNotice | undefined;
  refused?: string | undefined;
};

const isToCome = (agreed: AlternateSchedule, now: Temporal.Instant): boolean =>
  agreed.state === 'agreed' && Temporal.Instant.compare(agreed.runAt, now) > 0;

/** The date on which a county is checked beside the calendar: what is agreed, and a form to agree another. */
export const DateForm: FC<DateFormProps> = ({ frame, viewer, county, agreed, typed, wanted, notice, refused }) => {
  const { date, time, reason } = typed ?? { date: '', time: '17:00', reason: '' };
  const path = `${frame.root}/operations/dates`;
  const toCome = agreed && isToCome(agreed, frame.now) ? agreed : undefined;
  return (
    <OperationsLayout
      frame={frame}
      viewer={viewer}
      title={`${county.name} County: agree a date`}
      section={null}
      trail={[
        { href: '/operations', text: 'Sync checks' },
        { href: `/operations/counties/${county.code}`, text: `${county.name} County` },
      ]}
    >
      {notice !== undefined && <Done text={FILE_NOTICE_TEXT[notice]} />}
      {refused !== undefined && <Refused text={refused} />}
      <p>
        An agreed date replaces the scheduled checks of its calendar month. The check runs from its time to the next
        5:00 a.m., Pacific time. The county’s staff get an email of it, if one of them is on file.
      </p>
      {wanted !== undefined && typed !== undefined && (
        <Preview frame={frame} county={county} former={toCome} typed={typed} wanted={wanted} />
      )}
      {toCome === undefined ? (
        <p>No date is agreed with this county.</p>
      ) : (
        <>
          <p>
            Agreed: <Moment at={toCome.runAt} />. {toCome.reason}
          </p>
          <ActionButton
            action={`${path}/cancellation`}
            fields={{ county: county.code }}
            label={`Cancel this date, agreed with ${county.name} County`}
            text="Cancel this date"
          />
        </>
      )}
      <form class="usa-form" method="get" action={path}>
        <input type="hidden" name="county" value={county.code} />
        <fieldset class="usa-fieldset">
          <legend class="usa-legend">
            {toCome === undefined ? 'Agree a date' : 'Agree another date in its place'}
          </legend>
          <TextField name="date" label="Day" type="date" maxlength={10} required value={date} />
          <TextField name="time" label="Time, Pacific" type="time" maxlength={5} required value={time} />
          <TextField
            name="reason"
            label="Why"
            hint="The county reads it in its calendar."
            maxlength={500}
            required
            value={reason}
          />
        </fieldset>
        <button class="usa-button" type="submit">
          Go on: see what comes of it
        </button>
      </form>
    </OperationsLayout>
  );
};

type PreviewProps = {
  frame: Frame;
  county: County;
  /** The date that is agreed now and still to come. */
  former: AlternateSchedule | undefined;
  typed: TypedDate;
  wanted: Temporal.Instant;
};

/** What comes of a date, before it is agreed. */
const Preview: FC<PreviewProps> = ({ frame, county, former, typed, wanted }) => (
  <section aria-labelledby="preview" role="status">
    <h2 id="preview">
      <Moment at={wanted} />: agree this date?
    </h2>
    <ul class="usa-list">
      {dateSentences(county, wanted, former, frame.now).map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ul>
    <ActionButton
      action={`${frame.root}/operations/dates`}
      fields={{ county: county.code, ...typed }}
      label={`Agree this date with ${county.name} County`}
      text="Agree this date"
    />
  </section>
);
