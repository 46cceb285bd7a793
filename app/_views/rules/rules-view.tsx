'use client';
import { useEffect, useState } from 'react';
import Markdown from 'react-markdown';
import type { RuleInfo, RulesResponse } from '@/lib/protocol/rest';
import { LevelMark } from '../../_components/marks';
import { getJson, messageOf } from '../../_stream/rest';
import { LintChecks } from '../new-run/lint-checks';
import { RuleOptions } from './rule-options';
import { useHashTarget } from '../use-hash-target';

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
  useHashTarget(rules !== null);
  if (!rules) return error ? <p className="sentence error">{error}</p> : <p className="muted">loading</p>;
  return (
    <>
      <p className="sentence">
        <b>{rules.length} rules look at every run.</b> The gravest come first.
      </p>
      <div className="prose">
        {rules.map((rule) => (
          <section key={rule.id} id={rule.id}>
            <span className="mark muted">
              <LevelMark level={rule.level} /> {rule.level === 'info' ? 'info' : `up to ${rule.level}`};{' '}
              {rule.losses === 'all' ? 'any loss' : rule.losses.join(', ')}
            </span>
            <Markdown>{rule.page}</Markdown>
            <RuleOptions rule={rule} onRules={setRules} />
          </section>
        ))}
      </div>
      <LintChecks />
    </>
  );
}
