import { readInstalled } from '@/lib/native/installed';
import { offer } from '@/lib/native/offer';

/** TensorFlow is tested where it is installed; the run says so where it is not. */
const tensorflow = readInstalled();
if (!tensorflow.ok) console.warn(`skipped for backend tensorflow: ${tensorflow.why} (${offer()})`);
export const hasTensorflow = tensorflow.ok;
