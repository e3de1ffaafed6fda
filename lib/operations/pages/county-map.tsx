import type { FC } from 'hono/jsx';
import { COUNTIES, type CountyCode } from '../../shared/counties.ts';
import type { CountyMap } from '../../site-kit/assets/california.ts';
import { countOutcomes, OUTCOMES, type Outcome } from '../domain/outcome.ts';
import { OUTCOME_TEXT } from './outcome.tsx';

type MapProps = { map: CountyMap; outcomes: ReadonlyMap<CountyCode, Outcome> };

/** The counties coloured by the outcome of their last night; the same in words for who does not see it. */
export const CountyOutcomeMap: FC<MapProps> = ({ map, outcomes }) => {
  const outcome = (code: CountyCode): Outcome => outcomes.get(code) ?? 'none';
  const counts = countOutcomes(COUNTIES.map((county) => outcome(county.code)));
  const present = OUTCOMES.filter((name) => counts[name] > 0);
  const summary = present.map((name) => `${OUTCOME_TEXT[name]}: ${counts[name]}`).join(', ');
  return (
    <figure class="map">
      <svg
        viewBox={`0 0 ${map.width} ${map.height}`}
        role="img"
        aria-label={`Map of California’s counties by the outcome of their last night. ${summary}. The table has each county.`}
      >
        {COUNTIES.map((county) => (
          <path class={`county county--${outcome(county.code)}`} d={map.outlines[county.code]}>
            <title>{`${county.name}: ${OUTCOME_TEXT[outcome(county.code)]}`}</title>
          </path>
        ))}
      </svg>
      <figcaption>
        <ul class="legend">
          {present.map((name) => (
            <li>
              <span class={`legend__mark legend__mark--${name}`} aria-hidden="true" />
              {OUTCOME_TEXT[name]}: {counts[name]}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
};
