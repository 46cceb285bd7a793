import { memo } from 'react';
import type { Run } from '@/lib/protocol/entities';
import { changeInWords } from '@/lib/protocol/live-settings';
import { FoldTitle } from '../../_components/fold-title';
import { whole } from '../../_components/format';
import { AllSettings } from '../all-settings';
import { configurationRows } from './configuration-rows';

/** The settings in words, and all of them as they were asked for. */
export const Configuration = memo(function Configuration({
  config,
  preset,
  changes,
  setup,
}: Pick<Run, 'config' | 'preset' | 'changes' | 'setup'>) {
  return (
    <section>
      <FoldTitle id="configuration">Configuration</FoldTitle>
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
      <AllSettings config={config} preset={preset} />
    </section>
  );
});
