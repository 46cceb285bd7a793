import { describe, expect, it } from 'vitest';
import { symmetricEigen } from '@/lib/gan/metrics/eigen';
import { Random } from '@/lib/gan/random';

describe('eigenvalues of a symmetric matrix', () => {
  it('are 1 and 3 of [[2, 1], [1, 2]], and 0 twice where it is singular', () => {
    expect([...symmetricEigen(Float64Array.of(2, 1, 1, 2), 2).values].sort()).toEqual([
      expect.closeTo(1, 12),
      expect.closeTo(3, 12),
    ]);
    const ones = symmetricEigen(new Float64Array(9).fill(1), 3).values.sort();
    [0, 0, 3].forEach((value, at) => expect(ones[at]).toBeCloseTo(value, 12));
  });

  it('give the matrix back with their vectors, which are orthonormal', () => {
    const size = 12;
    const half = new Random(1).normals(size * size);
    const matrix = Float64Array.from(
      half,
      (_, at) => half[at]! + half[(at % size) * size + Math.floor(at / size)]!,
    );
    const { values, vectors } = symmetricEigen(matrix, size);
    const at = (i: number, j: number) => vectors[i * size + j]!;
    for (let i = 0; i < size; i += 1) {
      for (let j = 0; j < size; j += 1) {
        const sum = (term: (k: number) => number) =>
          Array.from({ length: size }, (_, k) => term(k)).reduce((total, one) => total + one, 0);
        expect(sum((k) => at(i, k) * values[k]! * at(j, k))).toBeCloseTo(matrix[i * size + j]!, 9);
        expect(sum((k) => at(k, i) * at(k, j))).toBeCloseTo(i === j ? 1 : 0, 9);
      }
    }
  });

  it('come to an end for what is not a number', () => {
    expect(symmetricEigen(Float64Array.of(1, NaN, NaN, 1), 2).values).toEqual(Float64Array.of(NaN, NaN));
  });
});
