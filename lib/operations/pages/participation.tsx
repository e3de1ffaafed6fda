import type { FC } from 'hono/jsx';
import type { Election } from '../../elections/domain/election.ts';
import { type CountyParticipation, participates } from '../../elections/domain/participation.ts';
import { MOST_REMINDERS, REMINDER_KINDS, type ReminderKind } from '../../elections/domain/reminders.ts';
import type { County } from '../../shared/counties.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { Day, Moment } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import type { FileNotice } from '../domain/file-notice.ts';
import type { Viewer } from '../domain/viewer.ts';
import { ActionButton } from './action-button.tsx';
import { Done, Refused, TextField } from './form.tsx';
import { OperationsLayout } from './operations-layout.tsx';
import { FILE_NOTICE_TEXT } from './words.ts';

/** A statewide election that is not over, with what the county has said about it. */
export type StatedElection = { readonly election: Election; readonly stated: CountyParticipation | undefined };

type ParticipationProps = {
  frame: Frame;
  viewer: Viewer;
  county: County;
  elections: readonly StatedElection[];
  notice?: FileNotice | undefined;
  refused?: string;
};

/** Whether a county takes part in the statewide elections to come, how it opts out or comes back, and when it reminds its voters. */
export const ParticipationPage: FC<ParticipationProps> = ({ frame, viewer, county, elections, notice, refused }) => (
  <OperationsLayout
    frame={frame}
    viewer={viewer}
    title={`${county.name} County: taking part`}
    section={null}
    trail={[
      { href: '/operations', text: 'Sync checks' },
      { href: `/operations/counties/${county.code}`, text: `${county.name} County` },
    ]}
  >
    {notice !== undefined && <Done text={FILE_NOTICE_TEXT[notice]} />}
    {refused !== undefined && <Refused text={refused} />}
    <p class="usa-intro">
      Every county takes part in ballot tracking for a statewide election unless it opts out. A local election is its
      county’s own, and has nothing to opt out of.
    </p>
    {elections.length === 0 ? (
      <p>There is no statewide election to come.</p>
    ) : (
      <DataTable caption="Statewide elections" columns={['Election', 'Date', 'This county', 'Reminders', 'Change']}>
        <tbody>
          {elections.map((one) => (
            <ElectionRow frame={frame} county={county} {...one} />
          ))}
        </tbody>
      </DataTable>
    )}
  </OperationsLayout>
);

const ElectionRow: FC<{ frame: Frame; county: County } & StatedElection> = ({ frame, county, election, stated }) => {
  const isIn = participates(election, county.code, stated);
  return (
    <tr>
      <th scope="row">
        {election.name}
        <span class="note">{election.id}</span>
      </th>
      <td>
        <Day date={election.date} />
      </td>
      <td>
        {isIn ? 'Takes part' : 'Has opted out'}
        {stated !== undefined && (
          <span class="note">
            Since <Moment at={stated.changedAt} />
          </span>
        )}
      </td>
      <td class="data-table__sentence">
        <Reminders frame={frame} county={county} election={election} stated={stated} />
      </td>
      <td class="data-table__sentence">
        <details>
          <summary>{isIn ? 'Opt out of this election' : 'Take part again'}</summary>
          <p class="note">
            {isIn
              ? 'From now on no voter of this county gets a message about this election. What was sent stays sent, and what the county sends is recorded and told to nobody.'
              : 'Tracking begins with today: voters hear of what happens from today on. What happened before is recorded, and is never told.'}
          </p>
          <ActionButton
            action={`${frame.root}/operations/participation`}
            fields={{ county: county.code, id: election.id, participates: isIn ? 'no' : 'yes' }}
            label={`${isIn ? 'Opt out' : 'Take part again'}: ${county.name} County, ${election.name}, ${election.id}`}
            text={isIn ? 'Opt out' : 'Take part again'}
          />
        </details>
      </td>
    </tr>
  );
};

const KIND_WORDS: Readonly<Record<ReminderKind, string>> = {
  toReturn: 'To return a ballot',
  toCure: 'To cure a signature',
};

/** The days on which the county's voters are reminded, and how they are set. */
const Reminders: FC<{ frame: Frame; county: County } & StatedElection> = ({ frame, county, election, stated }) => {
  const daysOf = (kind: ReminderKind): string => (stated?.reminders?.[kind] ?? []).join(', ');
  return (
    <>
      {REMINDER_KINDS.map((kind) => (
        <span class="note">
          {KIND_WORDS[kind]}: {daysOf(kind) || 'on no day'}
        </span>
      ))}
      <details>
        <summary>Set the days of reminders</summary>
        <p class="note">
          On these days voters are reminded whose ballot is out and not on its way back, or whose signature is still
          open. Without a day nobody is.
        </p>
        <form method="post" action={`${frame.root}/operations/participation`}>
          <input type="hidden" name="county" value={county.code} />
          <input type="hidden" name="id" value={election.id} />
          {REMINDER_KINDS.map((kind) => (
            <TextField
              name={kind}
              id={`${kind}-${election.id}`}
              label={KIND_WORDS[kind]}
              hint={`Days as ${election.date}, with commas between; ${MOST_REMINDERS} at most.`}
              value={daysOf(kind)}
              maxlength={80}
            />
          ))}
          <button
            class="usa-button usa-button--outline"
            type="submit"
            aria-label={`Set the days: ${election.name}, ${election.id}`}
          >
            Set the days
          </button>
        </form>
      </details>
    </>
  );
};
