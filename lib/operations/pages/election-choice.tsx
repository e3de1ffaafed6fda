import type { FC } from 'hono/jsx';
import type { Election } from '../../elections/domain/election.ts';
import { staffDate } from '../../site-kit/dates.ts';
import { Choice } from './choice.tsx';

type ElectionChoiceProps = {
  /** The page that the choice leads to. */
  action: string;
  elections: readonly Election[];
  shown: Election;
};

/** Which of the elections a page shows. */
export const ElectionChoice: FC<ElectionChoiceProps> = ({ action, elections, shown }) => (
  <Choice action={action} name="election" label="Election">
    {elections.map((election) => (
      <option value={election.id} selected={election.id === shown.id}>
        {election.name}, {staffDate(election.date)}
      </option>
    ))}
  </Choice>
);
