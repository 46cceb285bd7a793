'use client';
import { useEffect, useRef, useState } from 'react';

/** Between two summaries of a chart, in milliseconds: they are for those who ask, and need not follow each update. */
const SUMMARY_MS = 2000;

/** A chart in a sentence, as `summarize` says it, worked out anew every now and then. */
export function useSummary(summarize: () => string): string {
  const latest = useRef(summarize);
  useEffect(() => {
    latest.current = summarize;
  });
  const [said, say] = useState(summarize);
  useEffect(() => {
    const timer = setInterval(() => say(latest.current()), SUMMARY_MS);
    return () => clearInterval(timer);
  }, []);
  return said;
}
