import type { Issue } from '@/lib/protocol/errors';

/** What of JSON Schema configurations and channels use; `lesson`, `section` and `shown` are ours. */
export interface Schema {
  type?: string;
  title?: string;
  description?: string;
  lesson?: number;
  section?: string;
  format?: string;
  /** Its value stands for the whole in a list. */
  shown?: boolean;
  default?: unknown;
  properties?: Record<string, Schema>;
  enum?: readonly string[];
  const?: unknown;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  items?: Schema | false;
  prefixItems?: readonly Schema[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
}

export type Plain = Record<string, unknown>;
export type Path = Issue['path'];

const constOf = ({ properties = {} }: Schema): [string, unknown] | undefined => {
  const named = Object.entries(properties).find(([, inner]) => inner.const !== undefined);
  return named && [named[0], named[1].const];
};

/** The choices of a tagged union as [tag, schema]: datasets by `id`, layers by `type`. */
export const choicesOf = ({ oneOf = [] }: Schema): [string, Schema][] =>
  oneOf.map((shape) => [String(constOf(shape)?.[1]), shape]);

/** Of several shapes, the one whose constant is that of the value. */
export function shapeOf(schema: Schema, value: unknown): Schema {
  const fits = (shape: Schema) => {
    const [key, wanted] = constOf(shape) ?? [];
    return key !== undefined && (value as Plain | undefined)?.[key] === wanted;
  };
  return schema.oneOf?.find(fits) ?? schema;
}

/** A new value of an object schema: its constants and defaults, the rest unset. */
export function blank({ properties = {} }: Schema): Plain {
  const filled = Object.entries(properties).map(([key, inner]) => [key, inner.const ?? inner.default]);
  return Object.fromEntries(filled.filter(([, value]) => value !== undefined)) as Plain;
}

/** An object with one setting changed, or taken away where it was cleared. */
export function withSetting(value: unknown, key: string, next: unknown): Plain {
  const changed = { ...(value as Plain), [key]: next };
  if (next === undefined) delete changed[key];
  return changed;
}

/** The settings of an object schema that can be set: all but its constants. */
export const settingsOf = ({ properties = {} }: Schema): [string, Schema][] =>
  Object.entries(properties).filter(([, inner]) => inner.const === undefined);

/** What a number may be, in words: "0 to 1.", "above 0, up to 1.", or nothing. */
export function rangeOf({ minimum, exclusiveMinimum, maximum }: Schema): string {
  if (maximum === undefined) return '';
  const high = maximum.toLocaleString('en', { maximumFractionDigits: 5 });
  if (minimum !== undefined) return `${minimum} to ${high}.`;
  return exclusiveMinimum === undefined ? `up to ${high}.` : `above ${exclusiveMinimum}, up to ${high}.`;
}

/** Whether the form has a place for this path; an issue without one is told at the foot. */
export function hasPlace(schema: Schema, value: unknown, [key, ...rest]: Path): boolean {
  if (key === undefined) return true;
  const inner = (value as Plain | undefined)?.[key];
  if (schema.items && schema.items.oneOf) {
    return inner !== undefined && hasPlace(shapeOf(schema.items, inner), inner, rest);
  }
  const { properties } = shapeOf(schema, value);
  if (!properties) return true; // one field: what is wrong inside its value is told there
  const setting = properties[key];
  return setting !== undefined && hasPlace(setting, inner, rest);
}
