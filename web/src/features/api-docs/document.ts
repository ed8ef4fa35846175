/** The parts of an OpenAPI 3 document that the reference shows. */
export type Schema = {
  $ref?: string;
  type?: string;
  format?: string;
  enum?: unknown[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  description?: string;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  oneOf?: Schema[];
};

export type Parameter = {
  $ref?: string;
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
  example?: unknown;
};

export type Content = Record<string, { schema?: Schema; example?: unknown }>;
export type Response = { $ref?: string; description?: string; content?: Content };

export type Operation = {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: Parameter[];
  responses?: Record<string, Response>;
};

export type Document = {
  info: { title: string; version: string; description?: string };
  servers?: { url: string }[];
  tags?: { name: string; description?: string }[];
  paths: Record<string, Record<string, Operation>>;
  components?: Record<string, Record<string, unknown>>;
};

export type Entry = { method: string; path: string; operation: Operation };

/** Follows a reference within the document; what is not a reference comes back as it is. */
export function resolve<T extends { $ref?: string }>(document: Document, value: T): T {
  if (value.$ref === undefined) return value;
  const [, , section = "", name = ""] = value.$ref.split("/");
  return (document.components?.[section]?.[name] ?? value) as T;
}

export function operationsOf(document: Document, tag: string): Entry[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => (operation.tags?.[0] ?? "") === tag)
      .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

/** A schema's type in a few words: `string`, `list of integer`, `one of enviro, bridge, mesh`. */
export function typeText(document: Document, schema: Schema | undefined): string {
  if (!schema) return "";
  if (schema.$ref !== undefined) {
    const target = resolve(document, schema);
    const name = schema.$ref.split("/").at(-1) ?? "";
    return target.type === "object" || target.$ref !== undefined ? name : typeText(document, target);
  }
  if (schema.enum && schema.enum.length <= 8) return `one of ${schema.enum.join(", ")}`;
  if (schema.type === "array") return `list of ${typeText(document, schema.items)}`;
  const limits = [
    schema.minimum === undefined ? "" : `from ${schema.minimum}`,
    schema.maximum === undefined ? "" : `to ${schema.maximum}`,
  ];
  return [schema.type ?? "", schema.format ?? "", ...limits].filter(Boolean).join(" ");
}
