import type { Notice } from '@/lib/protocol/notice';

const LEVELS: Record<Notice['level'], string> = { info: 'Info', warning: 'Warning', critical: 'Critical' };

/** One line: how grave, what, and where. */
export function headlineOf({ occasion, level, title, run }: Notice): string {
  const lead: Record<Notice['occasion'], string> = {
    raised: LEVELS[level],
    graver: `Now ${level}`,
    recovered: 'Recovered',
    test: 'Test',
  };
  return `${lead[occasion]}: ${title}${run ? `, in ${run.name} #${run.id}` : ''}`;
}
