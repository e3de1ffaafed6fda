/** An attribute as it travels: `{ S: "text" }`. */
export type Attribute = { [type: string]: unknown };
export type Item = { [name: string]: Attribute };
type Bound = { readonly names: Record<string, string>; readonly values: Record<string, Attribute> };
type Read = (item: Item, bound: Bound) => Attribute | undefined;
type Test = (item: Item, bound: Bound) => boolean;
type Write = (item: Item, bound: Bound) => void;

type Step = { readonly name: string } | { readonly index: number };

/** `#entries[0].outcome` as steps. */
const stepsOf = (path: string): readonly Step[] =>
  (path.match(/[#\w]+|\[\d+\]/g) ?? []).map((part) =>
    part.startsWith('[') ? { index: Number(part.slice(1, -1)) } : { name: part },
  );

const inside = (place: Attribute | undefined, step: Step, { names }: Bound): Attribute | undefined =>
  'index' in step
    ? (place?.['L'] as Attribute[] | undefined)?.[step.index]
    : (place?.['M'] as Item | undefined)?.[names[step.name] ?? step.name];

const reader = (text: string): Read => {
  const path = text.trim();
  if (path.startsWith(':')) return (_item, { values }) => values[path];
  const steps = stepsOf(path);
  return (item, bound) => {
    let place: Attribute | undefined = { M: item };
    for (const step of steps) place = inside(place, step, bound);
    return place;
  };
};

/** Numbers by value, everything else as text. */
const compare = (one: Attribute | undefined, other: Attribute | undefined): number => {
  if (one === undefined || other === undefined) return Number.NaN;
  if (one['N'] !== undefined) return Number(one['N']) - Number(other['N']);
  const [left, right] = [String(one['S'] ?? one['BOOL']), String(other['S'] ?? other['BOOL'])];
  return left < right ? -1 : left > right ? 1 : 0;
};

const HOLDS: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

const term = (text: string): Test => {
  const exists = /^attribute_(not_)?exists\((\S+)\)$/.exec(text);
  if (exists) {
    const read = reader(exists[2] ?? '');
    return (item, bound) => (read(item, bound) === undefined) === (exists[1] !== undefined);
  }
  const among = /^(\S+) IN \((.*)\)$/.exec(text);
  if (among) {
    const read = reader(among[1] ?? '');
    const options = (among[2] ?? '').split(',').map(reader);
    return (item, bound) => options.some((option) => compare(read(item, bound), option(item, bound)) === 0);
  }
  const [, left = '', operator = '', right = ''] = /^(\S+) (=|<=?|>=?) (\S+)$/.exec(text) ?? [];
  const holds = HOLDS[operator];
  if (holds === undefined) throw new Error(`Unknown condition: ${text}`);
  const [one, other] = [reader(left), reader(right)];
  return (item, bound) => holds(compare(one(item, bound), other(item, bound)));
};

/** The result of `make`, made once for each text. */
const once = <Value>(make: (text: string) => Value): ((text: string) => Value) => {
  const made = new Map<string, Value>();
  return (text) => {
    const present = made.get(text);
    if (present !== undefined) return present;
    const value = make(text);
    made.set(text, value);
    return value;
  };
};

/** A condition of terms with AND and OR, as our adapters write them. */
export const condition = once((text: string): Test => {
  const options = text.split(' OR ').map((option) => option.split(' AND ').map((one) => term(one.trim())));
  return (item, bound) => options.some((terms) => terms.every((test) => test(item, bound)));
});

const operand = (text: string): Read => {
  const first = /^if_not_exists\((\S+), (\S+)\)$/.exec(text);
  if (first) {
    const [one, other] = [reader(first[1] ?? ''), reader(first[2] ?? '')];
    return (item, bound) => one(item, bound) ?? other(item, bound);
  }
  return reader(text);
};

const source = (text: string): Read => {
  const append = /^list_append\((if_not_exists\(.*?\)|\S+), (\S+)\)$/.exec(text);
  if (append) {
    const [one, other] = [operand(append[1] ?? ''), operand(append[2] ?? '')];
    return (item, bound) => ({
      L: [...((one(item, bound)?.['L'] as []) ?? []), ...((other(item, bound)?.['L'] as []) ?? [])],
    });
  }
  const sum = /^(\S+) \+ (\S+)$/.exec(text);
  if (!sum) return operand(text);
  const [one, other] = [reader(sum[1] ?? ''), reader(sum[2] ?? '')];
  return (item, bound) => ({
    N: String(Number(one(item, bound)?.['N'] ?? 0) + Number(other(item, bound)?.['N'] ?? 0)),
  });
};

/** Writes at a path; every place above it must exist, and is copied. */
const writeAt = (place: Attribute, steps: readonly Step[], bound: Bound, value: Attribute): Attribute => {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  const next = writeAt(inside(place, step, bound) ?? {}, rest, bound, value);
  if ('index' in step) return { L: (place['L'] as Attribute[]).with(step.index, next) };
  return { M: { ...(place['M'] as Item), [bound.names[step.name] ?? step.name]: next } };
};

const assignment = (text: string): Write => {
  const cut = text.indexOf(' = ');
  const steps = stepsOf(text.slice(0, cut));
  const read = source(text.slice(cut + 3).trim());
  const [first] = steps;
  return (item, bound) => {
    const value = read(item, bound);
    if (value === undefined || first === undefined || !('name' in first)) throw new Error(`Nothing to set: ${text}`);
    const name = bound.names[first.name] ?? first.name;
    item[name] = writeAt(item[name] ?? {}, steps.slice(1), bound, value);
  };
};

const listOf = (text: string): string[] => text.split(/, (?![^(]*\))/).map((one) => one.trim());

/** An update of SET, REMOVE and ADD clauses. */
export const update = once((text: string): Write => {
  const clauses = text.split(/\b(?=(?:SET|REMOVE|ADD) )/);
  const writes = clauses.flatMap((clause): Write[] => {
    const kind = clause.slice(0, clause.indexOf(' '));
    const parts = listOf(clause.slice(kind.length + 1).trim());
    if (kind === 'SET') return parts.map(assignment);
    if (kind === 'REMOVE') {
      return parts.map((name) => (item, { names }) => {
        delete item[names[name] ?? name];
      });
    }
    return parts.map((part) => {
      const [name = '', value = ''] = part.split(' ');
      return assignment(`${name} = ${name} + ${value}`);
    });
  });
  return (item, bound) => {
    for (const write of writes) write(item, bound);
  };
});
