import type { FC } from 'hono/jsx';
import type { Memo, MemoRow } from '../../releases/domain/memo.ts';
import type { Schedule } from '../../releases/domain/schedule.ts';
import type { Frame } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { OperationsLayout } from './operations-layout.tsx';
import { releaseTrail } from './release.tsx';

const Rows: FC<{ rows: readonly MemoRow[] }> = ({ rows }) => (
  <tbody>
    {rows.map(([number, entity, task, start, end]) => (
      <tr>
        <th scope="row">{number}</th>
        <td>{entity}</td>
        <td>{task}</td>
        <td>{start}</td>
        <td>{end}</td>
      </tr>
    ))}
  </tbody>
);

/** The memorandum’s own text: what is printed. */
const MemoText: FC<{ memo: Memo }> = ({ memo }) => (
  <article class="memo" lang="en">
    <header class="memo__head">
      {memo.letterhead.map((line) => (
        <p>{line}</p>
      ))}
    </header>
    <p>{memo.date}</p>
    <p>{memo.title}</p>
    <p>TO: {memo.to}</p>
    <p>
      FROM: {memo.from[0]}
      <br />
      {memo.from[1]}
    </p>
    <p>RE: {memo.re}</p>
    {memo.paragraphs.map((text) => (
      <p>{text}</p>
    ))}
    <p>Attachment</p>
    <p>{memo.attachment}</p>
    <h2>{memo.heading[0]}</h2>
    <p>{memo.heading[1]}</p>
    <p>{memo.introduction}</p>
    <section class="usa-table-container--scrollable" tabindex={0} aria-label={memo.heading[1]}>
      <table class="usa-table memo__table">
        <thead>
          <tr>
            {memo.columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        <Rows rows={memo.remaining} />
        {memo.completed.length > 0 && (
          <>
            <tbody>
              <tr>
                <th scope="rowgroup" colspan={memo.columns.length}>
                  {memo.completedHeading}
                </th>
              </tr>
            </tbody>
            <Rows rows={memo.completed} />
          </>
        )}
      </table>
    </section>
    <p>{memo.note}</p>
  </article>
);

/** The memorandum of a revision, to read and to print. */
export const ReleaseMemoPage: FC<{ frame: Frame; viewer: Viewer; schedule: Schedule; memo: Memo }> = ({
  frame,
  viewer,
  schedule,
  memo,
}) => (
  <OperationsLayout
    frame={frame}
    viewer={viewer}
    title={`Memorandum #${schedule.memo?.number ?? ''}`}
    section="releases"
    trail={releaseTrail(schedule)}
  >
    <p>
      <a href={`${frame.root}/operations/releases/${schedule.release}/memo?revision=${schedule.revision}&format=pdf`}>
        Download the memorandum as PDF
      </a>
    </p>
    <MemoText memo={memo} />
  </OperationsLayout>
);
