'use client';
import { useMemo } from 'react';
import { MEDIAN_OF_9, type Smoothing, parseSmoothing } from '@/lib/series/smoothing';
import { usePreference } from '../_preferences/use-preference';

/** What the address asks for, or else what this browser prefers. */
export function useSmoothing(asked: Smoothing | null): Smoothing {
  const [preferred] = usePreference('smoothing');
  return useMemo(() => asked ?? parseSmoothing(preferred) ?? MEDIAN_OF_9, [asked, preferred]);
}
