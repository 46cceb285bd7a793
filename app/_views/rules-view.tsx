'use client';
import { useEffect, useState } from 'react';
import Markdown from 'react-markdown';
import type { RuleInfo, RulesResponse } from '@/lib/protocol/rest';
import { LevelMark } from '../_components/marks';
import { getJson, messageOf } from '../_stream/rest';

/** What the diagnosis looks for: what each rule sees, why it matters, and when it is wrong. */
export function RulesView() {
  const [rules, setRules] = useState<readonly RuleInfo[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    getJson<RulesResponse>('/api/rules').then(
      (answer) => setRules(answer.rules),
      (reason: unknown) => setError(messageOf(reason)),
    );
  }, []);
  useEffect(() => {
    // The rule that the address names was not there yet when the browser looked for it.
    if (rules) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [rules]);
  if (!rules) return error ? <p className="sentence error">{error}</p> : <p className="muted">loading</p>;
  return (
    <>
      <p className="sentence">
        <b>{rules.length} rules look at every run.</b> The gravest come first.
      </p>
      <div className="prose">
        {rules.map(({ id, level, losses, page }) => (
          <section key={id} id={id}>
            <span className="mark muted">
              <LevelMark level={level} /> {level === 'info' ? 'info' : `up to ${level}`};{' '}
              {losses === 'all' ? 'any loss' : losses.join(', ')}
            </span>
            <Markdown>{page}</Markdown>
          </section>
        ))}
      </div>
    </>
  );
}
