import type { FC } from 'hono/jsx';
import type { Election } from '../../elections/domain/election.ts';
import { staffDate } from '../../site-kit/dates.ts';

type ElectionChoiceProps = {
  /** The page that the choice leads to. */
  action: string;
  elections: readonly Election[];
  shown: Election;
};

/** Which of the elections a page shows. */
export const ElectionChoice: FC<ElectionChoiceProps> = ({ action, elections, shown }) => (
  <form class="range" method="get" action={action}>
    <div class="range__field">
      <label class="usa-label" for="election">
        Election
      </label>
      <select class="usa-select" id="election" name="election">
        {elections.map((election) => (
          <option value={election.id} selected={election.id === shown.id}>
            {election.name}, {staffDate(election.date)}
          </option>
        ))}
      </select>
    </div>
    <button class="usa-button" type="submit">
      Show
    </button>
  </form>
);
