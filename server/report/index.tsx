import { renderToStaticMarkup } from 'react-dom/server';
import type { Store } from '@/db';
import type { Run } from '@/lib/protocol/entities';
import { compare } from './comparison';
import { ComparisonReport } from './comparison-report';
import { dateOf } from './facts';
import { gather } from './gather';
import { comparisonMarkdown, runMarkdown } from './markdown';
import { ReportPage } from './page';
import { RunReport } from './run-report';

/** Of a file of under 5 MB; charts and text take a few hundred kilobytes. */
const SAMPLE_BYTES = 3_000_000;

interface Parts {
  store: Store;
  version: string;
}

/** One run, or several side by side, as a page in one file or its summary. */
export async function makeReport(
  runs: readonly Run[],
  format: 'html' | 'markdown',
  { store, version }: Parts,
): Promise<string> {
  const reported = runs.map((run) => gather(store, run, SAMPLE_BYTES / runs.length));
  const comparison = runs.length > 1 ? await compare(reported, store) : null;
  const foot = `Made by ganscope ${version}, ${dateOf(Date.now())}.`;
  const title = runs.map(({ id, name }) => `${name} #${id}`).join(' and ');
  if (format === 'markdown') {
    const text = comparison ? comparisonMarkdown(comparison) : runMarkdown(reported[0]!);
    return `${text}\n${foot}\n`;
  }
  const page = renderToStaticMarkup(
    <ReportPage
      title={title}
      foot={`${foot} Charts draw every bucket's least and greatest value behind the median.`}
    >
      {comparison ? <ComparisonReport comparison={comparison} /> : <RunReport reported={reported[0]!} />}
    </ReportPage>,
  );
  return `<!doctype html>${page}`;
}
