import type { FC } from 'hono/jsx';
import type { Missing } from '../../counties/domain/completeness.ts';
import type { UnspokenName } from '../../elections/domain/election-names.ts';
import type { ElectionPage } from '../../elections/domain/election-page.ts';
import type { RequestedElection } from '../../elections/domain/requested-election.ts';
import type { County } from '../../shared/counties.ts';
import { NAME_FAULT_SENTENCES } from '../../shared/plain-name.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { Day } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import type { DecidedRequest } from '../domain/decided-requests.ts';
import type { FileNotice } from '../domain/file-notice.ts';
import type { Viewer } from '../domain/viewer.ts';
import { DecidedTable } from './decided-table.tsx';
import { Download } from './download.tsx';
import { Done } from './form.tsx';
import { BEFORE_WORDS, NEED_WORDS, NONE_AHEAD_WORDS, URGENCY_WORDS } from './missing-words.ts';
import { OperationsLayout } from './operations-layout.tsx';
import { PageLink } from './page-link.tsx';
import { RequestTable } from './request-table.tsx';
import { FILE_NOTICE_TEXT } from './words.ts';

type Standing = { readonly county: County; readonly missing: readonly Missing[] };

type CountiesProps = {
  frame: Frame;
  viewer: Viewer;
  /** The viewer's counties. */
  standings: readonly Standing[];
  /** A page of the local elections that wait for SOS Ballot Tracking. */
  requested: ElectionPage<RequestedElection>;
  /** Names that keep an election's messages from being written. */
  unspoken: readonly UnspokenName[];
  /** What became of requests, the newest first. */
  decided: readonly DecidedRequest[];
  notice?: FileNotice | undefined;
};

/**
 * What is missing of each county's file before its next night or election, the names that no message can say, and the local
 * elections that were asked for.
 */
export const CountiesPage: FC<CountiesProps> = ({ frame, viewer, standings, requested, unspoken, decided, notice }) => {
  const complete = standings.filter(({ missing }) => missing.length === 0).length;
  return (
    <OperationsLayout frame={frame} viewer={viewer} title="Counties" section="counties">
      {notice !== undefined && <Done text={FILE_NOTICE_TEXT[notice]} />}
      <p class="usa-intro">
        {viewer.county === null
          ? `${complete} of ${standings.length} counties have all that a night and an election need.`
          : complete === 0
            ? 'Something that a night or an election needs is missing of your county.'
            : 'Your county has all that a night and an election need.'}
      </p>
      {unspoken.length > 0 && <UnspokenTable unspoken={unspoken} />}
      {requested.elections.length > 0 && <RequestTable frame={frame} viewer={viewer} requested={requested} />}
      {decided.length > 0 && <DecidedTable decided={decided} />}
      <DataTable caption="What is missing" columns={['County', 'Missing before its night', 'Before its election']}>
        <tbody>
          {standings.map(({ county, missing }) => (
            <tr>
              <th scope="row">
                <PageLink frame={frame} viewer={viewer} to={`/operations/counties/${county.code}/file`}>
                  {county.name}
                </PageLink>
              </th>
              <td class="data-table__sentence">
                <Needs missing={missing} before="night" />
              </td>
              <td class="data-table__sentence">
                <Needs missing={missing} before="election" />
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      <Download href={`${frame.root}/operations/counties?format=csv`} />
    </OperationsLayout>
  );
};

const Needs: FC<{ missing: readonly Missing[]; before: Missing['before'] }> = ({ missing, before }) => {
  const own = missing.filter((one) => one.before === before);
  const [first] = own;
  if (first === undefined) return <>Nothing</>;
  return (
    <>
      {own.map(({ need }) => NEED_WORDS[need]).join('; ')}
      <span class="note">
        {first.by === null ? (
          NONE_AHEAD_WORDS[before]
        ) : (
          <>
            {URGENCY_WORDS[first.urgency]}: <Day date={first.by} />
          </>
        )}
      </span>
    </>
  );
};

const UnspokenTable: FC<{ unspoken: readonly UnspokenName[] }> = ({ unspoken }) => (
  <DataTable
    caption="Names that no message can say: nobody hears of these elections until SOS Ballot Tracking changes them"
    columns={['Election', 'Field', 'As it stands', 'What to do']}
  >
    <tbody>
      {unspoken.map(({ election, field, text, fault }) => (
        <tr>
          <th scope="row">{election.id}</th>
          <td>{field}</td>
          <td>{text}</td>
          <td class="data-table__sentence">{NAME_FAULT_SENTENCES[fault]}</td>
        </tr>
      ))}
    </tbody>
  </DataTable>
);

/** One thing that is missing, with what it does to whom. */
export const MissingList: FC<{ missing: readonly Missing[]; hurts: (need: Missing['need']) => string }> = ({
  missing,
  hurts,
}) => (
  <ul class="usa-list">
    {missing.map(({ need, before, by, urgency }) => (
      <li>
        <strong>{NEED_WORDS[need]}</strong>, before {BEFORE_WORDS[before]}
        {by !== null && (
          <>
            {', '}
            <Day date={by} />
          </>
        )}
        {urgency === 'later' ? '' : ` (${URGENCY_WORDS[urgency].toLowerCase()})`}. {hurts(need)}
      </li>
    ))}
  </ul>
);
