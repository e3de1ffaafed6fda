import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inject } from 'vitest';
import { ASSEMBLIES, type AssemblyName } from '../stages.ts';

/** A value of a template: JSON with CloudFormation's intrinsic functions. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
export type Properties = { readonly [key: string]: Value };

/** A resource with where it stands. */
export type Found = {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Properties;
  readonly dependsOn: readonly string[];
  readonly deletionPolicy: string | undefined;
  /** `messaging/sendtextFunctionA5E26D5A`, for the message of a failing test. */
  readonly where: string;
};

type Resource = {
  readonly Type: string;
  readonly Properties?: Properties;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
};
type Template = {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, { Value: Value; Export?: { Name: string } }>>;
};

/** The stage's templates as one application. */
export type Application = {
  readonly name: AssemblyName;
  readonly partition: string;
  readonly region: string;
  readonly files: readonly string[];
  /** Everything, or everything of a type. */
  all(type?: string): readonly Found[];
  /** The resource that a reference means, also across stacks; undefined for pseudo parameters and parameters. */
  target(stack: string, value: Value | undefined): Found | undefined;
  get(stack: string, id: string): Found | undefined;
  /** What another stack exports under a name. */
  exported(name: string): { readonly stack: string; readonly value: Value } | undefined;
};

export const isRecord = (value: Value | undefined): value is { readonly [key: string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The logical ids that a value refers to, in its own stack. */
export const references = (value: Value | undefined): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((item: Value) => references(item));
  if (!isRecord(value)) return [];
  const { Ref: ref, 'Fn::GetAtt': attribute } = value;
  if (typeof ref === 'string') return [ref];
  if (Array.isArray(attribute)) return [String(attribute[0])];
  return Object.values(value).flatMap(references);
};

export const list = (value: Value | undefined): readonly Value[] => {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
};

/** Reads an assembly's templates from its folder. */
export const readApplication = (name: AssemblyName, folder: string): Application => {
  const files = globSync(join(folder, '*.template.json')).toSorted();
  const templates = new Map(
    files.map((file) => {
      const stack = basename(file, '.template.json').replace(/^rollcall-[a-z]+-/, '');
      return [stack, JSON.parse(readFileSync(file, 'utf8')) as Template] as const;
    }),
  );
  const found = new Map<string, Found>();
  const exports = new Map<string, { stack: string; value: Value }>();
  for (const [stack, template] of templates) {
    for (const [id, { Type: type, Properties: properties = {}, DependsOn, DeletionPolicy }] of Object.entries(
      template.Resources,
    )) {
      const dependsOn = typeof DependsOn === 'string' ? [DependsOn] : (DependsOn ?? []);
      const where = `${stack}/${id}`;
      found.set(where, { stack, id, type, properties, dependsOn, deletionPolicy: DeletionPolicy, where });
    }
    for (const { Value: value, Export } of Object.values(template.Outputs ?? {})) {
      if (Export) exports.set(Export.Name, { stack, value });
    }
  }
  const everything = [...found.values()];
  const get = (stack: string, id: string): Found | undefined => found.get(`${stack}/${id}`);
  const named = (stack: string, id: string): Found | undefined => {
    const resource = get(stack, id);
    // What is called through an alias is the function behind it.
    return resource?.type === 'AWS::Lambda::Alias' ? target(stack, resource.properties['FunctionName']) : resource;
  };
  const target = (stack: string, value: Value | undefined): Found | undefined => {
    if (isRecord(value) && typeof value['Fn::ImportValue'] === 'string') {
      const exported = exports.get(value['Fn::ImportValue']);
      return exported && target(exported.stack, exported.value);
    }
    const [id] = references(value);
    if (id !== undefined) return named(stack, id);
    const imported = imports(value)[0];
    const exported = imported === undefined ? undefined : exports.get(imported);
    return exported && target(exported.stack, exported.value);
  };
  return {
    name,
    partition: ASSEMBLIES[name].partition,
    region: ASSEMBLIES[name].region,
    files,
    all: (type) => (type === undefined ? everything : everything.filter((resource) => resource.type === type)),
    target,
    get,
    exported: (exportName) => exports.get(exportName),
  };
};

const imports = (value: Value | undefined): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((item: Value) => imports(item));
  if (!isRecord(value)) return [];
  const { 'Fn::ImportValue': name } = value;
  return typeof name === 'string' ? [name] : Object.values(value).flatMap(imports);
};

const loaded = new Map<AssemblyName, Application>();

/** The application of an assembly, read once for each test file. */
export const application = (name: AssemblyName): Application => {
  const known = loaded.get(name) ?? readApplication(name, join(inject('assemblies'), name));
  loaded.set(name, known);
  return known;
};

/** Everything that must exist before a resource is made, in its own stack. */
export const prerequisites = (app: Application, resource: Found): ReadonlySet<string> => {
  const seen = new Set<string>();
  const visit = (one: Found): void => {
    for (const id of [...one.dependsOn, ...references(one.properties)]) {
      const next = app.get(one.stack, id);
      if (next === undefined || seen.has(id)) continue;
      seen.add(id);
      visit(next);
    }
  };
  visit(resource);
  return seen;
};

/** The names of the assemblies, for tests over all of them. */
export const EVERY_ASSEMBLY = Object.keys(ASSEMBLIES) as AssemblyName[];
/** Those that are deployed to AWS. */
export const ON_AWS = EVERY_ASSEMBLY.filter((name) => name !== 'local');

/** Those whose tables are backed up: the others may be deleted with their data. */
export const BACKED_UP = ON_AWS.filter((name) => ASSEMBLIES[name].stage === 'prod');

/** Where a template is deployed: CloudFront's certificate and web ACL exist in one Region only. */
export const regionOf = (app: Application, file: string): string =>
  file.endsWith('-voter-edge.template.json') ? 'us-east-1' : app.region;
