import type { FC } from 'hono/jsx';
import { faultInWords, isQuestion, type SheetFault } from '../../messaging/domain/texts/faults.ts';
import { LANGUAGE_WORDS } from '../../shared/codes.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import type { Place } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { Refused } from './form.tsx';
import { OperationsLayout } from './operations-layout.tsx';

/** More than anybody mends in one go; the file is handed in again anyway. */
const MOST_SHOWN = 500;

/** Why nothing was kept of a sheet: each mistake and each question by its row and column. */
export const TextsFaultsPage: FC<{ frame: Place; viewer: Viewer; faults: readonly SheetFault[] }> = ({
  frame,
  viewer,
  faults,
}) => {
  const mistakes = faults.filter((fault) => !isQuestion(fault)).length;
  const text =
    mistakes > 0
      ? `Nothing was kept. ${mistakes} ${mistakes === 1 ? 'mistake has' : 'mistakes have'} to be mended.`
      : 'Nothing was kept yet. Look at these questions. If the texts are as you want them, hand in the file again and say so in the form.';
  return (
    <OperationsLayout
      frame={frame}
      viewer={viewer}
      title="The sheet was not kept"
      section="texts"
      trail={[{ href: '/operations/texts', text: 'Texts' }]}
    >
      <Refused text={text} />
      <DataTable
        caption={`${faults.length} found${faults.length > MOST_SHOWN ? `, the first ${MOST_SHOWN} shown` : ''}`}
        columns={['Row', 'Column', 'Text', 'What to do']}
      >
        <tbody>
          {faults.slice(0, MOST_SHOWN).map((fault) => (
            <tr>
              <td>{fault.row ?? '–'}</td>
              <td>{fault.language === undefined ? '–' : LANGUAGE_WORDS[fault.language]}</td>
              <td class="data-table__id">{fault.place ?? '–'}</td>
              <td>
                {isQuestion(fault) && <strong>Question: </strong>}
                {faultInWords(fault)}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      <p>
        <a href={`${frame.root}/operations/texts`}>Back to the texts</a>
      </p>
    </OperationsLayout>
  );
};
