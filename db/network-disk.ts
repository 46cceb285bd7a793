import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { KnownError } from '@/lib/protocol/errors';

const NETWORK = /^(nfs|nfs4|cifs|smb3?|smbfs|9p|fuse\.sshfs|afs|ceph)$/;

/** WAL needs shared memory, which a network disk does not have: the database would be corrupted. */
export function refuseNetworkDisk(dataDir: string, mounts = readMounts()): void {
  const kind = diskKind(realpathSync(dataDir), mounts);
  if (kind !== null && NETWORK.test(kind)) {
    throw new KnownError(
      'UNAVAILABLE',
      `${dataDir} is on a network disk (${kind}), which corrupts SQLite; set GANSCOPE_DATA to a local folder`,
    );
  }
}

/** Where the system does not tell, nothing is refused. */
function readMounts(): string {
  const file = '/proc/mounts';
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** The kind of the disk a folder is on: that of the longest mount point above it, the newest of equals. */
function diskKind(folder: string, mounts: string): string | null {
  let best = { point: '', kind: null as string | null };
  for (const line of mounts.split('\n')) {
    const [, raw = '', kind = ''] = line.split(' ');
    // Blanks in a path stand there as octal numbers.
    const point = raw.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)));
    const above = `${folder}/`.startsWith(point.endsWith('/') ? point : `${point}/`);
    if (point !== '' && above && point.length >= best.point.length) best = { point, kind };
  }
  return best.kind;
}
