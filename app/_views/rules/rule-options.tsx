'use client';
import { useState } from 'react';
import type { RuleInfo, RuleReplay, RulesResponse } from '@/lib/protocol/rest';
import type { RuleTuning } from '@/lib/protocol/rule-tuning';
import { ErrorText } from '../../_components/error-text';
import { messageOf, postForLines, sendJson } from '../../_stream/rest';
import { RuleReplays } from './rule-replays';
import { type Draft, draftOf, tuningOf } from './rule-draft';

/**
 * The numbers a rule judges by, to be tried on stored runs before they are saved for those that begin from now on.
 * The rule's own are always one click away.
 */
export function RuleOptions({
  rule,
  onRules,
}: {
  rule: RuleInfo;
  onRules: (rules: readonly RuleInfo[]) => void;
}) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(rule));
  const [replays, setReplays] = useState<readonly RuleReplay[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const path = `/api/rules/${rule.id}`;

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    await work().catch((reason: unknown) => setError(messageOf(reason)));
    setBusy(false);
  };
  const replay = (tuning: RuleTuning) =>
    attempt(async () => {
      setReplays([]);
      await postForLines<RuleReplay>(`${path}/replay`, { tuning }, (line) =>
        setReplays((before) => [...(before ?? []), line]),
      );
    });
  const keep = (method: 'PUT' | 'DELETE', tuning?: RuleTuning) =>
    attempt(async () => {
      const { rules } = await sendJson<RulesResponse>(method, path, tuning);
      onRules(rules);
      setDraft(draftOf(rules.find(({ id }) => id === rule.id) ?? rule));
    });

  const tuning = tuningOf(rule, draft);
  return (
    <details className="rule-options" data-testid={`options-${rule.id}`}>
      <summary>
        Change it, and see what it would have said
        {rule.tuning && <b> {rule.tuning.on ? '· changed for this project' : '· off for this project'}</b>}
      </summary>
      <label className="choice">
        <input
          type="checkbox"
          checked={draft.on}
          onChange={({ target }) => setDraft({ ...draft, on: target.checked })}
        />{' '}
        It judges runs
      </label>
      <div className="options">
        {Object.entries(rule.options).map(([name, usual]) => (
          <label key={name}>
            <span>{name}</span>
            <input
              inputMode="decimal"
              value={draft.options[name] ?? ''}
              placeholder={String(usual)}
              disabled={!draft.on}
              aria-invalid={tuning === null || undefined}
              onChange={({ target }) =>
                setDraft({ ...draft, options: { ...draft.options, [name]: target.value } })
              }
            />
            <span className="muted">comes as {usual}</span>
          </label>
        ))}
      </div>
      <div className="controls">
        <button disabled={busy || !tuning} onClick={() => tuning && void replay(tuning)}>
          Replay over stored runs
        </button>
        <button disabled={busy || !tuning} onClick={() => tuning && void keep('PUT', tuning)}>
          Use for new runs
        </button>
        {rule.tuning && (
          <button className="plain" disabled={busy} onClick={() => void keep('DELETE')}>
            Back to defaults
          </button>
        )}
      </div>
      {!tuning && (
        <p className="error" role="alert">
          Every option needs a number, such as 0.02 or 1e-3.
        </p>
      )}
      <ErrorText message={error} />
      {replays && <RuleReplays replays={replays} busy={busy} />}
    </details>
  );
}
