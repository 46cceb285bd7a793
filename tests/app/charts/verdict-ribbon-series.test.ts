import { describe, expect, it } from 'vitest';
import { ribbonLabels, ribbonSegments } from '@/app/_charts/verdict-ribbon-series';
import type { Verdict } from '@/lib/protocol/entities';

const said: Verdict[] = [
  { state: 'starting', sentence: '', sinceStep: 1 },
  { state: 'watch', sentence: '', sinceStep: 100 },
  { state: 'keep-going', sentence: '', sinceStep: 250 },
];

describe('the verdict ribbon', () => {
  it('has each verdict from its step to the next, the last one to the newest step', () => {
    expect(ribbonSegments(said, 1000, [0, 1000])).toEqual([
      { state: 'starting', from: 1, to: 100 },
      { state: 'watch', from: 100, to: 250 },
      { state: 'keep-going', from: 250, to: 1000 },
    ]);
  });

  it('is cut to the steps shown', () => {
    expect(ribbonSegments(said, 1000, [120, 400])).toEqual([
      { state: 'watch', from: 120, to: 250 },
      { state: 'keep-going', from: 250, to: 400 },
    ]);
    expect(ribbonSegments([], 1000, [0, 10])).toEqual([]);
  });

  it('names each state where it began, but where the one before is in the way', () => {
    const segments = ribbonSegments(said, 1000, [0, 1000]);
    const labels = (pixels: number) =>
      ribbonLabels(segments, (step) => (step * pixels) / 1000, pixels).map(({ text }) => text);
    expect(labels(1000)).toEqual(['starting', 'watch', 'keep going']);
    expect(labels(300)).toEqual(['starting', 'keep going']);
  });
});
