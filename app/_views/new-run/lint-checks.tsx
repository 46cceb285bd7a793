'use client';
import { useEffect, useState } from 'react';
import Markdown from 'react-markdown';
import type { LintCheck, LintChecksResponse } from '@/lib/protocol/lint';
import { getJson, messageOf } from '../../_stream/rest';
import { useHashTarget } from '../use-hash-target';

/** What a configuration is looked at for before a run begins with it. */
export function LintChecks() {
  const [checks, setChecks] = useState<readonly LintCheck[]>([]);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    getJson<LintChecksResponse>('/api/lint').then(
      (answer) => setChecks(answer.checks),
      (reason: unknown) => setError(messageOf(reason)),
    );
  }, []);
  useHashTarget(checks.length > 0);
  if (error) return <p className="sentence error">{error}</p>;
  if (checks.length === 0) return null;
  return (
    <>
      <p className="sentence" id="lint">
        <b>{checks.length} checks look at a configuration before its run.</b> They warn, and hinder nothing.
      </p>
      <div className="prose">
        {checks.map(({ id, page }) => (
          <section key={id} id={`lint-${id}`}>
            <Markdown>{page}</Markdown>
          </section>
        ))}
      </div>
    </>
  );
}
