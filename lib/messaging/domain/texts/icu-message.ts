import { IntlMessageFormat } from 'intl-messageformat';
import { err, ok, type Result } from '../../../shared/result.ts';

/** As `getAst` gives them: a literal, a variable, or a choice between wordings. */
export type IcuNode = {
  readonly type: number;
  readonly value: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly IcuNode[] }>>;
};
export const LITERAL = 0;
const ARGUMENT = 1;
const SELECT = 5;

/** Reads a text, in which `<` is a sign like others. Fails for what is no ICU message. */
export const readIcu = (message: string): Result<readonly IcuNode[], 'not-icu'> => {
  try {
    const ast: unknown = new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst();
    // The library's own type has a class for each kind of node; what is read of them is this.
    return ok(ast as readonly IcuNode[]);
  } catch {
    return err('not-icu');
  }
};

/** A variable as a text uses it: said, deciding between wordings, or formatted by the text itself, which ours never are. */
export type Placeholder = {
  readonly name: string;
  readonly use: 'said' | 'choice' | 'formatted';
  /** The values that a choice names. */
  readonly options: readonly string[];
  /** Those of them for which nothing is said. */
  readonly silent: readonly string[];
};

const useOf = ({ type }: IcuNode): Placeholder['use'] =>
  type === ARGUMENT ? 'said' : type === SELECT ? 'choice' : 'formatted';

/** Every use of a variable, in the choices too. */
export const usesOf = (nodes: readonly IcuNode[]): readonly Placeholder[] =>
  nodes.flatMap((node) => {
    if (node.type === LITERAL) return [];
    const options = Object.entries(node.options ?? {});
    const silent = options.filter(([, { value }]) => wordsOf(value).trim() === '' && usesOf(value).length === 0);
    const own = {
      name: String(node.value),
      use: useOf(node),
      options: options.map(([value]) => value),
      silent: silent.map(([value]) => value),
    };
    return [own, ...options.flatMap(([, { value }]) => usesOf(value))];
  });

/** Whether a variable is said where no choice has found that there is something to say. */
export const isSaidUnchosen = (nodes: readonly IcuNode[], name: string): boolean =>
  nodes.some((node) => {
    if (node.type === ARGUMENT && node.value === name) return true;
    const inner = Object.entries(node.options ?? {});
    const open = node.value === name ? inner.filter(([value]) => value !== 'other') : inner;
    return open.some(([, { value }]) => isSaidUnchosen(value, name));
  });

/** The words of a text without its variables, those of every choice one after another. */
export const wordsOf = (nodes: readonly IcuNode[]): string =>
  nodes
    .map((node) =>
      node.type === LITERAL
        ? node.value
        : Object.values(node.options ?? {})
            .map(({ value }) => ` ${wordsOf(value)} `)
            .join(''),
    )
    .join(' ');

/** The variables of a text and the values that its choices name, sorted: the same in every language. */
export const placeholdersOf = (message: string): readonly string[] => {
  const read = readIcu(message);
  const uses = read.ok ? usesOf(read.value) : [];
  return [
    ...new Set(uses.flatMap(({ name, options }) => [name, ...options.map((value) => `${name} is ${value}`)])),
  ].sort();
};
