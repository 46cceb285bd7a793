import { KnownError } from '@/lib/protocol/errors';
import { numberOf, tagOf } from './columns';
import type { Line } from './lines';

/** What a line holds of a step: the values that the diagnosis looks at. */
export type LineReader = (line: Line) => { step: number; values: Map<string, number> };

const wrong = (file: string, { number }: Line, why: string) =>
  new KnownError('BAD_REQUEST', `${file}: line ${number} ${why}`);

function stepOf(file: string, line: Line, value: unknown): number {
  const step = numberOf(value);
  if (step === undefined || !Number.isSafeInteger(step) || step < 0)
    throw wrong(
      file,
      line,
      `has the step ${JSON.stringify(value) ?? 'missing'}; it must be a whole number from 0`,
    );
  return step;
}

/** One object a step: `{"step": 1, "loss/d": 1.2, ...}`, or with d_loss, g_loss, ... */
export function objectReader(file: string): LineReader {
  return (line) => {
    const object = parseJson(file, line);
    const values = new Map<string, number>();
    for (const [name, value] of Object.entries(object)) {
      const tag = tagOf(name);
      const number = tag === null ? undefined : numberOf(value);
      if (tag !== null && number !== undefined) values.set(tag, number);
    }
    return { step: stepOf(file, line, object['step']), values };
  };
}

/** A table with a header: `step,d_loss,g_loss,...`, or with tags as columns. */
export function tableReader(file: string, header: Line): LineReader {
  const names = header.text.split(',').map((name) => name.trim().replaceAll('"', ''));
  const stepAt = names.findIndex((name) => name.toLowerCase() === 'step');
  const tags = names.map((name) => tagOf(name));
  if (stepAt < 0 || !tags.some((tag) => tag !== null)) {
    throw wrong(
      file,
      header,
      'is neither a JSON object nor a header with "step" and a column such as d_loss, g_loss or loss/d',
    );
  }
  return (line) => {
    const cells = line.text.split(',');
    if (cells.length !== names.length)
      throw wrong(file, line, `has ${cells.length} cells where the header has ${names.length}`);
    const values = new Map<string, number>();
    tags.forEach((tag, at) => {
      if (tag === null) return;
      const number = numberOf(cells[at]);
      if (number === undefined && cells[at]!.trim() !== '')
        throw wrong(
          file,
          line,
          `has "${cells[at]!.trim().slice(0, 40)}" for ${names[at]}, which is not a number`,
        );
      if (number !== undefined) values.set(tag, number);
    });
    return { step: stepOf(file, line, cells[stepAt]), values };
  };
}

export function parseJson(file: string, line: Line): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(line.text);
  } catch (error) {
    throw wrong(
      file,
      line,
      `is not JSON (${error instanceof Error ? error.message : String(error)}); write one object a line`,
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrong(file, line, 'is no JSON object; write one object a line');
  return value as Record<string, unknown>;
}
