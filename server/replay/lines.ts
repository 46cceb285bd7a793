import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { KnownError } from '@/lib/protocol/errors';

/** A whole run on a line is kept in memory while it is parsed; a step a line is not. */
const LONGEST_LINE = 128 * 1024 * 1024;
const CHUNK = 256 * 1024;

export interface Line {
  /** Counted from 1, blank ones too. */
  number: number;
  text: string;
}

/** The lines of a file that are not blank, read as they are asked for. */
export function* linesOf(file: string): Generator<Line> {
  checkFile(file);
  let number = 0;
  let rest = '';
  for (const chunk of chunksOf(file)) {
    const parts = (rest + chunk).split('\n');
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

/** Read at once and not by promises: a command has nothing else to do, and each promise costs more than a line. */
function* chunksOf(file: string): Generator<string> {
  const descriptor = openSync(file, 'r');
  const decoder = new StringDecoder('utf8');
  const buffer = Buffer.alloc(CHUNK);
  try {
    for (let bytes = 1; bytes > 0;) {
      bytes = readSync(descriptor, buffer);
      yield decoder.write(buffer.subarray(0, bytes));
    }
    yield decoder.end();
  } finally {
    closeSync(descriptor);
  }
}

function checkFile(file: string): void {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat)
    throw new KnownError('NOT_FOUND', `${file} does not exist; give the path of a .jsonl or .csv file`);
  if (stat.isDirectory()) throw new KnownError('BAD_REQUEST', `${file} is a folder; give the files in it`);
}
