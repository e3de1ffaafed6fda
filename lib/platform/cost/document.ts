import { atRest, type Inventory } from './at-rest.ts';
import { ASSUMPTIONS, dollarsOf, type Line, PRICE_TABLE, PRICES, totalOf } from './bill.ts';
import { quietMonth, statewideElection } from './in-use.ts';

const number = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: value < 100 ? 2 : 0, minimumFractionDigits: 0 });
const money = (value: number): string =>
  `$${value.toLocaleString('en-US', value < 1000 ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : { maximumFractionDigits: 0 })}`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const billTable = (lines: readonly Line[]): string =>
  table(
    ['what', 'quantity', 'unit', 'dollars'],
    [
      ...lines.map((line) => [line.what, number(line.quantity), PRICES[line.price].unit, money(dollarsOf(line))]),
      ['**together**', '', '', `**${money(totalOf(lines))}**`],
    ],
  );

/** The three bills in whole dollars, as other documents quote them. */
export const summaryOf = (inventory: Inventory) => {
  const rest = totalOf(atRest(inventory));
  const quiet = rest + totalOf(quietMonth(inventory));
  return {
    atRest: `$${Math.round(rest)}`,
    quietMonth: `$${Math.round(quiet)}`,
    election: `$${(Math.round(totalOf(statewideElection(inventory)) / 1000) * 1000).toLocaleString('en-US')}`,
  };
};

/** docs/cost.md: what a stage costs, from its templates, the price table and the assumptions. */
export const costDocument = (inventory: Inventory): string => {
  const summary = summaryOf(inventory);
  return `# What Rollcall costs

This page is computed from the templates of stage \`prod\`, \`lib/platform/cost/prices.json\`, \`lib/shared/message-prices.json\` and
\`lib/platform/cost/assumptions.json\`; a test compares it. \`npx vitest run --project stacks test/stacks/cost.test.ts -u\`
writes it anew. Prices are list prices of ${PRICE_TABLE.region} in US dollars, put together on ${PRICE_TABLE.putTogetherOn}.

| | |
| --- | --- |
| at rest, a month | **${summary.atRest}** |
| a quiet month: no election, four to six nights of checks | **${summary.quietMonth}** |
| a statewide election, beyond its quiet months | **${summary.election}** |

Not in it: what AWS gives for nothing each month, taxes, a support plan, the Connect instance and its number, the
registration of numbers, and people.

## At rest

Nobody calls, nothing is stored, no message is sent.

${billTable(atRest(inventory))}

## A quiet month

Beyond being at rest:

${billTable(quietMonth(inventory))}

## A statewide election

Beyond the two quiet months in which it happens:

${billTable(statewideElection(inventory))}

## What it assumes

${table(
  ['assumption', 'value', 'why'],
  Object.entries(ASSUMPTIONS).map(([name, { value, why }]) => [`\`${name}\``, number(value), why]),
)}

## Prices

${Object.entries(PRICE_TABLE.certainty)
  .map(([word, meaning]) => `- **${word}**: ${meaning}`)
  .join('\n')}

${table(
  ['price', 'for', 'as of', 'certainty', 'page'],
  Object.values(PRICES).map(({ usd, per, unit, page, asOf, certainty }) => [
    `$${usd}`,
    `${per === 1 ? '' : `${per.toLocaleString('en-US')} × `}${unit}`,
    asOf,
    certainty,
    `[AWS](${page})`,
  ]),
)}
`;
};
