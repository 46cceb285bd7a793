import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Wheel } from '@/server/native/releases';

/** A package index with one wheel, as pip asks it: laid out like TensorFlow's, too small to be one. */
export interface PackageIndex {
  url: string;
  wheel: Wheel;
  /** How often the wheel was asked for. */
  requests: number;
  /** The next answers break off in the middle, this many. */
  breakOff: number;
  close(): void;
}

const MAKE_WHEEL = `
import os, sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w') as wheel:
    wheel.writestr('tensorflow/libtensorflow_cc.so.2', os.urandom(1 << 20))
    wheel.writestr('tensorflow/libtensorflow_cc.2.dylib', b'')
    wheel.writestr('tensorflow/libtensorflow_framework.so.2', b'')
    wheel.writestr('tensorflow/libtensorflow_framework.2.dylib', b'')
    wheel.writestr('tensorflow/python/not_wanted.py', b'')
    wheel.writestr('tiny_tensorflow-1.0.dist-info/METADATA', 'Metadata-Version: 2.1\\nName: tiny-tensorflow\\nVersion: 1.0\\n')
    wheel.writestr('tiny_tensorflow-1.0.dist-info/WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
    wheel.writestr('tiny_tensorflow-1.0.dist-info/RECORD', '')
`;

export async function openPackageIndex(folder: string): Promise<PackageIndex> {
  const file = 'tiny_tensorflow-1.0-py3-none-any.whl';
  const path = join(folder, file);
  execFileSync('python3', ['-c', MAKE_WHEEL, path]);
  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const index: PackageIndex = {
    url: '',
    wheel: { requirement: 'tiny-tensorflow==1.0', file, bytes: bytes.length, sha256 },
    requests: 0,
    breakOff: 0,
    close: () => server.close(),
  };
  const server: Server = createServer((request, response) => {
    if (!request.url?.endsWith('.whl')) {
      response.setHeader('Content-Type', 'text/html').end(`<a href="/${file}">${file}</a>`);
      return;
    }
    index.requests += 1;
    response.setHeader('Content-Type', 'application/octet-stream').setHeader('Content-Length', bytes.length);
    if (index.breakOff === 0) {
      response.end(bytes);
      return;
    }
    const part = bytes.length / (2 + (index.breakOff % 3)); // never the same one twice
    index.breakOff -= 1;
    response.write(bytes.subarray(0, part), () => response.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  index.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/simple`;
  return index;
}
