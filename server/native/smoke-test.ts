import { z } from 'zod';
import { KnownError } from '@/lib/protocol/errors';
import { childProcess } from '../paths';
import { lastLines, run } from './run';

const report = z.object({ device: z.string() });

/** Trains a moment on the TensorFlow of a folder, in a process of its own: a wrong library ends that, not this one. */
export async function smokeTest(folder: string): Promise<string> {
  const { entry, execArgv } = childProcess('smoke');
  let said = '';
  const { code, stderr } = await run(process.execPath, [...execArgv, entry, folder], {
    onLine: (line) => (said = line),
  });
  if (code === 0) return report.parse(JSON.parse(said)).device;
  throw new KnownError(
    'BACKEND_UNAVAILABLE',
    `TensorFlow was installed, but does not compute here (the test ended with ${code}); nothing was changed:\n${lastLines(stderr)}`,
  );
}
