'use client';
import { createContext, use } from 'react';
import type { Issue } from '@/lib/protocol/errors';
import type { NetworkSize } from './network-size';
import type { Path } from './schema';

/** How the configuration stands as it is written: what is wrong with it, and what its networks come to. */
export interface Standing {
  issues: readonly Issue[];
  sizes: Readonly<Record<string, NetworkSize>>;
}
export const StandingContext = createContext<Standing>({ issues: [], sizes: {} });

export const idOf = (path: Path) => `setting-${path.join('-')}`;

/** The messages for a path; for a setting in one field also those for a part of its value. */
export function useIssues(path: Path, parts: boolean): string[] {
  return use(StandingContext)
    .issues.filter(
      ({ path: at }) => path.every((key, index) => key === at[index]) && (parts || at.length === path.length),
    )
    .map(({ message }) => message);
}

/** Can take the focus, so that a reader is led to what no single field is to blame for. */
export function IssueText({ id, messages }: { id: string; messages: string[] }) {
  if (messages.length === 0) return null;
  return (
    <p className="issue" id={id} tabIndex={-1}>
      {messages.join('; ')}
    </p>
  );
}
