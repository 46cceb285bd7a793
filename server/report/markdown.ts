import { whole } from '@/app/_components/format';
import { VERDICTS } from '@/app/_components/marks';
import { configurationRows } from '@/app/_views/configuration-rows';
import { differences } from '@/lib/compare/flatten';
import { numberRows } from './comparison-report';
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

export function comparisonMarkdown(all: readonly ReportedRun[]): string {
  const names = ['', ...all.map(({ run }) => `#${run.id}`)];
  const rows = (from: readonly (readonly [string, readonly (string | null)[]])[]) =>
    from.map(([label, values]) => [label, ...values.map((value) => value ?? '–')]);
  return sections([
    `# ${all.length} runs side by side`,
    all
      .map(({ run }) => `- **${text(run.name)}** #${run.id}: ${text(run.verdict?.sentence ?? run.state)}`)
      .join('\n'),
    titled('Numbers', table(names, rows(numberRows(all)))),
    titled(
      'Configuration, differences only',
      table(names, rows(differences(all.map(({ run }) => run.config)))),
    ),
  ]);
}

const sections = (parts: readonly (string | false | null | undefined)[]) =>
  parts.filter((part) => part).join('\n\n') + '\n';

const titled = (title: string, body: string) => body && `## ${title}\n\n${body}`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const row = (cells: readonly string[]) => `| ${cells.map(text).join(' | ')} |`;
  return [row(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(row)].join('\n');
}

/** Letters of its own for Markdown and HTML mean nothing; a line break would end a row. */
const text = (words: string) =>
  words
    .replace(/[\\`*_{}[\]()<>#|~&!]/g, '\\$&')
    .replace(/\s+/g, ' ')
    .trim();
