/** A JSON Schema, as the document of the API has it. */
export type Schema = { readonly [key: string]: unknown };

/** The named schemas that others refer to. */
export type NamedSchemas = Readonly<Record<string, Schema>>;

/** A member of a body or an answer: where it stands (`records[].voterId`), what it may be, what it says. */
export type Member = {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly says: string;
};

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): Schema[] => (Array.isArray(value) ? value.filter(isSchema) : []);

/** A schema with what it refers to, and what it is put together from, in one. */
const whole = (schema: Schema, named: NamedSchemas): Schema => {
  const { $ref, allOf, ...rest } = schema;
  const referred = typeof $ref === 'string' ? named[$ref.split('/').at(-1) ?? ''] : undefined;
  const parts = [...(referred === undefined ? [] : [referred]), ...list(allOf)].map((one) => whole(one, named));
  return Object.assign({}, ...parts, rest);
};

const FORMATS: Readonly<Record<string, string>> = {
  date: 'date, YYYY-MM-DD',
  'date-time': 'time, ISO 8601 with offset',
  uri: 'link',
  email: 'email address',
};
const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'object',
  null: 'null',
};

const between = (from: unknown, to: unknown, of: string): string => {
  if (from === undefined && to === undefined) return '';
  if (from === undefined || from === 0) return to === undefined ? '' : `at most ${to}${of}`;
  if (to === undefined) return `at least ${from}${of}`;
  return from === to ? `${to}${of}` : `${from} to ${to}${of}`;
};

/** The largest whole number of JavaScript: a bound that nobody stated. */
const isStated = (bound: unknown): unknown =>
  typeof bound === 'number' && Math.abs(bound) < Number.MAX_SAFE_INTEGER ? bound : undefined;

const limitsOf = (schema: Schema): string[] => [
  between(schema['minLength'], schema['maxLength'], ' characters'),
  between(schema['minItems'], schema['maxItems'], ' entries'),
  between(isStated(schema['minimum']), isStated(schema['maximum']), ''),
  schema['exclusiveMinimum'] === undefined ? '' : `more than ${schema['exclusiveMinimum']}`,
  schema['default'] === undefined ? '' : `${JSON.stringify(schema['default'])} when left out`,
  typeof schema['pattern'] === 'string' && FORMATS[String(schema['format'])] === undefined
    ? `like ${schema['pattern']}`
    : '',
];

const kindOf = (schema: Schema, named: NamedSchemas): string => {
  const { type, format, enum: values, const: only, items } = schema;
  if (only !== undefined) return JSON.stringify(only);
  if (Array.isArray(values)) return values.map(String).join(', ');
  if (type === 'array') return `list of: ${isSchema(items) ? typeInWords(items, named) : 'anything'}`;
  if (typeof format === 'string' && FORMATS[format] !== undefined) return FORMATS[format];
  if (Array.isArray(type)) return type.map((one) => TYPES[String(one)] ?? String(one)).join(' or ');
  return TYPES[String(type)] ?? 'anything';
};

/** What a value may be, in words: its type or its values, and its limits. */
export const typeInWords = (given: Schema, named: NamedSchemas): string => {
  const schema = whole(given, named);
  const forms = [...list(schema['anyOf']), ...list(schema['oneOf'])];
  if (forms.length > 0) return [...new Set(forms.map((form) => typeInWords(form, named)))].join(' or ');
  return [kindOf(schema, named), ...limitsOf(schema)].filter((word) => word !== '').join('; ');
};

/** Objects within objects beyond this are told as objects. */
const DEEPEST = 4;

/** The objects that a schema may be, of one or several forms; of a list what its entries may be. */
const objectsIn = (given: Schema, named: NamedSchemas): { readonly schema: Schema; readonly mark: string }[] => {
  const schema = whole(given, named);
  const forms = [...list(schema['anyOf']), ...list(schema['oneOf'])];
  if (forms.length > 0) return forms.flatMap((form) => objectsIn(form, named));
  const { items, properties } = schema;
  if (isSchema(items)) return objectsIn(items, named).map((one) => ({ ...one, mark: `[]${one.mark}` }));
  return isSchema(properties) ? [{ schema, mark: '' }] : [];
};

/** The members of a body or an answer, those of inner objects behind them. Of several forms each member once. */
export const membersOf = (schema: Schema, named: NamedSchemas, prefix = '', depth = 0): readonly Member[] => {
  const objects = objectsIn(schema, named);
  const found = new Map<string, Member>();
  for (const { schema: object, mark } of depth < DEEPEST ? objects : []) {
    const wanted = Array.isArray(object['required']) ? object['required'] : [];
    for (const [key, value] of Object.entries(object['properties'] ?? {})) {
      if (!isSchema(value)) continue;
      const name = `${prefix}${mark}${prefix === '' && mark === '' ? '' : '.'}${key}`;
      const says = whole(value, named)['description'];
      const required = wanted.includes(key) && (found.get(name)?.required ?? true);
      found.set(name, { name, type: typeInWords(value, named), required, says: typeof says === 'string' ? says : '' });
      for (const inner of membersOf(value, named, name, depth + 1)) found.set(inner.name, inner);
    }
  }
  return [...found.values()];
};
