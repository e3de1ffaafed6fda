/**
 * Keeps of a stylesheet only the rules that the pages can use: USWDS ships half a megabyte, the pages need a tenth.
 * `usedNames` holds every word in the pages' sources; a selector stays when each of its class names is among them.
 * Font faces are dropped (the pages bring their own fonts), animations stay when a kept rule names them.
 */
export const keepUsedRules = (css: string, usedNames: ReadonlySet<string>): string => {
  const kept = filterRules(css.replaceAll(/\/\*[\s\S]*?\*\//g, ''), usedNames);
  return kept.replaceAll(/@keyframes ([\w-]+)\{(?:[^{}]*\{[^{}]*\})*\}/g, (rule, name: string) =>
    new RegExp(`animation[^;}]*:[^;}]*\\b${name}\\b`).test(kept) ? rule : '',
  );
};

const filterRules = (css: string, usedNames: ReadonlySet<string>): string => {
  let kept = '';
  let position = 0;
  while (position < css.length) {
    const brace = css.indexOf('{', position);
    if (brace === -1) break;
    const end = closingBrace(css, brace);
    // Statements such as @charset end with a semicolon and stand before the next rule's selector.
    const prelude = css.slice(position, brace).split(';').at(-1)?.trim() ?? '';
    kept += filterRule(prelude, css.slice(brace + 1, end), usedNames);
    position = end + 1;
  }
  return kept;
};

const filterRule = (prelude: string, body: string, usedNames: ReadonlySet<string>): string => {
  if (prelude.startsWith('@font-face')) return '';
  if (prelude.startsWith('@media') || prelude.startsWith('@supports')) {
    const inner = filterRules(body, usedNames);
    return inner === '' ? '' : `${prelude}{${inner}}`;
  }
  if (prelude.startsWith('@')) return `${prelude}{${body}}`;
  const selectors = splitSelectors(prelude).filter((selector) =>
    classNames(selector).every((name) => usedNames.has(name)),
  );
  return selectors.length === 0 || body.trim() === '' ? '' : `${selectors.join(',')}{${body}}`;
};

/** The position of the brace that closes the one at `open`; braces inside quotes do not count. */
const closingBrace = (css: string, open: number): number => {
  let depth = 0;
  let quote = '';
  for (let position = open; position < css.length; position += 1) {
    const character = css[position] ?? '';
    if (quote !== '') {
      if (character === '\\') position += 1;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return position;
    }
  }
  throw new Error('The stylesheet has a block that never closes.');
};

/** Splits at the commas between selectors, not at those inside `:not(a, b)`. */
const splitSelectors = (prelude: string): string[] => {
  const selectors: string[] = [];
  let depth = 0;
  let start = 0;
  for (let position = 0; position < prelude.length; position += 1) {
    const character = prelude[position];
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (character === ',' && depth === 0) {
      selectors.push(prelude.slice(start, position));
      start = position + 1;
    }
  }
  return [...selectors, prelude.slice(start)];
};

/** The class names that an element must have to match; what stands in parentheses is a condition on something else. */
const classNames = (selector: string): string[] => {
  let plain = selector;
  for (let previous = ''; previous !== plain; ) {
    previous = plain;
    plain = plain.replaceAll(/\([^()]*\)/g, '');
  }
  return [...plain.matchAll(/\.((?:\\.|[\w-])+)/g)].map((match) => (match[1] ?? '').replaceAll('\\', ''));
};
