/**
 * Columns of numbers as bytes, in the smallest form that loses nothing: evenly spaced whole numbers as
 * start and distance, others as 32-bit floats where each is one, else as 64-bit floats. NaN stays NaN.
 */
const EVEN = 0;
const F32 = 1;
const F64 = 2;
const HEADER = 8; // kind, length

export function encodeColumns(columns: readonly ArrayLike<number>[]): Buffer {
  const parts = columns.map((column) => ({ column, kind: kindOf(column) }));
  const size = parts.reduce((total, { column, kind }) => total + HEADER + bodySize(kind, column.length), 0);
  const bytes = Buffer.allocUnsafe(size);
  let at = 0;
  for (const { column, kind } of parts) {
    at = bytes.writeUInt32LE(kind, at);
    at = bytes.writeUInt32LE(column.length, at);
    const end = at + bodySize(kind, column.length);
    if (kind === EVEN) {
      at = bytes.writeDoubleLE(column[0] ?? 0, at);
      bytes.writeDoubleLE(column.length > 1 ? column[1]! - column[0]! : 1, at);
    } else {
      const typed = kind === F32 ? new Float32Array(column) : new Float64Array(column);
      bytes.set(new Uint8Array(typed.buffer), at);
    }
    at = end;
  }
  return bytes;
}

export function decodeColumns(bytes: Buffer): Float64Array[] {
  const view = viewOf(bytes);
  const columns: Float64Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const column = new Float64Array(view.getUint32(at + 4, true));
    at = decodeInto(column, 0, view, at);
    columns.push(column);
  }
  return columns;
}

/**
 * The columns of several payloads, `count` in each and all of a payload as long, one behind the other: a thousand
 * short payloads are a few arrays then, and not thousands, each of which costs more than what it holds.
 */
export function decodeJoined(payloads: readonly Buffer[], count: number): Float64Array[] {
  const length = payloads.reduce((total, bytes) => total + bytes.readUInt32LE(4), 0);
  const columns = Array.from({ length: count }, () => new Float64Array(length));
  let offset = 0;
  for (const bytes of payloads) {
    const view = viewOf(bytes);
    let at = 0;
    for (const column of columns) at = decodeInto(column, offset, view, at);
    if (at !== bytes.length) throw new Error(`a payload has other than ${count} columns: it is damaged`);
    offset += view.getUint32(4, true);
  }
  return columns;
}

/** How many columns of at most `longest` numbers bytes from elsewhere are; null where they are none. Makes nothing of them. */
export function checkColumns(bytes: Buffer, longest: number): number | null {
  let at = 0;
  let columns = 0;
  while (at + HEADER <= bytes.length) {
    const [kind, length] = [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)];
    if (kind > F64 || length > longest) return null;
    columns += 1;
    at += HEADER + bodySize(kind, length);
  }
  return at === bytes.length ? columns : null;
}

const viewOf = (bytes: Buffer) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Writes the column at a place into another one from `offset` on; the place of the next. */
function decodeInto(target: Float64Array, offset: number, view: DataView, at: number): number {
  const [kind, length] = [view.getUint32(at, true), view.getUint32(at + 4, true)];
  const body = at + HEADER;
  if (kind === EVEN) {
    const start = view.getFloat64(body, true);
    const distance = view.getFloat64(body + 8, true);
    for (let index = 0; index < length; index += 1) target[offset + index] = start + index * distance;
  } else if (kind === F32) {
    for (let index = 0; index < length; index += 1)
      target[offset + index] = view.getFloat32(body + 4 * index, true);
  } else {
    for (let index = 0; index < length; index += 1)
      target[offset + index] = view.getFloat64(body + 8 * index, true);
  }
  return body + bodySize(kind, length);
}

const bodySize = (kind: number, length: number) => (kind === EVEN ? 16 : length * (kind === F32 ? 4 : 8));

function kindOf(column: ArrayLike<number>): number {
  if (isEven(column)) return EVEN;
  for (let index = 0; index < column.length; index += 1) {
    const value = column[index]!;
    if (Math.fround(value) !== value && !Number.isNaN(value)) return F64;
  }
  return F32;
}

function isEven(column: ArrayLike<number>): boolean {
  if (column.length < 3 || !Number.isSafeInteger(column[0])) return false;
  const distance = column[1]! - column[0]!;
  for (let index = 1; index < column.length; index += 1) {
    if (!Number.isSafeInteger(column[index]) || column[index]! - column[index - 1]! !== distance)
      return false;
  }
  return true;
}
