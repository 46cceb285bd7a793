'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Catalogue, Preset } from '@/lib/protocol/catalogue';
import type { Run } from '@/lib/protocol/entities';
import { lint } from '@/lib/lint/lint';
import { checkConfig } from '@/lib/protocol/run-config/check';
import { changesFrom, overlay } from '@/lib/protocol/run-config/overlay';
import { RestError, messageOf, postJson } from '../_stream/rest';
import { ConfigForm } from './config-form/config-form';
import { networkSizes } from './config-form/network-size';
import { type Plain, type Schema, hasPlace } from './config-form/schema';
import { StandingContext } from './config-form/standing';
import { NewRunSummary } from './new-run-summary';
import { PresetChoice } from './preset-choice';

/** A preset, what one changes in it, and the start. The server judges; the browser says the same as one types. */
export function NewRunForm({ catalogue: { presets, configSchema } }: { catalogue: Catalogue }) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [preset, setPreset] = useState<Preset | undefined>(presets[0]);
  const [config, setConfig] = useState<Plain>(presets[0]?.config ?? {});
  const [name, setName] = useState('');
  const [refusal, setRefusal] = useState<unknown>(null);
  const [isStarting, setStarting] = useState(false);
  const schema = configSchema as Schema;
  const standing = useMemo(() => {
    const checked = checkConfig(config);
    return {
      issues: checked.ok ? [] : checked.issues,
      warnings: checked.ok ? lint(checked.value) : [],
      sizes: networkSizes(config),
    };
  }, [config]);
  const refused = refusal instanceof RestError ? refusal.issues : [];
  const issues = standing.issues.length > 0 ? standing.issues : refused;
  const placed = issues.filter(({ path }) => path.length > 0 && hasPlace(schema, config, path));
  const unplaced = issues.filter((issue) => !placed.includes(issue)).map(({ message }) => message);

  useEffect(() => {
    if (refusal) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], .issue')?.focus();
  }, [refusal]);

  const edit = (next: Plain) => {
    setConfig(next);
    setRefusal(null);
  };
  const start = (event: FormEvent) => {
    event.preventDefault();
    if (isStarting) return; // a double click is one run
    setStarting(true);
    const changes = changesFrom(preset?.config ?? {}, config);
    postJson<Run>('/api/runs', { preset: preset?.id, name: name.trim() || undefined, config: changes }).then(
      (run) => router.push(`/runs/${run.id}`),
      (reason: unknown) => {
        setRefusal(reason);
        setStarting(false);
      },
    );
  };
  return (
    <form ref={form} onSubmit={start} noValidate>
      <p className="sentence">
        <b>A new run.</b> Take a preset, change what you want to learn about, and start.
      </p>
      <PresetChoice
        presets={presets}
        chosen={preset}
        onChoose={(next) => {
          setPreset(next);
          edit(next.config);
        }}
      />
      <div className="field">
        <label htmlFor="run-name">Name of the run</label>
        <input
          id="run-name"
          value={name}
          maxLength={200}
          autoComplete="off"
          placeholder={preset?.title}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <div className="columns">
        <div className="settings">
          <StandingContext value={{ ...standing, issues }}>
            <ConfigForm key={preset?.id} schema={schema} config={config} onChange={edit} />
          </StandingContext>
        </div>
        <NewRunSummary
          preset={preset}
          config={config}
          sizes={standing.sizes}
          isStarting={isStarting}
          marked={placed.length}
          warnings={standing.warnings}
          onFix={(settings) => edit(overlay(config, settings))}
          wrong={refusal && issues.length === 0 ? [messageOf(refusal)] : unplaced}
        />
      </div>
    </form>
  );
}
