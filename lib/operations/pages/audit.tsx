import type { FC } from 'hono/jsx';
import type { ChainName } from '../../audit/domain/chain-name.ts';
import type { PlacedEntry, TrailPart } from '../../audit/domain/placed-entry.ts';
import type { AuditOutcome } from '../../shared/audit-entry.ts';
import { countyOf } from '../../shared/counties.ts';
import { Temporal } from '../../shared/time.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { StackedMoment } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { Choice } from './choice.tsx';
import { OperationsLayout } from './operations-layout.tsx';
import { actionInWords, recordedInWords, roleInWords, valueInWords } from './recorded-words.ts';

const OUTCOME_TEXT: Readonly<Record<AuditOutcome, string>> = {
  asked: 'Asked for',
  done: 'Done',
  refused: 'Refused',
  failed: 'Failed',
};

const chainText = (chain: ChainName): string => (chain === 'state' ? 'The state' : `${countyOf(chain).name} County`);

type AuditProps = TrailPart & { frame: Frame; viewer: Viewer };

/** Who changed what, newest first: one chain of the trail, or the newest entries of all. */
export const AuditPage: FC<AuditProps> = ({ frame, viewer, choices, shown, entries, next }) => {
  const path = `${frame.root}/operations/audit`;
  const part = shown === null ? '' : `?county=${shown}`;
  return (
    <OperationsLayout frame={frame} viewer={viewer} title="Audit trail" section="audit">
      <p class="usa-intro">
        Who changed what, and what was refused. Each entry carries the mark of the one before it, so that none can be
        changed or taken out without being noticed.
      </p>
      {choices.length > 1 && <ChainChoice action={path} choices={choices} shown={shown} />}
      {entries.length === 0 ? <p>Nothing is on record here.</p> : <EntryTable entries={entries} all={shown === null} />}
      {next !== null && (
        <nav class="pager" aria-label="Pages of the audit trail">
          <a href={`${path}?county=${shown}&before=${next}`}>Older entries</a>
        </nav>
      )}
      {shown === null && <p>These are the newest entries of all. Choose a county, or the state, for older ones.</p>}
      <p>
        <a href={`${path}/export${part}`}>Download as an event log</a> (NIST SP 1500-101, a thousand entries a file;
        each file names the next). Whoever has all files and the daily roots can check that nothing was changed.
      </p>
    </OperationsLayout>
  );
};

const ChainChoice: FC<{ action: string; choices: readonly ChainName[]; shown: ChainName | null }> = ({
  action,
  choices,
  shown,
}) => (
  <Choice action={action} name="county" label="Whose business">
    <option value="" selected={shown === null}>
      All: the newest
    </option>
    {choices.map((chain) => (
      <option value={chain} selected={chain === shown}>
        {chainText(chain)}
      </option>
    ))}
  </Choice>
);

const fieldsText = (fields: PlacedEntry['entry']['after']): string =>
  Object.entries(fields ?? {})
    .map(([field, value]) => `${recordedInWords(field)}: ${valueInWords(value)}`)
    .join('; ');

/** What changed: before and after where both are known. */
const changeText = ({ before, after }: PlacedEntry['entry']): string => {
  const [was, is] = [fieldsText(before), fieldsText(after)];
  if (was !== '' && is !== '') return `Before: ${was}. After: ${is}`;
  return is || (was === '' ? '' : `Before: ${was}`);
};

const EntryTable: FC<{ entries: readonly PlacedEntry[]; all: boolean }> = ({ entries, all }) => (
  <DataTable caption="Entries" columns={['Number', 'When', 'Who', 'What', 'What became of it', 'What changed']}>
    <tbody>
      {entries.map(({ chain, sequence, entry }) => (
        <tr>
          <th scope="row">
            {sequence}
            {all && <span class="note">{chainText(chain)}</span>}
          </th>
          <td>
            <StackedMoment at={Temporal.Instant.from(entry.at)} />
          </td>
          <td class="data-table__id">
            {entry.actor.id}
            <span class="note">{roleInWords(entry.actor.role)}</span>
            {entry.from !== null && <span class="note">From {entry.from}</span>}
          </td>
          <td class="data-table__id">
            {actionInWords(entry.action)}
            <span class="note">{entry.target.id}</span>
          </td>
          <td class="data-table__id">
            {OUTCOME_TEXT[entry.outcome]}
            {entry.reason !== null && <span class="note">{entry.reason}</span>}
          </td>
          <td class="data-table__id">{changeText(entry)}</td>
        </tr>
      ))}
    </tbody>
  </DataTable>
);
