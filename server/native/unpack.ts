import { KnownError } from '@/lib/protocol/errors';
import { lastLines, run } from './run';

/** What is needed of the wheels: the libraries, the C headers, and NVIDIA's files in the places pip gives them. */
const WANTED = [
  String.raw`tensorflow/libtensorflow_(cc|framework)\.[^/]+`,
  String.raw`tensorflow/include/(tensorflow/c|xla/tsl/c)/.+\.h`,
  String.raw`tensorflow/include/(tensorflow/core|tsl)/platform/ctstring(_internal)?\.h`,
  'nvidia/.+',
].join('|');

/** A wheel is a zip file, and Python, which fetched it, opens those. It tells the bytes done and in all. */
const UNZIP = `
import os, re, sys, zipfile
wheel, folder, wanted = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    members = [m for m in archive.infolist() if re.fullmatch(wanted, m.filename) and not m.is_dir()]
    total, done = sum(m.file_size for m in members), 0
    for member in members:
        path = os.path.join(folder, member.filename)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with archive.open(member) as source, open(path, 'wb') as target:
            while chunk := source.read(1 << 24):
                target.write(chunk)
                done += len(chunk)
                print(done, total, flush=True)
        os.chmod(path, (member.external_attr >> 16) & 0o777 | 0o600)
`;

export async function unpack(
  wheel: string,
  folder: string,
  progress: (share: number) => void,
): Promise<void> {
  const { code, stderr } = await run('python3', ['-c', UNZIP, wheel, folder, WANTED], {
    onLine(line) {
      const [done = 0, total = 1] = line.split(' ').map(Number);
      progress(done / total);
    },
  });
  if (code === 0) return;
  const full = stderr.includes('No space left on device');
  throw new KnownError(
    full ? 'DISK_FULL' : 'UNAVAILABLE',
    full
      ? 'the disk is full; free some space and run it again'
      : `${wheel} could not be unpacked:\n${lastLines(stderr)}`,
  );
}
