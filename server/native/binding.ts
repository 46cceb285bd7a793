import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PARTS } from '@/lib/native/installed';
import { KnownError } from '@/lib/protocol/errors';
import { lastLines, run } from './run';

const require = createRequire(import.meta.url);

/**
 * Compiles the C++ that stands between Node and TensorFlow's C interface: two files, so the compiler is called
 * as it is. node-gyp would fetch the headers of the whole of Node; these are of Node-API alone, which is the
 * same in every Node, and come with npm. The binding outlives Node's version and TensorFlow's.
 */
export async function compileBinding(compiler: string, packageFolder: string, folder: string): Promise<void> {
  const { include_dir } = require('node-api-headers') as { include_dir: string };
  const source = join(packageFolder, 'binding');
  const mac = process.platform === 'darwin';
  const libraries = ['cc', 'framework'].map((name) => {
    const file = mac ? `libtensorflow_${name}.2.dylib` : `libtensorflow_${name}.so.2`;
    return join(folder, PARTS.libraries, file);
  });
  const missing = libraries.find((library) => !existsSync(library));
  if (missing) throw new KnownError('BACKEND_UNAVAILABLE', `TensorFlow's wheel has no ${missing}`);
  const { code, stderr } = await run(compiler, [
    '-std=c++17',
    '-O2',
    '-fPIC',
    '-DNAPI_VERSION=8',
    ...(mac ? ['-bundle', '-undefined', 'dynamic_lookup'] : ['-shared']),
    `-I${include_dir}`,
    `-I${join(folder, PARTS.headers)}`,
    join(source, 'tfjs_backend.cc'),
    join(source, 'tfjs_binding.cc'),
    ...libraries,
    `-Wl,-rpath,${mac ? '@loader_path' : '$ORIGIN'}/${PARTS.libraries}`,
    '-o',
    join(folder, PARTS.binding),
  ]);
  if (code === 0) return;
  throw new KnownError(
    'BACKEND_UNAVAILABLE',
    `${compiler} could not compile the binding (it ended with ${code}); a C++17 compiler is needed, CXX names another:\n${lastLines(stderr, 8)}`,
  );
}
