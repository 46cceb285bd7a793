import { SingleBar } from 'cli-progress';
import type { Progress } from '../native/install';

/** A bar a stage in a terminal; elsewhere, a line when it begins. */
export function showProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) {
    return {
      begin: (title) => stream.write(`${title} ...\n`),
      at: () => undefined,
      end: () => undefined,
    };
  }
  let bar: SingleBar | null = null;
  return {
    begin(title, total) {
      bar = new SingleBar({
        stream,
        format: `${title.padEnd(9)} {bar} {percentage} % in {duration_formatted}`,
      });
      bar.start(total, 0);
    },
    at: (value) => bar?.update(value),
    end: () => bar?.stop(),
  };
}
