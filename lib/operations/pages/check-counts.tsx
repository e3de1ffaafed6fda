import type { FC } from 'hono/jsx';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import type { Comparison } from '../../sync-checks/domain/check.ts';
import type { DifferenceCounts } from '../../sync-checks/domain/compare/compare-report.ts';
import { ROW_PROBLEM_CODES, ROW_PROBLEM_TEXT, SIDES, type Side } from '../../sync-checks/domain/compare/row-problem.ts';
import {
  DIFFERENCE_CATEGORIES,
  DIFFERENCE_CLASSES,
  type DifferenceCategory,
  type DifferenceClass,
} from '../../sync-checks/domain/difference.ts';
import { CATEGORY_NAMES, CLASS_NAMES } from '../../sync-checks/domain/difference-names.ts';
import type { CategoryJudgement } from '../../sync-checks/domain/judge.ts';
import { number } from './words.ts';

const SIDE_TEXT: Readonly<Record<Side, string>> = { ems: 'EMS extract', votecal: 'VoteCal' };
const NUMERIC = [...DIFFERENCE_CLASSES.map((name) => CLASS_NAMES[name]), 'Total', 'Tolerance'];

/** What the comparison found: differences by class and category beside what is tolerated, and rows left out. */
export const CheckCounts: FC<{ comparison: Comparison; verdict: readonly CategoryJudgement[] | null }> = ({
  comparison,
  verdict,
}) => (
  <>
    <DataTable
      caption="Differences by category and class, in fixing order"
      columns={['Category', ...NUMERIC, 'Judgement']}
      numeric={NUMERIC}
    >
      <tbody>
        {DIFFERENCE_CATEGORIES.map((category) => (
          <tr>
            <th scope="row">{CATEGORY_NAMES[category]}</th>
            {DIFFERENCE_CLASSES.map((name) => (
              <td class="data-table__number">{number(countIn(comparison.counts, name, category))}</td>
            ))}
            <td class="data-table__number">{number(comparison.counts.byCategory[category])}</td>
            <Judgement verdict={verdict?.find((one) => one.category === category)} />
          </tr>
        ))}
      </tbody>
    </DataTable>
    <RowsLeftOut comparison={comparison} />
  </>
);

/** A voter whom one side lacks is a registration difference, so two classes have counts in that category alone. */
const countIn = (counts: DifferenceCounts, name: DifferenceClass, category: DifferenceCategory): number => {
  if (name !== 'field') return category === 'registration' ? counts.byClass[name] : 0;
  if (category !== 'registration') return counts.byCategory[category];
  return counts.byCategory.registration - counts.byClass['in-ems-not-votecal'] - counts.byClass['in-votecal-not-ems'];
};

const Judgement: FC<{ verdict: CategoryJudgement | undefined }> = ({ verdict }) =>
  verdict === undefined ? (
    <>
      <td class="data-table__number">–</td>
      <td>Not judged</td>
    </>
  ) : (
    <>
      <td class="data-table__number">
        {number(verdict.allowed)}
        {verdict.assumed && <span class="usa-tag assumed">limit assumed</span>}
      </td>
      <td>
        <span class={`badge badge--${verdict.within ? 'passed' : 'failed'}`}>
          {verdict.within ? 'Within tolerance' : 'Past tolerance'}
        </span>
      </td>
    </>
  );

const RowsLeftOut: FC<{ comparison: Comparison }> = ({ comparison }) => {
  const rows = SIDES.flatMap((side) =>
    ROW_PROBLEM_CODES.map((code) => ({ side, code, count: comparison.leftOut[side][code] ?? 0 })),
  ).filter(({ count }) => count > 0);
  if (rows.length === 0) return null;
  return (
    <DataTable
      caption="Rows left out of the comparison"
      columns={['File', 'Why', 'Rows', 'First lines']}
      numeric={['Rows']}
    >
      <tbody>
        {rows.map(({ side, code, count }) => (
          <tr>
            <th scope="row">{SIDE_TEXT[side]}</th>
            <td>{ROW_PROBLEM_TEXT[code]}</td>
            <td class="data-table__number">{number(count)}</td>
            <td>
              {comparison.rowProblems
                .filter((problem) => problem.side === side && problem.code === code)
                .slice(0, 10)
                .map((problem) => problem.line)
                .join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
};
