'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { Catalogue } from '@/lib/protocol/catalogue';
import type { Run } from '@/lib/protocol/entities';
import { getJson, messageOf, postJson } from '../_stream/rest';
import { type Schema, SchemaField } from './schema-form';

type Config = Record<string, unknown>;

export function NewRunView() {
  const router = useRouter();
  const [catalogue, setCatalogue] = useState<Catalogue | null>(null);
  const [presetId, setPresetId] = useState<string | null>(null);
  const [config, setConfig] = useState<Config>({});
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    getJson<Catalogue>('/api/catalogue').then(
      (answer) => {
        setCatalogue(answer);
        setPresetId(answer.presets[0]?.id ?? null);
        setConfig(answer.presets[0]?.config ?? {});
      },
      (reason: unknown) => setError(messageOf(reason)),
    );
  }, []);
  if (!catalogue) return error ? <p className="sentence error">{error}</p> : <p className="muted">loading</p>;
  const preset = catalogue.presets.find(({ id }) => id === presetId);
  const schema = catalogue.configSchema as Schema;
  const start = () => {
    const base = preset?.config as Config | undefined;
    const changed = Object.fromEntries(
      Object.entries(config).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(base?.[key])),
    );
    postJson<Run>('/api/runs', { preset: presetId, config: changed }).then(
      (run) => router.push(`/runs/${run.id}`),
      (reason: unknown) => setError(messageOf(reason)),
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <p className="sentence">
        <b>A new run.</b> Take a preset, change what you want to learn about, and start.
      </p>
      <fieldset className="presets" aria-label="Preset">
        {catalogue.presets.map(({ id, title, description, config: presetConfig }) => (
          <label key={id}>
            <b>
              <input
                type="radio"
                name="preset"
                checked={id === presetId}
                onChange={() => {
                  setPresetId(id);
                  setConfig(presetConfig);
                  setError(null);
                }}
              />
              {title}
            </b>
            <span className="muted">{description}</span>
          </label>
        ))}
      </fieldset>
      <div className="form" key={presetId}>
        {Object.entries(config).map(([key, value]) => (
          <SchemaField
            key={key}
            name={key}
            schema={schema.properties?.[key] ?? {}}
            value={value}
            onChange={(next) => setConfig((before) => ({ ...before, [key]: next }))}
          />
        ))}
        {error && (
          <p className="error" role="alert">
            {error}
          </p>
        )}
        <p>
          <button className="primary">Start the run</button>
        </p>
      </div>
    </form>
  );
}
