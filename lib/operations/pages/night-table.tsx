import type { FC } from 'hono/jsx';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { Day, StackedMoment } from '../../site-kit/components/time.tsx';
import type { NightState } from '../domain/night-states.ts';
import { countOutcomes, OUTCOMES } from '../domain/outcome.ts';
import { OUTCOME_TEXT } from './outcome.tsx';
import { nightName } from './words.ts';

/** The nights of the calendar: what came of the last one, when the next begins. */
export const NightTable: FC<{ nights: readonly NightState[] }> = ({ nights }) => (
  <DataTable caption="Nights" columns={['Night', 'Last window', 'Outcomes', 'Next window opens']}>
    <tbody>
      {nights.map((state) => (
        <tr>
          <th scope="row">{nightName(state.night)}</th>
          <td>
            {state.last === null ? 'None yet' : <Day date={state.last.date} />}
            {state.isOpen && <span class="usa-tag open">open now</span>}
          </td>
          <td class="data-table__sentence">{outcomeText(state)}</td>
          <td>
            <StackedMoment at={state.next.opensAt} />
          </td>
        </tr>
      ))}
    </tbody>
  </DataTable>
);

const outcomeText = ({ outcomes, last }: NightState): string => {
  const counts = countOutcomes(outcomes);
  if (last === null || outcomes.every((outcome) => outcome === 'none')) return 'No checks';
  return OUTCOMES.filter((name) => counts[name] > 0)
    .map((name) => `${counts[name]} ${OUTCOME_TEXT[name].toLowerCase()}`)
    .join(', ');
};
