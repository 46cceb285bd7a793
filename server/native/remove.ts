import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backendsFolder } from '@/lib/native/folder';
import { tensorflowFolder } from '@/lib/native/installed';

/** Deletes the installed TensorFlow and what an unfinished installation kept; says what there was. */
export function removeTensorflow(folder = backendsFolder()): string {
  const there = [tensorflowFolder(folder), join(folder, 'partial')].filter((path) => existsSync(path));
  for (const path of there) rmSync(path, { recursive: true });
  return there.length > 0 ? `removed ${there.join(' and ')}` : `nothing is installed in ${folder}`;
}
