import * as z from 'zod';

export type Json = Record<string, unknown>;

/** Makes JSON Schemas and collects the named ones, which a document keeps in one place. */
export type Schemas = { of(schema: z.ZodType, io: 'input' | 'output'): Json; readonly named: Json };

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** zod writes a calendar as a pattern beside the format; the format says it, and every validator knows that. */
const CALENDAR = '^(?:(?:\\d\\d[2468][048]';
/** Classes of Unicode are not read by every validator (Python's has none): what they say is said by another pattern. */
const UNICODE_CLASS = '\\p{';

const isSaid = (pattern: unknown): boolean =>
  typeof pattern === 'string' && !pattern.startsWith(CALENDAR) && !pattern.includes(UNICODE_CLASS);

const withReadPatterns = ({ pattern, ...rest }: Json): Json => (isSaid(pattern) ? { ...rest, pattern } : rest);

/** Without what says nothing any more. */
const withoutEmpty = ({ allOf, ...rest }: Json): Json => {
  const left = Array.isArray(allOf) ? allOf.filter((one) => Object.keys(one).length > 0) : [];
  return left.length === 0 ? rest : { ...rest, allOf: left };
};

/** A map by a closed list of keys, as the object that it is: generators and linters read `properties`. */
const asProperties = (schema: Json): Json => {
  const { propertyNames, additionalProperties, ...rest } = schema;
  const keys = isObject(propertyNames) ? propertyNames['enum'] : undefined;
  if (!Array.isArray(keys)) return schema;
  const properties = Object.fromEntries(keys.map((key) => [String(key), additionalProperties]));
  return { ...rest, properties, additionalProperties: false };
};

const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain);
  if (!isObject(value)) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
  return asProperties(withoutEmpty(withReadPatterns(inner)));
};

/** Schemas as JSON Schema 2020-12, the dialect of OpenAPI 3.1; references point into the document's components. */
export const schemaCollector = (): Schemas => {
  const named: Json = {};
  return {
    named,
    of: (schema, io) => {
      const made = JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: 'any' }));
      const {
        $schema: _dialect,
        $defs,
        ...rest
      } = plain(JSON.parse(made.replaceAll('"#/$defs/', '"#/components/schemas/'))) as Json & { $defs?: Json };
      Object.assign(named, $defs);
      return rest;
    },
  };
};
