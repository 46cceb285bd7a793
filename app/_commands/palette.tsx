'use client';
import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { RunListItem, RunsResponse } from '@/lib/protocol/rest';
import { getJson, messageOf } from '../_stream/rest';
import { commandsHere, perform } from './on-page';

/** Of thousands of runs as many as can be looked through. */
const MOST_RUNS = 20;

/** Finds a run by name, number or tag, a page, or what can be done on this one. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const [runs, setRuns] = useState<readonly RunListItem[]>([]);
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    getJson<RunsResponse>('/api/runs').then(
      (answer) => setRuns(answer.runs),
      (reason: unknown) => setError(messageOf(reason)),
    );
  }, []);
  /** Closed first: what follows may move the focus or open a dialog of its own. */
  const then = (action: () => void) => () => {
    onClose();
    action();
  };
  return (
    <Command label="Find a run, a page or an action" loop>
      <Command.Input
        value={text}
        onValueChange={setText}
        autoFocus
        placeholder="A run, a page, an action"
        aria-label="Find"
      />
      <Command.List label="Found">
        <Command.Empty>{error ?? 'Nothing is called so.'}</Command.Empty>
        <Command.Group heading="Here">
          {commandsHere()
            .filter(({ id }) => id !== 'palette')
            .map(({ id, does, press }) => (
              <Command.Item key={id} value={does} onSelect={then(() => perform(id))}>
                <span>{does}</span> <kbd>{press}</kbd>
              </Command.Item>
            ))}
        </Command.Group>
        <Command.Group heading="Runs">
          {runs
            .filter(mentions(text))
            .slice(0, MOST_RUNS)
            .map(({ id, name, state, tags }) => (
              <Command.Item
                key={id}
                value={`${name} #${id}`}
                keywords={tags}
                onSelect={then(() => router.push(`/runs/${id}`))}
              >
                <span>
                  {name} <span className="muted">#{id}</span>
                </span>{' '}
                <span className="muted">{state}</span>
              </Command.Item>
            ))}
        </Command.Group>
      </Command.List>
    </Command>
  );
}

const mentions =
  (text: string) =>
  ({ id, name, tags }: RunListItem): boolean =>
    [`${name} #${id}`, ...tags].some((one) => one.toLowerCase().includes(text.trim().toLowerCase()));
