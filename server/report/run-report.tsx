import { bottomToTop, toBlocks } from '@/app/_charts/gradient-heatmap-series';
import { whole } from '@/app/_components/format';
import { VerdictShape } from '@/app/_components/marks';
import { configurationRows } from '@/app/_views/run/configuration-rows';
import { flatten } from '@/lib/compare/flatten';
import { ALIKE, LINES, bandsOf, floorOf, rangeOf, referencesOf } from '@/app/_views/run/run-charts-series';
import type { Run } from '@/lib/protocol/entities';
import { changeInWords } from '@/lib/protocol/live-settings';
import { Chart } from './chart';
import { headFacts } from './facts';
import type { ReportedRun } from './gather';
import { Heatmap } from './heatmap';
import { Ribbon } from './ribbon';
import { Samples } from './samples';
import type { Domain } from '@/app/_charts/svg-scales';
import { StepAxis } from './step-axis';
import { AlertTable, Pairs, VerdictTable } from './tables';

/** One run, from what is the case down to every setting. */
export function RunReport({ reported }: { reported: ReportedRun }) {
  const { run, alerts, verdicts } = reported;
  return (
    <>
      <h1>
        {run.name} <span className="muted">#{run.id}</span>
      </h1>
      <p className="facts">
        {headFacts(reported).map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
        {run.tags.map((tag) => (
          <span key={tag} className="chip">
            {tag}
          </span>
        ))}
      </p>
      <Said run={run} />
      <Charts reported={reported} />
      <Samples reported={reported} />
      {(run.notes !== '' || run.bookmarks.length > 0) && (
        <section>
          <h2>Notes and bookmarks</h2>
          <p className="pre">{run.notes}</p>
          <Pairs pairs={run.bookmarks.map(({ step, label }) => [`step ${whole(step)}`, label] as const)} />
        </section>
      )}
      <VerdictTable verdicts={verdicts} />
      <AlertTable alerts={alerts} />
      <Configuration run={run} />
    </>
  );
}

function Said({ run: { verdict, failure } }: { run: Run }) {
  return (
    <>
      {verdict && (
        <p className="sentence">
          <VerdictShape state={verdict.state} /> {verdict.sentence}
        </p>
      )}
      {verdict?.expect && <p className="muted">{verdict.expect}</p>}
      {verdict?.fixes?.map(({ id, title, why }) => (
        <p key={id}>
          <b>{title}</b> <span className="muted">{why}</span>
        </p>
      ))}
      {failure && <p className="broken">Failed: {failure.message}</p>}
    </>
  );
}

function Charts({ reported: { run, byTag, alerts, verdicts, lastStep } }: { reported: ReportedRun }) {
  const domain: Domain = [0, Math.max(10, lastStep)];
  const { setup } = run;
  const strip = { domain, bands: bandsOf(alerts, lastStep) };
  const ratio = setup && bottomToTop(byTag, setup.generator);
  return (
    <section>
      <Ribbon verdicts={verdicts} domain={domain} />
      <Chart
        title="Losses"
        lines={LINES.losses(byTag)}
        references={referencesOf(setup)}
        range={rangeOf(setup)}
        log
        height={260}
        {...strip}
      />
      <Chart title="Scores" lines={LINES.scores(byTag)} {...strip} />
      {setup && <Heatmap blocks={toBlocks(byTag, setup.generator, setup.discriminator)} domain={domain} />}
      <Chart
        title="G gradient, bottom / top"
        lines={ratio ? [{ ...ratio, label: '' }] : []}
        log
        height={80}
        {...strip}
      />
      <Chart title="Learning rates" lines={LINES.rates(byTag)} height={80} {...strip} />
      <Chart title="Update / weight" lines={LINES.updates(byTag)} log height={100} {...strip} />
      <Chart
        title="Quality"
        lines={LINES.quality(byTag)}
        references={floorOf(setup)}
        log
        height={120}
        {...strip}
      />
      <Chart title="Diversity" lines={LINES.diversity(byTag)} references={ALIKE} height={100} {...strip} />
      <StepAxis domain={domain} bookmarks={run.bookmarks} />
    </section>
  );
}

function Configuration({ run }: { run: Run }) {
  return (
    <section>
      <h2>Configuration</h2>
      <Pairs pairs={configurationRows(run).map(({ label, value }) => [label, value] as const)} />
      {run.changes.length > 0 && (
        <>
          <h4>Changed while it trained</h4>
          <Pairs
            pairs={run.changes.map(
              (one) => [`step ${whole(one.step)}, ${one.path}`, changeInWords(one)] as const,
            )}
          />
        </>
      )}
      <details>
        <summary>All settings</summary>
        <Pairs pairs={flatten(run.config)} />
      </details>
    </section>
  );
}
