/** Fills a template: `{name}` becomes the value of that name. */
export function fill(template: string, values: Readonly<Record<string, number | string>> = {}): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the message "${template}" has no value for {${name}}`);
    return typeof value === 'number' ? written(value) : value;
  });
}

/** Three digits, whole numbers whole, and a small number so that it is not taken for none. */
export function written(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (Number.isInteger(value)) return value.toLocaleString('en');
  const size = Math.abs(value);
  if (size < 0.001) return value.toExponential(1);
  if (size < 0.1) return value.toFixed(4);
  return size < 100 ? value.toFixed(2) : Math.round(value).toLocaleString('en');
}
