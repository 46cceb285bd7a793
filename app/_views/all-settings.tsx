'use client';
import { useState } from 'react';
import type { Catalogue } from '@/lib/protocol/catalogue';
import type { Run } from '@/lib/protocol/entities';
import { commandLineOf } from '@/lib/protocol/run-config/command-line';
import { changesFrom } from '@/lib/protocol/run-config/overlay';
import { CopyButton } from '../_components/copy-button';
import { getJson } from '../_stream/rest';
import { flatten } from '@/lib/compare/flatten';

/** Every setting by its path, to search and to take away. */
export function AllSettings({ config, preset }: Pick<Run, 'config' | 'preset'>) {
  const [text, setText] = useState('');
  const all = flatten(config);
  const found = all.filter((setting) => setting.join(' ').toLowerCase().includes(text.trim().toLowerCase()));
  return (
    <details data-testid="all-settings">
      <summary>All settings</summary>
      <div className="panel-tools">
        <input
          type="search"
          aria-label="Search the settings"
          placeholder="Search the settings"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <CopyButton text={() => Promise.resolve(JSON.stringify(config, null, 2))}>Copy JSON</CopyButton>
        <CopyButton text={() => lineOf({ config, preset })}>Copy command</CopyButton>
      </div>
      {found.length === 0 && <p className="muted">None of {all.length} settings is called so.</p>}
      <dl className="config all">
        {found.map(([key, value]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** The run's own preset, or any where that is not known here: what differs from it is said. */
async function lineOf({ config, preset }: Pick<Run, 'config' | 'preset'>): Promise<string> {
  const { presets } = await getJson<Catalogue>('/api/catalogue');
  const base = presets.find(({ id }) => id === preset) ?? presets[0];
  if (!base) throw new Error('the trainer names no preset');
  return commandLineOf(base.id, changesFrom(base.config, config));
}
