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
  const columns: Float64Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const kind = bytes.readUInt32LE(at);
    const length = bytes.readUInt32LE(at + 4);
    at += HEADER;
    const end = at + bodySize(kind, length);
    columns.push(decodeColumn(bytes, kind, length, at, end));
    at = end;
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

function decodeColumn(bytes: Buffer, kind: number, length: number, at: number, end: number): Float64Array {
  if (kind === EVEN) {
    const start = bytes.readDoubleLE(at);
    const distance = bytes.readDoubleLE(at + 8);
    const column = new Float64Array(length);
    for (let index = 0; index < length; index += 1) column[index] = start + index * distance;
    return column;
  }
  // A copy of its own: a typed array needs an aligned start.
  const body = new Uint8Array(bytes.subarray(at, end)).buffer;
  return kind === F32 ? new Float64Array(new Float32Array(body)) : new Float64Array(body);
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
