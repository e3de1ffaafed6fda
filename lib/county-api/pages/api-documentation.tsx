import { raw } from 'hono/html';
import type { Child, FC } from 'hono/jsx';
import { API_STYLE } from './api-style.ts';
import { membersOf, type NamedSchemas, type Schema, typeInWords } from './schema-words.ts';

type Operation = {
  readonly operationId: string;
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
  readonly components: { readonly schemas: NamedSchemas };
};

type Call = { readonly method: string; readonly path: string; readonly operation: Operation };
type Shown = { readonly named: NamedSchemas; readonly examples: Readonly<Record<string, unknown>> };

const anchor = (method: string, path: string): string => `${method}${path}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/** A table that scrolls by itself where it is wider than the page. */
const Table: FC<{ label: string; heads: readonly string[]; children: Child }> = ({ label, heads, children }) => (
  <section class="scroll" aria-label={label} tabindex={0}>
    <table>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </section>
);

/** The members of a body or an answer, with their types, limits and meanings; the schema itself behind them. */
const Members: FC<{ label: string; schema: Schema; named: NamedSchemas }> = ({ label, schema, named }) => {
  const members = membersOf(schema, named);
  return (
    <>
      {members.length > 0 && (
        <Table label={label} heads={['Member', 'Type and limits', 'Required', 'What it says']}>
          {members.map(({ name, type, required, says }) => (
            <tr>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>{type}</td>
              <td>{required ? 'yes' : 'no'}</td>
              <td>
                <Prose text={says} />
              </td>
            </tr>
          ))}
        </Table>
      )}
      <details>
        <summary>As JSON Schema</summary>
        <pre>{JSON.stringify(schema, null, 2)}</pre>
      </details>
    </>
  );
};

/** A sentence of the document, whose names in backticks are shown as such. */
const Prose: FC<{ text: string | undefined }> = ({ text = '' }) => (
  <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code>{part}</code> : part))}</>
);

const Parameters: FC<{ call: Call; named: NamedSchemas }> = ({ call: { method, path, operation }, named }) => (
  <>
    <h3>Parameters</h3>
    <Table
      label={`Parameters of ${method} ${path}`}
      heads={['Name', 'In', 'Type and limits', 'Required', 'What it says']}
    >
      {(operation.parameters ?? []).map((parameter) => (
        <tr>
          <th scope="row">
            <code>{parameter.name}</code>
          </th>
          <td>{parameter.in}</td>
          <td>{typeInWords(parameter.schema, named)}</td>
          <td>{parameter.required ? 'yes' : 'no'}</td>
          <td>
            <Prose text={parameter.description} />
          </td>
        </tr>
      ))}
    </Table>
  </>
);

const Body: FC<{ call: Call } & Shown> = ({ call: { method, path, operation }, named, examples }) => {
  const types = Object.entries(operation.requestBody?.content ?? {});
  const [json] = types.filter(([type]) => type === 'application/json');
  if (json === undefined) return null;
  const example = examples[operation.operationId];
  return (
    <>
      <h3>Body</h3>
      <p>As {types.map(([type]) => type).join(' or ')}.</p>
      <Members label={`Body of ${method} ${path}`} schema={json[1].schema} named={named} />
      {example !== undefined && (
        <>
          <h4>Example</h4>
          <pre>{JSON.stringify(example, null, 2)}</pre>
        </>
      )}
    </>
  );
};

const Answers: FC<{ call: Call; named: NamedSchemas }> = ({ call: { method, path, operation }, named }) => (
  <>
    <h3>Answers</h3>
    <dl class="answers">
      {Object.entries(operation.responses).map(([status, { description, content }]) => (
        <div>
          <dt class={Number(status) < 400 ? 'good' : 'bad'}>{status}</dt>
          <dd>
            <Prose text={description} />
            {Number(status) < 400 &&
              Object.entries(content ?? {}).map(([type, { schema }]) => (
                <details>
                  <summary>Members of {type}</summary>
                  <Members label={`Answer ${status} of ${method} ${path} as ${type}`} schema={schema} named={named} />
                </details>
              ))}
          </dd>
        </div>
      ))}
    </dl>
  </>
);

const CallSection: FC<{ call: Call } & Shown> = ({ call, ...shown }) => {
  const { method, path, operation } = call;
  return (
    <section class="call" aria-labelledby={anchor(method, path)}>
      <h2 id={anchor(method, path)}>
        <span class={`method method--${method}`}>{method.toUpperCase()}</span> <code>{path}</code>
      </h2>
      <p>
        <Prose text={operation.summary} /> <Prose text={operation.description} />
      </p>
      {(operation.parameters ?? []).length > 0 && <Parameters call={call} named={shown.named} />}
      <Body call={call} {...shown} />
      <Answers call={call} named={shown.named} />
    </section>
  );
};

/** All calls, each a link to what is said of it. */
const Contents: FC<{ calls: readonly Call[] }> = ({ calls }) => (
  <nav aria-label="Calls">
    <h2>Calls</h2>
    <ul class="contents">
      {calls.map(({ method, path, operation }) => (
        <li>
          <a href={`#${anchor(method, path)}`}>
            <span class={`method method--${method}`}>{method.toUpperCase()}</span> <code>{path}</code>
          </a>
          <span class="summary">
            <Prose text={operation.summary} />
          </span>
        </li>
      ))}
    </ul>
  </nav>
);

type DocumentationProps = {
  document: ApiDocument;
  /** What somebody may send, by the call's operation id. */
  examples: Readonly<Record<string, unknown>>;
};

/** The readable page of the OpenAPI document. */
export const ApiDocumentation: FC<DocumentationProps> = ({ document, examples }) => {
  const calls = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]): Call => ({ method, path, operation })),
  );
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{document.info.title}</title>
        <style>{raw(API_STYLE)}</style>
      </head>
      <body>
        <header>
          <p>California Secretary of State</p>
        </header>
        <main>
          <h1>
            {document.info.title} {document.info.version}
          </h1>
          <p>
            <Prose text={document.info.description} />
          </p>
          <p>
            To begin with: <a href="integrating.md">the guide</a>, with samples in curl, Python and C#. For programs:{' '}
            <a href="openapi.json">openapi.json</a>. The file that a county sends for a sync check:{' '}
            <a href="roll-format">its format</a>.
          </p>
          <Contents calls={calls} />
          {calls.map((call) => (
            <CallSection call={call} named={document.components.schemas} examples={examples} />
          ))}
        </main>
      </body>
    </html>
  );
};
