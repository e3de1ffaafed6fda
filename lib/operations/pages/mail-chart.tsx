import type { FC } from 'hono/jsx';
import type { EnvelopeDirection } from '../../ballot-tracking/domain/envelope.ts';
import type { CoverageDay } from '../../imb/domain/coverage.ts';
import { staffDate } from '../../site-kit/dates.ts';
import { number } from './words.ts';

/** Sizes of the drawing, in its own units. */
const WIDTH = 960;
const HEIGHT = 180;
const LEFT = 76;
const FOOT = 24;
const WIDEST = 48;
const GAP = 2;

/** A round number that the highest bar does not pass. */
const roundedUp = (most: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(most, 1)));
  return ([1, 2, 5, 10].find((step) => step * power >= most) ?? 10) * power;
};

export const WAY_NAMES: Readonly<Record<EnvelopeDirection, string>> = {
  outbound: 'On the way to voters',
  inbound: 'On the way back',
};

/** Of each day's mail how much the Postal Service has scanned by now. The table below says the same in numbers. */
export const MailChart: FC<{ direction: EnvelopeDirection; days: readonly CoverageDay[] }> = ({ direction, days }) => {
  const mailed = days.filter((day) => day.mailed > 0);
  if (mailed.length === 0) return null;
  const top = roundedUp(Math.max(...mailed.map((day) => day.mailed)));
  const step = Math.min(WIDEST, (WIDTH - LEFT) / mailed.length);
  const tall = (count: number): number => (count / top) * HEIGHT;
  // Words of every day would run into each other.
  const every = Math.ceil(70 / step);
  const all = mailed.reduce((sum, day) => ({ mailed: sum.mailed + day.mailed, scanned: sum.scanned + day.scanned }), {
    mailed: 0,
    scanned: 0,
  });
  return (
    <figure class="mail-chart">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT + FOOT + 10}`}
        role="img"
        aria-label={`${WAY_NAMES[direction]}: of ${number(all.mailed)} envelopes ${number(all.scanned)} are scanned. The table below has each day.`}
      >
        {[0, top / 2, top].map((count) => (
          <g>
            <line
              class="mail-chart__line"
              x1={LEFT}
              x2={WIDTH}
              y1={10 + HEIGHT - tall(count)}
              y2={10 + HEIGHT - tall(count)}
            />
            <text class="mail-chart__text" x={LEFT - 8} y={14 + HEIGHT - tall(count)} text-anchor="end">
              {number(count)}
            </text>
          </g>
        ))}
        {mailed.map(({ day, mailed: sent, scanned, notYetSeen }, at) => (
          <g>
            <title>{`${staffDate(day)}: ${number(sent)} mailed, ${number(scanned)} scanned, ${number(notYetSeen)} not yet seen`}</title>
            <rect
              class="mail-chart__scanned"
              x={LEFT + at * step + GAP}
              y={10 + HEIGHT - tall(scanned)}
              width={step - GAP}
              height={tall(scanned)}
            />
            <rect
              class="mail-chart__unseen"
              x={LEFT + at * step + GAP}
              y={10 + HEIGHT - tall(scanned + notYetSeen)}
              width={step - GAP}
              height={tall(notYetSeen)}
            />
            {at % every === 0 && (
              <text class="mail-chart__text" x={LEFT + at * step + GAP} y={10 + HEIGHT + FOOT - 6}>
                {day.toLocaleString('en-US', { month: 'short', day: 'numeric' })}
              </text>
            )}
          </g>
        ))}
      </svg>
      <figcaption>
        <ul class="legend">
          <li>
            <span class="legend__mark mail-chart__mark--scanned" aria-hidden="true" />
            Scanned at least once
          </li>
          <li>
            <span class="legend__mark mail-chart__mark--unseen" aria-hidden="true" />
            Not yet seen
          </li>
        </ul>
      </figcaption>
    </figure>
  );
};
