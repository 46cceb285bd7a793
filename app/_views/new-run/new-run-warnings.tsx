'use client';
import { Link } from '../../_components/link';
import { useRef, useState } from 'react';
import type { LintWarning } from '@/lib/protocol/lint';
import { LevelMark } from '../../_components/marks';

interface NewRunWarningsProps {
  warnings: readonly LintWarning[];
  onFix: (settings: LintWarning['fix']['settings']) => void;
}

/** Where the summary stands beside the form and has room, as in new-run.css. */
const hasRoom = () => matchMedia('(min-width: 1120px)').matches;

/** What of the settings is doubtful, each with its reason and a way to have it otherwise. Nothing hinders the start. */
export function NewRunWarnings({ warnings, onFix }: NewRunWarningsProps) {
  const [isOpen] = useState(hasRoom);
  const place = useRef<HTMLDivElement>(null);
  return (
    <div ref={place} tabIndex={-1} role="status" aria-label="Warnings">
      {warnings.length > 0 && (
        <details className="warnings" open={isOpen}>
          <summary>
            <LevelMark level="warning" />{' '}
            {warnings.length === 1 ? 'One warning' : `${warnings.length} warnings`}
          </summary>
          <ul>
            {warnings.map(({ check, path, message, reason, fix }) => (
              <li key={`${check} ${path.join('.')}`}>
                <p>{message}</p>
                <p className="help">{reason}</p>
                <p className="ways">
                  <button
                    type="button"
                    onClick={() => {
                      onFix(fix.settings);
                      place.current?.focus(); // the button goes with what it mends
                    }}
                  >
                    {fix.title}
                  </button>
                  <Link href={`/rules#lint-${check}`} target="_blank">
                    About this
                  </Link>
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
