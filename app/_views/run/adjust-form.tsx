'use client';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Catalogue } from '@/lib/protocol/catalogue';
import type { Run } from '@/lib/protocol/entities';
import type { RunConfig } from '@/lib/protocol/run-config';
import { changesFrom } from '@/lib/protocol/run-config/overlay';
import { RestError, getJson, messageOf, postJson } from '../../_stream/rest';
import { adjustFields, withValueAt } from './adjust-fields';
import { Field } from '../config-form/field';
import type { Plain, Schema } from '../config-form/schema';
import { StandingContext } from '../config-form/standing';

interface AdjustFormProps {
  run: Run;
  /** Who else watches, in words. */
  others: string | undefined;
  onDone: () => void;
}

/** The live settings with the run's own values; what is changed goes to the trainer, and the server judges it. */
export function AdjustForm({ run, others, onDone }: AdjustFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [schema, setSchema] = useState<Schema | null>(null);
  const [draft, setDraft] = useState<Plain>(run.config);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);
  const issues = refusal instanceof RestError ? refusal.issues : [];

  useEffect(() => {
    getJson<Catalogue>('/api/catalogue').then(
      ({ configSchema }) => setSchema(configSchema as Schema),
      setRefusal,
    );
  }, []);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(refusal ? '[aria-invalid="true"]' : 'input')?.focus();
  }, [schema, refusal]);

  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (isSending) return;
    const config = changesFrom(run.config, draft);
    if (Object.keys(config).length === 0) {
      onDone();
      return;
    }
    setSending(true);
    postJson<Run>(`/api/runs/${run.id}/change`, { config }).then(onDone, (reason: unknown) => {
      setRefusal(reason);
      setSending(false);
    });
  };
  const groups = schema ? [...adjustFields(schema, draft as RunConfig)] : [];
  return (
    <StandingContext value={{ issues, warnings: [], sizes: {} }}>
      <form ref={form} onSubmit={apply} noValidate>
        <h2>Adjust run #{run.id}</h2>
        <p className="muted">
          From the next step on. A resumed run goes on with what it has then.{others && ` ${others}.`}
        </p>
        {groups.map(([group, fields]) => (
          <fieldset key={group}>
            <legend>{group}</legend>
            {fields.map(({ path, ...field }) => (
              <Field
                bare
                key={path.join('.')}
                name={path.at(-1)!}
                path={path}
                {...field}
                onChange={(next) => {
                  setDraft(withValueAt(draft, path, next));
                  setRefusal(null);
                }}
              />
            ))}
          </fieldset>
        ))}
        {refusal !== null && issues.length === 0 && (
          <p className="error" role="alert">
            {messageOf(refusal)}
          </p>
        )}
        <footer>
          <button className="primary" aria-disabled={isSending || !schema} data-testid="apply">
            Apply
          </button>
          <button type="button" onClick={onDone}>
            Cancel
          </button>
        </footer>
      </form>
    </StandingContext>
  );
}
