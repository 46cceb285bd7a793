import { whole } from '@/app/_components/format';
import { verdictsInWords } from '@/app/_charts/verdict-ribbon-series';
import { VERDICTS } from '@/app/_components/marks';
import { configurationRows } from '@/app/_views/run/configuration-rows';
import type { SummaryRow } from '@/lib/compare/table';
import { writeValue } from '@/lib/compare/write';
import { type Comparison, deltaOf, nameOfParting, nameOfSetting } from './comparison';
import { headFacts, numbers } from './facts';
import type { ReportedRun } from './gather';

/** What a report says, without its pictures: for an issue, a message, a lab book. */
export function runMarkdown(reported: ReportedRun): string {
  const { run, verdicts, alerts } = reported;
  return sections([
    `# ${text(run.name)} #${run.id}`,
    run.verdict && `**${text(run.verdict.sentence)}**`,
    headFacts(reported)
      .map((fact) => `- ${text(fact)}`)
      .join('\n'),
    run.tags.length > 0 && `Tags: ${run.tags.map(text).join(', ')}`,
    run.notes !== '' &&
      run.notes
        .split('\n')
        .map((line) => `> ${text(line)}`)
        .join('\n'),
    run.bookmarks.length > 0 &&
      run.bookmarks.map(({ step, label }) => `- step ${whole(step)}: ${text(label)}`).join('\n'),
    titled('Numbers', table(['', ''], numbers(reported))),
    titled(
      'What was said, and when',
      table(
        ['Step', 'Verdict', ''],
        verdicts.map((one) => [whole(one.sinceStep), VERDICTS[one.state].word, one.sentence]),
      ),
    ),
    titled(
      'Alerts',
      table(
        ['Steps', 'Level', ''],
        alerts.map(({ enterStep, leaveStep, level, title, message }) => [
          `${whole(enterStep)}–${leaveStep === null ? 'end' : whole(leaveStep)}`,
          level,
          `${title}: ${message}`,
        ]),
      ),
    ),
    titled(
      'Configuration',
      table(
        ['', ''],
        configurationRows(run).map(({ label, value }) => [label, value]),
      ),
    ),
  ]);
}

export function comparisonMarkdown({ all, partings, summary, settings }: Comparison): string {
  const names = ['', ...all.map(({ run }) => `#${run.id}`)];
  return sections([
    `# ${all.length} runs side by side`,
    partings
      .map((one) => `${text(nameOfParting(one, partings))} **${text(one.lead)}** ${text(one.rest)}`.trim())
      .join('\n\n'),
    all
      .map(({ run }) => `- **${text(run.name)}** #${run.id}: ${text(run.verdict?.sentence ?? run.state)}`)
      .join('\n'),
    titled(
      'Verdicts',
      table(
        ['', ''],
        all.map(({ run, verdicts }) => [`#${run.id}`, verdictsInWords(verdicts) || '–']),
      ),
    ),
    titled(
      `Summary, with differences to #${all[0]!.run.id}`,
      grid(names.map(text), summary.map(summaryCells)),
    ),
    titled(
      'Configuration, differences only',
      table(
        names,
        settings.differing.map((row) => [nameOfSetting(row), ...row.values.map((value) => value ?? '–')]),
      ) || 'All settings are the same.',
    ),
  ]);
}

function summaryCells(row: SummaryRow): string[] {
  const cells = row.values.map((value, at) => {
    const written = text(writeValue(value, row.unit));
    const delta = deltaOf(row, at);
    return (row.best.includes(at) ? `**${written}**` : written) + (delta && ` (${text(delta)})`);
  });
  return [text(row.label), ...cells];
}

const sections = (parts: readonly (string | false | null | undefined)[]) =>
  parts.filter((part) => part).join('\n\n') + '\n';

const titled = (title: string, body: string) => body && `## ${title}\n\n${body}`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  grid(
    head.map(text),
    rows.map((cells) => cells.map(text)),
  );

/** Of cells that are Markdown already. */
function grid(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [row(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(row)].join('\n');
}

/** Letters of its own for Markdown and HTML mean nothing; a line break would end a row. */
const text = (words: string) =>
  words
    .replace(/[\\`*_{}[\]()<>#|~&!]/g, '\\$&')
    .replace(/\s+/g, ' ')
    .trim();
