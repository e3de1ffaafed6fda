import type { FC } from 'hono/jsx';
import type { Chart, ChartBar } from '../../releases/domain/chart.ts';
import { longDay, monthName } from '../../releases/domain/days-in-words.ts';
import { taskText } from '../../releases/domain/task.ts';
import { whenText } from '../../releases/domain/when-text.ts';

/** Sizes of the drawing, in its own units. */
const LABELS = 48;
const DAYS = 912;
const ROW = 22;
const BAR = 14;
const HEAD = 30;
/** The shortest bar that can still be seen and pointed at. */
const SHORTEST = 5;

const at = (share: number): number => LABELS + share * DAYS;

const Bar: FC<{ bar: ChartBar; row: number }> = ({ bar: { task, done, left, width, isOpen }, row }) => {
  const top = HEAD + row * ROW;
  const down = task.notes.includes('votecal-cte-down');
  return (
    <g>
      <text class="gantt__label" x={LABELS - 8} y={top + BAR - 2} text-anchor="end">
        {task.number}
      </text>
      <rect
        class={`gantt__bar gantt__bar--${done ? 'done' : down ? 'down' : 'open'}`}
        x={at(left)}
        y={top}
        width={Math.max(SHORTEST, width * DAYS)}
        height={BAR}
        rx={isOpen.start || isOpen.end ? 0 : 2}
      >
        <title>{`${task.number}: ${taskText(task)}. ${whenText(task.start)} to ${whenText(task.end)}${done ? ', done' : ''}`}</title>
      </rect>
    </g>
  );
};

const Line: FC<{ share: number; height: number; kind: 'month' | 'today' | 'release'; text: string }> = ({
  share,
  height,
  kind,
  text,
}) => (
  <g>
    <line class={`gantt__line gantt__line--${kind}`} x1={at(share)} x2={at(share)} y1={HEAD - 10} y2={height} />
    <text
      class={`gantt__text gantt__text--${kind}`}
      x={at(share)}
      y={kind === 'month' ? HEAD - 16 : height + 16}
      text-anchor={share > 0.9 ? 'end' : 'start'}
    >
      {text}
    </text>
  </g>
);

/** A schedule over its days. The table beside it says the same in words. */
export const ReleaseChart: FC<{ chart: Chart }> = ({ chart }) => {
  const height = HEAD + chart.bars.length * ROW;
  const done = chart.bars.filter((bar) => bar.done).length;
  return (
    <figure class="gantt">
      <svg
        viewBox={`0 0 ${LABELS + DAYS + 8} ${height + 24}`}
        role="img"
        aria-label={`The tasks from ${longDay(chart.from)} to ${longDay(chart.to)}: ${done} of ${chart.bars.length} are done. The table below has each task.`}
      >
        {chart.months.map(({ day, at: share }) => (
          <Line share={share} height={height} kind="month" text={monthName(day)} />
        ))}
        <Line share={chart.release} height={height} kind="release" text="Release" />
        {chart.today !== null && <Line share={chart.today} height={height} kind="today" text="Today" />}
        {chart.bars.map((bar, row) => (
          <Bar bar={bar} row={row} />
        ))}
      </svg>
      <figcaption>
        <ul class="legend">
          <li>
            <span class="legend__mark gantt__mark--done" aria-hidden="true" />
            Done
          </li>
          <li>
            <span class="legend__mark gantt__mark--open" aria-hidden="true" />
            To be done
          </li>
          <li>
            <span class="legend__mark gantt__mark--down" aria-hidden="true" />
            To be done, VoteCal’s test environment is down
          </li>
        </ul>
        {chart.undated.length > 0 && (
          <p class="note">
            Not drawn, because no day of it is known: task {chart.undated.map(({ number }) => number).join(', ')}.
          </p>
        )}
      </figcaption>
    </figure>
  );
};
