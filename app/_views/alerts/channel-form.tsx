'use client';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { ChannelKindInfo, CreateChannelBody } from '@/lib/protocol/channels';
import type { Level } from '@/lib/protocol/level';
import { RestError, messageOf, postJson } from '../../_stream/rest';
import { Field } from '../config-form/field';
import { type Plain, type Schema, blank, settingsOf, withSetting } from '../config-form/schema';
import { StandingContext } from '../config-form/standing';
import { LevelChoice } from './level-choice';

/** A new channel: the form is made from the schema of its kind, and the server says what is wrong where. */
export function ChannelForm({ kinds, onClose }: { kinds: readonly ChannelKindInfo[]; onClose: () => void }) {
  const form = useRef<HTMLFormElement>(null);
  const [kind, setKind] = useState(kinds[0]!);
  const [settings, setSettings] = useState<Plain>(blank(kinds[0]!.schema));
  const [leastLevel, setLeastLevel] = useState<Level>('warning');
  const [onRecovery, setOnRecovery] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const schema = kind.schema as Schema;
  const issues = refusal instanceof RestError ? refusal.issues : [];
  const fields = settingsOf(schema);
  const placed = issues.filter(({ path: [, key] }) => fields.some(([name]) => name === key));

  useEffect(() => {
    if (refusal) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], .error')?.focus();
  }, [refusal]);

  const add = (event: FormEvent) => {
    event.preventDefault();
    const body: CreateChannelBody = { kind: kind.id, settings, leastLevel, onRecovery };
    void postJson('/api/channels', body).then(onClose, setRefusal);
  };
  return (
    <form ref={form} className="channel-form" onSubmit={add} noValidate aria-label="A new channel">
      <div className="field">
        <label htmlFor="channel-kind">Kind</label>
        <select
          id="channel-kind"
          autoFocus
          value={kind.id}
          onChange={({ target }) => {
            const chosen = kinds.find(({ id }) => id === target.value)!;
            setKind(chosen);
            setSettings(blank(chosen.schema));
            setRefusal(null);
          }}
        >
          {kinds.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
        <p className="help">{kind.description}</p>
      </div>
      <StandingContext value={{ issues, warnings: [], sizes: {} }}>
        {fields.map(([key, setting]) => (
          <Field
            key={`${kind.id} ${key}`}
            name={key}
            path={['settings', key]}
            schema={setting}
            value={settings[key]}
            onChange={(value) => setSettings(withSetting(settings, key, value))}
          />
        ))}
      </StandingContext>
      <div className="field">
        <label htmlFor="channel-level">Told of</label>
        <LevelChoice id="channel-level" label="Told of" value={leastLevel} onChange={setLeastLevel} />
      </div>
      <label className="choice">
        <input
          type="checkbox"
          checked={onRecovery}
          onChange={({ target }) => setOnRecovery(target.checked)}
        />
        Also when an alert that it was told of recovers
      </label>
      {refusal !== null && placed.length === 0 && (
        <p className="error" role="alert" tabIndex={-1}>
          {messageOf(refusal)}
        </p>
      )}
      <div className="alert-buttons">
        <button className="primary">Add</button>
        <button type="button" className="plain" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  );
}
