'use client';
import { Link } from '../../_components/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Catalogue, Preset } from '@/lib/protocol/catalogue';
import type { RunConfig } from '@/lib/protocol/run-config';
import type { Run } from '@/lib/protocol/entities';
import { lint } from '@/lib/lint/lint';
import { applyFixes } from '@/lib/diagnostics/fixes';
import { checkConfig } from '@/lib/protocol/run-config/check';
import { fixedByCheckpoint } from '@/lib/protocol/run-config/fixed-by-checkpoint';
import { changesFrom, overlay } from '@/lib/protocol/run-config/overlay';
import { RestError, messageOf } from '../../_stream/rest';
import { ConfigForm } from '../config-form/config-form';
import { networkSizes } from '../config-form/network-size';
import { type Plain, type Schema, hasPlace } from '../config-form/schema';
import { StandingContext } from '../config-form/standing';
import { type Origin, OriginChoice, configFrom } from './new-run-origin';
import { startAsked } from './new-run-start';
import { NewRunSummary } from './new-run-summary';
import { NOTHING_SWEPT, NewRunSweep, sweepAsked } from './new-run-sweep';
import { PresetChoice } from './preset-choice';

export interface NewRunFormProps {
  catalogue: Catalogue;
  /** Null: the run begins from a preset. */
  origin: Origin | null;
  /** The run whose settings it begins with, as changes to the preset of that run. */
  model: Run | null;
}

/** A preset or another run, what one changes in it, and the start. The server judges; the browser says the same as one types. */
export function NewRunForm({ catalogue: { presets, configSchema }, origin, model }: NewRunFormProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [preset, setPreset] = useState<Preset | undefined>(
    presets.find(({ id }) => id === model?.preset) ?? presets[0],
  );
  const [from, setFrom] = useState(origin?.from ?? 0);
  const [beside, setBeside] = useState(true);
  const base = useMemo<Plain>(
    () => (origin ? configFrom(origin, from) : (preset?.config ?? {})),
    [origin, from, preset],
  );
  const [config, setConfig] = useState<Plain>(() =>
    origin ? applyFixes(base as RunConfig, origin.fixes) : (model?.config ?? base),
  );
  const [name, setName] = useState(model ? `${model.name}, again`.slice(0, 200) : '');
  const [swept, setSwept] = useState(NOTHING_SWEPT);
  const sweep = from === 0 ? sweepAsked(swept) : null;
  const [refusal, setRefusal] = useState<unknown>(null);
  const [isStarting, setStarting] = useState(false);
  const schema = configSchema as Schema;
  const standing = useMemo(() => {
    const checked = checkConfig(config);
    return {
      issues: checked.ok
        ? from > 0
          ? fixedByCheckpoint(base as RunConfig, checked.value, from)
          : []
        : checked.issues,
      warnings: checked.ok ? lint(checked.value) : [],
      sizes: networkSizes(config),
      checked: checked.ok ? checked.value : null,
    };
  }, [config, base, from]);
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
    const asked = { origin, preset: preset?.id, from, beside, name: name.trim() || undefined, sweep };
    startAsked({ ...asked, changes: changesFrom(base, config) }).then(
      (address) => router.push(address),
      (reason: unknown) => {
        setRefusal(reason);
        setStarting(false);
      },
    );
  };
  return (
    <form ref={form} onSubmit={start} noValidate>
      {origin ? (
        <OriginChoice
          origin={origin}
          from={from}
          onFrom={(step) => {
            setFrom(step);
            edit(overlay(configFrom(origin, step), changesFrom(base, config)));
          }}
          beside={beside}
          onBeside={setBeside}
        />
      ) : (
        <>
          <p className="sentence">
            {model ? (
              <>
                <b>
                  A new run like{' '}
                  <Link href={`/runs/${model.id}`}>
                    {model.name} #{model.id}
                  </Link>
                  .
                </b>{' '}
                Its settings stand below; another preset takes their place.
              </>
            ) : (
              <>
                <b>A new run.</b> Take a preset, change what you want to learn about, and start.
              </>
            )}
          </p>
          <PresetChoice
            presets={presets}
            chosen={preset}
            onChoose={(next) => {
              setPreset(next);
              edit(next.config);
            }}
          />
        </>
      )}
      <div className="field">
        <label htmlFor="run-name">Name of the run</label>
        <input
          id="run-name"
          value={name}
          maxLength={200}
          autoComplete="off"
          placeholder={origin ? `${origin.run.name}, fork` : preset?.title}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      {from === 0 && (
        <NewRunSweep
          config={config}
          swept={swept}
          onChange={(next) => {
            setSwept(next);
            setRefusal(null);
          }}
        />
      )}
      <div className="columns">
        <div className="settings">
          <StandingContext value={{ ...standing, issues }}>
            <ConfigForm key={`${preset?.id} ${from}`} schema={schema} config={config} onChange={edit} />
          </StandingContext>
        </div>
        <NewRunSummary
          base={base}
          from={origin ? `run #${origin.run.id}` : 'the preset'}
          action={sweep ? `Start ${sweep.runs} runs` : origin ? 'Start the fork' : 'Start the run'}
          config={config}
          timed={{ config: standing.checked, steps: Number(config['totalSteps']) - from }}
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
