/** What is wrong with a text that should be JSON. `at` counts UTF-16 code units from its beginning. */
export type JsonFault = { readonly at: number } & (
  | { readonly kind: 'not-json'; readonly expected: string }
  | { readonly kind: 'too-deep' }
  /** The member's name is said only where it is plain: it comes from outside. */
  | { readonly kind: 'member-twice'; readonly name: string }
);

/** What may come next, in the words of the sentence about its absence. */
const NEXT = {
  value: 'a value',
  'value or end': 'a value or ]',
  'name or end': 'the name of a member in double quotes, or }',
  name: 'the name of a member in double quotes',
  colon: 'a colon',
  'comma or }': 'a comma or }',
  'comma or ]': 'a comma or ]',
  nothing: 'the end',
} as const;
type Next = keyof typeof NEXT;

const SPACE = new Set([' ', '\t', '\n', '\r']);
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const LITERALS = ['true', 'false', 'null'] as const;

/** The offset behind what a pattern finds at an offset; undefined when it finds nothing there. */
const behind = (pattern: RegExp, text: string, at: number): number | undefined => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
};

/** The offset behind a string that begins at `at`, or where it stops being one. */
const endOfString = (text: string, at: number): { readonly end: number } | { readonly bad: number } => {
  let place = at + 1;
  while (place < text.length) {
    const character = text.charCodeAt(place);
    if (character === 0x22) return { end: place + 1 };
    if (character < 0x20) return { bad: place };
    if (character === 0x5c) {
      const end = behind(ESCAPE, text, place);
      if (end === undefined) return { bad: place };
      place = end;
    } else place += 1;
  }
  return { bad: text.length };
};

const endOfScalar = (text: string, at: number): number | undefined => {
  const literal = LITERALS.find((word) => text.startsWith(word, at));
  return literal ? at + literal.length : behind(NUMBER, text, at);
};

/**
 * The first thing that is wrong with a text by RFC 8259, with nesting deeper than `deepest`, and with an object that has a
 * member twice: which of the two counts, every reader decides otherwise. Undefined when nothing is. It does not recurse.
 */
export const jsonFault = (text: string, deepest: number): JsonFault | undefined => {
  /** What is open: for an object the names of its members so far, for an array null. */
  const open: (Set<string> | null)[] = [];
  let next: Next = 'value';
  let at = 0;
  const bad = (place = at): JsonFault => ({ kind: 'not-json', at: place, expected: NEXT[next] });
  const afterValue = (): Next => {
    const within = open.at(-1);
    return within === undefined ? 'nothing' : within === null ? 'comma or ]' : 'comma or }';
  };
  for (;;) {
    while (SPACE.has(text[at] ?? '')) at += 1;
    const character = text[at];
    if (character === undefined) return next === 'nothing' ? undefined : bad();
    if (next === 'value' || (next === 'value or end' && character !== ']')) {
      if (character === '{' || character === '[') {
        if (open.length >= deepest) return { kind: 'too-deep', at };
        open.push(character === '{' ? new Set() : null);
        next = character === '{' ? 'name or end' : 'value or end';
        at += 1;
      } else if (character === '"') {
        const string = endOfString(text, at);
        if ('bad' in string) return { kind: 'not-json', at: string.bad, expected: 'the rest of a text' };
        at = string.end;
        next = afterValue();
      } else {
        const end = endOfScalar(text, at);
        if (end === undefined) return bad();
        at = end;
        next = afterValue();
      }
    } else if (character === '"' && (next === 'name' || next === 'name or end')) {
      const string = endOfString(text, at);
      if ('bad' in string) return { kind: 'not-json', at: string.bad, expected: 'the rest of a name' };
      const name = JSON.parse(text.slice(at, string.end)) as string;
      const names = open.at(-1);
      if (names?.has(name)) return { kind: 'member-twice', at, name };
      names?.add(name);
      at = string.end;
      next = 'colon';
    } else if (character === ':' && next === 'colon') {
      at += 1;
      next = 'value';
    } else if (character === ',' && (next === 'comma or }' || next === 'comma or ]')) {
      at += 1;
      next = next === 'comma or }' ? 'name' : 'value';
    } else if (
      (character === '}' && (next === 'comma or }' || next === 'name or end')) ||
      (character === ']' && (next === 'comma or ]' || next === 'value or end'))
    ) {
      open.pop();
      at += 1;
      next = afterValue();
    } else return bad();
  }
};
