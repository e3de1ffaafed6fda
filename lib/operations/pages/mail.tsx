import type { FC } from 'hono/jsx';
import { ENVELOPE_DIRECTIONS, type EnvelopeDirection } from '../../ballot-tracking/domain/envelope.ts';
import type { Election } from '../../elections/domain/election.ts';
import { type Coverage, coverageDays, coverageTotals } from '../../imb/domain/coverage.ts';
import { type CountyCode, countyOf } from '../../shared/counties.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { Day } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { Download } from './download.tsx';
import { ElectionChoice } from './election-choice.tsx';
import { MailChart, WAY_NAMES } from './mail-chart.tsx';
import { OperationsLayout } from './operations-layout.tsx';
import { number } from './words.ts';

type MailProps = {
  frame: Frame;
  viewer: Viewer;
  elections: readonly Election[];
  /** The election that is shown; null when there is none. */
  shown: Election | null;
  /** What tracking files and scans say: of the viewer's county, or of every one that has barcodes. */
  coverages: readonly Coverage[];
};

/** Rounded down: what is not all is never shown as all. */
const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : (Math.floor((part / whole) * 1_000) / 10).toFixed(1);

const COUNTS = ['Mailed', 'Scanned', 'Not yet seen', 'Scanned, %'];

/** How much of the mail with barcodes the Postal Service has scanned, by county and day. */
export const MailPage: FC<MailProps> = ({ frame, viewer, elections, shown, coverages }) => {
  const counts = coverages.flatMap((coverage) => coverage.counts);
  const page = `${frame.root}/operations/mail?election=${encodeURIComponent(shown?.id ?? '')}`;
  const hrefOf = (county: CountyCode): string => `${page}&county=${county}`;
  const [only] = coverages.length === 1 ? coverages : [];
  return (
    <OperationsLayout frame={frame} viewer={viewer} title="Mail scans" section="mail">
      <p class="usa-intro">
        Envelopes with an Intelligent Mail barcode: how many tracking files have named, how many of them the Postal
        Service has scanned at least once, and how many it has not. No scan says that a letter was delivered, and a
        letter that stays within its post office may never be scanned.
      </p>
      {shown !== null && (
        <ElectionChoice action={`${frame.root}/operations/mail`} elections={elections} shown={shown} />
      )}
      {only && viewer.county === null && (
        <p>
          {countyOf(only.county).name} County. <a href={page}>All counties</a>
        </p>
      )}
      {counts.length === 0 || shown === null ? (
        <p>No tracking file of this election has come yet.</p>
      ) : (
        <>
          {ENVELOPE_DIRECTIONS.filter((direction) => counts.some((one) => one.direction === direction)).map(
            (direction) => (
              <Way direction={direction} coverages={coverages} hrefOf={hrefOf} />
            ),
          )}
          <Download
            href={`${only && viewer.county === null ? hrefOf(only.county) : page}&format=csv`}
            what="the days of each county"
          />
        </>
      )}
    </OperationsLayout>
  );
};

type WayProps = {
  direction: EnvelopeDirection;
  coverages: readonly Coverage[];
  /** Where a county's own days are. */
  hrefOf: (county: CountyCode) => string;
};

const Way: FC<WayProps> = ({ direction, coverages, hrefOf }) => {
  const days = coverageDays({ counts: coverages.flatMap(({ counts }) => counts) }).filter(
    (day) => day.direction === direction,
  );
  const name = WAY_NAMES[direction];
  return (
    <section aria-labelledby={`mail-${direction}`}>
      <h2 id={`mail-${direction}`}>{name}</h2>
      <MailChart direction={direction} days={days} />
      {coverages.length > 1 && <ByCounty direction={direction} coverages={coverages} hrefOf={hrefOf} />}
      <DataTable
        caption={`${name}, by day${coverages.length > 1 ? ', all counties' : ''}`}
        columns={['Mail date', ...COUNTS, 'First scans of the day']}
        numeric={[...COUNTS, 'First scans of the day']}
      >
        <tbody>
          {days.map(({ day, mailed, scanned, notYetSeen, firstScanned }) => (
            <tr>
              <th scope="row">
                <Day date={day} />
              </th>
              <Cells mailed={mailed} scanned={scanned} notYetSeen={notYetSeen} />
              <td class="data-table__number">{number(firstScanned)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  );
};

const ByCounty: FC<WayProps> = ({ direction, coverages, hrefOf }) => (
  <DataTable caption={`${WAY_NAMES[direction]}, by county`} columns={['County', ...COUNTS]} numeric={COUNTS}>
    <tbody>
      {coverages.flatMap((coverage) =>
        coverageTotals(coverage)
          .filter((total) => total.direction === direction)
          .map((total) => (
            <tr>
              <th scope="row">
                <a href={hrefOf(coverage.county)}>{countyOf(coverage.county).name}</a>
              </th>
              <Cells {...total} />
            </tr>
          )),
      )}
    </tbody>
  </DataTable>
);

const Cells: FC<{ mailed: number; scanned: number; notYetSeen: number }> = ({ mailed, scanned, notYetSeen }) => (
  <>
    <td class="data-table__number">{number(mailed)}</td>
    <td class="data-table__number">{number(scanned)}</td>
    <td class="data-table__number">{number(notYetSeen)}</td>
    <td class="data-table__number">{share(scanned, mailed)}</td>
  </>
);
