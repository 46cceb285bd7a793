/** No matrix of the size used here needs more; one with NaN would never be done. */
const MAX_SWEEPS = 30;
const ENOUGH = 1e-20;

/**
 * Eigenvalues of a symmetric matrix [size, size], and its eigenvectors as columns, by Jacobi rotations:
 * exact to rounding, also where the matrix is singular, as that of images that are all the same.
 */
export function symmetricEigen(
  matrix: Float64Array,
  size: number,
): { values: Float64Array; vectors: Float64Array } {
  const a = matrix.slice();
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) vectors[i * size + i] = 1;
  const whole = a.reduce((sum, value) => sum + value * value, 0);
  const isDone = () => offDiagonal(a, size) <= ENOUGH * whole;
  for (let sweep = 0; sweep < MAX_SWEEPS && !isDone(); sweep += 1) {
    for (let p = 0; p < size; p += 1) for (let q = p + 1; q < size; q += 1) rotate(a, vectors, size, p, q);
  }
  return { values: Float64Array.from({ length: size }, (_, i) => a[i * size + i]!), vectors };
}

/** Turns the plane of axes p and q so that their element becomes 0. */
function rotate(a: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q]!;
  if (apq === 0) return;
  const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cos = 1 / Math.hypot(t, 1);
  const sin = t * cos;
  const mix = (values: Float64Array, one: number, other: number) => {
    const [x, y] = [values[one]!, values[other]!];
    values[one] = cos * x - sin * y;
    values[other] = sin * x + cos * y;
  };
  for (let k = 0; k < size; k += 1) mix(a, k * size + p, k * size + q);
  for (let k = 0; k < size; k += 1) mix(a, p * size + k, q * size + k);
  for (let k = 0; k < size; k += 1) mix(vectors, k * size + p, k * size + q);
}

function offDiagonal(a: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i += 1) for (let j = 0; j < i; j += 1) sum += a[i * size + j]! ** 2;
  return 2 * sum;
}
