import { memo } from 'react';
import type { Run } from '@/lib/protocol/entities';
import { changeInWords } from '@/lib/protocol/live-settings';
import { whole } from '../_components/format';
import { configurationRows } from './configuration-rows';
import { flatten } from '@/lib/compare/flatten';

/** The settings in words, and all of them as they were asked for. */
export const Configuration = memo(function Configuration({
  config,
  changes,
  setup,
}: Pick<Run, 'config' | 'changes' | 'setup'>) {
  return (
    <section>
      <h2>Configuration</h2>
      <dl className="config">
        {configurationRows({ config, setup }).map(({ label, value, lesson }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
            <dd className="muted">{lesson && `lesson ${lesson}`}</dd>
          </div>
        ))}
      </dl>
      {changes.length > 0 && (
        <>
          <h3>Changed while it trained</h3>
          <dl className="config" data-testid="changes">
            {changes.map((change, index) => (
              <div key={index}>
                <dt>step {whole(change.step)}</dt>
                <dd>{changeInWords(change)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <details>
        <summary>All settings</summary>
        <dl className="config all">
          {flatten(config).map(([key, value]) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
});
