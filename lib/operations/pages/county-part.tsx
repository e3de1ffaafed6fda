import type { FC } from 'hono/jsx';
import { CHECKLIST, type ChecklistEntry, wholeChecklist } from '../../releases/domain/checklist.ts';
import { type OptIn, type OptInState, optInState } from '../../releases/domain/opt-in.ts';
import type { County } from '../../shared/counties.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { staffTime } from '../../site-kit/dates.ts';
import type { Place } from '../../site-kit/frame.ts';
import { ROLE_NAMES } from '../../staff/domain/words.ts';
import type { Viewer } from '../domain/viewer.ts';
import { TextField } from './form.tsx';

export const OPT_IN_TEXT: Readonly<Record<OptInState, string>> = {
  'not-opted-in': 'Has not opted in',
  'without-mou': 'Opted in; the signed MOU is not on file',
  'opted-in': 'Takes part',
  withdrawn: 'Has withdrawn',
};

/** What comes next for a county, as a sentence to it. */
const NEXT: Readonly<Record<OptInState, string>> = {
  'not-opted-in':
    'Opt in below, and send the signed Memorandum of Understanding to SOS. Until both are there, the county’s system is answered with 403.',
  'without-mou':
    'SOS records the signed Memorandum of Understanding below when it has come. Until then the county’s system is answered with 403.',
  'opted-in': 'The county’s system is let in while the environment is up and its installation is confirmed.',
  withdrawn: 'The county’s system is answered with 403. To come back, opt in again.',
};

type PartProps = {
  frame: Place;
  viewer: Viewer;
  county: County;
  optIn: OptIn | undefined;
  checks: readonly ChecklistEntry[];
};

const roleName = (role: string): string => ROLE_NAMES[role as keyof typeof ROLE_NAMES] ?? role;

const OptInForms: FC<Omit<PartProps, 'checks'>> = ({ frame, viewer, county, optIn }) => {
  const action = `${frame.root}/operations/test-environment/opt-in`;
  const state = optInState(optIn);
  const isState = viewer.county === null;
  const takesPart = state === 'opted-in' || state === 'without-mou';
  return (
    <>
      {!takesPart && (
        <form class="usa-form" method="post" action={action}>
          <input type="hidden" name="county" value={county.code} />
          <input type="hidden" name="does" value="opt-in" />
          <button class="usa-button" type="submit">
            Opt {county.name} County in
          </button>
        </form>
      )}
      {isState && takesPart && (
        <form class="usa-form" method="post" action={action}>
          <input type="hidden" name="county" value={county.code} />
          <input type="hidden" name="does" value="record-mou" />
          <fieldset class="usa-fieldset">
            <legend class="usa-legend">Record the signed MOU</legend>
            <TextField
              name="file"
              label="File"
              hint="Its name, such as MOU CTE Amador 2021.pdf"
              value={optIn?.mou?.file ?? ''}
              maxlength={120}
              required
            />
            <TextField
              name="signedOn"
              label="Signed on"
              type="date"
              value={optIn?.mou?.signedOn.toString() ?? ''}
              maxlength={10}
              required
            />
            <TextField
              name="signatory"
              label="Signed for the county by"
              value={optIn?.mou?.signatory ?? ''}
              maxlength={100}
              required
            />
          </fieldset>
          <button class="usa-button" type="submit">
            Record the MOU
          </button>
        </form>
      )}
      {takesPart && (
        <form class="usa-form" method="post" action={action}>
          <input type="hidden" name="county" value={county.code} />
          <input type="hidden" name="does" value="withdraw" />
          <TextField name="reason" label="Why the county withdraws" value="" maxlength={300} required />
          <button class="usa-button usa-button--outline" type="submit">
            Withdraw {county.name} County
          </button>
        </form>
      )}
    </>
  );
};

const Checks: FC<PartProps> = ({ frame, viewer, county, checks }) => (
  <DataTable caption="Set-up" columns={['Item', 'Who does it', 'State', 'Said by', 'Change']}>
    <tbody>
      {wholeChecklist(checks).map(({ item, entry }) => {
        const { says, side, task } = CHECKLIST[item];
        const may = viewer.does.includes('check-setup') && (viewer.county === null || side === 'County');
        return (
          <tr>
            <th scope="row">
              {says}
              <span class="note">Task {task}</span>
            </th>
            <td>{side}</td>
            <td>
              {entry?.done ? <strong>Done</strong> : 'Open'}
              {entry?.detail && <span class="note">{entry.detail}</span>}
            </td>
            <td>
              {entry === undefined ? 'nobody yet' : `${roleName(entry.by.role)}, ${staffTime(entry.at)}`}
              {entry !== undefined && <span class="note">{entry.by.id}</span>}
            </td>
            <td>
              {may && (
                <form method="post" action={`${frame.root}/operations/test-environment/checklist`}>
                  <input type="hidden" name="county" value={county.code} />
                  <input type="hidden" name="item" value={item} />
                  <input type="hidden" name="done" value={entry?.done ? 'no' : 'yes'} />
                  {!entry?.done && (
                    <input
                      class="usa-input"
                      name="detail"
                      aria-label={`${says}: address, ports, or what was found`}
                      maxlength={200}
                    />
                  )}
                  <button
                    class="usa-button usa-button--outline"
                    type="submit"
                    aria-label={`${entry?.done ? 'Open again' : 'Done'}: ${says}`}
                  >
                    {entry?.done ? 'Open again' : 'Done'}
                  </button>
                </form>
              )}
            </td>
          </tr>
        );
      })}
    </tbody>
  </DataTable>
);

/** A county's part in the test environment: its opt-in and MOU, and the checklist of its set-up. */
export const CountyPart: FC<PartProps> = (props) => {
  const { county, optIn, viewer, frame } = props;
  const state = optInState(optIn);
  return (
    <section aria-labelledby="part">
      <h2 id="part">{county.name} County’s part</h2>
      <p>
        <strong>{OPT_IN_TEXT[state]}.</strong> {NEXT[state]}
      </p>
      {optIn?.mou && (
        <p>
          MOU: {optIn.mou.file}, signed on {optIn.mou.signedOn.toString()} by {optIn.mou.signatory}.
        </p>
      )}
      {viewer.does.includes('change-opt-in') && <OptInForms {...props} />}
      <p>
        {viewer.does.includes('issue-client') ? (
          <a href={`${frame.root}/operations/systems?county=${county.code}`}>
            Issue {county.name} County a credential for its system: the secret is shown once
          </a>
        ) : (
          'SOS issues the credential of the county’s system; its secret is shown once.'
        )}
      </p>
      <Checks {...props} />
    </section>
  );
};
