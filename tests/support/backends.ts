import { BACKENDS } from '@/lib/gan/backends/registry';
import { readInstalled } from '@/lib/native/installed';
import { offer } from '@/lib/native/offer';
import type { BackendId } from '@/lib/protocol/run-config';

/** The backends that are held to `cpu`. TensorFlow only where it is installed; the run says so where it is not. */
const tensorflow = readInstalled();
if (!tensorflow.ok) {
  console.warn(`skipped for backend tensorflow: ${tensorflow.why} (${offer()})`);
}
export const hasTensorflow = tensorflow.ok;

export const COMPARED = (Object.keys(BACKENDS) as BackendId[]).filter(
  (id) => id !== 'cpu' && (id !== 'tensorflow' || hasTensorflow),
);
