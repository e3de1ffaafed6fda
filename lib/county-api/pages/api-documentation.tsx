import { raw } from 'hono/html';
import type { FC } from 'hono/jsx';

type Schema = { readonly [key: string]: unknown };
type Operation = {
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly description?: string;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: Schema }>> };
  readonly responses: Readonly<
    Record<string, { description: string; content?: Readonly<Record<string, { schema: Schema }>> }>
  >;
};
export type ApiDocument = {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

/** Stands alone: the API has no assets of its own. */
export const STYLE = `body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem;color:#1b1b1b}
h2{border-top:1px solid #a9aeb1;padding-top:1rem;font-size:1.2rem}code,pre{font-family:ui-monospace,monospace;font-size:.9rem}
pre{background:#f0f0f0;padding:.75rem;white-space:pre-wrap}table{border-collapse:collapse;width:100%}
th,td{border:1px solid #a9aeb1;padding:.25rem .5rem;text-align:left;vertical-align:top}.method{background:#005ea2;color:#fff;padding:.1rem .5rem;border-radius:.2rem}
a:focus,summary:focus{outline:.25rem solid #2491ff}`;

const anchor = (method: string, path: string): string => `${method}${path}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');

const SchemaBlock: FC<{ label: string; schema: Schema }> = ({ label, schema }) => (
  <section aria-label={label}>
    <pre>{JSON.stringify(schema, null, 2)}</pre>
  </section>
);

/** What a value may be, in a few words: its type, its format or values, and its bounds. */
const inWords = ({ type, format, enum: values, minimum, maximum, default: usual, pattern }: Schema): string =>
  [
    Array.isArray(values) ? values.join(', ') : [type, format].filter(Boolean).join(', '),
    minimum === undefined ? '' : `from ${minimum}`,
    maximum === undefined ? '' : `to ${maximum}`,
    usual === undefined ? '' : `${usual} when left out`,
    pattern === undefined ? '' : `like ${pattern}`,
  ]
    .filter((word) => word !== '')
    .join('; ');

const OperationSection: FC<{ method: string; path: string; operation: Operation }> = ({
  method,
  path,
  operation,
  operation: { parameters = [] },
}) => (
  <section aria-labelledby={anchor(method, path)}>
    <h2 id={anchor(method, path)}>
      <code class="method">{method.toUpperCase()}</code> <code>{path}</code>
    </h2>
    <p>
      {operation.summary} {operation.description}
    </p>
    {parameters.length > 0 && (
      <table>
        <caption>Parameters</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">In</th>
            <th scope="col">Required</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          {parameters.map((parameter) => (
            <tr>
              <th scope="row">
                <code>{parameter.name}</code>
              </th>
              <td>{parameter.in}</td>
              <td>{parameter.required ? 'yes' : 'no'}</td>
              <td>
                {parameter.description} {inWords(parameter.schema)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
    {Object.entries(operation.requestBody?.content ?? {}).map(([type, { schema }]) => (
      <details>
        <summary>Body as {type}</summary>
        <SchemaBlock label={`Body of ${method} ${path}`} schema={schema} />
      </details>
    ))}
    <ul>
      {Object.entries(operation.responses).map(([status, response]) => (
        <li>
          <strong>{status}</strong> {response.description}
          {Number(status) < 400 &&
            Object.values(response.content ?? {}).map(({ schema }) => (
              <details>
                <summary>Shape</summary>
                <SchemaBlock label={`Answer ${status} of ${method} ${path}`} schema={schema} />
              </details>
            ))}
        </li>
      ))}
    </ul>
  </section>
);

/** The readable page of the OpenAPI document. */
export const ApiDocumentation: FC<{ document: ApiDocument }> = ({ document }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{document.info.title}</title>
      <style>{raw(STYLE)}</style>
    </head>
    <body>
      <main>
        <h1>
          {document.info.title} {document.info.version}
        </h1>
        <p>{document.info.description}</p>
        <p>
          To begin with: <a href="integrating.md">the guide</a>, with samples in curl, Python and C#. For programs:{' '}
          <a href="openapi.json">openapi.json</a>. The file that a county sends for a sync check:{' '}
          <a href="roll-format">its format</a>.
        </p>
        {Object.entries(document.paths).flatMap(([path, operations]) =>
          Object.entries(operations).map(([method, operation]) => (
            <OperationSection method={method} path={path} operation={operation} />
          )),
        )}
      </main>
    </body>
  </html>
);
