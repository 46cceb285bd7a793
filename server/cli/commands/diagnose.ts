import { Command, InvalidArgumentError, Option } from 'commander';
import { LOSS_FAMILIES, type LossFamily } from '@/lib/protocol/entities';
import { KnownError } from '@/lib/protocol/errors';
import { CONVENTIONS, type Convention } from '../../replay/convention';
import { type ReplayedRun, replayFile } from '../../replay/replay-file';

interface Options {
  json?: boolean;
  loss?: LossFamily;
  dConvention: Convention['dConvention'];
  labelFloor: number;
}

export function diagnoseCommand(): Command {
  return new Command('diagnose')
    .description('Say what the rules would have said of recorded runs, and when. Needs no server.')
    .argument(
      '<file...>',
      'JSONL with a step or a whole run a line, or CSV; as `ganscope export` writes them',
    )
    .option('--json', 'one JSON object a run')
    .addOption(
      new Option('--loss <family>', 'the loss, where the file does not say it').choices(LOSS_FAMILIES),
    )
    .addOption(
      new Option('--d-convention <how>', "whether D's loss is the sum of its halves or their mean")
        .choices(CONVENTIONS)
        .default('sum'),
    )
    .addOption(
      new Option(
        '--label-floor <per half>',
        "the least each half of D's loss can be with soft labels, 0.1985 for U(0, 0.1)",
      )
        .argParser(parseFloor)
        .default(0),
    )
    .addHelpText('after', '\nExample:\n  ganscope export 3 | ganscope diagnose --loss bce_ns /dev/stdin')
    .action(diagnose);
}

function diagnose(files: string[], { json, loss, dConvention, labelFloor }: Options): void {
  for (const file of files) {
    try {
      for (const run of replayFile(file, { loss: loss ?? null, dConvention, labelFloor }))
        console.log(json ? JSON.stringify(shortened(run)) : table(run));
    } catch (error) {
      if (!(error instanceof KnownError)) throw error;
      console.error(`ganscope: ${error.message}`); // the other files may be good
      process.exitCode = 1;
    }
  }
}

const shortened = ({ id, verdicts, final, findings, silence, verdict }: ReplayedRun) => ({
  id,
  verdicts: verdicts.map(({ step, verdict }) => ({ step, verdict: verdict.state })),
  final,
  findings,
  sentence: verdict?.sentence,
  ...(silence === null ? {} : { silence }),
});

function table({ id, points, verdicts, findings, silence, verdict }: ReplayedRun): string {
  const rows = findings.map(
    ({ rule, level, enter, leave }) =>
      `  ${level.padEnd(9)} ${rule.padEnd(27)} ${enter} to ${leave ?? 'the end'}`,
  );
  const course = verdicts.map(({ step, verdict: { state } }) => `${state} from ${step}`).join(', ');
  return [
    `${id} (${points} points)`,
    `  ${verdict?.sentence ?? ''}`,
    `  ${course}`,
    ...rows,
    ...(silence ? [`  ${silence}`] : []),
    '',
  ].join('\n');
}

function parseFloor(text: string): number {
  const floor = Number(text);
  if (text.trim() === '' || !(floor >= 0 && floor < Math.LN2))
    throw new InvalidArgumentError('give a number from 0 to under 0.693 (ln 2), the floor of one half');
  return floor;
}
