'use client';
import { isBranch } from './flatten';

/** What of JSON Schema the configuration uses; `lesson` is ours. */
export interface Schema {
  type?: string;
  title?: string;
  description?: string;
  lesson?: number;
  properties?: Record<string, Schema>;
  enum?: readonly string[];
  const?: unknown;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  prefixItems?: readonly Schema[];
  minimum?: number;
  maximum?: number;
}

interface FieldProps {
  name: string;
  schema: Schema;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** A form made from the schema of the configuration: one field a setting, its lesson beside it. */
export function SchemaField({ name, schema, value, onChange }: FieldProps) {
  const title = schema.title ?? name;
  if (isBranch(value)) {
    const entries: [string, unknown][] = Object.entries(value);
    return (
      <fieldset>
        <legend>{title}</legend>
        {schema.description && <p className="muted">{schema.description}</p>}
        {entries.map(([key, inner]) => (
          <SchemaField
            key={key}
            name={
              Array.isArray(value) ? `${Number(key) + 1}. ${(inner as { type?: string }).type ?? ''}` : key
            }
            schema={innerSchema(schema, key, value)}
            value={inner}
            onChange={(next) => onChange(replaced(value, key, next))}
          />
        ))}
      </fieldset>
    );
  }
  if (schema.const !== undefined) return null;
  const id = `field-${name}-${title}`.replace(/\W+/g, '-');
  return (
    <div className="field">
      <label htmlFor={id}>{title}</label>
      <Input id={id} schema={schema} value={value} onChange={onChange} />
      <span className="muted">
        {schema.lesson !== undefined && <span className="lesson">Lesson {schema.lesson}</span>}
        {schema.description}
      </span>
    </div>
  );
}

function Input({
  id,
  schema,
  value,
  onChange,
}: {
  id: string;
  schema: Schema;
  value: unknown;
  onChange: (value: unknown) => void;
}) {
  if (typeof value === 'boolean') {
    return (
      <input id={id} type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
    );
  }
  if (schema.enum) {
    return (
      <select id={id} value={String(value)} onChange={(event) => onChange(event.target.value)}>
        {schema.enum.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    );
  }
  if (typeof value === 'number') {
    return (
      <input
        id={id}
        type="number"
        step="any"
        min={schema.minimum}
        max={schema.maximum}
        defaultValue={value}
        onChange={(event) => event.target.value !== '' && onChange(event.target.valueAsNumber)}
      />
    );
  }
  const text = Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : '';
  return (
    <input id={id} defaultValue={text} onChange={(event) => onChange(parseText(event.target.value, value))} />
  );
}

/** Numbers with commas are a list; anything else is itself. */
function parseText(text: string, before: unknown): unknown {
  const list = text.split(',').map((part) => Number(part.trim()));
  const isList = text.trim() !== '' && list.every(Number.isFinite);
  return isList && (Array.isArray(before) || before === 'all') ? list : text;
}

function innerSchema(schema: Schema, key: string, value: object): Schema {
  const items = (schema as { items?: Schema }).items;
  if (Array.isArray(value)) return choose(items ?? {}, (value as unknown[])[Number(key)]);
  return choose(choose(schema, value).properties?.[key] ?? {}, (value as Record<string, unknown>)[key]);
}

/** Of several shapes, the one whose constants are those of the value. */
function choose(schema: Schema, value: unknown): Schema {
  const shapes = schema.oneOf ?? schema.anyOf;
  if (!shapes || typeof value !== 'object' || value === null) return schema;
  const fits = (shape: Schema) =>
    Object.entries(shape.properties ?? {}).every(
      ([key, { const: wanted }]) =>
        wanted === undefined || (value as Record<string, unknown>)[key] === wanted,
    );
  const { title, description, lesson } = schema;
  return { title, description, lesson, ...shapes.find(fits) };
}

function replaced(value: object, key: string, next: unknown): unknown {
  if (Array.isArray(value))
    return value.map((one: unknown, index: number): unknown => (index === Number(key) ? next : one));
  return { ...value, [key]: next };
}
