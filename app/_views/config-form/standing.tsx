'use client';
import { createContext, use } from 'react';
import type { Issue } from '@/lib/protocol/errors';
import type { LintWarning } from '@/lib/protocol/lint';
import { LevelMark } from '../../_components/marks';
import type { NetworkSize } from './network-size';
import type { Path } from './schema';

/** How the configuration stands as it is written: what is wrong or doubtful, and what its networks come to. */
export interface Standing {
  issues: readonly Issue[];
  warnings: readonly LintWarning[];
  sizes: Readonly<Record<string, NetworkSize>>;
}
export const StandingContext = createContext<Standing>({ issues: [], warnings: [], sizes: {} });

export const idOf = (path: Path) => `setting-${path.join('-')}`;

const concerns = (path: Path, parts: boolean, at: Path) =>
  path.every((key, index) => key === at[index]) && (parts || at.length === path.length);

/** The messages for a path; for a setting in one field also those for a part of its value. */
export function useIssues(path: Path, parts: boolean): string[] {
  return use(StandingContext)
    .issues.filter(({ path: at }) => concerns(path, parts, at))
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

/** What is doubtful about a path, as `useIssues` says what is wrong; its reason and fix stand in the summary. */
export function WarningText({ path, parts = false }: { path: Path; parts?: boolean }) {
  const { warnings } = use(StandingContext);
  const messages = warnings.filter((one) => concerns(path, parts, one.path)).map(({ message }) => message);
  if (messages.length === 0) return null;
  return (
    <p className="warning" id={`${idOf(path)}-warning`}>
      <LevelMark level="warning" /> {messages.join(' ')}
    </p>
  );
}
