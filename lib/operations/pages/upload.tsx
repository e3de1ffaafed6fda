import type { FC } from 'hono/jsx';
import { toPlanView } from '../../ballot-tracking/domain/plan/plan-view.ts';
import type { HoldState, Upload, UploadHold } from '../../ballot-tracking/domain/upload.ts';
import { countyOf } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { Moment } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { Done, Refused, TextField } from './form.tsx';
import { OperationsLayout } from './operations-layout.tsx';
import { ageInWords } from './uploads.tsx';
import { number } from './words.ts';

type UploadProps = {
  frame: Frame & { readonly now: Temporal.Instant };
  viewer: Viewer;
  upload: Upload & { readonly hold: UploadHold };
  /** The decision that was chosen and is to be confirmed. */
  confirm?: 'release' | 'discard' | undefined;
  notice?: 'released' | 'discarded' | undefined;
  refused?: string | undefined;
};

const STATES: Readonly<Record<HoldState, string>> = {
  held: 'Held: nothing of it is recorded, and no voter is told anything.',
  releasing: 'Released: its rows are being recorded.',
  released: 'Released: its rows are recorded.',
  discarded: 'Discarded: nothing of it is recorded. Its rows stay on file.',
};

const FILE_RELEASED =
  'Released: its rows are taken in part by part. How far it is stands with the uploads of its county.';

const CONFIRM = {
  release: {
    title: 'Release this upload',
    what: 'Its rows are judged anew and recorded, and voters hear what they say. This cannot be undone; single rows can be withdrawn later.',
    button: 'Release it now',
  },
  discard: {
    title: 'Discard this upload',
    what: 'Nothing of it will be recorded. Its rows can be uploaded again.',
    button: 'Discard it now',
  },
} as const;

/** An upload that is or was held as a whole: what was found, what it comes to, and the decision. */
export const UploadPage: FC<UploadProps> = ({ frame, viewer, upload, confirm, notice, refused }) => {
  const { hold, counts } = upload;
  const plan = toPlanView(hold.plan);
  const state = upload.file && hold.state === 'released' ? FILE_RELEASED : STATES[hold.state];
  const { usd, pricesAsOf, messages, subscribed, voters } = plan.audience;
  return (
    <OperationsLayout
      frame={frame}
      viewer={viewer}
      title={`Upload of ${countyOf(upload.county).name} County`}
      section="uploads"
      trail={[{ href: '/operations/uploads', text: 'Uploads' }]}
    >
      {notice !== undefined && <Done text={notice === 'released' && !upload.file ? STATES.released : state} />}
      {refused !== undefined && <Refused text={refused} />}
      <p class="usa-intro">{state}</p>
      <p>
        {upload.file?.name != null && `${upload.file.name}, `}
        {upload.uploadId}, election {upload.electionId}, received <Moment at={upload.receivedAt} />
        {hold.state === 'held' && `: waits for ${ageInWords(upload.receivedAt, frame.now)}`}. {number(plan.rows)} rows.
      </p>
      {hold.decided !== undefined && (
        <p>
          Decided <Moment at={hold.decided.at} />: {hold.decided.reason}
        </p>
      )}
      <h2>What was found</h2>
      <ul class="usa-list">
        {plan.findings.map(({ message }) => (
          <li>{message}</li>
        ))}
      </ul>
      {hold.state === 'held' && <Decide frame={frame} viewer={viewer} upload={upload} confirm={confirm} />}
      <h2>What its rows come to</h2>
      <p>
        {number(plan.new)} new statuses, {number(plan.unchanged)} recorded before, {number(plan.withdrawn)} that take
        one back, {number(plan.doubled)} doubled. {number(voters)} voters have a new status; {number(subscribed)} of
        them are subscribed and would get at most {number(messages)} messages, for about ${usd.toFixed(2)} by the list
        prices of {pricesAsOf}.
        {hold.state === 'released' &&
          ` Recorded: ${number(counts.accepted)} rows; held ${number(counts.held)}, rejected ${number(counts.rejected)}.`}
      </p>
      <Numbers caption="New statuses" names="Status" numbers={plan.statuses} />
      <Numbers caption="New statuses by the type of message" names="Message" numbers={plan.types} />
      <Numbers caption="New statuses by their day" names="Day" numbers={plan.days} />
      <Numbers caption="Messages by channel" names="Channel" numbers={plan.audience.channels} />
      <Numbers caption="Messages by language" names="Language" numbers={plan.audience.languages} />
      <Numbers caption="Rows that are refused" names="Reason" numbers={plan.refused} />
      <Numbers caption="Rows that would be held by themselves" names="Reason" numbers={plan.waiting} />
    </OperationsLayout>
  );
};

type NumbersProps = {
  caption: string;
  names: string;
  numbers: readonly { readonly name: string; readonly count: number }[];
};

const Numbers: FC<NumbersProps> = ({ caption, names, numbers }) =>
  numbers.length === 0 ? null : (
    <DataTable caption={caption} columns={[names, 'Number']} numeric={['Number']}>
      <tbody>
        {numbers.map(({ name, count }) => (
          <tr>
            <th scope="row">{name}</th>
            <td class="data-table__number">{number(count)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );

/** Two steps: which decision, then why. */
const Decide: FC<Pick<UploadProps, 'frame' | 'viewer' | 'upload' | 'confirm'>> = ({
  frame,
  viewer,
  upload,
  confirm,
}) => {
  const path = `${frame.root}/operations/uploads/${upload.uploadId}`;
  const mayDecide = viewer.does.includes('release-upload');
  if (!mayDecide) return <p>A clerk or technician of the county, or the Secretary of State, decides about it.</p>;
  if (confirm === undefined) {
    return (
      <p>
        <a class="usa-button" href={`${path}?confirm=release`}>
          It is right: release it …
        </a>{' '}
        <a class="usa-button usa-button--outline" href={`${path}?confirm=discard`}>
          It is a mistake: discard it …
        </a>
      </p>
    );
  }
  const { title, what, button } = CONFIRM[confirm];
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">{title}</h2>
      <p>{what}</p>
      <form method="post" action={`${frame.root}/operations/uploads/${confirm}`}>
        <input type="hidden" name="upload" value={upload.uploadId} />
        <TextField
          name="reason"
          label="Why"
          hint="It stands in the audit trail and on this page. Name no voter."
          value=""
          maxlength={500}
          required
        />
        <button class="usa-button" type="submit">
          {button}
        </button>{' '}
        <a href={path}>Back</a>
      </form>
    </section>
  );
};
