import { createReadStream, statSync } from 'node:fs';
import { KnownError } from '@/lib/protocol/errors';

/** A whole run on a line is kept in memory while it is parsed; a step a line is not. */
const LONGEST_LINE = 128 * 1024 * 1024;

export interface Line {
  /** Counted from 1, blank ones too. */
  number: number;
  text: string;
}

/** The lines of a file that are not blank, read as they are asked for. */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  checkFile(file);
  let number = 0;
  let rest = '';
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
    const parts = (rest + (chunk as string)).split('\n');
    rest = parts.pop() ?? '';
    for (const text of parts) {
      number += 1;
      if (text.trim() !== '') yield { number, text };
    }
    if (rest.length > LONGEST_LINE) {
      throw new KnownError(
        'TOO_LARGE',
        `${file}: line ${number + 1} is over 128 MB; write one object a step instead`,
      );
    }
  }
  if (rest.trim() !== '') yield { number: number + 1, text: rest };
}

function checkFile(file: string): void {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat)
    throw new KnownError('NOT_FOUND', `${file} does not exist; give the path of a .jsonl or .csv file`);
  if (stat.isDirectory()) throw new KnownError('BAD_REQUEST', `${file} is a folder; give the files in it`);
}
