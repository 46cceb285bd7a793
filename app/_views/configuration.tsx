import { memo } from 'react';
import type { Run } from '@/lib/protocol/entities';
import { configurationRows } from './configuration-rows';
import { flatten } from './flatten';

/** The settings in words, and all of them as they were asked for. */
export const Configuration = memo(function Configuration({ config, setup }: Pick<Run, 'config' | 'setup'>) {
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
